package site

import (
	"strconv"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// checkTerms reports terms of the open vocabularies that are written in two ways: those that the editors have named otherwise,
// and those that are almost the same as one that more cases have.
func (k *checker) checkTerms() {
	var fields []*schema.Field
	for _, f := range k.o.Model.Facets() {
		if len(f.Terms) == 0 && f.Kind == schema.String {
			fields = append(fields, f)
		}
	}
	for _, l := range k.site.Languages {
		for i, spellings := range k.spellings(fields, l) {
			if better := betterSpellings(spellings, newNames(k.o.Vocabulary[fields[i].Name])); len(better) > 0 {
				k.reportSpellings(fields[i], l, better)
			}
		}
	}
}

// spelling is one way in which the cases of a language write a term.
type spelling struct {
	text string
	uses int
}

// spellings collects the terms of fields, in the order in which the cases' files first have them.
func (k *checker) spellings(fields []*schema.Field, l *Language) [][]*spelling {
	all, known := make([][]*spelling, len(fields)), make([]map[string]*spelling, len(fields))
	for i := range fields {
		known[i] = map[string]*spelling{}
	}
	for _, c := range k.casesIn(l) {
		for i, f := range fields {
			for _, v := range values(c, f.Name) {
				s := known[i][v.Text]
				if s == nil {
					s = &spelling{text: v.Text}
					known[i][v.Text] = s
					all[i] = append(all[i], s)
				}
				s.uses++
			}
		}
	}
	return all
}

// advice is the spelling to use instead of another, and how many cases do; none where the editors have named the term.
type advice struct {
	text string
	uses int
}

// betterSpellings returns what to write instead, for those texts that should be written otherwise.
func betterSpellings(all []*spelling, named names) map[string]advice {
	commonest := map[string]*spelling{} // by what all ways to write a term have in common
	keys := make([]string, len(all))
	for i, s := range all {
		keys[i] = schema.Fold(s.text)
		if best := commonest[keys[i]]; best == nil || s.beats(best) {
			commonest[keys[i]] = s
		}
	}
	better := map[string]advice{}
	for i, s := range all {
		best := commonest[keys[i]]
		name, ok := named.instead(s.text, keys[i])
		switch {
		case keys[i] == "" || named.exact[s.text]:
		case ok:
			better[s.text] = advice{text: name}
		case best != s:
			better[s.text] = advice{best.text, best.uses}
		}
	}
	return better
}

// beats reports whether more cases write the term this way; of equals, the first in the alphabet.
func (s *spelling) beats(other *spelling) bool {
	if s.uses != other.uses {
		return s.uses > other.uses
	}
	return s.text < other.text
}

func (k *checker) reportSpellings(f *schema.Field, l *Language, better map[string]advice) {
	for _, c := range k.casesIn(l) {
		for _, v := range values(c, f.Name) {
			switch a, ok := better[v.Text]; {
			case ok && a.uses == 0:
				k.report(diag.Warning, c, v, "site-term-named", v.Text, a.text)
			case ok:
				k.report(diag.Warning, c, v, "site-term-near", v.Text, a.text, strconv.Itoa(a.uses))
			}
		}
	}
}

// names are the terms of a field that the editors have described, found by how a case may write them.
type names struct {
	exact  map[string]bool
	also   map[string]string // other spelling to name
	folded map[string]string
}

func newNames(terms []schema.OpenTerm) names {
	n := names{exact: map[string]bool{}, also: map[string]string{}, folded: map[string]string{}}
	for _, t := range terms {
		n.exact[t.Name] = true
		setOnce(n.folded, schema.Fold(t.Name), t.Name)
	}
	for _, t := range terms {
		for _, other := range t.Also {
			setOnce(n.also, other, t.Name)
			setOnce(n.folded, schema.Fold(other), t.Name)
		}
	}
	return n
}

func setOnce(m map[string]string, key, value string) {
	if _, ok := m[key]; !ok {
		m[key] = value
	}
}

// instead returns the name that the editors use for what a case writes otherwise.
func (n names) instead(text, folded string) (string, bool) {
	if name, ok := n.also[text]; ok {
		return name, true
	}
	name, ok := n.folded[folded]
	return name, ok
}
