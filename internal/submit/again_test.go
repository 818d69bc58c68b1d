package submit

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

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
