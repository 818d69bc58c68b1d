package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
)

// aCaseInput has something of everything, so that each part of it can be changed.
func aCaseInput() *caseInput {
	most := 5.0
	text := schema.Text{"nl": "een tekst"}
	field := &schema.Field{
		Name: "tags", Kind: schema.String, Label: text, Help: text, Examples: text, Min: &most, Max: &most, AnyOf: []string{"a"},
		Terms: []schema.Term{{Value: "a", Label: text, Description: text}}, Facet: &schema.Facet{Path: text, Label: text, Singular: text},
		Fields: []*schema.Field{{Name: "part"}},
	}
	model := &schema.Model{
		ID: "x", One: text, Many: text, Help: text, Fields: []*schema.Field{field},
		Sections: []*schema.Section{{ID: "a", Title: text, Help: text, Example: text}},
	}
	term := &caseTerm{value: "a", label: "A", website: "w", link: "<a>"}
	return &caseInput{
		caseGround: &caseGround{model: model, feeds: []FeedLink{{"t", "f", "/feed"}}},
		written:    &casefile.Case{File: "cases/a/index.md", Files: []string{"a.png"}},
		redirects:  []string{"/old/"}, alternates: []Alternate{{Lang: "en"}}, facets: []caseFacet{{field, []*caseTerm{term}}},
		card: &cardKey{slug: "a"}, newer: &cardKey{slug: "b"}, older: &cardKey{slug: "c"},
		related: []caseRelated{{&cardKey{slug: "d"}, []*caseTerm{term}}}, links: []caseLink{{"a.md", "/a/"}},
	}
}

// seal works the sums out again that were worked out beforehand.
func (in *caseInput) seal() {
	in.caseGround.seal()
	for _, f := range in.facets {
		for _, t := range f.terms {
			t.seal()
		}
	}
	for _, r := range in.related {
		for _, t := range r.shared {
			t.seal()
		}
	}
}

func TestAllThatACasePageIsMadeFromIsHashed(t *testing.T) {
	in := aCaseInput()
	sum := func() made.From {
		in.seal()
		return in.sum()
	}
	changed := changeEach(t, reflect.ValueOf(in).Elem(), sum)
	for _, part := range []string{
		".written.Sum", ".written.File", ".written.Files", ".updated", ".caseGround.model.Fields.0.Facet.Singular", ".caseGround.home", ".facets.0.terms.0.website",
		".related.0.card.sum", ".newer", ".older.slug", ".links.0.URL", ".alternates.0.Label", ".redirects", ".card.sum",
	} {
		if !slices.Contains(changed, part) {
			t.Errorf("%s was not tried, of\n%s", part, strings.Join(changed, "\n"))
		}
	}
}

func TestAllThatAPageOfAListIsMadeFromIsHashed(t *testing.T) {
	some := []Alternate{{Lang: "en"}}
	in := &listPage{
		list: &list{alternates: some, change: some, with: []withView{{Label: "a"}}, params: listParams{
			common: common{Crumbs: []link{{Label: "a"}}, Alternates: some, Switch: some, Feeds: []FeedLink{{Type: "t"}}},
			Cards:  []string{"a"}, Pager: &pager{Pages: []pagerPage{{Number: 1}}}, Facet: &facetView{}, Term: &termView{}, Pair: &pairView{},
			With: []withView{{Label: "a"}}, Lacks: &lacksView{},
		}},
		cards: []*cardKey{{slug: "a"}, {slug: "b"}},
	}
	changed := changeEach(t, reflect.ValueOf(in).Elem(), func() made.From { return in.sum(in.list.sum()) })
	for _, part := range []string{".number", ".cards.1.sum", ".list.total", ".list.params.common.Topic", ".list.params.Pair.Second.Label"} {
		if !slices.Contains(changed, part) {
			t.Errorf("%s was not tried, of\n%s", part, strings.Join(changed, "\n"))
		}
	}
}

func TestAllThatIsOnACardIsHashed(t *testing.T) {
	c := &card{Authors: []string{"a"}, Marks: []mark{{"f", "l"}}, Image: &imageView{Src: "a"}}
	if changed := changeEach(t, reflect.ValueOf(c).Elem(), c.sum); len(changed) < 14 {
		t.Errorf("only these were tried:\n%s", strings.Join(changed, "\n"))
	}
}

