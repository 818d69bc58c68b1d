package deploy

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	accessKey = "proefsleutel"
	secretKey = "geheim-van-de-proef"
	// patience is how long a server may take to start; a test passes as soon as it is there.
	patience = time.Minute
)

// gateway is a real S3 server on the loopback interface, with a door in front of it that a test can close, slow down or break.
type gateway struct {
	t       *testing.T
	root    string // the folder that is the bucket
	address string // of the server itself
	door    *httptest.Server
	process *exec.Cmd
	hours   int

	mu   sync.Mutex
	puts []string                                                      // what was sent, by path within the bucket
	rule func(w http.ResponseWriter, r *http.Request, key string) bool // reports whether it answered itself
}

// newGateway starts a server with a bucket called site.
func newGateway(t *testing.T) *gateway {
	t.Helper()
	if testing.Short() {
		t.Skip("short")
	}
	base := t.TempDir()
	g := &gateway{t: t, root: filepath.Join(base, "data", "site"), address: freeAddress(t)}
	for _, dir := range []string{g.root, filepath.Join(base, "meta")} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	g.start()
	t.Cleanup(g.kill)
	g.door = httptest.NewServer(http.HandlerFunc(g.serve))
	t.Cleanup(g.door.Close)
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "", "AWS_EC2_METADATA_DISABLED": "true",
		"AWS_CONFIG_FILE": filepath.Join(base, "none"), "AWS_SHARED_CREDENTIALS_FILE": filepath.Join(base, "none"), "AWS_REGION": "", "AWS_DEFAULT_REGION": "",
	} {
		t.Setenv(name, value)
	}
	return g
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// start starts the server, and waits until it answers.
func (g *gateway) start() {
	g.t.Helper()
	program, err := filepath.Abs("../../.cache/tools/versitygw")
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil {
		g.t.Fatalf("there is no S3 server to test with (%v): run internal/deploy/setup.sh, as make test does", err)
	}
	base := filepath.Dir(filepath.Dir(g.root))
	g.process = exec.Command(program, "--quiet", "--port", g.address, "--access", accessKey, "--secret", secretKey, "posix", "--sidecar", filepath.Join(base, "meta"), filepath.Join(base, "data"))
	var said bytes.Buffer
	g.process.Stdout, g.process.Stderr = &said, &said
	if err := g.process.Start(); err != nil {
		g.t.Fatal(err)
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("tcp", g.address); err == nil {
			c.Close()
			return
		}
	}
	g.kill()
	g.t.Fatalf("the S3 server did not start: %s", said.String())
}

func (g *gateway) kill() {
	_ = g.process.Process.Kill()
	_ = g.process.Wait()
}

// serve passes requests on, as they were signed.
func (g *gateway) serve(w http.ResponseWriter, r *http.Request) {
	key := strings.TrimPrefix(r.URL.Path, "/site/")
	g.mu.Lock()
	rule := g.rule
	if r.Method == http.MethodPut && !isOurs(key) {
		g.puts = append(g.puts, key)
	}
	g.mu.Unlock()
	if rule != nil && rule(w, r, key) {
		return
	}
	proxy := httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) {
			p.SetURL(&url.URL{Scheme: "http", Host: g.address})
			p.Out.Host = p.In.Host
		},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) }, // a server that is gone says nothing
	}
	proxy.ServeHTTP(w, r)
}

// on sets what happens to requests from now on, and forgets those before.
func (g *gateway) on(rule func(w http.ResponseWriter, r *http.Request, key string) bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rule, g.puts = rule, nil
}

func (g *gateway) sent() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.puts
}

// refuse answers as S3 does.
func refuseAs(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message></Error>", code)
}

func (g *gateway) options(s site) Options {
	g.t.Helper()
	o := Options{
		Destination: "s3://site?use_path_style=true&region=us-east-1&endpoint=" + url.QueryEscape(g.door.URL),
		Rollback:    s == nil, Parallel: 3, Sleep: noSleep,
	}
	if s != nil {
		o.Dir, o.Files = published(g.t, s)
	}
	return o
}

// later makes a run begin an hour after the one before, when the lock of one that was cut off has run out.
func (g *gateway) later(o Options) Options {
	g.hours++
	now := time.Now().Add(time.Duration(g.hours) * time.Hour)
	o.Now = func() time.Time { return now }
	return o
}

func (g *gateway) deploy(s site) Result {
	g.t.Helper()
	result, err := Run(context.Background(), g.later(g.options(s)))
	if err != nil {
		g.t.Fatal(err)
	}
	return result
}

// visible is what is in the bucket, read from the disk below it.
func (g *gateway) visible() site {
	g.t.Helper()
	found := site{}
	err := fs.WalkDir(os.DirFS(g.root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if isOurs(path) || strings.HasPrefix(path, ".sgwtmp") {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(g.root, path))
		found[path] = string(content)
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
	return found
}

// expect wants the bucket to hold a site, apart from styles of earlier releases.
func (g *gateway) expect(want site) {
	g.t.Helper()
	got := g.visible()
	for path := range got {
		if _, ok := want[path]; !ok && strings.HasPrefix(path, "css/") {
			delete(got, path)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		g.t.Errorf("got %v\nwant %v", got, want)
	}
}

// wholePages wants what visitors can reach to be whole.
func (g *gateway) wholePages() {
	g.t.Helper()
	if err := whole(g.visible()); err != nil {
		g.t.Error(err)
	}
}
