package submit

import (
	"context"
	"errors"
	"os"
	"strings"
)

// push sends the branch to the remote, if there is one. That it can't is told in the result: the work is safe in the branch.
func (w *work) push(ctx context.Context) (Result, error) {
	r := Result{Branch: w.branch, Commit: w.new}
	var err error
	if r.Remote, err = w.remote(ctx); err != nil || r.Remote == "" {
		return r, err
	}
	err = w.send(ctx, r.Remote)
	if w.old != "" && isBehind(err) { // somebody worked on in the branch: ours goes on in another
		if err := w.fresh(ctx); err != nil {
			return r, err
		}
		if err := w.point(ctx); err != nil {
			return r, err
		}
		r.Branch = w.branch
		err = w.send(ctx, r.Remote)
	}
	var no *failure
	switch {
	case err == nil:
		r.Pushed = true
	case errors.As(err, &no):
		r.Note, r.Detail = no.note(), no.said()
	default:
		return r, err
	}
	return r, nil
}

// send pushes, and never by force.
func (w *work) send(ctx context.Context, remote string) error {
	ref := "refs/heads/" + w.branch
	_, err := w.git.run(ctx, w.remoteCall(ctx), "push", "--no-follow-tags", "--recurse-submodules=no", "--", remote, ref+":"+ref)
	return err
}

// remoteCall is for what git does with another computer. By default ssh would ask at a terminal that nobody looks at.
func (c *Checkout) remoteCall(ctx context.Context) call {
	over := call{limit: remoteTime}
	if _, set, err := c.git.ask(ctx, "config", "--get", "core.sshCommand"); err == nil && !set && os.Getenv("GIT_SSH_COMMAND") == "" && os.Getenv("GIT_SSH") == "" {
		over.env = []string{"GIT_SSH_COMMAND=ssh -oBatchMode=yes"}
	}
	return over
}

// isBehind reports whether a push failed because the remote's branch has what ours has not.
func isBehind(err error) bool {
	var no *failure
	return errors.As(err, &no) && (strings.Contains(no.stderr, "non-fast-forward") || strings.Contains(no.stderr, "fetch first"))
}

// notes tell by words of git why a push failed; the first that fits.
var notes = []struct{ words, code string }{
	{"could not read Username", "submit-no-credentials"},
	{"could not read Password", "submit-no-credentials"},
	{"terminal prompts disabled", "submit-no-credentials"},
	{"Authentication failed", "submit-no-credentials"},
	{"Permission denied (", "submit-no-credentials"},
	{"Host key verification failed", "submit-no-credentials"},
	{"returned error: 401", "submit-no-credentials"},
	{"returned error: 403", "submit-not-allowed"},
	{"pre-push hook", "submit-refused"},
	{"rejected", "submit-refused"},
	{"hook declined", "submit-refused"},
	{"protected branch", "submit-refused"},
	{"Could not resolve host", "submit-unreachable"},
	{"Couldn't connect to server", "submit-unreachable"},
	{"Connection refused", "submit-unreachable"},
	{"Connection timed out", "submit-unreachable"},
	{"does not appear to be a git repository", "submit-unreachable"},
	{"Could not read from remote repository", "submit-unreachable"},
	{"unable to access", "submit-unreachable"},
}

// note is the code of what to tell a person of a push that failed.
func (f *failure) note() string {
	if f.timeout {
		return "submit-timeout"
	}
	for _, n := range notes {
		if strings.Contains(f.stderr, n.words) {
			return n.code
		}
	}
	return "submit-push-failed"
}
