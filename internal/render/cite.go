package render

import (
	"strings"
	"time"
)

// citeView is how a case is named in other texts, ready to copy.
type citeView struct {
	Text   string `json:"text"`
	BibTeX string `json:"bibtex"`
	RIS    string `json:"ris"`
}

// citation is the source of a citation: what all its forms are made from. Texts are one line each.
type citation struct {
	authors                          []string
	key, title, publisher, url, lang string
	date                             time.Time
}

func cite(in *caseInput) citeView {
	c := citation{
		authors: authorsOf(in), key: in.written.Slug, title: oneLine(in.written.Title), publisher: oneLine(in.title), url: in.url,
		lang: in.written.Lang, date: in.written.Date,
	}
	if len(c.authors) == 0 {
		c.authors = []string{c.publisher}
	}
	return citeView{Text: c.text(), BibTeX: c.bibTeX(), RIS: c.ris()}
}

// authorsOf are the labels of the terms that the content model calls authors.
func authorsOf(in *caseInput) (authors []string) {
	for _, f := range in.facets {
		if !f.field.Author {
			continue
		}
		for _, t := range f.terms {
			authors = append(authors, oneLine(t.label))
		}
	}
	return authors
}

// oneLine makes white space of any kind single spaces: a line break would begin another field.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c citation) text() string {
	title := c.title
	if !strings.HasSuffix(title, ".") && !strings.HasSuffix(title, "?") && !strings.HasSuffix(title, "!") {
		title += "."
	}
	return strings.Join(c.authors, ", ") + " (" + c.date.Format(time.DateOnly) + "). " + title + " " + c.publisher + ". " + c.url
}

// texEscapes are the characters that mean something in TeX.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

// bibTeX is an entry as biblatex and BibTeX read it. The double braces keep capitals.
func (c citation) bibTeX() string {
	return "@online{" + c.key + ",\n" +
		"  author = {" + texNames(c.authors) + "},\n" +
		"  title = {{" + texEscapes.Replace(c.title) + "}},\n" +
		"  date = {" + c.date.Format(time.DateOnly) + "},\n" +
		"  year = {" + c.date.Format("2006") + "},\n" +
		"  organization = {{" + texEscapes.Replace(c.publisher) + "}},\n" +
		"  url = {" + c.url + "},\n" +
		"  langid = {" + texLanguage(c.lang) + "}\n}\n"
}

// texNames are names as BibTeX lists them; the braces keep each one name.
func texNames(names []string) string {
	braced := make([]string, len(names))
	for i, name := range names {
		braced[i] = "{" + texEscapes.Replace(name) + "}"
	}
	return strings.Join(braced, " and ")
}

// texLanguage is the name that biblatex has for a language; a code that it does not know stands for itself.
func texLanguage(code string) string {
	switch code {
	case "nl":
		return "dutch"
	case "en":
		return "english"
	case "fr":
		return "french"
	case "de":
		return "german"
	}
	return code
}

// ris is a record as Zotero, EndNote and Mendeley read it.
func (c citation) ris() string {
	return "TY  - ELEC\n" +
		"AU  - " + strings.Join(c.authors, "\nAU  - ") + "\n" +
		"TI  - " + c.title + "\n" +
		"PY  - " + c.date.Format("2006") + "\n" +
		"DA  - " + c.date.Format("2006/01/02") + "\n" +
		"PB  - " + c.publisher + "\n" +
		"UR  - " + c.url + "\n" +
		"LA  - " + c.lang + "\n" +
		"ER  - \n"
}
