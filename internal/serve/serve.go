// Package serve shows the site while it is being written: it builds in memory, serves what it built, builds again when
// a file changes, and shows what is wrong on the page itself. The last good site stays up while there are errors.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

// Options says what to serve and where.
type Options struct {
	Dir      string   // the site's folder, watched for changes
	Ignore   []string // folders in Dir that are not watched: the output, the cache
	Language string   // of the problems shown: nl or en

	// Build makes the site for an address such as http://127.0.0.1:1313/. It may hand out pages before the rest is there.
	Build func(ctx context.Context, baseURL string, early func(*build.Result)) (*build.Result, error)
	// Built is told of every build; it is where a terminal shows problems.
	Built func(r *build.Result, err error, took time.Duration)
	// Ready is told the address once, when the first build is there to be seen.
	Ready func(baseURL string)
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
	s := newServer(o.Language, loopback(l.Addr()))
	changes, err := watch(ctx, o.Dir, o.Ignore)
	if err != nil {
		return fmt.Errorf("watching %s: %w", o.Dir, err)
	}
	rebuild := func() {
		start := time.Now()
		result, err := o.Build(ctx, baseURL, func(r *build.Result) { s.show(r, nil) })
		if ctx.Err() != nil {
			return
		}
		s.show(result, err)
		o.Built(result, err, time.Since(start))
	}
	rebuild()
	web := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
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
			rebuild()
		}
	}
}

func loopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
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
