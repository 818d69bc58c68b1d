package editor

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
)

// casePath is a case file's name as a part of an address.
func casePath(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// goTo leads to a page of the editor, which says what was done. Where it leads is always the editor's own choice.
func (e *editor) goTo(w http.ResponseWriter, r *http.Request, path, done string) {
	http.Redirect(w, r, prefix+path+"?done="+done, http.StatusSeeOther)
}

// told is what a refusal of the desk says to a person, with its hint.
func (e *editor) told(err error) (string, bool) {
	var refusal *desk.Refusal
	if !errors.As(err, &refusal) {
		return "", false
	}
	return sentences(refusal.Problem, e.Lang), true
}

// fail answers a request that an error stopped.
func (e *editor) fail(w http.ResponseWriter, err error) {
	if text, ok := e.told(err); ok {
		status := http.StatusUnprocessableEntity
		if errors.Is(err, fs.ErrNotExist) {
			status = http.StatusNotFound
		}
		e.refuse(w, status, "edit-refused-desk", text)
		return
	}
	e.refuse(w, http.StatusInternalServerError, "edit-refused-error", err.Error())
}

// wantsJSON reports whether a script asks, rather than a person.
func wantsJSON(r *http.Request) bool { return r.Header.Get("Accept") == "application/json" }

// answer writes what a script asked for.
func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// textOf is a text of the catalogue with its hint.
func (e *editor) textOf(code string, args ...string) string {
	return sentences(diag.Problem{Code: code, Args: args}, e.Lang)
}

// sentences are a text and its hint, which are written as parts of a line, as people read them on a page.
func sentences(p diag.Problem, lang string) string {
	return strings.TrimSpace(ended(p.Text(lang)) + " " + ended(p.Hint(lang)))
}

func ended(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}
