package feed

import (
	"reflect"
	"testing"
	"time"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// What is added to one of these and not to what it is made from fails here.
func TestEveryFieldCounts(t *testing.T) {
	it := &item{image: &image{}, audio: []attachment{{}}, categories: []category{{}}, authors: []author{{}}}
	eachLeaf(t, "item", reflect.ValueOf(it), func() made.From { return new(row).ofItem(it, made.From{}) }, "item.html") // Options.Text tells of that
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

func TestPartsAreToldApart(t *testing.T) {
	one, other := &item{authors: []author{{"a", "b"}, {"c", "d"}}}, &item{authors: []author{{"a", "bc"}, {"", "d"}}}
	if new(row).ofItem(one, made.From{}) == new(row).ofItem(other, made.From{}) {
		t.Error("other authors are the same")
	}
	p := new(row)
	if p.ofItem(one, made.From{1}) == p.ofItem(one, made.From{2}) {
		t.Error("another text is the same")
	}
	if first := p.ofItem(one, made.From{}); first != p.ofItem(one, made.From{}) {
		t.Error("the row keeps what it had before")
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
