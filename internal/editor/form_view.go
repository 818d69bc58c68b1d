package editor

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/form"
)

//go:embed pages/form*.html
var formFiles embed.FS

// formTemplates are read once for each language that the catalogue has.
var formTemplates = sync.OnceValues(func() (map[string]*template.Template, error) {
	all := map[string]*template.Template{}
	for _, lang := range diag.Languages() {
		t, err := template.New("form").Funcs(template.FuncMap{
			"say": func(code string, args ...any) string { return sayForm(lang, code, args...) },
		}).ParseFS(formFiles, "pages/form*.html")
		if err != nil {
			return nil, fmt.Errorf("reading the form's pages: %w", err)
		}
		all[lang] = t
	}
	return all, nil
})

func sayForm(lang, code string, args ...any) string {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = fmt.Sprint(a)
	}
	return diag.Problem{Code: code, Args: texts}.Text(lang)
}

// renderForm writes the controls of a case as HTML, to stand in a form element. The words around them are in the editor's language, in
// English where the catalogue has no such language.
func renderForm(w io.Writer, f *form.Filled, lang string) error {
	all, err := formTemplates()
	if err != nil {
		return err
	}
	if !slices.Contains(diag.Languages(), lang) {
		lang = "en"
	}
	return all[lang].ExecuteTemplate(w, "form", formPage{f, lang})
}

// formPage is the form as its template sees it.
type formPage struct {
	*form.Filled
	lang string
}

// formGroup is a group of controls with its heading.
type formGroup struct {
	ID       form.GroupID
	Title    string
	Controls []formControl
	Folded   bool // shown on request: nothing in it is needed or wrong
}

// groupTitles are the codes of the headings of the groups.
var groupTitles = map[form.GroupID]string{
	form.Essentials: "form-group-essentials", form.Filters: "form-group-filters", form.Story: "form-group-story",
	form.Evidence: "form-group-evidence", form.Management: "form-group-management",
}

// Groups are the parts of the form.
func (p formPage) Groups() []formGroup {
	var all []formGroup
	for _, g := range p.Filled.Groups {
		group := formGroup{ID: g.ID, Title: sayForm(p.lang, groupTitles[g.ID]), Folded: g.ID == form.Management}
		for _, k := range g.Controls {
			c := formControl{Control: k, lang: p.lang}
			group.Controls = append(group.Controls, c)
			group.Folded = group.Folded && !c.Wrong()
		}
		all = append(all, group)
	}
	return all
}

// NewHeading is the name of an empty heading of the editor's own, behind those that are there.
func (p formPage) NewHeading() string {
	own := 0
	for _, g := range p.Filled.Groups {
		for _, k := range g.Controls {
			if k.Kind == form.Heading {
				own++
			}
		}
	}
	return "s.+" + strconv.Itoa(own+1)
}

// Texts are what the scripts say and need to know, as JSON in the page.
func (p formPage) Texts() formTexts {
	t := formTexts{Lang: p.CaseLang, Pictures: append([]string{}, p.Pictures...), Texts: map[string]string{}}
	for _, code := range scriptCodes {
		t.Texts[strings.TrimPrefix(code, "form-js-")] = diag.Problem{Code: code}.Text(p.lang)
	}
	return t
}

type formTexts struct {
	Lang     string            `json:"lang"`
	Pictures []string          `json:"pictures"`
	Texts    map[string]string `json:"texts"`
}

// formControl is a control as its template sees it.
type formControl struct {
	*form.Control
	lang string
	Row  bool // it is in a row, where there is little room
	Part bool // it is a part of an object that the case may do without
}

// Parts are the keys of an object.
func (c formControl) Parts() []formControl {
	all := c.views(c.Control.Parts, c.Row)
	for i := range all {
		all[i].Part = !c.Required
	}
	return all
}

func (c formControl) views(parts []*form.Control, row bool) []formControl {
	all := make([]formControl, len(parts))
	for i, part := range parts {
		all[i] = formControl{Control: part, lang: c.lang, Row: row}
	}
	return all
}

// formRow is a row as its template sees it.
type formRow struct {
	form.Row
	Name  string
	Parts []formControl
}

// Rows are the rows with those that are there, and two empty ones for who has no scripts.
func (c formControl) Rows() []formRow {
	all := make([]formRow, 0, len(c.Control.Rows)+emptyRows)
	for _, r := range c.Control.Rows {
		all = append(all, formRow{r, c.Name, c.views(r.Parts, true)})
	}
	for i := range emptyRows {
		all = append(all, c.blank(len(c.Control.Rows)+1+i))
	}
	return all
}

