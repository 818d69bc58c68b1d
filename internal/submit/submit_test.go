package submit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain gives git settings of nobody, so that tests say the same for everybody.
func TestMain(m *testing.M) {
	if _, err := exec.LookPath("git"); err != nil {
		fmt.Fprintln(os.Stderr, "git is needed for these tests, as it is to get this project: on Debian, apt-get install git")
		os.Exit(1)
	}
	os.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	os.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	os.Exit(m.Run())
}

// repo is a checkout with a site in it, or in a folder of it.
type repo struct {
	*Checkout
	t    testing.TB
	top  string
	site string // its folder
}

// gitIn runs git as a person would, and returns what it says.
func gitIn(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Iemand", "-c", "user.email=iemand@voorbeeld.example", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.WriteFile(at, []byte(content), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// newRepo makes a checkout whose site lies below the top, with a first commit.
func newRepo(t testing.TB, below string) *repo {
	t.Helper()
	top := t.TempDir()
	gitIn(t, top, "init", "-q")
	r := &repo{t: t, top: top, site: filepath.Join(top, filepath.FromSlash(below))}
	r.write("cases/a.md", "a")
	r.write("cases/b/index.md", "b")
	r.write("cases/b/foto.jpg", "foto")
	r.write("config.yaml", "titel")
	gitIn(t, top, "add", "-A")
	gitIn(t, top, "commit", "-qm", "begin")
	r.open()
	return r
}

func (r *repo) write(name, content string) { r.t.Helper(); write(r.t, r.site, name, content) }

func (r *repo) remove(name string) {
	r.t.Helper()
	if err := os.RemoveAll(filepath.Join(r.site, filepath.FromSlash(name))); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) open() {
	r.t.Helper()
	c, err := Open(r.t.Context(), r.site)
	if err != nil {
		r.t.Fatal(err)
	}
	now := time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)
	c.now = func() time.Time { now = now.Add(time.Minute); return now }
	r.Checkout = c
}

// remoteAt sets up a bare repository as origin, with the first commit in it.
func (r *repo) bare() string {
	r.t.Helper()
	bare := r.t.TempDir()
	gitIn(r.t, bare, "init", "-q", "--bare")
	gitIn(r.t, r.top, "remote", "add", "origin", bare)
	gitIn(r.t, r.top, "push", "-q", "-u", "origin", "main")
	return bare
}

var editor = Author{"Élise D'Hondt", "elise@voorbeeld.example"}

func (r *repo) submit(names ...string) Result {
	r.t.Helper()
	result, err := r.Submit(r.t.Context(), Submission{Names: names, Author: editor})
	if err != nil {
		r.t.Fatal(err)
	}
	return result
}

// same holds that neither the working tree, the index nor HEAD changed while f ran.
func (r *repo) same(f func()) {
	r.t.Helper()
	state := func() string {
		index, _ := os.ReadFile(filepath.Join(r.top, ".git", "index"))
		head, _ := os.ReadFile(filepath.Join(r.top, ".git", "HEAD"))
		return fmt.Sprintf("%x %s %s", index, head, gitIn(r.t, r.top, "-c", "core.quotePath=false", "--no-optional-locks", "status", "--porcelain=v2", "--branch", "-uall"))
	}
	before := state()
	f()
	if after := state(); after != before {
		r.t.Errorf("was\n%.3000s\nis\n%.3000s", before, after)
	}
}

// holds is what a commit changed: "M cases/a.md".
func (r *repo) holds(commit string, want ...string) {
	r.t.Helper()
	out := gitIn(r.t, r.top, "-c", "core.quotePath=false", "show", "--format=", "--name-status", "--no-renames", commit)
	got := strings.Split(strings.ReplaceAll(out, "\t", " "), "\n")
	if !slices.Equal(got, want) {
		r.t.Errorf("the commit holds %q, want %q", got, want)
	}
}

func refused(t *testing.T, err error, code string) {
	t.Helper()
	var told *Refusal
	if !errors.As(err, &told) || told.Code != code || strings.HasPrefix(told.Text("nl"), code) {
		t.Errorf("got %v, want %s", err, code)
	}
}

func TestASubmissionIsABranchOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, below := range []string{"", "web/onze site"} {
		r := newRepo(t, below)
		bare := r.bare()
		prefix := strings.TrimPrefix(below+"/", "/")
		r.write("cases/a.md", "anders")
		r.write("cases/c.md", "nieuw")
		r.write("config.yaml", "ook anders")
		r.write("los.txt", "x")
		gitIn(t, r.top, "add", filepath.Join(r.site, "los.txt")) // staged by the user, and none of ours
		var result Result
		r.same(func() { result = r.submit("cases/a.md") })
		if !result.Pushed || result.Note != "" || result.Branch != "indienen/a-20261127-140100" || result.Remote != "origin" {
			t.Errorf("got %+v", result)
		}
		if got := gitIn(t, bare, "rev-parse", result.Branch); got != result.Commit {
			t.Errorf("the remote has %s, not %s", got, result.Commit)
		}
		r.holds(result.Commit, "M "+prefix+"cases/a.md")
		if got := gitIn(t, r.top, "show", "-s", "--format=%an <%ae> %cn <%ce>%n%P%n%B", result.Commit); got !=
			"Élise D'Hondt <elise@voorbeeld.example> Élise D'Hondt <elise@voorbeeld.example>\n"+gitIn(t, r.top, "rev-parse", "main")+"\nCase gewijzigd: a\n\ncases/a.md" {
			t.Errorf("got %s", got)
		}
	}
}

func TestAFolderGoesWithItsCase(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "site")
	r.remove("cases/b/foto.jpg")
	r.write("cases/b/nieuw é [1] *.jpg", "n")
	r.write("cases/b/index.fr.md", "f")
	r.write("cases/b/.verborgen", "x")
	r.write("cases/b/.openoverheid-X-index.md.part", "x")
	if runtime.GOOS != "windows" {
		if err := os.Symlink("/etc/passwd", filepath.Join(r.site, "cases/b/link.jpg")); err != nil {
			t.Fatal(err)
		}
	}
	r.remove("cases/b/nieuw é [1] *.jpg")
	r.write("cases/b/nieuw é [1].jpg", "n")
	r.same(func() {
		result := r.submit("cases/b/index.md")
		r.holds(result.Commit, "D site/cases/b/foto.jpg", "A site/cases/b/index.fr.md", "A site/cases/b/nieuw é [1].jpg")
	})
}

func TestRemovedAndRenamedCases(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	r.remove("cases/a.md")
	removed := r.submit("cases/a.md")
	r.holds(removed.Commit, "D cases/a.md")
	if subject := gitIn(t, r.top, "show", "-s", "--format=%s", removed.Commit); subject != "Case verwijderd: a" {
		t.Errorf("says %s", subject)
	}
	r.remove("cases/b")
	r.write("cases/bee/index.md", "b")
	r.write("cases/bee/foto.jpg", "foto")
	renamed := r.submit("cases/bee/index.md", "cases/b/index.md")
	r.holds(renamed.Commit, "D cases/b/foto.jpg", "D cases/b/index.md", "A cases/bee/foto.jpg", "A cases/bee/index.md")
	if subject := gitIn(t, r.top, "show", "-s", "--format=%s", renamed.Commit); subject != "Cases ingediend: bee, b" {
		t.Errorf("says %s", subject)
	}
}

func TestSubmittingAgainGoesOnWithTheBranch(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	bare := r.bare()
	r.write("cases/a.md", "een")
	first := r.submit("cases/a.md")
	again := r.submit("cases/a.md")
	if again != first {
		t.Errorf("the same again: %+v, %+v", first, again)
	}
	r.write("cases/a.md", "twee")
	second := r.submit("cases/a.md")
	if second.Branch != first.Branch || gitIn(t, bare, "rev-parse", second.Branch+"^") != first.Commit {
		t.Errorf("got %+v after %+v", second, first)
	}
	// Another case whose slug begins with the same letters has a branch of its own.
	r.write("cases/a-b.md", "x")
	if other := r.submit("cases/a-b.md"); other.Branch == first.Branch {
		t.Error("two cases in one branch")
	}
	// Once it is taken over, by a merge or squashed, the next submission is a new one.
	gitIn(t, bare, "update-ref", "refs/heads/main", second.Commit)
	gitIn(t, r.top, "fetch", "-q")
	gitIn(t, r.top, "merge", "-q", "--ff-only", "-s", "ours", "origin/main", "--no-edit", "--autostash")
	r.write("cases/a.md", "drie")
	third := r.submit("cases/a.md")
	if third.Branch == first.Branch || !third.Pushed {
		t.Errorf("got %+v", third)
	}
	r.holds(third.Commit, "M cases/a.md")
}

