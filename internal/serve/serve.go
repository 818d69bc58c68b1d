// Package serve shows the site while it is being written: it builds in memory, serves what it built, builds again when
// a file changes, and shows what is wrong on the page itself. The last good site stays up while there are errors.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

// Options says what to serve and where.
type Options struct {
	Dir      string   // the site's folder, watched for changes
	Ignore   []string // folders in Dir that are not watched: the output, the cache
	Language string   // of the problems shown: nl or en

	// Editor makes what answers below /_edit/; nil where the site is only shown.
	Editor func(Previewer) (Handler, error)

	// Build makes the site for an address such as http://127.0.0.1:1313/. It may hand out pages before the rest is there.
	Build func(ctx context.Context, baseURL string, early func(*build.Result)) (*build.Result, error)
	// Built is told of every build; it is where a terminal shows problems.
	Built func(r *build.Result, err error, took time.Duration)
	// Ready is told the address once, when the first build is there to be seen.
	Ready func(baseURL string)
}

// Handler answers requests: so named here, for who knows nothing of the network.
type Handler = http.Handler

// Previewer makes the page of a case as the site would show it with that source in its file, and says what is wrong with it. The page is nil
// where that leaves nothing to show.
type Previewer interface {
	Case(ctx context.Context, name string, source []byte) (page []byte, problems []diag.Problem, err error)
}

// Listen opens the address to serve on; port 0 takes a free one. A port that is taken is an error that says so.
func Listen(host string, port int) (net.Listener, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(port)))
	if err != nil {
		return nil, fmt.Errorf("opening port %d: %w", port, err)
	}
	return l, nil
}

// Run serves until the context ends.
func Run(ctx context.Context, l net.Listener, o Options) error {
	baseURL := "http://" + l.Addr().String() + "/"
	s := newServer(o.Language, Local(l))
	if o.Editor != nil {
		var err error
		if s.editor, err = o.Editor(&s.previews); err != nil {
			return fmt.Errorf("opening the editor: %w", err)
		}
	}
	changes, err := watch(ctx, o.Dir, o.Ignore)
	if err != nil {
		return fmt.Errorf("watching %s: %w", o.Dir, err)
	}
	s.rebuild(ctx, baseURL, o, nil)
	web := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := make(chan error, 1)
	go func() { stopped <- web.Serve(l) }()
	o.Ready(baseURL)
	for {
		select {
		case <-ctx.Done():
			_ = web.Close() // open event streams would hold up a gentle shutdown
			return nil
		case err := <-stopped:
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			return err
		case <-changes:
			for s.rebuild(ctx, baseURL, o, changes) {
			}
		}
	}
}

// rebuild makes the site anew and shows it. A change that comes in once the pages are there is not kept waiting for the feeds, the data and
// the search index beside them: the build ends, and it is reported that another one is due, which makes those too.
func (s *server) rebuild(ctx context.Context, baseURL string, o Options, changes <-chan struct{}) (again bool) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	early, done := make(chan struct{}), make(chan struct{})
	var once sync.Once
	go func() {
		defer close(done)
		start := time.Now()
		result, err := o.Build(ctx, baseURL, func(r *build.Result) {
			s.show(r, nil)
			once.Do(func() { close(early) })
		})
		if ctx.Err() == nil {
			s.show(result, err)
			o.Built(result, err, time.Since(start))
		}
	}()
	select {
	case <-done:
		return false
	case <-early:
	}
	select {
	case <-done:
		return false
	case <-changes:
		stop()
		<-done
		return true
	}
}

// Local reports whether only this machine itself can reach what is served.
func Local(l net.Listener) bool {
	tcp, ok := l.Addr().(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// problemsOf are what a page has to show: the problems found, or the error that stopped the build.
func problemsOf(r *build.Result, err error) []diag.Problem {
	var problems []diag.Problem
	if r != nil {
		problems = r.Problems
	}
	if err != nil {
		problems = append(problems, diag.Problem{Code: "build-failed", Args: []string{err.Error()}})
	}
	return problems
}
