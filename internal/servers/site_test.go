package servers_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/compress"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

const aCase = `---
title: "%TITLE%"
date: 2012-03-06
summary: "Een samenvatting die lang genoeg is om door de keuring te komen, en niet meer."
organisations: [Stad Proef]
aspects: [hrm]
channels: [twitter]
%MORE%---

## Aanleiding

Omdat.

## Aanpak

Zo.

## Resultaat

Dit.
`

func written(title, more string) []byte {
	return []byte(strings.NewReplacer("%TITLE%", title, "%MORE%", more).Replace(aCase))
}

// publicFolder is a folder with a site in two languages, with compressed files beside it.
func publicFolder(t *testing.T) string {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	disk := fstest.MapFS{
		"cases/nieuw/index.md":    {Data: written("Een case met een oud adres", "aliases: [/2012/03/oud/, /2012/oud.html]\n")},
		"cases/nieuw/index.en.md": {Data: written("A case in English", "")},
		"static/site.webmanifest": {Data: []byte(`{"name": "Proef"}`)},
		"static/beeld.png":        {Data: picture.Bytes()},
		"static/lang.txt":         {Data: bytes.Repeat([]byte("Een regel van precies veertig tekens is.\n"), 100)},
	}
	made, err := build.Run(context.Background(), build.Options{
		Files: build.Layer(disk, openoverheid.Files), BaseURL: "https://proef.example/", Theme: "openoverheid",
		Authority: site.Authority{Domain: "proef.example", Date: "2026"},
		Languages: []site.LanguageOptions{
			{Code: "nl", Locale: "nl-BE", Name: "Nederlands", Title: "Proef", Description: "Een proef."},
			{Code: "en", Locale: "en-GB", Name: "English", Title: "Trial", Description: "A trial."},
		},
		Pagination: 10, FeedItems: 10, Search: true, Now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if diag.HasErrors(made.Problems) {
		t.Fatal(made.Problems)
	}
	dir := filepath.Join(t.TempDir(), "public")
	for name, content := range made.Files {
		write(t, dir, name, content)
		if name == "lang.txt" { // left to the server
			continue
		}
		smaller, err := compress.Make(name, content)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range smaller {
			write(t, dir, f.Name, f.Data)
		}
	}
	write(t, dir, ".openoverheid/manifest", []byte("van ons\n"))
	return dir
}

func write(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	// A server tells versions apart by their time: let that be some time ago, and the same for all.
	then := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	if err := os.Chtimes(file, then, then); err != nil {
		t.Fatal(err)
	}
}

// awkOf is the command in a configuration that makes its file of redirects.
var awkOf = regexp.MustCompile(`(?m)^\s*#\s+(awk '.*' public/_redirects) > (\S+)$`)

// documented is a configuration of docs/servers with what each site changes in it changed, and its file of redirects made as it says.
func documented(t *testing.T, name, public string, changes ...string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "docs", "servers", name))
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	command := awkOf.FindStringSubmatch(text)
	if command == nil {
		t.Fatalf("%s does not say how redirects are made", name)
	}
	awk := exec.Command("sh", "-c", command[1])
	awk.Dir = filepath.Dir(public)
	rules, err := awk.Output()
	if err != nil || len(rules) == 0 {
		t.Fatalf("%s: %v %q", command[1], err, rules)
	}
	write(t, filepath.Dir(public), "rules/"+path.Base(command[2]), rules)
	changes = append(changes, path.Dir(command[2])+"/openoverheid-redirects*", filepath.ToSlash(filepath.Dir(public))+"/rules/openoverheid-redirects*",
		"/var/www/openoverheid/public", public)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("%s has no %q", name, changes[i])
		}
		text = strings.ReplaceAll(text, changes[i], changes[i+1])
	}
	return text
}

// program finds a server, which make test installs.
func program(t *testing.T, name string) string {
	t.Helper()
	for _, file := range []string{name, "/usr/sbin/" + name} {
		if found, err := exec.LookPath(file); err == nil {
			return found
		}
	}
	if os.Getenv("TEST_SERVERS") != "" {
		t.Fatalf("%s is not installed: internal/servers/setup.sh does that", name)
	}
	t.Skipf("%s is not installed: internal/servers/setup.sh does that", name)
	return ""
}

// freeAddress is one that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// start runs a server until the test ends, and waits until it answers.
func start(t *testing.T, address string, command *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			_ = command.Process.Kill()
		}
		if t.Failed() {
			t.Logf("the server said:\n%s", said.String())
		}
	})
	for range 600 {
		if response, err := http.Get("http://" + address + "/"); err == nil {
			response.Body.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("the server ended: %v\n%s", err, said.String())
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatal("the server does not answer")
}
