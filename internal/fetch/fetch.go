// Package fetch reads the feeds of other sites over the network, and makes of each a copy that is fit to be shown: plain texts,
// addresses of the web, a few of the newest items. It trusts nothing that comes in, and asks nothing of hosts that are not public.
package fetch

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"time"

	"openoverheid.nu/internal/elsewhere"
)

// atOnce is how many sources are read at the same time.
const atOnce = 4

// Options says how to read.
type Options struct {
	Agent   string        // whom we say we are, with an address where we can be reached
	Timeout time.Duration // of one source, everything included
	Now     time.Time     // its day is written in the copies; items of later are taken for undated

	Resolver *net.Resolver             // who knows the names of hosts; nil for the machine's own
	Allow    func(netip.AddrPort) bool // where connections may go; nil for Public
}

// Failure is why a source could not be read: a message of the catalogue.
type Failure struct {
	Code string
	Args []string
}

func (f *Failure) Error() string { return f.Code }

func fail(code string, args ...string) *Failure { return &Failure{Code: code, Args: args} }

// Outcome is what came of reading one source.
type Outcome struct {
	Copy    elsewhere.Copy // the last good one where reading failed
	New     int            // items that were not in the copy before
	Failure *Failure       // nil where it went well; its first argument is the address of the feed
}

// All reads every source, a few at a time, and returns what came of each, in their order. It fails only where the context ends.
func All(ctx context.Context, sources []elsewhere.Source, before []elsewhere.Copy, o Options) ([]Outcome, error) {
	r := newReader(o)
	defer r.client.CloseIdleConnections()
	outcomes := make([]Outcome, len(sources))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(atOnce, len(sources)) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = r.source(ctx, sources[i], elsewhere.Of(before, sources[i].URL))
			}
		})
	}
	for i := range sources {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes, ctx.Err()
}

// source reads one source; where that fails, the copy of before is kept.
func (r *reader) source(ctx context.Context, s elsewhere.Source, before elsewhere.Copy) Outcome {
	ctx, cancel := context.WithTimeout(ctx, r.o.Timeout)
	defer cancel()
	today := r.o.Now.Format(time.DateOnly)
	after, failure := r.read(ctx, before)
	if failure != nil {
		if before.Failing == "" {
			before.Failing = today
		}
		return Outcome{Copy: before, Failure: fail(failure.Code, append([]string{s.URL}, failure.Args...)...)}
	}
	after.Read, after.Failing = today, ""
	return Outcome{Copy: after, New: added(before.Items, after.Items)}
}

func added(before, after []elsewhere.Item) int {
	known := map[string]bool{}
	for _, i := range before {
		known[i.URL] = true
	}
	n := 0
	for _, i := range after {
		if !known[i.URL] {
			n++
		}
	}
	return n
}
