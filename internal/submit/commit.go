package submit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"openoverheid.nu/internal/diag"
)

// work is a submission that is being made.
type work struct {
	*Checkout
	Submission
	slug    string
	at      time.Time
	scratch string // a folder of its own, for the index
	base    string // see base; empty for nothing
	paths   []string

	branch   string
	old, new string // the branch's commit before and after; old is empty for a new branch
	last     string // the commit of the case's latest branch, taken over or not; empty for none
}

func (c *Checkout) prepare(ctx context.Context, s Submission) (*work, error) {
	if len(s.Names) == 0 || slices.ContainsFunc(s.Names, func(name string) bool { return !isName(name) }) {
		return nil, refuse("submit-name")
	}
	if !s.Author.ok() {
		return nil, refuse("submit-author")
	}
	w := &work{Checkout: c, Submission: s, slug: slugOf(s.Names[0]), at: c.now()}
	var err error
	if w.base, err = c.base(ctx); err != nil {
		return nil, err
	}
	if w.paths, err = w.files(ctx, w.base); err != nil {
		return nil, err
	}
	if err := w.choose(ctx); err != nil {
		return nil, err
	}
	if w.old != "" { // what the branch had, and is gone since
		if w.paths, err = w.files(ctx, w.base, w.old); err != nil {
			return nil, err
		}
	}
	w.scratch, err = os.MkdirTemp("", "openoverheid-")
	return w, err
}

func (w *work) close() { os.RemoveAll(w.scratch) }

// ok reports whether an author is somebody that mail can be sent to, written as git writes people.
func (a Author) ok() bool {
	bad := func(r rune) bool { return r == '<' || r == '>' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }
	local, host, at := strings.Cut(a.Email, "@")
	return strings.ContainsFunc(a.Name, unicode.IsLetter) && len(a.Name) <= 200 && len(a.Email) <= 200 && at && local != "" && host != "" &&
		!strings.ContainsFunc(a.Name, bad) && !strings.ContainsFunc(a.Email, func(r rune) bool { return bad(r) || unicode.IsSpace(r) })
}

// slugOf is what the branch of a file is called after: its case, as far as its letters can stand in the name of a branch.
func slugOf(name string) string {
	base, _, _ := strings.Cut(path.Base(name), ".")
	if isBundle(name) {
		base = path.Base(path.Dir(name))
	}
	slug := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, strings.ToLower(base)), "-")
	if slug == "" {
		return "case"
	}
	return slug[:min(len(slug), 100)]
}

// isBundle reports whether a case has its folder for itself.
func isBundle(name string) bool { return strings.HasPrefix(path.Base(name), "index.") }

// files are the paths that the submission is about, whether they are there or were: with a case that has a folder all that is in it.
func (w *work) files(ctx context.Context, commits ...string) ([]string, error) {
	root, err := os.OpenRoot(w.git.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	all := map[string]bool{}
	for _, name := range w.Names {
		if err := plain(root, name); err != nil {
			return nil, err
		}
		all[name] = true
		if !isBundle(name) {
			continue
		}
		if err := inFolder(root, path.Dir(name), all); err != nil {
			return nil, err
		}
		for _, commit := range commits {
			if err := w.wasInFolder(ctx, commit, path.Dir(name), all); err != nil {
				return nil, err
			}
		}
	}
	var paths []string
	for name := range all {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	return paths, nil
}

// plain refuses a file that is a link, or lies behind one.
func plain(root *os.Root, name string) error {
	parts := strings.Split(name, "/")
	for i := range parts {
		info, err := root.Lstat(path.Join(parts[:i+1]...))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if last := i == len(parts)-1; last && !info.Mode().IsRegular() || !last && !info.IsDir() {
			return refuse("submit-name")
		}
	}
	return nil
}

// inFolder adds the files of a case's folder.
func inFolder(root *os.Root, dir string, all map[string]bool) error {
	err := fs.WalkDir(root.FS(), dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !isName(name) && e.IsDir():
			return fs.SkipDir
		case isName(name) && e.Type().IsRegular():
			all[name] = true
		}
		return nil
	})
	return err
}

