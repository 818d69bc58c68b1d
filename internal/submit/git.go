package submit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// How long git may take for what it does here, and for what it does with another computer.
const (
	localTime  = 30 * time.Second
	remoteTime = 90 * time.Second
)

// most is how much git may say.
const most = 64 << 20

// git is the system's program, in a folder.
type git struct{ program, dir string }

// kept are the variables for git that say how the user reaches other computers, and where their settings are. All others would lead it to
// another repository, or change what it does.
var kept = []string{"GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_PROXY_COMMAND", "GIT_ASKPASS", "GIT_EXEC_PATH",
	"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}

// environment is what git gets to see: it never asks at a terminal, speaks English, takes paths for what they are, and leaves the index
// alone that it only reads.
func environment(all []string) []string {
	env := slices.DeleteFunc(slices.Clone(all), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		name = strings.ToUpper(name)
		return strings.HasPrefix(name, "GIT_") && !slices.Contains(kept, name) || strings.HasPrefix(name, "LC_") || name == "LANG" || name == "LANGUAGE"
	})
	return append(env, "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", "GIT_PAGER=cat", "GIT_EDITOR=false", "GIT_MERGE_AUTOEDIT=no")
}

// failure is git saying no.
type failure struct {
	args    []string
	code    int // its exit status; -1 where it was stopped
	stderr  string
	timeout bool
}

func (f *failure) Error() string { return "git " + f.args[0] + ": " + f.said() }

// secrets are user names and passwords in addresses.
var secrets = regexp.MustCompile(`(://)[^/@\s]*@`)

// said is what git said, fit to be shown.
func (f *failure) said() string {
	text := strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' {
			return '\n'
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(f.stderr, "\uFFFD"))
	text = strings.TrimSpace(secrets.ReplaceAllString(text, "$1"))
	if runes := []rune(text); len(runes) > 2000 {
		text = "…" + string(runes[len(runes)-2000:])
	}
	if text == "" && f.timeout {
		return "timed out"
	}
	return text
}

// call is one run of git.
type call struct {
	env   []string // besides environment
	stdin []byte
	limit time.Duration
}

// run runs git and returns what it wrote. The arguments are given as they are.
func (g git) run(ctx context.Context, c call, args ...string) ([]byte, error) {
	if c.limit == 0 {
		c.limit = localTime
	}
	ctx, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, g.program, args...)
	cmd.Dir = g.dir
	cmd.Env = append(environment(os.Environ()), c.env...)
	cmd.Stdin = bytes.NewReader(c.stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &limited{w: &stdout, left: most}, &limited{w: &stderr, left: 1 << 20}
	cmd.WaitDelay = 2 * time.Second // a helper that outlives git must not hold us up
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return stdout.Bytes(), nil
	case ctx.Err() != nil:
		return nil, errors.Join(&failure{args: args, code: -1, stderr: stderr.String(), timeout: errors.Is(ctx.Err(), context.DeadlineExceeded)}, ctx.Err())
	case errors.As(err, &exit):
		return nil, &failure{args: args, code: exit.ExitCode(), stderr: stderr.String()}
	}
	return nil, err
}

// line is the one line that git wrote.
func (g git) line(ctx context.Context, args ...string) (string, error) {
	out, err := g.run(ctx, call{}, args...)
	return strings.TrimSuffix(strings.TrimSuffix(string(out), "\n"), "\r"), err
}

// ask is line for a question that git may say no to.
func (g git) ask(ctx context.Context, args ...string) (answer string, yes bool, err error) {
	answer, err = g.line(ctx, args...)
	var no *failure
	if errors.As(err, &no) && no.code == 1 {
		return "", false, nil
	}
	return answer, err == nil, err
}

// names reads what git ends with NUL.
func names(out []byte) []string {
	return slices.DeleteFunc(strings.Split(string(out), "\x00"), func(s string) bool { return s == "" })
}

// limited keeps the first bytes of what is written to it.
type limited struct {
	w    io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	if _, err := l.w.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}
