package submit

import (
	"fmt"
	"testing"
)

// BenchmarkChanges finds what changed among ten thousand cases, and hands one in.
func BenchmarkChanges(b *testing.B) {
	r := newRepo(b, "")
	for i := range 10_000 {
		r.write(fmt.Sprintf("cases/case-%05d.md", i), fmt.Sprint("case ", i))
	}
	gitIn(b, r.top, "add", "-A")
	gitIn(b, r.top, "commit", "-qm", "veel")
	r.bare()
	r.write("cases/case-00500.md", "anders")
	r.write("cases/nieuw.md", "nieuw")
	b.Run("changes", func(b *testing.B) {
		for b.Loop() {
			if changes, err := r.Changes(b.Context()); err != nil || len(changes) != 2 {
				b.Fatal(changes, err)
			}
		}
	})
	b.Run("submit", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n++
			r.write("cases/nieuw.md", fmt.Sprint(n))
			if result := r.submit("cases/nieuw.md"); !result.Pushed {
				b.Fatal(result)
			}
		}
	})
}
