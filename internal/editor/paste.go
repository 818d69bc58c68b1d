package editor

import (
	"errors"
	"net/http"
	"strconv"

	"openoverheid.nu/internal/paste"
)

// paste makes Markdown of what a clipboard holds. note is the number of the first footnote that is free in the text it goes to.
func (e *editor) paste(w http.ResponseWriter, r *http.Request) {
	note, _ := strconv.Atoi(r.PostFormValue("note"))
	markdown, err := paste.Markdown(r.PostFormValue("html"), paste.Options{FirstNote: max(note, 0)})
	var refusal *paste.Refusal
	switch {
	case errors.As(err, &refusal):
		answer(w, http.StatusUnprocessableEntity, map[string]string{"problem": e.textOf(refusal.Code, refusal.Args...)})
	case err != nil:
		e.fail(w, err)
	default:
		answer(w, http.StatusOK, map[string]string{"markdown": markdown})
	}
}
