// Package submit hands in case files through the system's git: a branch and a commit of their own, which touch neither the working tree nor
// what the user has staged, pushed where a remote is set up. It knows nothing of HTTP, and handles no credentials.
//
// Git is called with arguments, never through a shell (git.go). What a submission holds is worked out in an index of its own (commit.go). Hooks
// and settings are those of who owns the checkout: they do not come with a clone, and a pre-push hook that checks a site must be heeded.
package submit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"openoverheid.nu/internal/diag"
)

// What a folder may lack.
var (
	ErrNoGit      = errors.New("git is not installed")
	ErrNoCheckout = errors.New("the site's folder is not in a git checkout")
)

// Refusal says to a person why nothing was handed in.
type Refusal struct{ diag.Problem }

func (r *Refusal) Error() string { return r.Text("en") }

func refuse(code string, args ...string) error {
	return &Refusal{diag.Problem{Code: code, Args: args}}
}

// Author is who hands in.
type Author struct{ Name, Email string }

// Submission is what is handed in: files of the site's folder, with what is to be said of them.
type Submission struct {
	Names   []string // below cases; of a case with a folder of its own all that is in there goes with it. A file that is gone is taken out
	Author  Author
	Message string // empty for one made of the names
}

// Result says what became of a submission.
type Result struct {
	Branch, Commit string
	Pushed         bool
	Remote         string // its name; empty where none is set up
	Note           string // the code of a text that says why it was not pushed; empty where it was, or need not be
	Detail         string // what git said, for who helps the editor
}

// Submit makes a commit that holds these files as they are now, on a branch of its own that begins with what was published, and pushes it to
// the remote, if there is one. A branch of the same case that was not taken over yet is continued. The working tree, the index and HEAD stay
// as they are. What can't be pushed stays as a branch here: the result has a note then, and there is no error.
func (c *Checkout) Submit(ctx context.Context, s Submission) (Result, error) {
	w, err := c.prepare(ctx, s)
	if err != nil {
		return Result{}, err
	}
	defer w.close()
	if err := w.commit(ctx); err != nil {
		return Result{}, err
	}
	return w.push(ctx)
}

// branchTime is how a branch tells when it was made.
const branchTime = "20060102-150405"

// branchRoot is what the names of our branches begin with.
const branchRoot = "indienen/"

func (c *Checkout) newBranch(slug string, at time.Time) string {
	return fmt.Sprint(branchRoot, slug, "-", at.Format(branchTime))
}