func TestWhatABranchHadAndIsGoneIsTakenOut(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	r.write("cases/b/tweede.jpg", "x")
	r.submit("cases/b/index.md")
	r.remove("cases/b/tweede.jpg")
	r.write("cases/b/index.md", "bb")
	r.holds(r.submit("cases/b/index.md").Commit, "M cases/b/index.md", "D cases/b/tweede.jpg")
}

func TestABranchThatSomebodyWorkedOnIsLeftToThem(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	bare := r.bare()
	r.write("cases/a.md", "een")
	first := r.submit("cases/a.md")
	theirs := gitIn(t, bare, "-c", "core.bare=true", "commit-tree", "-m", "van een collega", "-p", first.Commit, first.Commit+"^{tree}")
	gitIn(t, bare, "update-ref", "refs/heads/"+first.Branch, theirs)
	r.write("cases/a.md", "twee")
	second := r.submit("cases/a.md")
	if !second.Pushed || second.Branch == first.Branch || gitIn(t, bare, "rev-parse", first.Branch) != theirs {
		t.Errorf("got %+v", second)
	}
	// And one that a person has checked out is not moved under their feet.
	gitIn(t, r.top, "switch", "-q", second.Branch, "--discard-changes")
	r.write("cases/a.md", "drie")
	r.same(func() {
		if third := r.submit("cases/a.md"); third.Branch == second.Branch {
			t.Errorf("got %+v", third)
		}
	})
}

func TestAPushThatFailsLeavesTheBranch(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		spoil func(r *repo, bare string)
		note  string
	}{
		"gone": {func(r *repo, bare string) { os.RemoveAll(bare) }, "submit-unreachable"},
		"refused": {func(r *repo, bare string) {
			write(t, bare, "hooks/pre-receive", "#!/bin/sh\necho nee >&2\nexit 1\n")
			os.Chmod(filepath.Join(bare, "hooks/pre-receive"), 0o777)
		}, "submit-refused"},
		"refused here": {func(r *repo, bare string) {
			write(t, r.top, ".git/hooks/pre-push", "#!/bin/sh\necho nee >&2\nexit 1\n")
			os.Chmod(filepath.Join(r.top, ".git/hooks/pre-push"), 0o777)
		}, "submit-push-failed"},
		"no server": {func(r *repo, bare string) {
			gitIn(r.t, r.top, "remote", "set-url", "origin", "http://geheim:woord@127.0.0.1:1/x.git")
		}, "submit-unreachable"},
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.HasPrefix(name, "refused") {
				t.Skip("hooks are scripts")
			}
			r := newRepo(t, "")
			bare := r.bare()
			tt.spoil(r, bare)
			r.write("cases/a.md", "x")
			result := r.submit("cases/a.md")
			if result.Pushed || result.Note != tt.note || result.Detail == "" || strings.Contains(result.Detail, "woord") {
				t.Errorf("got %+v", result)
			}
			if gitIn(t, r.top, "rev-parse", result.Branch) != result.Commit {
				t.Error("the branch is not there")
			}
		})
	}
}

func TestANoteIsMadeOfWhatGitSays(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"fatal: could not read Username for 'https://x': terminal prompts disabled":                   "submit-no-credentials",
		"git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.":        "submit-no-credentials",
		"fatal: unable to access 'https://x/': The requested URL returned error: 403":                 "submit-not-allowed",
		"fatal: unable to access 'https://x/': Could not resolve host: x":                             "submit-unreachable",
		"ssh: connect to host x port 22: Connection timed out":                                        "submit-unreachable",
		" ! [remote rejected] a -> a (pre-receive hook declined)":                                     "submit-refused",
		"remote: error: GH006: Protected branch update failed\n ! [remote rejected] protected branch": "submit-refused",
		"iets anders": "submit-push-failed",
	} {
		if got := (&failure{args: []string{"push"}, stderr: said}).note(); got != want {
			t.Errorf("%s: got %s", said, got)
		}
	}
	if got := (&failure{timeout: true}).note(); got != "submit-timeout" {
		t.Errorf("got %s", got)
	}
	if got := (&failure{stderr: "bij https://naam:geheim@x.be/y\x1b[31m en ssh://git@x"}).said(); got != "bij https://x.be/y[31m en ssh://x" {
		t.Errorf("got %q", got)
	}
}

