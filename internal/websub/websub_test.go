package websub

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// pauses notes how long an announcement would have waited, and does not wait.
type pauses []time.Duration

func (p *pauses) sleep(_ context.Context, d time.Duration) error {
	*p = append(*p, d)
	return nil
}

func TestSubscriberGetsTheFeedThatChanged(t *testing.T) {
	h := newHub(t)
	hub := httptest.NewServer(h)
	defer hub.Close()
	files := map[string]string{}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/atom+xml")
		fmt.Fprint(w, files[strings.TrimPrefix(r.URL.Path, "/")])
	}))
	defer host.Close()
	s := &site.Site{
		BaseURL: host.URL + "/", Authority: site.Authority{Domain: "proef.example", Date: "2026"},
		Languages: []*site.Language{{Code: "nl", Title: "Proef"}},
	}
	publish(t, s, hub.URL, files)

	first := fetch(t, host.URL+"/atom.xml")
	if !strings.Contains(first, `href="`+hub.URL+`" rel="hub"`) || !strings.Contains(first, `href="`+host.URL+`/atom.xml" rel="self"`) {
		t.Fatalf("a subscriber does not find the hub and the topic in %s", first)
	}
	reader := follow(t, hub.URL, host.URL+"/atom.xml")

	s.Languages[0].Title = "Proef, anders"
	changed := publish(t, s, hub.URL, files)
	report := Announce(t.Context(), hub.URL, feed.Topics(s, changed), Options{})
	if len(report.Announced) != 3 || len(report.Failed) != 0 || report.Attempts != 1 {
		t.Errorf("%+v", report)
	}
	if got := <-reader.received; !strings.Contains(got, "<title>Proef, anders</title>") {
		t.Errorf("the subscriber got %s", got)
	}
}

// publish makes the feeds of a site, and returns the files that are not as they were.
func publish(t *testing.T, s *site.Site, hub string, files map[string]string) []string {
	t.Helper()
	var changed []string
	var out made.Memory
	if err := feed.Write(s, feed.Options{Hub: hub}, &out); err != nil {
		t.Fatal(err)
	}
	for path, data := range out.Files {
		if files[path] != string(data) {
			files[path] = string(data)
			changed = append(changed, path)
		}
	}
	return changed
}

func TestHubThatComesUpIsToldAfterAll(t *testing.T) {
	h := newHub(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close() // the hub is down
	var waited pauses
	report := Announce(t.Context(), "http://"+address, []string{"https://proef.example/atom.xml"}, Options{
		Sleep: func(ctx context.Context, d time.Duration) error {
			if len(waited) == 1 {
				up := httptest.NewUnstartedServer(h)
				up.Listener.Close()
				if up.Listener, err = net.Listen("tcp", address); err != nil {
					t.Fatal(err)
				}
				up.Start()
				t.Cleanup(up.Close)
			}
			return waited.sleep(ctx, d)
		},
	})
	if len(report.Announced) != 1 || len(report.Failed) != 0 || report.Attempts != 3 {
		t.Errorf("%+v", report)
	}
	if want := []time.Duration{time.Second, 2 * time.Second}; !slices.Equal(waited, want) {
		t.Errorf("waited %v", waited)
	}
	if len(h.requests()) != 1 {
		t.Errorf("the hub heard %v", h.requests())
	}
}

func TestHubThatStaysDownIsReported(t *testing.T) {
	hub := httptest.NewServer(nil)
	hub.Close()
	var waited pauses
	report := Announce(t.Context(), hub.URL, manyTopics(120), Options{Sleep: waited.sleep})
	if report.Attempts != 4 || len(waited) != 3 || len(report.Failed) != 1 || len(report.Failed[0].Topics) != 120 {
		t.Errorf("%d attempts, %v waited, %d failures", report.Attempts, waited, len(report.Failed))
	}
}

func TestAnswersOfTheHub(t *testing.T) {
	for _, c := range []struct {
		name     string
		answers  []int // the last one stays
		attempts int
		waited   []time.Duration
		fails    string
	}{
		{"yes", []int{204}, 1, nil, ""},
		{"accepted", []int{202}, 1, nil, ""},
		{"its own fault, then yes", []int{500, 503, 200}, 3, []time.Duration{time.Second, 7 * time.Second}, ""},
		{"its own fault all along", []int{500}, 4, []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}, "500 ach en wee"},
		{"too many", []int{429, 204}, 2, []time.Duration{time.Second}, ""},
		{"no", []int{400}, 1, nil, "400 ach en wee"},
		{"elsewhere", []int{302}, 1, nil, "302"},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				status := c.answers[min(asked, len(c.answers)-1)]
				asked++
				w.Header().Set("Location", "/elders")
				if status == http.StatusServiceUnavailable {
					w.Header().Set("Retry-After", "7")
				}
				w.WriteHeader(status)
				if status >= http.StatusBadRequest {
					fmt.Fprint(w, "ach\n\x1b en wee"+strings.Repeat(" ", 1<<20))
				}
			}))
			defer hub.Close()
			var waited pauses
			report := Announce(t.Context(), hub.URL, []string{"https://proef.example/feed.xml"}, Options{Sleep: waited.sleep})
			if asked != c.attempts || report.Attempts != c.attempts || !slices.Equal(waited, c.waited) {
				t.Errorf("asked %d times, waited %v", asked, waited)
			}
			if failed := len(report.Failed) == 1; failed == (c.fails == "") || failed && !strings.Contains(report.Failed[0].Err.Error(), c.fails) {
				t.Errorf("%+v", report)
			}
		})
	}
}

