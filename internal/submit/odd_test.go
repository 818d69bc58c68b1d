package submit

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestOddStatesOfACheckout(t *testing.T) {
	t.Parallel()
	t.Run("no commit yet", func(t *testing.T) {
		top := t.TempDir()
		gitIn(t, top, "init", "-q")
		r := &repo{t: t, top: top, site: top}
		r.write("cases/a.md", "a")
		r.write("cases/b.md", "b")
		r.open()
		if changes, err := r.Changes(t.Context()); err != nil || len(changes) != 2 || changes[0] != (Change{"cases/a.md", New}) {
			t.Errorf("got %v, %v", changes, err)
		}
		if _, err := r.Published(t.Context(), "cases/a.md"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v", err)
		}
		r.holds(r.submit("cases/a.md").Commit, "A cases/a.md")
	})
	t.Run("detached", func(t *testing.T) {
		r := newRepo(t, "")
		gitIn(t, r.top, "checkout", "-q", "--detach")
		r.write("cases/a.md", "x")
		r.same(func() { r.holds(r.submit("cases/a.md").Commit, "M cases/a.md") })
	})
	t.Run("in the middle of a merge", func(t *testing.T) {
		r := newRepo(t, "")
		gitIn(t, r.top, "switch", "-qc", "zij")
		r.write("cases/a.md", "zij")
		gitIn(t, r.top, "commit", "-qam", "zij")
		gitIn(t, r.top, "switch", "-q", "main")
		r.write("cases/a.md", "wij")
		gitIn(t, r.top, "commit", "-qam", "wij")
		_ = exec.Command("git", "-C", r.top, "-c", "user.name=x", "-c", "user.email=x@x", "merge", "zij").Run()
		r.write("cases/b/index.md", "x")
		r.same(func() { r.holds(r.submit("cases/b/index.md").Commit, "M cases/b/index.md") })
	})
	t.Run("another worktree", func(t *testing.T) {
		r := newRepo(t, "")
		second := filepath.Join(t.TempDir(), "tweede")
		gitIn(t, r.top, "worktree", "add", "-q", second)
		w := &repo{t: t, top: second, site: second}
		w.open()
		w.write("cases/a.md", "x")
		w.holds(w.submit("cases/a.md").Commit, "M cases/a.md")
	})
}

func TestFoldersThatAreNoCheckout(t *testing.T) {
	if _, err := Open(t.Context(), t.TempDir()); !errors.Is(err, ErrNoCheckout) {
		t.Errorf("got %v", err)
	}
	bare := t.TempDir()
	gitIn(t, bare, "init", "-q", "--bare")
	if _, err := Open(t.Context(), bare); !errors.Is(err, ErrNoCheckout) {
		t.Errorf("bare: got %v", err)
	}
	r := newRepo(t, "")
	write(t, r.top, ".gitignore", "privé/\n")
	write(t, r.top, "privé/cases/a.md", "a")
	if _, err := Open(t.Context(), filepath.Join(r.top, "privé")); !errors.Is(err, ErrNoCheckout) {
		t.Errorf("ignored: got %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Open(t.Context(), r.site); !errors.Is(err, ErrNoGit) {
		t.Errorf("got %v", err)
	}
}

func TestTheEnvironmentLeadsNowhereElse(t *testing.T) {
	r, other := newRepo(t, ""), newRepo(t, "")
	r.write("cases/a.md", "x")
	t.Setenv("GIT_DIR", filepath.Join(other.top, ".git"))
	t.Setenv("GIT_WORK_TREE", other.top)
	t.Setenv("GIT_INDEX_FILE", filepath.Join(other.top, ".git/index"))
	t.Setenv("GIT_AUTHOR_NAME", "Iemand anders")
	r.open()
	result, err := r.Submit(t.Context(), Submission{Names: []string{"cases/a.md"}, Author: editor})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_NAME"} {
		os.Unsetenv(name)
	}
	r.holds(result.Commit, "M cases/a.md")
	if got := gitIn(t, r.top, "show", "-s", "--format=%an", result.Commit); got != editor.Name {
		t.Errorf("by %s", got)
	}
}

