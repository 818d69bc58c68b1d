package form

import (
	"slices"
	"strconv"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// addProblems says at each control what is wrong with it.
func (f *Filled) addProblems(c *casefile.Case) {
	_, problems := casefile.Parse(c.File, c.Format(), c.Rules())
	problems = diag.Sort(append(problems, casefile.Validate(c, c.Rules())...))
	controls := f.byName()
	for _, p := range problems {
		k := f.at(c, p, controls)
		if k != nil {
			k.Problems = append(k.Problems, k.InWords(p))
		}
		f.Problems = append(f.Problems, Placed{p, k})
	}
}

// At returns the control that a problem of the case's file is at, nil where it is at none: for problems that Fill does not know, such
// as those across cases.
func (f *Filled) At(c *casefile.Case, p diag.Problem) *Control { return f.at(c, p, f.byName()) }

func (f *Filled) byName() map[string]*Control {
	all := map[string]*Control{}
	for _, g := range f.Groups {
		for _, top := range g.Controls {
			top.each(func(k *Control) { all[k.Name] = k })
		}
	}
	return all
}

func (f *Filled) at(c *casefile.Case, p diag.Problem, controls map[string]*Control) *Control {
	if p.Code == "case-section-missing" || p.Line >= c.BodyLine {
		return f.sectionAt(c, p)
	}
	path := pathAt(c, p)
	if missing := missingKey(p); missing != "" {
		path = append(path, missing)
	}
	for n := len(path); n > 0; n-- {
		name := "f"
		for _, step := range path[:n] {
			name += "." + step
		}
		if k := controls[name]; k != nil {
			return k
		}
	}
	return nil
}

// missingKey is the key that a problem says is missing where it is.
func missingKey(p diag.Problem) string {
	switch p.Code {
	case "schema-required":
		return p.Args[0]
	case "case-image-no-alt":
		return "alt"
	}
	return ""
}

// pathAt is what a place in the front matter is in: a field, the number of a row, a key. It is empty above all fields.
func pathAt(c *casefile.Case, p diag.Problem) []string {
	name := ""
	for _, w := range c.Written() {
		if w.Line <= p.Line {
			name = w.Name
		}
	}
	if name == "" {
		return nil
	}
	v, ok := c.Get(name)
	if !ok {
		return []string{name}
	}
	return append([]string{name}, within(v, p)...)
}

func within(v casefile.Value, p diag.Problem) []string {
	before := func(line, column int) bool { return line < p.Line || line == p.Line && column <= p.Column }
	if i := lastIndex(v.List, func(item casefile.Value) bool { return before(item.Line, item.Column) }); i >= 0 {
		return append([]string{strconv.Itoa(i + 1)}, within(v.List[i], p)...)
	}
	if i := lastIndex(v.Members, func(m casefile.Member) bool { return before(m.Line, m.Column) }); i >= 0 {
		if _, missing := v.Get(missingKey(p)); missingKey(p) != "" && !missing {
			return nil
		}
		return []string{v.Members[i].Name}
	}
	return nil
}

func lastIndex[T any](all []T, is func(T) bool) int {
	for i := len(all) - 1; i >= 0; i-- {
		if is(all[i]) {
			return i
		}
	}
	return -1
}

// sectionAt is the section that a place in the body is in, or that is missing.
func (f *Filled) sectionAt(c *casefile.Case, p diag.Problem) *Control {
	if p.Code == "case-section-missing" {
		for _, s := range c.Rules().Model.Sections {
			if s.Title.In(c.Lang) == p.Args[0] {
				return f.sectionBy(func(k *Control) bool { return k.Name == "s."+s.ID })
			}
		}
	}
	index := lastIndex(c.Sections, func(s casefile.Section) bool { return s.Line <= p.Line })
	k := f.sectionBy(func(k *Control) bool { return k.section == index && k.present })
	if k != nil && k.Kind == Heading {
		return k.Parts[1]
	}
	return k
}

func (f *Filled) sectionBy(is func(*Control) bool) *Control {
	if i := slices.IndexFunc(f.sections, is); i >= 0 {
		return f.sections[i]
	}
	return nil
}

// addMissing finds the required controls without a value, and counts those that have one.
func (f *Filled) addMissing() {
	for _, g := range f.Groups {
		for _, k := range g.Controls {
			if k.Recommended {
				f.Total++
				if k.Filled() {
					f.Done++
				}
			}
			if k.Required && !k.Filled() {
				f.Missing = append(f.Missing, Missing{k.Name, k.Label})
			}
		}
	}
}