func TestChangesAreThoseSinceThePublication(t *testing.T) {
	t.Parallel()
	for _, below := range []string{"", "site"} {
		r := newRepo(t, below)
		r.bare()
		r.write("cases/a.md", "committed, but not published")
		r.write("cases/c d.md", "c")
		gitIn(t, r.top, "add", "-A")
		gitIn(t, r.top, "commit", "-qm", "hier")
		r.write("cases/a.md", "and not committed")
		r.write("cases/nieuw/index.md", "n")
		r.write("cases/.verborgen.md", "x")
		r.write("cases/_x.md", "x")
		r.write("elders.md", "x")
		r.remove("cases/b/foto.jpg")
		var got []Change
		r.same(func() {
			var err error
			if got, err = r.Changes(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
		if want := []Change{{"cases/a.md", Changed}, {"cases/b/foto.jpg", Removed}, {"cases/c d.md", New}, {"cases/nieuw/index.md", New}}; !slices.Equal(got, want) {
			t.Errorf("got %v", got)
		}
		if src, err := r.Published(t.Context(), "cases/a.md"); err != nil || string(src) != "a" {
			t.Errorf("published: %q, %v", src, err)
		}
		for _, name := range []string{"cases/c d.md", "cases/b"} {
			if src, err := r.Published(t.Context(), name); name != "cases/b" && !errors.Is(err, fs.ErrNotExist) || string(src) != "" {
				t.Errorf("%s: %q, %v", name, src, err)
			}
		}
	}
}

// TestWhatOthersPublishedSinceIsNotTakenBack has the remote run ahead of the checkout.
func TestWhatOthersPublishedSinceIsNotTakenBack(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "")
	bare := r.bare()
	other := filepath.Join(t.TempDir(), "ander")
	gitIn(t, r.top, "clone", "-q", bare, other)
	write(t, other, "cases/van-een-ander.md", "x")
	write(t, other, "cases/b/index.md", "verbeterd")
	gitIn(t, other, "add", "-A")
	gitIn(t, other, "commit", "-qm", "ander")
	gitIn(t, other, "push", "-q")
	gitIn(t, r.top, "fetch", "-q")
	r.write("cases/a.md", "x")
	changes, err := r.Changes(t.Context())
	if err != nil || !slices.Equal(changes, []Change{{"cases/a.md", Changed}}) {
		t.Errorf("got %v, %v", changes, err)
	}
	result := r.submit("cases/a.md")
	gitIn(t, other, "fetch", "-q")
	gitIn(t, other, "merge", "-q", "--no-edit", "origin/"+result.Branch)
	if got := gitIn(t, other, "diff", "--name-only", "origin/main", "HEAD"); got != "cases/a.md" {
		t.Errorf("taking it over changes %s", got)
	}
}

// TestWhoNeverPullsCanGoOn has submissions taken over, in one way and another, while the checkout stays as it was.
func TestWhoNeverPullsCanGoOn(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "site")
	bare := r.bare()
	other := filepath.Join(t.TempDir(), "ander")
	gitIn(t, r.top, "clone", "-q", bare, other)
	take := func(how ...string) {
		t.Helper()
		gitIn(t, other, "pull", "-q", "--ff-only")
		write(t, other, "site/cases/van-een-ander.md", strings.Join(how, " "))
		gitIn(t, other, "add", "-A")
		gitIn(t, other, "commit", "-qm", "ander")
		gitIn(t, other, append([]string{"merge", "-q"}, how...)...)
		_ = exec.Command("git", "-C", other, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "overgenomen").Run()
		gitIn(t, other, "push", "-q")
	}
	for i, how := range []string{"--squash", "--no-edit", "--squash"} {
		r.write("cases/a.md", fmt.Sprint("versie ", i))
		r.write("cases/nieuw.md", fmt.Sprint("nieuw ", i))
		result := r.submit("cases/a.md", "cases/nieuw.md")
		take(how, "origin/"+result.Branch)
		if err := r.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if changes, err := r.Changes(t.Context()); err != nil || len(changes) > 0 {
			t.Errorf("after %d: %v, %v", i, changes, err)
		}
		if src, err := r.Published(t.Context(), "cases/nieuw.md"); err != nil || string(src) != fmt.Sprint("nieuw ", i) {
			t.Errorf("after %d: %q, %v", i, src, err)
		}
	}
}

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
