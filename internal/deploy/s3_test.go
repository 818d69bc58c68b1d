package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestMain makes the test's own program the process that is killed: with DEPLOY_CHILD it deploys.
func TestMain(m *testing.M) {
	if text := os.Getenv("DEPLOY_CHILD"); text != "" {
		var o Options
		if err := json.Unmarshal([]byte(text), &o); err != nil {
			panic(err)
		}
		_, err := Run(context.Background(), o)
		fmt.Println(err)
		os.Exit(1) // it was to be killed
	}
	os.Exit(m.Run())
}

func TestS3DeployAndBack(t *testing.T) {
	g := newGateway(t)
	g.deploy(first)
	g.expect(first)
	for path, want := range map[string]headers{
		"css/main.1.css": {"text/css; charset=utf-8", "public, max-age=31536000, immutable"}, "index.html": {"text/html; charset=utf-8", shortCache},
	} {
		place, err := parseDestination(g.options(nil).Destination)
		if err != nil {
			t.Fatal(err)
		}
		b, err := place.open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := b.bucket.Attributes(t.Context(), path); err != nil || got.ContentType != want.Type || got.CacheControl != want.Cache || len(got.MD5) == 0 {
			t.Errorf("%s: got %+v, %v", path, got, err)
		}
	}
	g.on(nil)
	if got := g.deploy(first); got.Published || len(g.sent()) > 0 {
		t.Errorf("it is sent again: %q", g.sent())
	}
	g.deploy(second)
	g.expect(second)
	g.deploy(nil)
	g.expect(first)
	o := g.options(second)
	o.Destination = strings.Replace(o.Destination, "s3://site?", "s3://site/en/map?", 1)
	if _, err := Run(t.Context(), o); err != nil {
		t.Error(err)
	}
	if got := g.visible()["en/map/index.html"]; got != second["index.html"] {
		t.Errorf("in a folder: got %q", got)
	}
}

func TestS3ThatIsBusyIsAskedAgain(t *testing.T) {
	g := newGateway(t)
	var asked atomic.Int64
	g.on(func(w http.ResponseWriter, _ *http.Request, _ string) bool {
		busy := asked.Add(1)%3 == 0
		if busy {
			refuseAs(w, http.StatusServiceUnavailable, "SlowDown")
		}
		return busy
	})
	g.deploy(first)
	g.on(func(w http.ResponseWriter, r *http.Request, key string) bool {
		busy := key == "atom.xml" && r.Method == http.MethodPut
		if busy {
			refuseAs(w, http.StatusServiceUnavailable, "SlowDown")
		}
		return busy
	})
	o := g.options(second)
	_, err := Run(t.Context(), o)
	refused(t, err, "s3://site deploy-overloaded")
	g.wholePages()
	g.on(nil)
	g.deploy(second)
	g.expect(second)
	if got := g.sent(); !slices.Equal(got, []string{"atom.xml"}) {
		t.Errorf("sent %q", got)
	}
}

func TestS3ThatIsSlowIsNotWaitedForWithoutEnd(t *testing.T) {
	g := newGateway(t)
	var hung atomic.Bool
	g.on(func(_ http.ResponseWriter, r *http.Request, key string) bool {
		if key != "index.html" || r.Method != http.MethodPut || hung.Swap(true) {
			return false
		}
		_, _ = io.Copy(io.Discard, r.Body) // only then a server sees that the other side has gone
		<-r.Context().Done()               // it has had enough
		return true
	})
	o := g.options(first)
	o.Object = 3 * time.Second
	if _, err := Run(t.Context(), o); err != nil || !hung.Load() {
		t.Error(err)
	}
	g.expect(first)
}

func TestS3DiesMidway(t *testing.T) {
	g := newGateway(t)
	g.deploy(first)
	for die := range 5 {
		var puts atomic.Int64
		g.on(func(_ http.ResponseWriter, r *http.Request, key string) bool {
			if r.Method == http.MethodPut && !isOurs(key) && int(puts.Add(1)) == die+1 {
				g.kill()
			}
			return false
		})
		from, to := first, second
		if die%2 == 1 {
			from, to = second, first
		}
		_, err := Run(t.Context(), g.later(g.options(to)))
		refused(t, err, "s3://site deploy-unreachable")
		g.wholePages()
		g.start()
		if die == 4 {
			g.deploy(nil)
			g.expect(from)
		}
		g.on(nil)
		g.deploy(to)
		g.expect(to)
	}
}

