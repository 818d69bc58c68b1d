// Package websub tells a hub which feeds changed, so that subscribers get what is new at once (https://www.w3.org/TR/websub/).
//
// A site is published whether the hub listens or not: what could not be told is in the report, and is no error.
package websub

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	defaultAttempts = 4
	defaultTimeout  = 10 * time.Second
	defaultPause    = time.Second

	// perRequest is how many feeds one request names: hubs limit the size of a form.
	perRequest = 50
	// longestPause is how long a hub may ask to be left alone: a deployment waits for it.
	longestPause = time.Minute
	// mostRead is how much of an answer is read.
	mostRead = 1 << 10
)

// Options says how to reach the hub. Zero values have sensible defaults.
type Options struct {
	Client   *http.Client                                         // its redirects are not followed
	Attempts int                                                  // of each request, the first included
	Timeout  time.Duration                                        // of each attempt
	Pause    time.Duration                                        // before the second attempt; then twice as long each time
	Sleep    func(ctx context.Context, pause time.Duration) error // waits, or returns why it did not
}

// Report is what became of an announcement.
type Report struct {
	Announced []string // the topics that the hub was told of
	Failed    []Failure
	Attempts  int // requests that were made
}

// Failure is what the hub could not be told, and why.
type Failure struct {
	Topics []string
	Err    error
}

// Announce tells the hub that the topics, addresses of feeds, changed. Each topic is told once. It tries again where the hub is not
// there, is slow, or says that it is its own fault; once it has given up for that reason it does not go on to the next request, so that
// it takes a bounded time whatever the number of topics.
func Announce(ctx context.Context, hub string, topics []string, o Options) Report {
	a := newAnnouncer(hub, o)
	var report Report
	left := slices.Compact(slices.Sorted(slices.Values(topics)))
	for len(left) > 0 {
		batch := left[:min(len(left), perRequest)]
		left = left[len(batch):]
		err := a.announce(ctx, batch, &report)
		if err == nil {
			report.Announced = append(report.Announced, batch...)
			continue
		}
		if isPassing(err) || ctx.Err() != nil { // the others would meet the same
			batch, left = slices.Concat(batch, left), nil
		}
		report.Failed = append(report.Failed, Failure{Topics: batch, Err: err})
	}
	return report
}

type announcer struct {
	hub     string
	options Options
	client  http.Client
}

func newAnnouncer(hub string, o Options) *announcer {
	o.Attempts, o.Timeout, o.Pause = cmp.Or(o.Attempts, defaultAttempts), cmp.Or(o.Timeout, defaultTimeout), cmp.Or(o.Pause, defaultPause)
	if o.Client == nil {
		o.Client = http.DefaultClient
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	a := &announcer{hub: hub, options: o, client: *o.Client}
	a.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // it would lose the form
	return a
}

// announce makes one request, as often as it takes.
func (a *announcer) announce(ctx context.Context, topics []string, report *Report) error {
	pause := a.options.Pause
	for attempt := 1; ; attempt++ {
		report.Attempts++
		err := a.post(ctx, topics)
		if err == nil || !isPassing(err) || attempt >= a.options.Attempts || ctx.Err() != nil {
			return err
		}
		var refused *refusal
		if errors.As(err, &refused) {
			pause = max(pause, refused.after)
		}
		if cut := a.options.Sleep(ctx, min(pause, longestPause)); cut != nil {
			return fmt.Errorf("%w, after %w", cut, err)
		}
		pause *= 2
	}
}

// post sends the form of the hub: hub.url once for each topic.
func (a *announcer) post(ctx context.Context, topics []string) error {
	ctx, cancel := context.WithTimeout(ctx, a.options.Timeout)
	defer cancel()
	form := url.Values{"hub.mode": {"publish"}, "hub.url": topics}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, a.hub, strings.NewReader(form.Encode()))
	if err != nil {
		return fmt.Errorf("asking the hub: %w", err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := a.client.Do(request)
	if err != nil {
		return &unreachable{err}
	}
	defer response.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(response.Body, mostRead)) // it only explains
	if response.StatusCode/100 == 2 {
		return nil
	}
	return &refusal{status: response.StatusCode, said: oneLine(said), after: retryAfter(response.Header)}
}

// unreachable is a hub that did not answer.
type unreachable struct{ err error }

func (u *unreachable) Error() string { return "the hub did not answer: " + u.err.Error() }
func (u *unreachable) Unwrap() error { return u.err }

// refusal is an answer that is no yes.
type refusal struct {
	status int
	said   string
	after  time.Duration // that it asks to wait; 0 for nothing said
}

func (r *refusal) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the hub answered %d %s", r.status, r.said))
}

// isPassing reports whether it may go better another time.
func isPassing(err error) bool {
	var u *unreachable
	var r *refusal
	return errors.As(err, &u) || errors.As(err, &r) && (r.status >= 500 || r.status == http.StatusTooManyRequests)
}

// retryAfter reads a number of seconds; a date would need the clock of the hub.
func retryAfter(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(min(seconds, int(longestPause/time.Second))) * time.Second
}

// oneLine is what the hub said, without what a terminal would act on.
func oneLine(said []byte) string {
	printable := strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r <= 0x9f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(string(said), ""))
	return strings.Join(strings.Fields(printable), " ")
}

func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
