package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a script waits for something that must come; a test passes as soon as it is there.
const patience = 30 * time.Second

// await waits until a file contains a text: `await FILE TEXT`.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await FILE TEXT")
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if content, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(content), args[1]) {
			return
		}
	}
	content, _ := os.ReadFile(ts.MkAbs(args[0]))
	ts.Fatalf("%s never said %q:\n%s", args[0], args[1], content)
}

// get asks for a page of the site that `serve` says it serves in FILE, until it holds all TEXTs: `get FILE PATH TEXT...`.
// `! get` wants a page that holds none of them.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 3 {
		ts.Fatalf("usage: get FILE PATH TEXT...")
	}
	said, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	start := strings.Index(string(said), "http://")
	if start < 0 {
		ts.Fatalf("%s names no address:\n%s", args[0], said)
	}
	address, _, _ := strings.Cut(string(said[start:]), "/ ")
	var body string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if body, err = ask(address + args[1]); err == nil && holds(body, args[2:], !neg) {
			return
		}
	}
	ts.Fatalf("%s%s: wanted (%v) %q, error %v, in:\n%s", address, args[1], !neg, args[2:], err, body)
}

func ask(address string) (string, error) {
	response, err := http.Get(address)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return fmt.Sprintf("%d %s\n%s", response.StatusCode, response.Header.Get("Content-Type"), body), err
}

func holds(body string, texts []string, want bool) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(body, text) != want })
}

// status wants a command to end with an exit status: `status 2 openoverheid bouw`.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND...")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("wanted exit status %s, got %d", args[0], code)
	}
}

// snapshot writes down every file of a folder, its content and its time: `snapshot FOLDER FILE`.
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: snapshot FOLDER FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(listing(ts, args[0])), 0o644))
}

// same wants a folder to be as a snapshot of it says: `same FOLDER FILE`.
func same(ts *testscript.TestScript, neg bool, args []string) {
	before, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	now := listing(ts, args[0])
	if (now == string(before)) == neg {
		ts.Fatalf("%s, before but not now:\n%snow but not before:\n%s", args[0], without(string(before), now), without(now, string(before)))
	}
}

// without returns the lines of one text that another does not have.
func without(text, other string) string {
	var only strings.Builder
	for line := range strings.Lines(text) {
		if !strings.Contains(other, line) {
			only.WriteString(line)
		}
	}
	return only.String()
}

func listing(ts *testscript.TestScript, folder string) string {
	var lines []string
	root := ts.MkAbs(folder)
	ts.Check(filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.Name() == ".openoverheid" { // the record of what was published, which is no part of it
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, name)
		lines = append(lines, fmt.Sprintf("%s %x %s", inside, sha256.Sum256(content), info.ModTime().Format(time.RFC3339Nano)))
		return err
	}))
	if len(lines) == 0 {
		ts.Fatalf("%s holds no files", folder)
	}
	return strings.Join(lines, "\n") + "\n"
}
