package made

import (
	"io"
	"strings"
	"testing"
)

func sum(parts ...string) From {
	h := NewHash()
	h.AddString(parts...)
	return h.Sum()
}

func TestPartsAreToldApart(t *testing.T) {
	if sum("ab", "c") == sum("a", "bc") || sum("a") == sum("a", "") {
		t.Error("other parts have the same hash")
	}
	h := NewHash()
	h.Add([]byte("ab"))
	h.Add([]byte("c"))
	if h.Sum() != sum("ab", "c") {
		t.Error("a text and its bytes are not the same part")
	}
}

func TestLongTextsAreHashedAsTheirBytesAre(t *testing.T) {
	for _, n := range []int{0, 1, heldMost - 9, heldMost - 8, heldMost, heldMost + 1, 5 * heldMost} {
		text := strings.Repeat("x", n)
		h := NewHash()
		for _, part := range []string{"ab", text, "", text} {
			h.Add([]byte(part))
		}
		if got := h.Sum(); got != sum("ab", text, "", text) || got == sum("ab", text+"x", "", text) {
			t.Errorf("%d bytes: another hash", n)
		}
	}
}

func TestFilesStayWhereTheyAreMadeFromTheSame(t *testing.T) {
	first := &Memory{}
	for _, name := range []string{"a", "b"} {
		if stays, err := first.Stays(sum("x"), name); stays || err != nil {
			t.Fatal("what never was stays", err)
		}
		if err := first.Put(name, []byte("content of "+name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		from  From
		names []string
		want  bool
	}{
		{sum("x"), []string{"a", "b"}, true},
		{sum("y"), []string{"a"}, false},
		{sum("x"), []string{"a", "c"}, false}, // all or none
	} {
		next := first.Next()
		stays, err := next.Stays(tt.from, tt.names...)
		if err != nil || stays != tt.want || tt.want != (next.Kept == len(tt.names)) {
			t.Errorf("%v: got %v, %d stay, %v", tt.names, stays, next.Kept, err)
		}
		if content, err := next.Read("a"); tt.want != (err == nil && string(content) == "content of a") {
			t.Errorf("%v: read %q, %v", tt.names, content, err)
		}
	}
}

func TestAFileIsMadeOnce(t *testing.T) {
	var m Memory
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, "parts")
		return err
	}
	told, err := m.Write("a", write)
	if again, errSum := m.Sum("a"); err != nil || errSum != nil || string(m.Files["a"]) != "parts" || told != again || told != SumOf([]byte("parts")) {
		t.Errorf("got %q, %v, %v", m.Files["a"], err, errSum)
	}
	if m.Put("a", nil) == nil {
		t.Error("a second file of the same name was taken")
	}
}
