package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Accessibility is what the accessibility statement says, in the form of the EU's model. All of it may be left out.
type Accessibility struct {
	Status       string // full, partial or none; empty where nobody says
	Organisation Text
	Law          Text
	Prepared     string // 2026-11-24
	Reviewed     string
	Method       string // self or external
	Report       Text
	Exceptions   []Exception
	NotExamined  []Text
	Contact      Contact
	Enforcement  Enforcement
}

// Exception is content that is not accessible.
type Exception struct {
	What, Because, Alternative, Mended Text
	Why                                string // non-compliance, burden or out-of-scope
}

// Contact is whom readers can tell that something is not accessible.
type Contact struct {
	Name         Text
	Email, Phone string
	URL          Text
}

// Enforcement is who looks after complaints.
type Enforcement struct {
	Name, URL Text
}

// accessibility reads the block of the statement.
func (r *reader) accessibility(key string, n node) (any, bool) {
	if n.kind != object {
		r.report(n.at, "config-not-block", key)
		return nil, false
	}
	before := len(r.problems)
	f := r.parts(n, "status", "organisation", "law", "prepared", "reviewed", "method", "report", "exceptions", "not_examined", "contact", "enforcement")
	a := Accessibility{
		Status: r.choice(f["status"], "full", "partial", "none"), Organisation: r.optional(key+": organisation", f["organisation"]),
		Law: r.optional(key+": law", f["law"]), Prepared: r.day(f["prepared"]), Reviewed: r.day(f["reviewed"]),
		Method: r.choice(f["method"], "self", "external"), Report: r.optionalAddress(key+": report", f["report"]),
		Exceptions:  listOf(r, key+": exceptions", f["exceptions"], r.exception),
		NotExamined: listOf(r, key+": not_examined", f["not_examined"], r.optional),
		Contact:     r.contact(key+": contact", f["contact"]), Enforcement: r.enforcement(key+": enforcement", f["enforcement"]),
	}
	if a.Status == "full" && len(a.Exceptions) > 0 {
		r.report(f["status"].at, "config-access-full")
	}
	if a.Prepared != "" && a.Reviewed != "" && a.Reviewed < a.Prepared {
		r.report(f["reviewed"].at, "config-access-reviewed", a.Reviewed, a.Prepared)
	}
	if (a.Status == "partial" || a.Status == "none") && len(a.Exceptions)+len(a.NotExamined) == 0 && len(r.problems) == before {
		r.warn(f["status"].at, "config-access-why", a.Status)
	}
	return a, true
}

func (r *reader) exception(key string, n node) Exception {
	if n.kind != object {
		r.report(n.at, "config-access-exception", key)
		return Exception{}
	}
	f := r.parts(n, "what", "why", "because", "alternative", "mended")
	for _, name := range []string{"what", "why"} {
		if _, ok := f[name]; !ok {
			r.report(n.at, "config-missing", key+": "+name, `{what: "Oude presentaties", why: out-of-scope}`)
		}
	}
	return Exception{
		What: r.optional(key+": what", f["what"]), Why: r.choice(f["why"], "non-compliance", "burden", "out-of-scope"),
		Because: r.optional(key+": because", f["because"]), Alternative: r.optional(key+": alternative", f["alternative"]),
		Mended: r.optional(key+": mended", f["mended"]),
	}
}

func (r *reader) contact(key string, n node) Contact {
	f := r.block(key, n, "name", "email", "phone", "url")
	return Contact{
		Name: r.optional(key+": name", f["name"]), Email: r.matching(key+": email", f["email"], emailForm, "config-email"),
		Phone: r.matching(key+": phone", f["phone"], phoneForm, "config-phone"), URL: r.optionalAddress(key+": url", f["url"]),
	}
}

func (r *reader) enforcement(key string, n node) Enforcement {
	f := r.block(key, n, "name", "url")
	if _, named := f["name"]; len(f) > 0 && !named {
		r.report(n.at, "config-missing", key+": name", `{name: "De ombudsdienst", url: "https://..."}`)
	}
	return Enforcement{Name: r.optional(key+": name", f["name"]), URL: r.optionalAddress(key+": url", f["url"])}
}

// An e-mail address of the plain kind, and a telephone number that can be dialled from abroad.
var (
	emailForm = regexp.MustCompile(`^[A-Za-z0-9._+-]+@` + strings.ReplaceAll(dnsName, "a-z", "A-Za-z") + `$`)
	phoneForm = regexp.MustCompile(`^\+[0-9]([ .()/-]?[0-9]){6,14}$`)
)

// matching reads a text of a form; "" where it is not there or not so.
func (r *reader) matching(key string, n node, form *regexp.Regexp, code string) string {
	if n.kind == empty {
		return ""
	}
	text, ok := r.line(key, n)
	if ok && !form.MatchString(text) {
		r.report(n.at, code, text)
		return ""
	}
	return text
}

// block returns the parts of an object that may be left out.
func (r *reader) block(key string, n node, known ...string) map[string]node {
	switch n.kind {
	case object:
		return r.parts(n, known...)
	case empty:
	default:
		r.report(n.at, "config-not-block", key)
	}
	return nil
}

// optional reads a text that may be left out; nil where it is, or where it is wrong.
func (r *reader) optional(key string, n node) Text {
	if n.kind == empty {
		return nil
	}
	t, _ := r.text(key, n)
	return t
}

// optionalAddress reads where a link goes, as a menu does.
func (r *reader) optionalAddress(key string, n node) Text {
	if n.kind == empty {
		return nil
	}
	all, ok := r.addresses(key, n)
	if !ok {
		return nil
	}
	for _, address := range all {
		if u, err := url.Parse(address); err != nil || u.Scheme == "mailto" {
			r.report(n.at, "config-link-url", address)
			return nil
		}
	}
	return all
}

// choice reads one of the words; "" where it is not there or another.
func (r *reader) choice(n node, words ...string) string {
	if n.kind == empty {
		return ""
	}
	if n.kind != scalar || !slices.Contains(words, n.text) {
		r.unknown(n.at, "config-choice", n.text, words)
		return ""
	}
	return n.text
}

// day reads a day, 2026-11-24; "" where it is not there or no day.
func (r *reader) day(n node) string {
	if n.kind == empty {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, n.text); n.kind != scalar || err != nil {
		r.report(n.at, "config-day", n.text)
		return ""
	}
	return n.text
}

// listOf reads every item of a list that may be left out.
func listOf[T any](r *reader, key string, n node, read func(key string, n node) T) []T {
	if n.kind != list {
		if n.kind != empty {
			r.report(n.at, "config-not-list", key)
		}
		return nil
	}
	var items []T
	for _, item := range n.items {
		items = append(items, read(key, item))
	}
	return items
}
