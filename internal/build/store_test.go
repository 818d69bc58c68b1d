package build

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func openFile(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(t.TempDir(), name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestAStoreGivesBackWhatWasPutInIt(t *testing.T) {
	f := openFile(t, "store")
	first := NewStore(f, 0, nil)
	for _, name := range []string{"a.html", "b.html", "c.html"} {
		first.put(name, []byte("content of "+name))
	}
	before := &Cache{Stored: first.stored()}
	second := NewStore(f, first.size, before)
	for _, name := range []string{"c.html", "a.html", "a.html"} {
		if content, ok := second.read(name); !ok || string(content) != "content of "+name {
			t.Errorf("%s: %q, %v", name, content, ok)
		}
	}
	if second.has("d.html") {
		t.Error("it has what was never put in it")
	}
	second.keep("a.html")
	second.put("b.html", []byte("content of b.html")) // the same
	size := second.size
	second.put("c.html", []byte("another content"))
	if size != first.size || second.size != size+int64(len("another content")) || len(second.stored()) != 3 {
		t.Errorf("it grew from %d to %d to %d", first.size, size, second.size)
	}
}

// What is lent stays as it is until it is done with, whatever else is asked for.
func TestAStoreLendsWhatItHas(t *testing.T) {
	f := openFile(t, "store")
	first := NewStore(f, 0, nil)
	content := func(i int) string { return strings.Repeat(fmt.Sprint(i), 1+i*1000) }
	name := func(i int) string { return fmt.Sprintf("%d.html", i) }
	const files = 60
	for i := range files {
		first.put(name(i), []byte(content(i)))
	}
	s := NewStore(f, first.size, &Cache{Stored: first.stored()})
	r := rand.New(rand.NewPCG(1, 1))
	lent := map[int][]byte{}
	done := map[int]func(){}
	for range 2000 {
		i := r.IntN(files)
		switch r.IntN(3) {
		case 0:
			if !s.has(name(i)) {
				t.Fatalf("%d is not there", i)
			}
		case 1:
			if lent[i] == nil {
				lent[i], done[i], _ = s.lend(name(i))
			}
		case 2:
			if lent[i] != nil {
				done[i]()
				delete(lent, i)
			}
		}
		for i, got := range lent {
			if string(got) != content(i) {
				t.Fatalf("%d changed while it was lent", i)
			}
		}
	}
}

func TestAStoreIsNotBelievedWhereItIsDamaged(t *testing.T) {
	f := openFile(t, "store")
	first := NewStore(f, 0, nil)
	first.put("a.html", []byte("a content"))
	first.put("b.html", []byte("b content"))
	before := &Cache{Stored: first.stored()}
	if _, err := f.WriteAt([]byte("x"), 3); err != nil {
		t.Fatal(err)
	}
	if s := NewStore(f, first.size, before); s.has("a.html") || !s.has("b.html") {
		t.Error("a wrong byte was believed, or a right one was not")
	}
	s := NewStore(f, first.size, before)
	if !s.has("b.html") {
		t.Fatal("it is not there")
	}
	s.read("b.html") // once it is given away, it has to be read again
	if _, err := f.WriteAt([]byte("y"), first.size-1); err != nil {
		t.Fatal(err)
	}
	if content, ok := s.read("b.html"); ok {
		t.Errorf("%q is believed, which changed since it was looked at", content)
	}
	if s := NewStore(f, first.size-1, before); s.has("b.html") {
		t.Error("more was read than there is")
	}
	for _, at := range []Stored{{At: -1, Length: 3}, {At: 2, Length: -1}, {At: 1 << 62, Length: 1 << 62}} {
		if NewStore(f, first.size, &Cache{Stored: map[string]Stored{"a.html": at}}).has("a.html") {
			t.Errorf("%v is a place", at)
		}
	}
}

// fullFile takes no more.
type fullFile struct{ *os.File }

func (fullFile) WriteAt([]byte, int64) (int, error) { return 0, errors.New("no space") }

func TestAStoreThatIsFullHoldsNobodyUp(t *testing.T) {
	s := NewStore(fullFile{openFile(t, "store")}, 0, nil)
	s.put("a.html", []byte("a"))
	if s.put("b.html", []byte("b")); len(s.stored()) > 0 {
		t.Errorf("it says to have %v", s.stored())
	}
}

func TestACrowdedStoreIsTidied(t *testing.T) {
	f, size, before := openFile(t, "store"), int64(0), &Cache{}
	for run := range 5 {
		s := NewStore(f, size, before)
		s.keep("stays.html")
		if run == 0 {
			s.put("stays.html", make([]byte, spare/2))
		}
		s.put("changes.html", append(make([]byte, spare/2), fmt.Sprint(run)...))
		size, before = s.size, &Cache{Stored: s.stored()}
		if crowded := before.Crowded(size); crowded != (run == 4) {
			t.Errorf("run %d: %d bytes are called crowded: %v", run, size, crowded)
		}
	}
	to := openFile(t, "tidy")
	moved, err := before.Move(f, to)
	if err != nil || moved != spare+1 || before.Crowded(moved) {
		t.Errorf("%d bytes, %v", moved, err)
	}
	s := NewStore(to, moved, before)
	if content, ok := s.read("changes.html"); !ok || content[spare/2] != '4' || !s.has("stays.html") {
		t.Error("something was lost")
	}
	if _, err := before.Move(to, fullFile{f}); err == nil {
		t.Error("a disk that is full was not noticed")
	}
}
