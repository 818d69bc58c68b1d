package editor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"openoverheid.nu/internal/submit"
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

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Iemand", "-c", "user.email=iemand@voorbeeld.example", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// published is a site in a checkout with a remote, as it was published.
func published(t *testing.T, files map[string]string) (o *office, remote string) {
	t.Helper()
	remote = t.TempDir()
	git(t, remote, "init", "-q", "--bare")
	o = openWith(t, files, func(o *Options) {
		dir := o.Folder.Name()
		git(t, dir, "init", "-q")
		git(t, dir, "add", "-A")
		git(t, dir, "commit", "-qm", "begin")
		git(t, dir, "remote", "add", "origin", remote)
		git(t, dir, "push", "-qu", "origin", "main")
		checkout, err := submit.Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		o.Checkout = checkout
	})
	return o, remote
}

func TestHandingIn(t *testing.T) {
	o, remote := published(t, map[string]string{"cases/club35.md": club, "cases/gent.md": club, "cases/schets.md": sketch, ".gitignore": ".openoverheid/\n"})
	_, answer := o.get("/_edit/submit")
	o.says("nothing changed", 200, answer, 200, "Er is niets veranderd")

	o.post("/_edit/save/cases/club35.md", "base", o.base("cases/club35.md"), "as", "ready", "f.title", "Club36")
	o.post("/_edit/save/cases/gent.md", "base", o.base("cases/gent.md"), "as", "ready", "f.title", "Gent")
	_, answer = o.get("/_edit/submit?case=cases/club35.md")
	o.says("what changed", 200, answer, 200, `value="cases/club35.md" checked`, `value="cases/gent.md">`, "gewijzigd", "<del>Club35</del>", "<ins>Club36</ins>")
	if strings.Contains(answer, "Een schets") {
		t.Error("what did not change can be handed in")
	}
	for _, wrong := range [][]string{
		{"name", "", "email", "an@voorbeeld.be", "case", "cases/club35.md"},
		{"name", "An", "email", "an", "case", "cases/club35.md"},
		{"name", "An <x>", "email", "an@voorbeeld.be", "case", "cases/club35.md"},
		{"name", "An", "email", "an@voorbeeld.be"},
		{"name", "An", "email", "an@voorbeeld.be", "case", "cases/schets.md", "case", "../config.yaml", "case", "--upload-pack=x"},
	} {
		status, answer := o.post("/_edit/submit", wrong...)
		o.says(fmt.Sprint(wrong), status, answer, 422, `role="alert"`)
	}
	status, answer := o.post("/_edit/submit", "name", "An Peeters", "email", "an@voorbeeld.be", "case", "cases/club35.md", "message", "Nieuwe titel\n\n--amend")
	o.says("handed in", status, answer, 200, "Uw werk is verstuurd naar")
	log := git(t, remote, "log", "--all", "--format=%an <%ae> %s", "-1")
	if !strings.Contains(log, "An Peeters <an@voorbeeld.be> Nieuwe titel") {
		t.Errorf("the remote has %s", log)
	}
	if files := git(t, remote, "log", "--all", "--name-only", "--format=", "-1"); strings.TrimSpace(files) != "cases/club35.md" {
		t.Errorf("handed in were %s", files)
	}
	_, answer = o.get("/_edit/submit")
	o.says("who handed in is remembered", 200, answer, 200, `value="An Peeters"`, `value="an@voorbeeld.be"`)
	if info, err := os.Stat(filepath.Join(o.dir, ".openoverheid", "author.json")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestWithoutGitThereIsNothingToHandInHere(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	status, answer := o.post("/_edit/submit", "name", "An", "email", "an@voorbeeld.be", "case", "cases/club35.md")
	o.says("submit", status, answer, 404)
}

func TestWhomToSendItTo(t *testing.T) {
	for contact, want := range map[string]string{
		"redactie@voorbeeld.be": `href="mailto:redactie@voorbeeld.be"`, "/contact/": `href="/contact/"`, "javascript:alert(1)": `href="#ZgotmplZ"`, "": "Vraag het aan",
	} {
		o := openWith(t, map[string]string{"cases/club35.md": club}, func(o *Options) { o.Contact = contact })
		_, answer := o.get("/_edit/submit")
		o.says(contact, 200, answer, 200, want)
	}
}

func TestPicturesAreHandedInWithTheirCase(t *testing.T) {
	o, remote := published(t, map[string]string{"cases/gent.md": club, ".gitignore": ".openoverheid/\n"})
	write(t, o.dir, "cases/brug/index.md", club)
	write(t, o.dir, "cases/brug/brug.jpg", "een brug")
	write(t, o.dir, "cases/case.schema.json", "{}")
	_, answer := o.get("/_edit/submit")
	o.says("the list", 200, answer, 200, `value="cases/brug/index.md"`)
	if strings.Contains(answer, `value="cases/brug/brug.jpg"`) || strings.Contains(answer, `value="cases/case.schema.json"`) {
		t.Errorf("a picture is listed as a case:\n%s", answer)
	}
	status, answer := o.post("/_edit/submit", "case", "cases/brug/index.md", "name", "Mieke Maes", "email", "mieke@voorbeeld.test")
	o.says("handed in", status, answer, 200, "verstuurd naar")
	branch, _, _ := strings.Cut(git(t, remote, "for-each-ref", "--sort=-committerdate", "--format=%(refname)", "--no-merged=main"), "\n")
	files := git(t, remote, "ls-tree", "-r", "--name-only", branch)
	for _, name := range []string{"cases/brug/brug.jpg", "cases/brug/index.md", "cases/case.schema.json"} {
		if !strings.Contains(files, name) {
			t.Errorf("%s is not in\n%s", name, files)
		}
	}
}
