// Package submit hands in case files through the system's git: a branch and a commit of their own, which touch neither the working tree nor
// what the user has staged, pushed where a remote is set up. It knows nothing of HTTP, and handles no credentials.
package submit

import (
	"context"
	"errors"
)

// What a folder may lack.
var (
	ErrNoGit      = errors.New("git is not installed")
	ErrNoCheckout = errors.New("the site's folder is not in a git checkout")
)

// Kind tells what happened to a file since the last publication.
type Kind string

// The kinds of changes.
const (
	New     Kind = "new"
	Changed Kind = "changed"
	Removed Kind = "removed"
)

// Change is a file below cases that differs from what was published.
type Change struct {
	Name string // cases/club35/index.md, relative to the site's folder
	Kind Kind
}

// Author is who hands in.
type Author struct{ Name, Email string }

// Submission is what is handed in: files of the site's folder, with what is to be said of them.
type Submission struct {
	Names   []string // of case files; what is beside a case in its folder goes with it
	Author  Author
	Message string // empty for one made of the names
}

// Result says what became of a submission.
type Result struct {
	Branch, Commit string
	Pushed         bool
	Remote         string // empty where none is set up
	Note           string // the code of a text that says why it was not pushed; empty where it was, or need not be
	Detail         string // what git said, for who helps the editor
}

// Checkout is a git working tree that holds a site.
type Checkout struct{}

// Open finds the checkout that a site's folder is in: ErrNoGit where git is not installed, ErrNoCheckout where there is none.
func Open(ctx context.Context, dir string) (*Checkout, error) { return nil, ErrNoCheckout }

// Published is a file as it was last published: in the upstream of the main branch, or in HEAD where there is none. The error is
// fs.ErrNotExist for one that was not.
func (c *Checkout) Published(ctx context.Context, name string) ([]byte, error) {
	return nil, errors.ErrUnsupported
}

// Changes lists the files below cases that differ from what was published, sorted by name.
func (c *Checkout) Changes(ctx context.Context) ([]Change, error) { return nil, errors.ErrUnsupported }

// Submit hands in.
func (c *Checkout) Submit(ctx context.Context, s Submission) (Result, error) {
	return Result{}, errors.ErrUnsupported
}
