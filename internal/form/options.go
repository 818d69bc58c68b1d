package form

import (
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/schema"
)

// mostOptions is how many terms of the site a field suggests: the ones that most cases have.
const mostOptions = 1000

// addOptions gives a control what there is to choose from.
func (f *Form) addOptions(k *Control, files []string) {
	if k.field == nil || k.Locked {
		return
	}
	switch k.Kind {
	case Choice, Choices:
		f.closed(k)
	case Picture:
		k.Options = pictures(files, k.Value)
	case Terms:
		f.open(k)
	case Text:
		if k.field.Facet != nil {
			f.open(k)
		}
	}
}

// closed gives the terms of a closed vocabulary, with those that the case has and the vocabulary does not.
func (f *Form) closed(k *Control) {
	counts := map[string]int{}
	for _, t := range f.suggest(k.field.Name) {
		counts[t.Slug] = t.Count
	}
	chosen := k.texts()
	var values, labels []string
	for _, t := range k.field.Terms {
		label := t.LabelIn(f.lang)
		values, labels = append(values, t.Value), append(labels, label)
		k.Options = append(k.Options, Option{
			Value: t.Value, Label: label, Help: t.Description.In(f.lang), Count: counts[t.Value], Chosen: slices.Contains(chosen, t.Value),
		})
	}
	for _, s := range chosen {
		if slices.Contains(values, s) {
			continue
		}
		o := Option{Value: s, Label: s, Chosen: true, Unknown: true}
		if near, ok := schema.Suggest(s, values); ok {
			o.Near = labels[slices.Index(values, near)]
		}
		k.Options = append(k.Options, o)
	}
}

// texts are the values of a control that has one or many.
func (c *Control) texts() []string {
	if c.Value != "" {
		return []string{c.Value}
	}
	texts := make([]string, len(c.Values))
	for i, v := range c.Values {
		texts[i] = v.Text
	}
	return texts
}

// open gives the terms that the site has, and asks of each of the case's own whether a better known one was meant.
func (f *Form) open(k *Control) {
	terms := slices.Clone(f.suggest(k.field.Name))
	slices.SortStableFunc(terms, func(a, b Term) int { return b.Count - a.Count })
	for i := range k.Values {
		k.Values[i].Near = better(k.Values[i].Text, terms)
	}
	for _, t := range terms[:min(len(terms), mostOptions)] {
		k.Options = append(k.Options, Option{Value: t.Label, Label: t.Label, Count: t.Count})
	}
}

// better returns the term that was probably meant by one that only this case has; empty where there is none.
func better(text string, terms []Term) string {
	own := 0
	for _, t := range terms {
		if t.Label == text {
			own = t.Count
		}
	}
	if own > 1 {
		return ""
	}
	var known []string
	for _, t := range terms {
		if t.Label != text && t.Count > own {
			known = append(known, t.Label)
		}
	}
	near, _ := schema.Suggest(text, known)
	return near
}

// pictureTypes are the kinds of file that a browser shows as a picture.
var pictureTypes = []string{".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// pictures are the files beside the case that can be its picture, and the one that it has already.
func pictures(files []string, value string) []Option {
	var options []Option
	found := value == ""
	for _, name := range files {
		if slices.Contains(pictureTypes, strings.ToLower(path.Ext(name))) && !strings.Contains(name, "/") {
			options = append(options, Option{Value: name, Label: name, Chosen: name == value})
			found = found || name == value
		}
	}
	if !found {
		options = append(options, Option{Value: value, Label: value, Chosen: true, Unknown: true})
	}
	return options
}
