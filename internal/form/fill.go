package form

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// Filled is a form with the values of a case.
type Filled struct {
	Lang       string
	Groups     []Group
	Kept       []Kept // what the form has no control for
	Problems   []Placed
	Missing    []Missing // required, and not there
	Done       int       // of Total, how many recommended controls have a value
	Total      int
	Pictures   []string // the files beside the case that a text can show
	CaseLang   string   // the language of the case
	Shape      string   // of the rows and headings: the form sends it back as the value shape
	Unreadable bool     // the front matter is too long to be read: only the text can be edited

	sections []*Control
}

// Group is a part of the form.
type Group struct {
	ID       GroupID
	Controls []*Control
}

// Kept is a field of the file that the form can't show, as its lines in the file.
type Kept struct{ Name, Source string }

// Placed is something that is wrong, with the control it is at; nil where it is at none.
type Placed struct {
	diag.Problem
	Control *Control
}

// Missing is a required control without a value.
type Missing struct{ Name, Label string }

// Fill returns the form with the values of a case, and what is wrong with each of them.
func (f *Form) Fill(c *casefile.Case) *Filled {
	filled := f.values(c)
	for _, g := range filled.Groups {
		for _, top := range g.Controls {
			top.each(func(k *Control) { f.addOptions(k, c.Files) })
			if top.Blank != nil {
				for _, part := range top.Blank.Parts {
					f.addOptions(part, c.Files)
				}
			}
		}
	}
	filled.addProblems(c)
	filled.addMissing()
	return filled
}

// values is the form as the case fills it: what Apply compares with.
func (f *Form) values(c *casefile.Case) *Filled {
	filled := &Filled{Lang: f.lang, CaseLang: c.Lang, Unreadable: c.TooLong()}
	for _, o := range pictures(c.Files, "") {
		filled.Pictures = append(filled.Pictures, o.Value)
	}
	byGroup := map[GroupID][]*Control{Story: f.sectionControls(c)}
	filled.sections = byGroup[Story]
	written := map[string]casefile.Written{}
	for _, w := range c.Written() {
		if _, twice := written[w.Name]; !twice {
			written[w.Name] = w
		}
		if _, known := f.model.Field(w.Name); !known {
			filled.Kept = append(filled.Kept, Kept{w.Name, w.Text})
		}
	}
	for _, field := range f.model.Fields {
		v, present := c.Get(field.Name)
		k := f.control("f."+field.Name, field, v, present)
		w := written[field.Name]
		k.Broken = w.Broken && !present
		k.Locked = k.Locked || filled.Unreadable
		if k.Broken || k.Locked {
			k.Source = w.Text
		}
		group := groupOf(field)
		k.Recommended = group != Management
		byGroup[group] = append(byGroup[group], k)
	}
	for _, id := range []GroupID{Essentials, Filters, Story, Evidence, Management} {
		if len(byGroup[id]) > 0 {
			filled.Groups = append(filled.Groups, Group{id, byGroup[id]})
		}
	}
	filled.Shape = filled.shape()
	return filled
}

// control makes the control of a field of the case, or of a key of an object.
func (f *Form) control(name string, field *schema.Field, v casefile.Value, present bool) *Control {
	k := &Control{
		Name: name, Kind: f.kindOf(field), field: field, old: v, present: present, section: -1,
		Label: field.LabelIn(f.lang), Help: field.HelpIn(f.lang), Required: field.Required,
		MinLen: field.MinLen, MaxLen: field.MaxLen, MinItems: field.MinItems, MaxItems: field.MaxItems,
		Min: number(field.Min), Max: number(field.Max), WithYear: field.WithYear, WithTime: field.WithTime,
	}
	if present && !fits(field, v) {
		k.Locked = true
		return k
	}
	example := f.examples[field]
	k.Example = f.exampleText(field, example)
	switch {
	case k.Kind == Object:
		k.Parts = f.parts(name, field, v, example)
		for _, key := range field.AnyOf {
			if part, ok := field.Field(key); ok {
				k.AnyOf = append(k.AnyOf, part.LabelIn(f.lang))
			}
		}
	case k.Kind == Rows:
		f.rows(k, example)
	case k.isList():
		for _, s := range cleanAll(v.Strings()) {
			k.Values = append(k.Values, Value{Text: s})
		}
	default:
		k.scalar(v)
	}
	return k
}

// scalar shows a single value. A boolean that says neither true nor false shows nothing: its problem tells what it says.
func (c *Control) scalar(v casefile.Value) {
	switch text := v.Text; {
	case c.Kind == Boolean && text != "true" && text != "false", c.Kind == Switch && text != "true":
	case c.Kind == Text && strings.Contains(clean(text), "\n"):
		c.Kind, c.Value = LongText, text
	default:
		c.Value = text
	}
}
