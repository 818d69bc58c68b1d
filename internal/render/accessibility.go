package render

import (
	"slices"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/site"
)

// statementView is the accessibility statement in one language, in the theme's data: docs/themes.md is its manual.
type statementView struct {
	Status       string       `json:"status"` // full, partial, none or empty
	Organisation string       `json:"organisation"`
	Law          string       `json:"law"`
	Prepared     string       `json:"prepared"`
	Reviewed     string       `json:"reviewed"`
	Method       string       `json:"method"` // self, external or empty
	Report       string       `json:"report"`
	Reasons      []reasonView `json:"reasons"`
	NotExamined  []string     `json:"not_examined"`
	Contact      contactView  `json:"contact"`
	Enforcement  link         `json:"enforcement"`
	Check        *checkView   `json:"check"`
}

// reasonView is content that is not accessible for one reason.
type reasonView struct {
	Name     string          `json:"name"` // non-compliance, burden or out-of-scope
	Items    []exceptionView `json:"items"`
	Problems []problemView   `json:"problems"` // of the last check; only under the first reason
}

type exceptionView struct {
	What        string `json:"what"`
	Because     string `json:"because"`
	Alternative string `json:"alternative"`
	Mended      string `json:"mended"`
}

type contactView struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Phone string `json:"phone"`
	URL   string `json:"url"`
}

type checkView struct {
	Date   string     `json:"date"`
	Kinds  int        `json:"kinds"`
	Pages  int        `json:"pages"`
	Widths []int      `json:"widths"` // narrowest first
	Dark   bool       `json:"dark"`   // whether pages were looked at in the dark too
	Tools  []toolView `json:"tools"`
	Found  int        `json:"found"` // number of problems
}

type toolView struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   string `json:"rules"`
	Pages   int    `json:"pages"`
}

type problemView struct {
	Tool    string `json:"tool"`
	Rule    string `json:"rule"`
	Message string `json:"message"` // in English
	Example string `json:"example"` // an address, which may be gone by now
	Pages   int    `json:"pages"`
}

func statementOf(l *site.Language, s accessibility.Statement) statementView {
	in := func(text map[string]string) string { return text[l.Code] }
	v := statementView{
		Status: string(s.StatusNow()), Organisation: in(s.Organisation), Law: in(s.Law), Prepared: s.Prepared, Reviewed: s.Reviewed,
		Method: string(s.Method), Report: in(s.Report), Reasons: reasonsOf(l, s), NotExamined: []string{},
		Contact:     contactView{Name: in(s.Contact.Name), Email: s.Contact.Email, Phone: s.Contact.Phone, URL: in(s.Contact.URL)},
		Enforcement: link{Label: in(s.Enforcement.Name), URL: in(s.Enforcement.URL)}, Check: checkOf(s.Check),
	}
	for _, text := range s.NotExamined {
		v.NotExamined = append(v.NotExamined, in(text))
	}
	return v
}

// reasonsOf groups what is not accessible, in the order of the model; what the check found is non-compliance. Reasons without anything are
// left out.
func reasonsOf(l *site.Language, s accessibility.Statement) []reasonView {
	reasons := []reasonView{}
	for _, reason := range accessibility.Reasons() {
		v := reasonView{Name: string(reason), Items: []exceptionView{}, Problems: []problemView{}}
		for _, e := range s.Exceptions {
			if e.Reason == reason {
				v.Items = append(v.Items, exceptionView{
					What: e.What[l.Code], Because: e.Because[l.Code], Alternative: e.Alternative[l.Code], Mended: e.Mended[l.Code],
				})
			}
		}
		if reason == accessibility.NonCompliance && s.Check != nil {
			for _, p := range s.Check.Problems {
				v.Problems = append(v.Problems, problemView(p))
			}
		}
		if len(v.Items)+len(v.Problems) > 0 {
			reasons = append(reasons, v)
		}
	}
	return reasons
}

func checkOf(c *accessibility.Check) *checkView {
	if c == nil {
		return nil
	}
	v := &checkView{Date: c.Date, Kinds: c.Kinds, Pages: c.Pages, Found: len(c.Problems)}
	for _, view := range c.Views {
		v.Widths = append(v.Widths, view.Width)
		v.Dark = v.Dark || view.Scheme == "dark"
	}
	slices.Sort(v.Widths)
	v.Widths = slices.Compact(v.Widths)
	for _, tool := range c.Tools {
		v.Tools = append(v.Tools, toolView(tool))
	}
	return v
}
