package search

import (
	"testing"
)

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`"a b" -c d`, "K&G", "e-mail „x” -", "\xff\"'-.&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n := len(ParseQuery(s).Words); n > maxWords {
			t.Errorf("%d words", n)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("Café ﬁ İ \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if once := fold(s); fold(once) != once {
			t.Errorf("fold(%q) = %q, again %q", s, once, fold(once))
		}
	})
}

// FuzzReader reads an index with one damaged body: whatever is in it, there is an answer or an error.
func FuzzReader(f *testing.F) {
	index, err := build(smallDocuments(), smallOptions(), limits{terms: 400, list: 12, lexicon: 200})
	if err != nil {
		f.Fatal(err)
	}
	for name, packed := range index.Files {
		body, err := expand(packed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name[len("search/nl/")], body, "gemeente twiter \"de wijk\" be")
	}
	f.Fuzz(func(t *testing.T, kind byte, body []byte, query string) {
		if len(body) > 1<<16 || len(query) > 200 {
			return
		}
		damaged := compress(body)
		r, err := Open(func(name string) ([]byte, error) {
			if name[len("search/nl/")] == kind {
				return damaged, nil
			}
			return reading(index)(name)
		}, index.Manifest)
		if err != nil {
			return
		}
		q := ParseQuery(query)
		q.Filters = []Filter{{"channels", []string{"twitter"}}}
		r.Search(q)
		r.Counts(q, "channels")
	})
}