// emptyRows is how many rows a form has to be filled in without scripts.
const emptyRows = 2

// Blank is the row that scripts make new ones of: its number is 0.
func (c formControl) Blank() formRow { return c.blank(0) }

func (c formControl) blank(n int) formRow {
	r := *c.Control.Blank
	r.N = n
	parts := c.views(r.Parts, true)
	for i, part := range parts {
		renamed := *part.Control
		renamed.Name = c.Name + "." + strconv.Itoa(n) + strings.TrimPrefix(part.Name, c.Name+".0")
		parts[i].Control = &renamed
	}
	return formRow{r, c.Name, parts}
}

// FullOrder is the order of all rows in the page, the empty ones included.
func (c formControl) FullOrder() string {
	numbers := make([]string, len(c.Control.Rows)+emptyRows)
	for i := range numbers {
		numbers[i] = strconv.Itoa(i + 1)
	}
	return strings.Join(numbers, ",")
}

// Words are the texts of a list, and two empty ones for who has no scripts.
func (c formControl) Words() []form.Value {
	return append(slices.Clone(c.Values), form.Value{}, form.Value{})
}

// Wrong reports whether something is wrong with the control itself.
func (c formControl) Wrong() bool { return len(c.Control.Problems) > 0 }

// Problems are what is wrong, as texts with what to do.
func (c formControl) Problems() []string {
	texts := make([]string, len(c.Control.Problems))
	for i, p := range c.Control.Problems {
		texts[i] = sentence(strings.TrimSpace(p.Text(c.lang) + ". " + p.Hint(c.lang)))
	}
	return texts
}

// sentence is a message as a sentence: in the catalogue they follow a place in a file.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Described names what describes the control: its help, and what is wrong with it.
func (c formControl) Described() string {
	names := []string{}
	if c.HasHelp() {
		names = append(names, c.Name+"-help")
	}
	return strings.Join(append(names, c.Name+"-wrong"), " ")
}

// HasHelp reports whether there is anything to say below the label.
func (c formControl) HasHelp() bool {
	return c.Help != "" || c.ShowsExample() || c.ShowsYear() || len(c.AnyOf) > 0
}

// ShowsYear reports whether it is to be said that a year alone is fine: help of the model says so itself.
func (c formControl) ShowsYear() bool { return c.WithYear && c.Help == "" }

// ShowsExample reports whether an example helps: a browser's own control for days writes them in the way of the reader.
func (c formControl) ShowsExample() bool { return c.Example != "" && !c.Native() }

// Group reports whether the control is several in one, with a legend instead of a label.
func (c formControl) Group() bool {
	switch c.Kind {
	case form.Choices, form.Boolean, form.Object, form.Rows, form.Words, form.Terms, form.Cases, form.Heading:
		return true
	case form.Choice:
		return c.Radios()
	}
	return false
}

// Radios reports whether all choices are shown at once.
func (c formControl) Radios() bool { return !c.Row && len(c.Options) <= 8 }

// Listed reports whether a one-line text has terms to suggest.
func (c formControl) Listed() bool { return len(c.Options) > 0 }

// InputType is the type of a one-line control. A date that a browser could not show is a text, so that nothing of it is lost.
func (c formControl) InputType() string {
	switch {
	case c.Kind == form.Link:
		return "url"
	case c.Native():
		return "date"
	}
	return "text"
}

// InputMode is the keyboard that a telephone shows.
func (c formControl) InputMode() string {
	switch {
	case c.Kind == form.Number:
		return "decimal"
	case c.Kind == form.Link:
		return "url"
	}
	return ""
}

// Lines is how high a text is at first.
func (c formControl) Lines() int {
	lines := strings.Count(c.Value, "\n") + len(c.Value)/70 + 2
	if c.Kind == form.Markdown {
		return min(max(lines, 6), 24)
	}
	return min(max(lines, 2), 12)
}

// Section is the name by which the preview finds the section.
func (c formControl) Section() string {
	return strings.TrimSuffix(strings.TrimPrefix(c.Name, "s."), ".text")
}

// OptionChosen reports whether a value is the one that the control has.
func (c formControl) OptionChosen(value string) bool { return c.Value == value }

// Nothing reports whether choosing nothing is one of the choices.
func (c formControl) Nothing() bool { return !c.Required || c.Value == "" }

// AnyOfText names the keys of which one is needed.
func (c formControl) AnyOfText() string { return strings.Join(c.AnyOf, ", ") }

// Number is the number of something in a list, from 1.
func (c formControl) Number(i int) int { return i + 1 }
