package submit

import (
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