// wasInFolder adds those that a commit has.
func (w *work) wasInFolder(ctx context.Context, commit, dir string, all map[string]bool) error {
	if commit == "" {
		return nil
	}
	out, err := w.git.run(ctx, call{}, "ls-tree", "-r", "-z", "--name-only", commit, "--", dir+"/")
	for _, name := range names(out) {
		if isName(name) {
			all[name] = true
		}
	}
	return err
}

// commit makes the commit and has the branch point to it.
func (w *work) commit(ctx context.Context) error {
	from := w.old
	if from == "" {
		begin, err := w.begin(ctx)
		if err != nil {
			return err
		}
		from = begin
	}
	tree, err := w.tree(ctx, from)
	if err != nil {
		return err
	}
	if from != "" {
		same, err := w.git.line(ctx, "rev-parse", "--verify", "--end-of-options", from+"^{tree}")
		switch {
		case err != nil:
			return err
		case same == tree && w.old == "":
			return refuse("submit-nothing")
		case same == tree: // handed in before; perhaps it could not be pushed then
			w.new = w.old
			return nil
		}
	}
	args := []string{"commit-tree", "-F", "-"}
	if from != "" {
		args = append(args, "-p", from)
	}
	out, err := w.git.run(ctx, call{stdin: []byte(w.message(ctx)), env: w.identity()}, append(args, tree)...)
	if err != nil {
		return err
	}
	w.new = strings.TrimSpace(string(out))
	return w.point(ctx)
}

// point has the branch point to the new commit, if it still points to the old.
func (w *work) point(ctx context.Context) error {
	old := w.old
	if old == "" {
		old = strings.Repeat("0", len(w.new))
	}
	_, err := w.git.run(ctx, call{env: w.identity()}, "update-ref", "-m", "openoverheid", "--end-of-options", "refs/heads/"+w.branch, w.new, old)
	return err
}

// identity is who makes the commit: the editor, since a computer that edits need not have told git whose it is.
func (w *work) identity() []string {
	when := w.at.Format(time.RFC3339)
	return []string{
		"GIT_AUTHOR_NAME=" + w.Author.Name, "GIT_AUTHOR_EMAIL=" + w.Author.Email, "GIT_AUTHOR_DATE=" + when,
		"GIT_COMMITTER_NAME=" + w.Author.Name, "GIT_COMMITTER_EMAIL=" + w.Author.Email, "GIT_COMMITTER_DATE=" + when,
	}
}

// tree is that of a commit, but with the submission's files as they are now. It is made in an index of our own.
func (w *work) tree(ctx context.Context, from string) (string, error) {
	index := call{env: []string{"GIT_INDEX_FILE=" + filepath.Join(w.scratch, "index")}}
	start := []string{"read-tree", "--empty"}
	if from != "" {
		start = []string{"read-tree", from}
	}
	if _, err := w.git.run(ctx, index, start...); err != nil {
		return "", err
	}
	add := index
	add.stdin = []byte(strings.Join(w.paths, "\x00") + "\x00")
	if _, err := w.git.run(ctx, add, "update-index", "-z", "--add", "--remove", "--replace", "--stdin"); err != nil {
		return "", err
	}
	out, err := w.git.run(ctx, index, "write-tree")
	return strings.TrimSpace(string(out)), err
}

// message is what the commit says: the editor's own words, or a line made of what is handed in.
func (w *work) message(ctx context.Context) string {
	message := strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(w.Message, "")))
	if message != "" {
		return string([]rune(message)[:min(len([]rune(message)), 5000)]) + "\n"
	}
	text := diag.Problem{Code: w.said(ctx), Args: []string{w.slug}}.Text("nl")
	var slugs []string
	for _, name := range w.Names {
		if slug := slugOf(name); !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	if len(slugs) > 1 {
		text = diag.Problem{Code: "submit-message-more", Args: []string{strings.Join(slugs, ", ")}}.Text("nl")
	}
	return text + "\n\n" + strings.Join(w.Names, "\n") + "\n"
}

// said is the code of what is said of the first file.
func (w *work) said(ctx context.Context) string {
	_, err := w.Published(ctx, w.Names[0])
	_, gone := os.Lstat(filepath.Join(w.git.dir, filepath.FromSlash(w.Names[0])))
	switch {
	case gone != nil:
		return "submit-message-removed"
	case errors.Is(err, fs.ErrNotExist):
		return "submit-message-new"
	}
	return "submit-message-changed"
}