func TestSlowHubIsNotWaitedFor(t *testing.T) {
	done := make(chan struct{})
	hub := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
	defer hub.Close()
	defer close(done)
	var waited pauses
	report := Announce(t.Context(), hub.URL, []string{"https://proef.example/feed.xml"}, Options{
		Attempts: 2, Timeout: 20 * time.Millisecond, Sleep: waited.sleep,
	})
	if report.Attempts != 2 || len(report.Failed) != 1 || !errors.Is(report.Failed[0].Err, context.DeadlineExceeded) {
		t.Errorf("%+v", report)
	}
}

func TestInterruptedAnnouncementStops(t *testing.T) {
	hub := httptest.NewServer(nil)
	hub.Close()
	ctx, cancel := context.WithCancel(t.Context())
	report := Announce(ctx, hub.URL, []string{"https://proef.example/feed.xml"}, Options{
		Pause: time.Hour, Sleep: func(ctx context.Context, d time.Duration) error { cancel(); return sleep(ctx, d) },
	})
	if report.Attempts != 1 || len(report.Failed) != 1 || !errors.Is(report.Failed[0].Err, context.Canceled) {
		t.Errorf("%+v", report)
	}
}

func TestManyTopicsGoInSeveralRequests(t *testing.T) {
	h := newHub(t)
	hub := httptest.NewServer(h)
	defer hub.Close()
	topics := manyTopics(120)
	report := Announce(t.Context(), hub.URL, append(topics, topics[0]), Options{})
	var sizes []int
	var told []string
	for _, request := range h.requests() {
		sizes, told = append(sizes, len(request)), append(told, request...)
	}
	if !slices.Equal(sizes, []int{50, 50, 20}) || !slices.Equal(told, report.Announced) || !slices.Equal(told, slices.Sorted(slices.Values(topics))) {
		t.Errorf("%v, %d announced", sizes, len(report.Announced))
	}
	if report := Announce(t.Context(), hub.URL, nil, Options{}); report.Attempts != 0 {
		t.Error("the hub is told that nothing changed")
	}
}

func manyTopics(n int) []string {
	var topics []string
	for i := range n {
		topics = append(topics, fmt.Sprintf("https://proef.example/tags/t%d/feed.xml", i))
	}
	return topics
}
