package deploy

import (
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// randomSite makes a site that holds together: pages have styles and pictures, and lead to pages.
func randomSite(r *rand.Rand) site {
	s := site{"_headers": rules}
	style := fmt.Sprintf("css/main.%d.css", r.IntN(3))
	s[style] = style
	var pages []string
	for i := range 6 {
		if r.IntN(3) > 0 {
			pages = append(pages, fmt.Sprintf("cases/%d.html", i))
		}
	}
	home := fmt.Sprintf(`<link href="/%s">%d`, style, r.IntN(3))
	for _, page := range pages {
		home += fmt.Sprintf(`<a href="/%s">`, page)
		picture := strings.TrimSuffix(page, ".html") + ".png"
		s[picture] = fmt.Sprint(r.IntN(2))
		s[page] = fmt.Sprintf(`<link href="/%s"><img src="/%s">%d<a href="/%s">`, style, picture, r.IntN(2), pages[r.IntN(len(pages))])
	}
	s["index.html"], s["atom.xml"] = home, fmt.Sprint(r.IntN(3))
	return s
}

// cut runs a deployment that is cut off at a change, as a killed process is: not even its lock is given back. It reports whether it was.
func (p *place) cut(s site, at int) bool {
	p.t.Helper()
	r := &recorder{store: p.store, cutAt: at}
	d := p.deployer(s, r)
	d.Parallel = 3
	_, err := d.run(p.t.Context())
	if err != nil && !errors.Is(err, errCut) {
		p.t.Fatal(err)
	}
	return err != nil
}

// taken is what a rollback gives: the release before, or the one that is still up where another was only begun.
func (p *place) taken(older, old site) site {
	p.t.Helper()
	s := p.state()
	if s.unfinished() || len(s.chain(s.current, 3)) == 3 {
		return old
	}
	return older
}

// At every moment at which a deployment can be cut off, visitors find whole pages; and what comes after it, another try, another site or the
// one before, gives just that.
func TestADeploymentCanBeCutOffAnywhere(t *testing.T) {
	for seed := range uint64(rounds(2, 300)) {
		random := rand.New(rand.NewPCG(seed, 7))
		zero, one, two, three := randomSite(random), randomSite(random), randomSite(random), randomSite(random)
		for at, again := 1, true; again; at++ {
			for _, next := range []site{two, three, nil} {
				p := newPlace(t)
				p.deploy(zero)
				p.deploy(one)
				again = p.cut(two, at)
				if err := whole(p.visible()); err != nil {
					t.Fatalf("seed %d, cut at %d: %v\n%v", seed, at, err, p.visible())
				}
				want := next
				if next == nil {
					want = p.taken(zero, one)
				}
				p.deploy(next)
				if p.expect(want); t.Failed() || next != nil && p.deploy(next).Published {
					t.Fatalf("seed %d, cut at %d: not all is there, or known to be", seed, at)
				}
			}
		}
	}
}

// So can a rollback, and the rollback of what was cut off.
func TestARollbackCanBeCutOffAnywhere(t *testing.T) {
	for seed := range uint64(rounds(2, 300)) {
		random := rand.New(rand.NewPCG(seed, 8))
		one, two, three := randomSite(random), randomSite(random), randomSite(random)
		for at, again := 1, true; again; at++ {
			p := newPlace(t)
			p.deploy(one)
			p.deploy(two)
			if seed%2 == 1 { // what is taken back is itself only half there
				p.cut(three, 8)
			}
			want := p.taken(one, two)
			before := p.state()
			again = p.cut(nil, at)
			if err := whole(p.visible()); err != nil {
				t.Fatalf("seed %d, cut at %d: %v\n%v", seed, at, err, p.visible())
			}
			if s := p.state(); s.unfinished() || !before.unfinished() && s.current == before.current { // else it was done
				p.deploy(nil)
			} else if err := p.store.remove(t.Context(), lockKey); err != nil {
				t.Fatal(err)
			}
			if p.expect(want); t.Failed() {
				t.Fatalf("seed %d, cut at %d", seed, at)
			}
			p.deploy(three)
			p.expect(three)
		}
	}
}

// rounds says how often to try: few times, or, when SOAK is set, as often as it takes to trust.
func rounds(few, many int) int {
	if os.Getenv("SOAK") != "" {
		return many
	}
	return few
}

// Of a site that is put up for the first time, home opens last.
func TestAFirstDeploymentCanBeCutOffAnywhere(t *testing.T) {
	for at, again := 1, true; again; at++ {
		p := newPlace(t)
		again = p.cut(first, at)
		if err := whole(p.visible()); err != nil {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
}

func TestWhatIsThereAfterAnInterruptionIsNotSentAgain(t *testing.T) {
	for at := 4; at < 14; at++ {
		p := newPlace(t)
		p.cut(first, at)
		there := len(p.visible())
		got := p.deploy(first)
		if len(got.Plan.Uploads) != len(first)-there {
			t.Errorf("cut at %d: %d were there, and %d sent", at, there, len(got.Plan.Uploads))
		}
		if len(got.Changed) != len(first) {
			t.Errorf("cut at %d: subscribers hear of %d changes", at, len(got.Changed))
		}
		p.expect(first)
	}
}

func TestSubscribersHearOfWhatWasPutUpBeforeTheInterruption(t *testing.T) {
	for at, again := 1, true; again; at++ {
		p := newPlace(t)
		p.deploy(first)
		before := p.current()
		again = p.cut(second, at)
		var want []string
		if s := p.state(); s.unfinished() || s.current == before {
			want = []string{"atom.xml", "cases/a.html", "cases/c.html", "cases/c.png", "css/main.2.css", "index.html"}
		}
		if got := p.deploy(second).Changed; !slices.Equal(got, want) {
			t.Errorf("cut at %d: got %q", at, got)
		}
	}
}

// staleStore lists an object with the hash of what it held before, as a server does that was killed between the bytes and their hash.
type staleStore struct {
	store
	key, held string
}

func (s staleStore) list(ctx context.Context) ([]object, error) {
	found, err := s.store.list(ctx)
	for i := range found {
		if found[i].key == s.key {
			sum := md5.Sum([]byte(s.held))
			found[i].md5 = sum[:]
		}
	}
	return found, err
}

func TestAHashThatIsBehindItsBytesIsNotBelievedAfterAnInterruption(t *testing.T) {
	older := maps.Clone(first)
	older["over/index.html"] = "Over vroeger"
	for at, again := 1, true; again; at++ {
		for _, next := range []site{second, nil} {
			p := newPlace(t)
			p.deploy(older)
			p.deploy(first)
			if again = p.cut(second, at); !again {
				break
			}
			want := next
			if next == nil {
				want = p.taken(older, first)
			}
			stale := staleStore{store: p.store, key: "index.html", held: first["index.html"]}
			if _, err := p.deployer(next, stale).run(t.Context()); err != nil {
				t.Fatal(err)
			}
			if p.expect(want); t.Failed() {
				t.Fatalf("cut at %d", at)
			}
		}
	}
}
