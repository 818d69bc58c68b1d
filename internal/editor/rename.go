package editor

import (
	"net/http"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// renamePage asks for another slug.
type renamePage struct {
	Case    caseHead
	Slug    string
	Problem string
}

func (e *editor) renameForm(w http.ResponseWriter, r *http.Request) {
	if c, ok := e.read(w, r); ok {
		e.show(w, http.StatusOK, "rename", e.frame(r, "edit-rename-title", "start", title(c)), renamePage{Case: e.head(c), Slug: e.head(c).Slug})
	}
}

// rename gives a case another slug, in all its languages; the old address leads to the new one.
func (e *editor) rename(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	slug := strings.TrimSpace(r.PostFormValue("slug"))
	versions, err := e.versions(r, c.Case.Slug)
	if err == nil {
		err = e.work.flushAll()
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	renamed, err := e.Desk.RenameCase(c.Name, desk.Renaming{Slug: slug})
	if text, ok := e.told(err); ok {
		e.show(w, http.StatusUnprocessableEntity, "rename", e.frame(r, "edit-rename-title", "start", title(c)), renamePage{e.head(c), slug, text})
		return
	}
	if err == nil {
		err = e.followRenaming(renamed.Files, versions)
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "case/"+casePath(renamed.Name), "renamed")
}

// versions are those of a case's files in all languages.
func (e *editor) versions(r *http.Request, slug string) (map[string]string, error) {
	items, err := e.Desk.List(r.Context())
	if err != nil {
		return nil, err
	}
	versions := map[string]string{}
	for _, item := range items {
		if item.Slug != slug || item.Refused {
			continue
		}
		c, err := e.Desk.Read(item.Name)
		if err != nil {
			return nil, err
		}
		versions[item.Name] = c.Version
	}
	return versions, nil
}

// followRenaming lets unsaved work go on with the files that a renaming moved, and wrote the old address in.
func (e *editor) followRenaming(moved, versions map[string]string) error {
	for before, name := range moved {
		now, err := e.Desk.Read(name)
		if err == nil {
			err = e.rebase(now, versions[before], func(source []byte) []byte { return e.Desk.KeepAddresses(name, now.Source, source) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// rebase lets unsaved work go on with a file that the editor itself changed when it moved. Work that started from another version than the
// one before stays as it is: somebody else changed the file too, and that is to be seen.
func (e *editor) rebase(now *desk.Copy, before string, follow func(source []byte) []byte) error {
	work, err := e.work.kept(now.Name)
	if err != nil || work == nil || work.Base != before {
		return err
	}
	move := func(source []byte) []byte {
		if source == nil {
			return nil
		}
		return follow(casefile.KeepModeline(source, now.Name))
	}
	return e.work.keep(now.Name, desk.Work{Base: now.Version, Source: move(work.Source), Form: now.Source, Origin: move(work.Origin), At: work.At})
}
