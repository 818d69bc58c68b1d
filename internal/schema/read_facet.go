package schema

import (
	"slices"
	"strings"
)

var facetKeys = []string{"path", "label", "singular", "name", "by", "pair"}

// facetKinds are the kinds whose values can be terms. A date is one by its year, a period by those from its start to its end.
var facetKinds = []Kind{String, Slug, Integer, Date, Object}

// byYear is the one way to group what is no term by itself.
const byYear = "year"

// facet reads x-facet: true, false, or what differs from the field's own name and label.
func (r *fieldReader) facet(k member) *Facet {
	f := r.field
	if k.value.kind != objectNode && !r.flag(k) {
		return nil
	}
	if !slices.Contains(facetKinds, f.Kind) {
		r.atKey(k, "schema-model-facet-kind", f.Name, string(f.Kind))
		return nil
	}
	facet := &Facet{}
	for _, part := range k.value.members {
		r.facetPart(facet, part)
	}
	switch {
	case f.Kind == Object && facet.By != byYear:
		r.atKey(k, "schema-model-facet-kind", f.Name, string(f.Kind))
		return nil
	case f.Kind != Object && (f.Kind == Date) != (facet.By == byYear):
		r.atKey(k, "schema-model-facet-by", f.Name)
		return nil
	}
	return facet
}

// checkPeriod drops the facet of an object that is no period: one of a start, and of an end where that is known.
func (r *fieldReader) checkPeriod() {
	f := r.field
	if f.Facet == nil {
		return
	}
	start, ok := find(f.Fields, "start")
	if !ok || start.Kind != Date || f.List {
		r.atKey(r.key, "schema-model-facet-kind", f.Name, string(f.Kind))
		f.Facet = nil
	}
}

func (r *fieldReader) facetPart(facet *Facet, part member) {
	switch part.name {
	case "path":
		facet.Path = r.parts(part)
	case "label":
		facet.Label = r.text(part)
	case "singular":
		facet.Singular = r.text(part)
	case "name":
		facet.Name = r.string(part)
	case "by":
		facet.By = r.string(part)
		r.mustBe(part, byYear)
	case "pair":
		facet.Pair = r.string(part)
	default:
		r.unknownKey(part, facetKeys)
	}
}

// parts reads a text that becomes part of an address.
func (r *fieldReader) parts(k member) Text {
	return r.textOf(k, func(k member) string {
		s := r.string(k)
		if s != "" && !partPattern.MatchString(s) {
			r.at(k.value, "schema-model-path", s)
			return ""
		}
		return s
	})
}

// complete fills what the file leaves to the field: its name and label.
func (facet *Facet) complete(f *Field) {
	if facet.Name == "" {
		facet.Name = f.Name
	}
	if len(facet.Path) == 0 {
		facet.Path = Text{"": strings.ReplaceAll(Fold(facet.Name), " ", "-")}
	}
	if len(facet.Label) == 0 {
		facet.Label = f.Label
	}
	if len(facet.Label) == 0 {
		facet.Label = Text{"": f.Name}
	}
	if len(facet.Singular) == 0 {
		facet.Singular = facet.Label
	}
}