func TestOddNamesAndAuthorsAreRefused(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "site")
	write(t, r.top, "geheim.md", "x")
	r.write("cases/a.md", "x")
	if runtime.GOOS != "windows" {
		if err := errors.Join(os.Symlink("/etc/passwd", filepath.Join(r.site, "cases/link.md")), os.Symlink("/etc", filepath.Join(r.site, "cases/map"))); err != nil {
			t.Fatal(err)
		}
	}
	refs := gitIn(t, r.top, "for-each-ref")
	for _, name := range []string{
		"", "--upload-pack=touch /tmp/x", "-c", "cases/../../geheim.md", "../geheim.md", "/etc/passwd", "cases/.git/config", "cases/a.md\x00b", "cases/a\n.md", ":(top)geheim.md",
		"cases/:(top)x", ":/geheim.md", "geheim.md", "config.yaml", "cases", "cases/", "cases//a.md", `cases\a.md`, "cases/link.md", "cases/map/passwd", ".openoverheid/history/a.md/x",
	} {
		if runtime.GOOS == "windows" && (name == "cases/link.md" || name == "cases/map/passwd") {
			continue
		}
		_, err := r.Submit(t.Context(), Submission{Names: []string{"cases/a.md", name}, Author: editor})
		refused(t, err, "submit-name")
		if _, err := r.Published(t.Context(), name); err == nil {
			t.Errorf("%q was published", name)
		}
	}
	_, err := r.Submit(t.Context(), Submission{Author: editor})
	refused(t, err, "submit-name")
	for _, a := range []Author{{}, {"Jan", ""}, {"", "a@b"}, {"Jan <x>", "a@b"}, {"Jan\nEve", "a@b"}, {"Jan", "a b@c"}, {"Jan", "@"}, {"Jan", "a@b>\nx"}, {"Jan\x00", "a@b"}, {"<>", "a@b"}} {
		_, err := r.Submit(t.Context(), Submission{Names: []string{"cases/a.md"}, Author: a})
		refused(t, err, "submit-author")
	}
	if got := gitIn(t, r.top, "for-each-ref"); got != refs {
		t.Errorf("refs are %s", got)
	}
}

// TestNamesThatLookLikeOptionsAreNames has them where a name may begin so: behind cases/, in a remote and in a message.
func TestNamesThatLookLikeOptionsAreNames(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	bare := r.bare()
	gitIn(t, r.top, "config", "--rename-section", "remote.origin", "remote.--upload-pack=x")
	gitIn(t, r.top, "config", "branch.main.remote", "--upload-pack=x")
	r.write("cases/--upload-pack=touch x.md", "x")
	r.write("cases/$(touch x) `touch y`;.md", "x")
	result, err := r.Submit(t.Context(), Submission{
		Names:  []string{"cases/--upload-pack=touch x.md", "cases/$(touch x) `touch y`;.md"},
		Author: Author{"--amend -x", "--x@voorbeeld.example"}, Message: "--amend\n\n# geen opmerking\x00\x1b[31m",
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Branch != "indienen/upload-pack-touch-x-20261127-140100" || !result.Pushed {
		t.Errorf("got %+v", result)
	}
	if got := gitIn(t, bare, "log", "-1", "--format=%an%n%B", result.Branch); got != "--amend -x\n--amend\n\n# geen opmerking[31m" {
		t.Errorf("says %q", got)
	}
	r.holds(result.Commit, "A cases/$(touch x) `touch y`;.md", "A cases/--upload-pack=touch x.md")
}

func TestNothingToSubmit(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	_, err := r.Submit(t.Context(), Submission{Names: []string{"cases/a.md"}, Author: editor})
	refused(t, err, "submit-nothing")
	_, err = r.Submit(t.Context(), Submission{Names: []string{"cases/nooit-geweest.md"}, Author: editor})
	refused(t, err, "submit-nothing")
}

func TestGitIsStoppedWhenNobodyWaits(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Changes(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	var no *failure
	if _, err := r.git.run(t.Context(), call{limit: time.Nanosecond}, "version"); !errors.As(err, &no) || !no.timeout {
		t.Errorf("got %v", err)
	}
}

func TestLineEndsThatGitTurnsAreTurned(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	gitIn(t, r.top, "config", "core.autocrlf", "true")
	r.write("cases/a.md", "een\r\ntwee\r\n")
	result := r.submit("cases/a.md")
	cmd := exec.Command("git", "-C", r.top, "cat-file", "blob", result.Commit+":cases/a.md")
	if out, err := cmd.Output(); err != nil || !bytes.Equal(out, []byte("een\ntwee\n")) {
		t.Errorf("got %q, %v", out, err)
	}
}