func TestS3RefusesWhoHasNoRight(t *testing.T) {
	g := newGateway(t)
	o := g.options(first)
	t.Run("another secret", func(t *testing.T) {
		t.Setenv("AWS_SECRET_ACCESS_KEY", "een-ander-geheim")
		_, err := Run(t.Context(), o)
		refused(t, err, "s3://site deploy-credentials")
	})
	t.Run("another key", func(t *testing.T) {
		t.Setenv("AWS_ACCESS_KEY_ID", "onbekend")
		_, err := Preview(t.Context(), o)
		refused(t, err, "s3://site deploy-credentials")
	})
	t.Run("no key", func(t *testing.T) {
		t.Setenv("AWS_ACCESS_KEY_ID", "")
		_, err := Run(t.Context(), o)
		refused(t, err, "s3://site deploy-no-credentials")
	})
	for text, want := range map[string]string{
		"s3://elders?": "s3://elders deploy-no-bucket", "s3://site?fout=1&": "s3://site deploy-open",
	} {
		other := o
		other.Destination = strings.Replace(o.Destination, "s3://site?", text, 1)
		_, err := Run(t.Context(), other)
		refused(t, err, want)
	}
	other := o
	other.Destination = strings.Replace(o.Destination, "region=us-east-1", "", 1)
	_, err := Run(t.Context(), other)
	refused(t, err, "s3://site deploy-region")
	g.on(func(w http.ResponseWriter, r *http.Request, _ string) bool {
		refuseAs(w, http.StatusForbidden, "AccessDenied")
		return true
	})
	_, err = Run(t.Context(), o)
	refused(t, err, "s3://site deploy-not-allowed")
	g.door.Close()
	_, err = Run(t.Context(), o)
	refused(t, err, "s3://site deploy-unreachable")
	if len(g.visible()) > 0 {
		t.Error("something was put up")
	}
}

// A bucket that fills up refuses what would take it over its limit.
func TestS3FillsUp(t *testing.T) {
	g := newGateway(t)
	g.deploy(first)
	for _, room := range []int64{0, 2000, 2100, 2200, 2300, 2500} {
		var used atomic.Int64
		g.on(func(w http.ResponseWriter, r *http.Request, _ string) bool {
			full := r.Method == http.MethodPut && r.Header.Get("X-Amz-Copy-Source") == "" && used.Add(max(r.ContentLength, 0)) > room
			if full {
				refuseAs(w, http.StatusInsufficientStorage, "QuotaExceeded")
			}
			return full
		})
		_, err := Run(t.Context(), g.later(g.options(second)))
		refused(t, err, "s3://site deploy-full")
		g.wholePages()
	}
	g.on(nil)
	g.deploy(second)
	g.expect(second)
}

func TestS3OfTwoAtOnceOneIsToldToWait(t *testing.T) {
	g := newGateway(t)
	begun, goOn := make(chan struct{}), make(chan struct{})
	g.on(func(_ http.ResponseWriter, r *http.Request, key string) bool {
		if key == "index.html" && r.Method == http.MethodPut {
			close(begun)
			<-goOn
		}
		return false
	})
	done := make(chan error)
	go func() {
		_, err := Run(context.Background(), g.options(first))
		done <- err
	}()
	<-begun
	_, err := Run(t.Context(), g.options(second))
	refused(t, err, "s3://site deploy-busy")
	close(goOn)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	g.expect(first)
}

func TestS3AKilledDeploymentGoesOn(t *testing.T) {
	g := newGateway(t)
	g.deploy(first)
	for n := range 7 {
		from, to := first, second
		if n%2 == 1 {
			from, to = second, first
		}
		o := g.options(to)
		o.Now, o.Sleep = nil, nil
		text, err := json.Marshal(childOptions(o))
		if err != nil {
			t.Fatal(err)
		}
		child := exec.Command(os.Args[0]) // by the real clock
		child.Env = append(os.Environ(), "DEPLOY_CHILD="+string(text))
		var changes atomic.Int64
		started := make(chan struct{})
		g.on(func(_ http.ResponseWriter, r *http.Request, key string) bool {
			if (r.Method == http.MethodPut || r.Method == http.MethodDelete) && !isOurs(key) && int(changes.Add(1)) == n+1 {
				<-started
				_ = child.Process.Kill()
			}
			return false
		})
		var said bytes.Buffer
		child.Stdout = &said
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		close(started)
		var exit *exec.ExitError
		if err := child.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
			t.Fatalf("it was not killed: %v %s", err, said.String())
		}
		g.wholePages()
		_, err = Run(t.Context(), g.options(to))
		refused(t, err, "s3://site deploy-busy") // its lock is still there
		if n%3 == 2 {
			g.on(nil)
			g.deploy(nil)
			g.expect(from)
		}
		g.deploy(to)
		g.expect(to)
	}
}

// childOptions are those that a process can be told of.
func childOptions(o Options) map[string]any {
	return map[string]any{"Destination": o.Destination, "Dir": o.Dir, "Files": o.Files, "Parallel": o.Parallel}
}

func TestS3EndsWhenItIsToldTo(t *testing.T) {
	g := newGateway(t)
	ctx, stop := context.WithCancel(t.Context())
	g.on(func(_ http.ResponseWriter, r *http.Request, key string) bool {
		if key == "index.html" && r.Method == http.MethodPut {
			stop()
		}
		return false
	})
	_, err := Run(ctx, g.options(first))
	refused(t, err, "s3://site deploy-interrupted")
	g.wholePages()
	if _, err := Run(t.Context(), g.options(first)); err != nil { // its lock was given back: no waiting
		t.Error(err)
	}
	g.expect(first)
}