// changeEach changes each part of a value, alone, and holds that its sum changes too. It returns the parts.
func changeEach(t *testing.T, v reflect.Value, sum func() made.From) []string {
	t.Helper()
	var parts []string
	before := sum()
	eachPart(t, v, "", func(name string, part reflect.Value, others ...reflect.Value) {
		parts = append(parts, name)
		old := reflect.ValueOf(part.Interface())
		for _, other := range others {
			part.Set(other)
			if sum() == before {
				t.Errorf("%s is %v or %v, and the page counts as the same", name, old, other)
			}
		}
		part.Set(old)
		if sum() != before {
			t.Fatalf("%s: nothing is changed any more, and the page counts as another", name)
		}
	})
	return parts
}

// eachPart calls a function with each part of a value, down to the last text and number, and with what it could be instead.
func eachPart(t *testing.T, v reflect.Value, name string, call func(name string, part reflect.Value, others ...reflect.Value)) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			call(name, v, reflect.ValueOf(v.Interface()).MethodByName("AddDate").Call([]reflect.Value{reflect.ValueOf(0), reflect.ValueOf(0), reflect.ValueOf(1)})[0])
			return
		}
		for i := range v.NumField() {
			f := v.Field(i)
			if path := name + "." + v.Type().Field(i).Name; !derived(v.Type(), v.Type().Field(i).Name) {
				eachPart(t, reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem(), path, call)
			}
		}
	case reflect.Pointer:
		if v.IsNil() {
			call(name, v, reflect.New(v.Type().Elem()))
			return
		}
		if strings.HasSuffix(name, ".field") { // one of the model, which counts whole
			call(name, v, reflect.ValueOf(&schema.Field{Name: "another"}))
			return
		}
		eachPart(t, v.Elem(), name, call)
		if strings.HasSuffix(name, ".newer") || strings.HasSuffix(name, ".older") || strings.HasSuffix(name, ".Image") {
			call(name, v, reflect.Zero(v.Type()))
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachPart(t, v.Index(i), fmt.Sprint(name, ".", i), call)
		}
		if v.Len() == 0 {
			call(name, v, reflect.MakeSlice(v.Type(), 1, 1))
			return
		}
		call(name, v, reflect.Zero(v.Type()), reflect.AppendSlice(v, v))
	case reflect.Map:
		call(name, v, reflect.ValueOf(schema.Text{"nl": "een andere"}), reflect.ValueOf(schema.Text{"en": "een tekst"}))
	case reflect.String:
		call(name, v, reflect.ValueOf(v.String()+"x").Convert(v.Type()))
	case reflect.Bool:
		call(name, v, reflect.ValueOf(!v.Bool()))
	case reflect.Int:
		call(name, v, reflect.ValueOf(int(v.Int())+1))
	case reflect.Float64:
		call(name, v, reflect.ValueOf(v.Float()+1))
	case reflect.Array:
		other := reflect.New(v.Type()).Elem()
		other.Index(other.Len() - 1).SetUint(9)
		call(name, v, other)
	default:
		t.Fatalf("%s is a %s: say how to change it", name, v.Type())
	}
}

// notOfACase are the parts of a case that its hash need not take in, and why. A new one has to be put here, or into the hash.
var notOfACase = map[string]string{
	"Slug": "of the file's name", "Lang": "of the file's name", "Bundle": "of the file's name",
	"Title": "", "Summary": "", "Date": "", "Lastmod": "", "Reviewed": "", "Draft": "", "ID": "", "Aliases": "", "Related": "", "Image": "",
	"Values": "", "Body": "", "BodyLine": "", "Sections": "", "text": "", "parts": "", "blocks": "", "longFront": "", "outline": "", // of its text
	"rules": "the model counts, and the languages and shortcodes for all pages",
}

// derived reports whether a part of a struct comes from the others.
func derived(of reflect.Type, part string) bool {
	switch of {
	case reflect.TypeFor[casefile.Case]():
		_, known := notOfACase[part]
		return known
	case reflect.TypeFor[schema.Model]():
		return part == "checks"
	case reflect.TypeFor[caseGround](), reflect.TypeFor[caseTerm]():
		return part == "sum"
	}
	return false
}

// What a case is read by, beside its text, counts: the model for pages of cases, and for all pages the settings, which name the languages, and
// the theme, which has the shortcodes.
func TestNothingElseDecidesHowACaseIsRead(t *testing.T) {
	var parts []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[casefile.Rules]()) {
		parts = append(parts, f.Name)
	}
	if want := []string{"Model", "Languages", "Shortcodes", "Paired"}; !slices.Equal(parts, want) {
		t.Errorf("the rules of cases are %v, not %v: does the hash of a page take them in?", parts, want)
	}
}
