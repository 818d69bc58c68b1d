package feed

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/made/madetest"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// What is added to one of these and not to what it is made from fails here.
func TestEveryFieldCounts(t *testing.T) {
	known := &term{}
	eachLeaf(t, "term", reflect.ValueOf(known), func() made.From { return new(row).ofTerm(*known) }, "term.from")
	e := &site.Entry{}
	c := &channel{withdrawn: []site.Withdrawn{{}}, entries: []*site.Entry{e}}
	ofChannel := func() made.From { return new(row).ofChannel(c, func(*site.Entry) made.From { return made.From{} }) }
	eachLeaf(t, "channel", reflect.ValueOf(c), ofChannel, "channel.entries")
	list := &opml{Outlines: []outline{{Outlines: []outline{{}}}}}
	eachLeaf(t, "list", reflect.ValueOf(list), func() made.From { return new(row).ofList(list) }, "list.XMLName")
}

// eachLeaf changes every field that v holds, one after another, and fails where the hash stays the same.
func eachLeaf(t *testing.T, name string, v reflect.Value, hash func() made.From, except string) {
	t.Helper()
	switch {
	case name == except:
	case v.Kind() == reflect.Pointer:
		eachLeaf(t, name, v.Elem(), hash, except)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachLeaf(t, name, v.Index(i), hash, except)
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		for i := range v.NumField() {
			eachLeaf(t, name+"."+v.Type().Field(i).Name, v.Field(i), hash, except)
		}
	default:
		before := hash()
		change(t, name, reflect.NewAt(v.Type(), v.Addr().UnsafePointer()).Interface())
		if hash() == before {
			t.Errorf("%s does not count", name)
		}
	}
}

func change(t *testing.T, name string, field any) {
	t.Helper()
	switch field := field.(type) {
	case *string:
		*field += "x"
	case *int:
		*field++
	case *time.Time:
		*field = field.Add(time.Nanosecond)
	default:
		t.Fatalf("%s is a %T: teach this test to change it", name, field)
	}
}

// toldByFile are the fields of a case that its file says by itself, and with it its sum. What is not in this list is not taken for granted: it has
// to count.
var toldByFile = []string{"Title", "Summary", "Date", "Lastmod", "Reviewed", "Draft", "ID", "Aliases", "Related", "Image", "Values", "Body", "BodyLine", "Sections"}

// Whatever of a site changes what feeds say of a case changes what that is known to be made from.
func TestAllThatFeedsSayOfACaseCounts(t *testing.T) {
	s, _ := exampleSite()
	s.Model = rowsModel()
	s.Model.Fields = append(s.Model.Fields, &schema.Field{Name: "media", Display: schema.DisplayMedia})
	for _, l := range s.Languages {
		for _, f := range l.Facets {
			s.Model.Fields = append(s.Model.Fields, f.Field)
		}
	}
	e := s.Languages[0].Entries[0]
	e.Values = append(e.Values, rows("results", []string{"metric", "lezers", "value", "1"}), rows("media", []string{"kind", "audio", "url", "a.mp3", "title", "Hoor"}))
	sizes := map[string]int{"cases/club35/groep foto.jpg": 1, "cases/club35/a.mp3": 2}
	text := made.From{}
	said := func() (string, made.From) {
		from, err := new(row).ofAll(s)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Size: func(path string) int { return sizes[path] }, Pixels: func(path string) Pixels { return Pixels{sizes[path] % 7, sizes[path] / 7} }}
		i := newItems(s, o.complete(), from)
		it := i.work(e)
		picture := it.image
		it.image = nil
		return fmt.Sprintf("%+v %+v", it, picture), new(row).ofCase(i, e, text)
	}
	before, from := said()
	mattered := 0
	check := func(path string) {
		now, nowFrom := said()
		if now != before {
			mattered++
			if nowFrom == from {
				t.Errorf("%s does not count", path)
			}
		}
	}
	told := func(path string) bool {
		_, field, ok := strings.Cut(path, ".Case.")
		return ok && slices.Contains(toldByFile, field)
	}
	madetest.Each(s, told, check)
	madetest.Each(&sizes, func(string) bool { return false }, check)
	if again, nowFrom := said(); again != before || nowFrom != from {
		t.Error("not all changes were taken back")
	}
	if mattered < 15 {
		t.Errorf("only %d changes mattered", mattered)
	}
	e.Sum[0]++
	if _, other := said(); other == from {
		t.Error("another file is the same")
	}
	e.Sum[0]--
	text[0]++
	if _, other := said(); other == from {
		t.Error("another text is the same")
	}
}

func TestOrderOfCasesCounts(t *testing.T) {
	s := manyCases(2)
	a, b := s.Languages[0].Entries[0], s.Languages[0].Entries[1]
	from := func(entries ...*site.Entry) made.From {
		return new(row).ofChannel(&channel{entries: entries}, func(e *site.Entry) made.From { return made.From{e.Slug[len(e.Slug)-1]} })
	}
	if from(a, b) == from(b, a) || from(a) == from(a, a) {
		t.Error("other cases are the same")
	}
}
