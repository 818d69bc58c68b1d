package submit

import (
	"context"
	"errors"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Checkout is a git working tree that holds a site: in its top folder, or in one below.
type Checkout struct {
	git    git
	top    string // the checkout's folder
	prefix string // the site's folder in the checkout, with a slash behind it; empty for the top
	now    func() time.Time
}

// Open finds the checkout that a site's folder is in: ErrNoGit where git is not installed, ErrNoCheckout where there is none, or one that
// ignores the site's folder.
func Open(ctx context.Context, dir string) (*Checkout, error) {
	program, err := exec.LookPath("git")
	if err != nil { // or it lies in the present folder, where anybody may have put it
		return nil, ErrNoGit
	}
	c := &Checkout{git: git{program, dir}, now: time.Now}
	inside, err := c.git.line(ctx, "rev-parse", "--is-inside-work-tree")
	var no *failure
	switch {
	case errors.As(err, &no) && strings.Contains(no.stderr, "not a git repository"), err == nil && inside != "true":
		return nil, ErrNoCheckout
	case err != nil:
		return nil, err
	}
	if c.prefix, err = c.git.line(ctx, "rev-parse", "--show-prefix"); err != nil {
		return nil, err
	}
	up, err := c.git.line(ctx, "rev-parse", "--show-cdup")
	if err != nil {
		return nil, err
	}
	c.top = filepath.Join(dir, filepath.FromSlash(up))
	if err := c.notIgnored(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// notIgnored tells a site that happens to lie in some other project's checkout from one that belongs to it.
func (c *Checkout) notIgnored(ctx context.Context) error {
	_, err := c.git.run(ctx, call{env: []string{"GIT_LITERAL_PATHSPECS=0"}}, "check-ignore", "-q", "--", casesDir) // which knows no literal ones
	var no *failure
	switch {
	case err == nil:
		return ErrNoCheckout
	case errors.As(err, &no) && no.code == 1:
		return nil
	}
	return err
}

// base is what the files here were made of: what was published, as far as HEAD has it. Empty where there is no commit yet.
func (c *Checkout) base(ctx context.Context) (string, error) {
	head, born, err := c.git.ask(ctx, "rev-parse", "-q", "--verify", "HEAD^{commit}")
	if err != nil {
		return "", err
	}
	published, err := c.published(ctx)
	switch {
	case err != nil || published == "":
		return head, err
	case !born:
		return published, nil
	}
	common, related, err := c.git.ask(ctx, "merge-base", head, published)
	if err != nil || !related {
		return published, err
	}
	return common, nil
}

// latest is the commit that was published last, as far as this checkout knows; empty where there is no commit yet.
func (c *Checkout) latest(ctx context.Context) (string, error) {
	published, err := c.published(ctx)
	if err != nil || published != "" {
		return published, err
	}
	return c.base(ctx)
}

// Refresh asks the remote what was published since, and changes nothing of the checkout but what it knows of the remote. Without a remote
// there is nothing to ask.
func (c *Checkout) Refresh(ctx context.Context) error {
	remote, err := c.remote(ctx)
	if err != nil || remote == "" {
		return err
	}
	_, err = c.git.run(ctx, c.remoteCall(ctx), "fetch", "-q", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--end-of-options", remote)
	return err
}

// published is the commit of the upstream of the main branch; empty where there is none.
func (c *Checkout) published(ctx context.Context) (string, error) {
	remote, err := c.remote(ctx)
	if err != nil {
		return "", err
	}
	refs := []string{"@{upstream}"}
	if remote != "" {
		refs = []string{"refs/remotes/" + remote + "/HEAD", "refs/remotes/" + remote + "/main", "refs/remotes/" + remote + "/master", "@{upstream}"}
	}
	for _, ref := range refs {
		commit, there, err := c.git.ask(ctx, "rev-parse", "-q", "--verify", "--end-of-options", ref+"^{commit}")
		var no *failure
		if err != nil && (!errors.As(err, &no) || no.timeout) {
			return "", err
		}
		if err == nil && there {
			return commit, nil
		}
	}
	return "", nil
}

// remote is the one that is pushed to: that of the present branch, else origin, else the only one; empty where there is none.
func (c *Checkout) remote(ctx context.Context) (string, error) {
	out, err := c.git.run(ctx, call{}, "remote")
	if err != nil {
		return "", err
	}
	all := strings.Fields(string(out))
	branch, attached, err := c.git.ask(ctx, "symbolic-ref", "-q", "--short", "HEAD")
	if err != nil {
		return "", err
	}
	if attached {
		set, _, err := c.git.ask(ctx, "config", "--get", "branch."+branch+".remote")
		if err != nil || slices.Contains(all, set) {
			return set, err
		}
	}
	switch {
	case slices.Contains(all, "origin"):
		return "origin", nil
	case len(all) == 1:
		return all[0], nil
	}
	return "", nil
}

// Published is a file as it was last published, as far as this checkout has it: in the upstream of the main branch, or in HEAD where there is
// none. The error is fs.ErrNotExist for one that was not.
func (c *Checkout) Published(ctx context.Context, name string) ([]byte, error) {
	if !isName(name) {
		return nil, refuse("submit-name")
	}
	base, err := c.latest(ctx)
	if err != nil {
		return nil, err
	}
	missing := &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	if base == "" {
		return nil, missing
	}
	blob, there, err := c.git.ask(ctx, "rev-parse", "-q", "--verify", "--end-of-options", base+":"+path.Join(c.prefix, name))
	var no *failure
	if errors.As(err, &no) && !no.timeout || err == nil && !there {
		return nil, missing
	}
	if err != nil {
		return nil, err
	}
	return c.git.run(ctx, call{}, "cat-file", "blob", blob)
}
