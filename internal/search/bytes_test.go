package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
)

// bytesOf returns a hash of everything in an index, whatever the compression makes of it.
func bytesOf(t *testing.T, docs []Document, o Options) string {
	t.Helper()
	index, err := build(docs, o, limits{inline: maxBody, terms: 1 << 10, files: 4, list: 256, lexicon: 512})
	if err != nil {
		t.Fatal(err)
	}
	body, err := expand(index.Files[index.Manifest])
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:6])
}

// mixedDocuments makes documents with titles that are the same, terms, accents, hyphens and words of many kinds.
func mixedDocuments(n int) []Document {
	docs := madeDocuments(n)
	small := smallDocuments()
	for i := range docs {
		d := &docs[i]
		s := small[i%len(small)]
		d.Title = s.Title
		if i%3 == 0 {
			d.Title = fmt.Sprint(s.Title, " ", i/3)
		}
		d.Body += " " + s.Title + ". " + s.Body + " café-chantant, e-mail’s; ﬁnanciën K&G. " + fmt.Sprint("zaak", i)
		d.Headings = []string{"Aanpak", s.Title}
		d.Facets = []FacetTerms{{"tags", []Term{{fmt.Sprint("t", i%7), fmt.Sprint("Thema ", i%7)}}}}
	}
	return docs
}

// A faster builder must write what a slower one wrote: these are the hashes of the first one. They change with the format or
// the ranking only.
func TestBytesStay(t *testing.T) {
	synonyms := [][]string{{"webcare", "klantenzorg"}, {"K&G", "Kind & Gezin"}, {"sociale media", "twitter"}}
	for lang, want := range map[string]string{"nl": "29fe20b81d3c", "en": "b646b3a3c860", "fr": "7b75cef9f6d3", "de": "80e0c3c70019", "xx": "4363fb36b53b"} {
		o := Options{Lang: lang, Prefix: "/cases/", Facets: []string{"tags"}, Synonyms: synonyms}
		if got := bytesOf(t, mixedDocuments(300), o); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}

func TestOrderOfDocumentsIsNoMatter(t *testing.T) {
	docs := mixedDocuments(60)
	want := bytesOf(t, docs, Options{Lang: "nl"})
	slices.Reverse(docs)
	if got := bytesOf(t, docs, Options{Lang: "nl"}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
