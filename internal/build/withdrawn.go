package build

import (
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

// withdrawnFile is where the editors say which cases they took away.
const withdrawnFile = "cases/withdrawn.yaml"

// longestReason is how many bytes the reason for a withdrawal may have: it is a line in a reader's program.
const longestReason = 1000

// withdrawalKeys are the fields of a withdrawal.
var withdrawalKeys = []string{"case", "date", "lang", "reason"}

// readWithdrawn reads which cases were taken away, and holds that against those that are there. A site need not have the file.
func (s *sources) readWithdrawn(o Options) {
	if !exists(o.Files, withdrawnFile) {
		return
	}
	src, problem := readLimited(o.Files, withdrawnFile)
	if problem != nil {
		s.problems = append(s.problems, *problem)
		return
	}
	r := newWithdrawnReader(o, s.cases)
	s.withdrawn = r.read(src)
	s.problems = append(s.problems, r.problems...)
}

// withdrawnReader reads the file; what it reports has the place in it.
type withdrawnReader struct {
	languages []string
	now       time.Time
	there     map[[2]string]string // the files of the cases that are shown, by language and by id and slug
	seen      map[[2]string]bool
	problems  []diag.Problem
}

func newWithdrawnReader(o Options, cases []*casefile.Case) *withdrawnReader {
	r := &withdrawnReader{languages: languageCodes(o), now: o.Now, there: map[[2]string]string{}, seen: map[[2]string]bool{}}
	for _, c := range cases {
		if c.Draft { // away for now, and perhaps for good
			continue
		}
		r.there[[2]string{c.Lang, c.Slug}] = c.File
		r.there[[2]string{c.Lang, c.ID}] = c.File
	}
	return r
}

func (r *withdrawnReader) read(src []byte) []site.Withdrawal {
	data, problems := casefile.ParseData(withdrawnFile, src, r.languages)
	r.problems = problems
	if data == nil {
		return nil
	}
	var all []site.Withdrawal
	for _, m := range data.Values {
		if m.Name != "withdrawn" || m.Value.List == nil && !m.Value.Null {
			r.report(m.Line, m.Column, "build-withdrawn-list", m.Name)
			continue
		}
		for _, row := range m.Value.List {
			if w, ok := r.row(row); ok {
				all = append(all, w)
			}
		}
	}
	return all
}

// row reads one withdrawal; false where it is not to be used.
func (r *withdrawnReader) row(row casefile.Value) (site.Withdrawal, bool) {
	before := len(r.problems)
	w := site.Withdrawal{Reason: map[string]string{}}
	at := row
	for _, m := range row.Members {
		switch m.Name {
		case "case":
			w.Case, at = m.Value.Text, m.Value
		case "date":
			w.Date = r.day(m.Value)
		case "lang":
			w.Lang = m.Value.Text
			if !slices.Contains(r.languages, w.Lang) {
				r.report(m.Value.Line, m.Value.Column, "build-withdrawn-lang", w.Lang, strings.Join(r.languages, ", "))
			}
		case "reason":
			w.Reason = r.reason(m.Value)
		default:
			r.report(m.Line, m.Column, "build-withdrawn-key", m.Name, strings.Join(withdrawalKeys, ", "))
		}
	}
	if !isSlug(w.Case) || w.Date.IsZero() && len(r.problems) == before {
		r.report(at.Line, at.Column, "build-withdrawn-row")
	}
	r.checkGone(w, at)
	return w, len(r.problems) == before
}

// checkGone reports a case that is still there, or named twice.
func (r *withdrawnReader) checkGone(w site.Withdrawal, at casefile.Value) {
	for _, lang := range r.languages {
		if w.Lang != "" && w.Lang != lang {
			continue
		}
		key := [2]string{lang, w.Case}
		if file, ok := r.there[key]; ok {
			r.report(at.Line, at.Column, "build-withdrawn-there", w.Case, file)
			return
		}
		if r.seen[key] {
			r.report(at.Line, at.Column, "build-withdrawn-twice", w.Case)
			return
		}
		r.seen[key] = true
	}
}

// day reads the day of a withdrawal, which can't be one that is still to come.
func (r *withdrawnReader) day(v casefile.Value) time.Time {
	day, ok := casefile.ParseDate(v.Text)
	if !ok || day.Year() < 1 || day.After(r.now) && !r.now.IsZero() {
		r.report(v.Line, v.Column, "build-withdrawn-date", v.Text)
		return time.Time{}
	}
	return day
}

// reason reads a text, or one by language.
func (r *withdrawnReader) reason(v casefile.Value) map[string]string {
	reasons := map[string]string{}
	for _, m := range v.Members {
		if !slices.Contains(r.languages, m.Name) {
			r.report(m.Line, m.Column, "build-withdrawn-lang", m.Name, strings.Join(r.languages, ", "))
		}
		reasons[m.Name] = m.Value.Text
	}
	if v.Members == nil {
		reasons[r.languages[0]] = v.Text
	}
	for _, text := range reasons {
		if text == "" || len(text) > longestReason {
			r.report(v.Line, v.Column, "build-withdrawn-reason")
			break
		}
	}
	return reasons
}

func (r *withdrawnReader) report(line, column int, code string, args ...string) {
	r.problems = append(r.problems, diag.Problem{File: withdrawnFile, Line: line, Column: column, Code: code, Args: args})
}

// isSlug reports whether a text can be what a case is called.
func isSlug(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
