package editor

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"os"
	"strings"

	"openoverheid.nu/internal/submit"
)

// stateDir is the folder of what is not the site's (see desk); authorFile in it keeps who handed in last.
const (
	stateDir   = ".openoverheid"
	authorFile = stateDir + "/author.json"
)

// author is who handed in last from here; empty for nobody yet.
func (e *editor) author() submit.Author {
	var a submit.Author
	if e.Folder == nil {
		return a
	}
	f, err := e.Folder.Open(authorFile)
	if err != nil {
		return a
	}
	defer f.Close()
	_ = json.NewDecoder(f).Decode(&a) // a file that says nothing is as good as none: the form asks again
	return a
}

// rememberAuthor keeps who hands in, for the next time.
func (e *editor) rememberAuthor(a submit.Author) error {
	if e.Folder == nil {
		return nil
	}
	content, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if err := e.Folder.Mkdir(stateDir, 0o755); err == nil {
		_ = e.Folder.WriteFile(stateDir+"/.gitignore", []byte("*\n"), 0o644) // as desk does; without it, Git shows the folder
	}
	if info, err := e.Folder.Lstat(authorFile); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("remembering who hands in: %s is no plain file", authorFile)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remembering who hands in: %w", err)
	}
	f, err := e.Folder.OpenFile(authorFile, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("remembering who hands in: %w", err)
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// readAuthor returns who a form says hands in, or the code of what is wrong with that.
func readAuthor(name, email string) (submit.Author, string) {
	a := submit.Author{Name: strings.TrimSpace(name), Email: strings.TrimSpace(email)}
	if a.Name == "" || strings.ContainsAny(a.Name, "<>\r\n\x00") {
		return a, "edit-submit-no-name"
	}
	if parsed, err := mail.ParseAddress(a.Email); err != nil || parsed.Address != a.Email || parsed.Name != "" {
		return a, "edit-submit-no-email"
	}
	return a, ""
}
