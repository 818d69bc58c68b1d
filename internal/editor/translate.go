package editor

import (
	"errors"
	"net/http"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// translate makes the same case in another language: a draft, with the text that is to be translated in it.
func (e *editor) translate(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	lang := r.PostFormValue("lang")
	if lang == c.Case.Lang || !slices.ContainsFunc(e.Languages, func(l Language) bool { return l.Code == lang }) {
		e.nothing(w, r)
		return
	}
	name := e.translated(c.Name, c.Case.Lang, lang)
	_, err := e.Desk.Save(name, e.forTranslation(name, c.Source, lang), "")
	var there *desk.ConflictError
	switch {
	case errors.As(err, &there): // somebody made it before
		http.Redirect(w, r, prefix+"case/"+casePath(name), http.StatusSeeOther)
	case err != nil:
		e.fail(w, err)
	default:
		e.goTo(w, r, "case/"+casePath(name), "translated")
	}
}

// translated is the name of a case's file in another language: index.md beside index.fr.md.
func (e *editor) translated(name, from, to string) string {
	base := strings.TrimSuffix(name, path.Ext(name))
	if from != e.Languages[0].Code {
		base = strings.TrimSuffix(base, "."+from)
	}
	if to != e.Languages[0].Code {
		base += "." + to
	}
	return base + ".md"
}

// forTranslation is a case as it is to be translated: a draft, its sections called as the model calls them in the language. What belongs
// to the one file alone, its old addresses, stays with that.
func (e *editor) forTranslation(name string, source []byte, lang string) []byte {
	rules := e.Desk.Rules()
	c, _ := casefile.Parse(name, source, rules)
	c.Remove("aliases")
	c.Set("draft", casefile.Value{Text: "true"})
	for i, s := range c.Sections {
		for _, known := range rules.Model.Sections {
			if s.ID == known.ID {
				c.SetSectionTitle(i, known.TitleIn(lang))
			}
		}
	}
	return c.Format()
}
