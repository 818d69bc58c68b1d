package submit

import (
	"context"
	"maps"
	"strings"
	"time"
)

// choose finds the branch to go on with: the latest of the case that was not taken over yet and that nobody has checked out, else a new one.
func (w *work) choose(ctx context.Context) error {
	pattern := "refs/heads/" + branchRoot + w.slug + "-*"
	out, err := w.git.run(ctx, call{}, "for-each-ref", "--sort=-refname", "--format=%(refname)%00%(objectname)%00%(worktreepath)", pattern)
	if err != nil {
		return err
	}
	for l := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSuffix(l, "\n"), "\x00")
		if len(fields) != 3 || fields[2] != "" || !w.isOurs(fields[0]) {
			continue
		}
		w.last = fields[1]
		open, err := w.isOpen(ctx, fields[1])
		if err != nil {
			return err
		}
		if open {
			w.branch, w.old = strings.TrimPrefix(fields[0], "refs/heads/"), fields[1]
			return nil
		}
		break // an older branch is older work
	}
	return w.fresh(ctx)
}

// isOurs reports whether a branch is of this case, and not of one whose slug begins with the same letters.
func (w *work) isOurs(ref string) bool {
	when := strings.TrimPrefix(ref, "refs/heads/"+branchRoot+w.slug+"-")
	_, err := time.Parse(branchTime, when)
	return err == nil
}

// isOpen reports whether what a branch holds was not published yet, by a merge or otherwise.
func (w *work) isOpen(ctx context.Context, commit string) (bool, error) {
	published, err := w.published(ctx)
	if published == "" {
		published = w.base
	}
	if err != nil || published == "" {
		return err == nil, err
	}
	if _, merged, err := w.git.ask(ctx, "merge-base", "--is-ancestor", commit, published); err != nil || merged {
		return false, err
	}
	paths, err := w.files(ctx, published, commit)
	if err != nil {
		return false, err
	}
	there, err := w.blobs(ctx, published, paths)
	if err != nil {
		return false, err
	}
	ours, err := w.blobs(ctx, commit, paths)
	return !maps.Equal(there, ours), err
}

// fresh gives the submission a branch that is not there yet.
func (w *work) fresh(ctx context.Context) error {
	for at := w.at; ; at = at.Add(time.Second) {
		branch := w.newBranch(w.slug, at)
		if _, taken, err := w.git.ask(ctx, "show-ref", "--verify", "-q", "refs/heads/"+branch); err != nil || !taken {
			w.branch, w.old = branch, ""
			return err
		}
	}
}

// begin is the commit that a new branch begins with. That is what was published now, if nobody but this editor changed these files since the
// checkout was brought up to date: who edits here need not know how to do that, and what is handed in twice must not clash with itself.
// Else it is what the checkout was made of, so that git sees what both did.
func (w *work) begin(ctx context.Context) (string, error) {
	published, err := w.published(ctx)
	if err != nil || published == "" || published == w.base {
		return w.base, err
	}
	var all [3]map[string]string
	for i, commit := range []string{published, w.base, w.last} {
		if all[i], err = w.blobs(ctx, commit, w.paths); err != nil {
			return "", err
		}
	}
	for _, name := range w.paths {
		if now := all[0][name]; now != all[1][name] && (w.last == "" || now != all[2][name]) {
			return w.base, nil
		}
	}
	return published, nil
}
