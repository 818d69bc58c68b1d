package websub

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
)

// hub is as small as a hub can be: it verifies who subscribes, and hands on what it fetches of a topic that changed.
type hub struct {
	t *testing.T

	mu        sync.Mutex
	callbacks map[string][]string // by topic
	published [][]string          // the topics of each request
}

func newHub(t *testing.T) *hub { return &hub{t: t, callbacks: map[string][]string{}} }

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil || r.Method != http.MethodPost {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch r.PostForm.Get("hub.mode") {
	case "subscribe":
		h.subscribe(r.PostForm.Get("hub.topic"), r.PostForm.Get("hub.callback"))
		w.WriteHeader(http.StatusAccepted)
	case "publish":
		h.published = append(h.published, r.PostForm["hub.url"])
		for _, topic := range r.PostForm["hub.url"] {
			h.distribute(topic)
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusBadRequest)
	}
}

// subscribe asks the subscriber whether it meant it.
func (h *hub) subscribe(topic, callback string) {
	const challenge = "een-raadsel"
	query := url.Values{"hub.mode": {"subscribe"}, "hub.topic": {topic}, "hub.challenge": {challenge}, "hub.lease_seconds": {"60"}}
	if answer := fetch(h.t, callback+"?"+query.Encode()); answer == challenge {
		h.callbacks[topic] = append(h.callbacks[topic], callback)
	}
}

func (h *hub) distribute(topic string) {
	for _, callback := range h.callbacks[topic] {
		response, err := http.Get(topic) //nolint:noctx // a test
		if err != nil {
			h.t.Error(err)
			continue
		}
		answer, err := http.Post(callback, response.Header.Get("Content-Type"), response.Body) //nolint:noctx // a test
		response.Body.Close()
		if err != nil {
			h.t.Error(err)
			continue
		}
		answer.Body.Close()
	}
}

// requests are the topics of each announcement that came in.
func (h *hub) requests() [][]string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.published
}

// subscriber agrees to subscriptions of its topic alone, and keeps what it gets.
type subscriber struct {
	topic    string
	verified int
	received chan string
}

func (s *subscriber) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		body, _ := io.ReadAll(r.Body)
		s.received <- string(body)
		return
	}
	if r.URL.Query().Get("hub.topic") != s.topic {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	s.verified++
	fmt.Fprint(w, r.URL.Query().Get("hub.challenge"))
}

// follow subscribes to a topic at a hub, and returns who waits for it.
func follow(t *testing.T, hub, topic string) *subscriber {
	t.Helper()
	s := &subscriber{topic: topic, received: make(chan string, 10)}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	response, err := http.PostForm(hub, url.Values{ //nolint:noctx // a test
		"hub.mode": {"subscribe"}, "hub.topic": {topic}, "hub.callback": {server.URL},
	})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if s.verified != 1 {
		t.Fatalf("asked %d times whether it was meant", s.verified)
	}
	return s
}

func fetch(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address) //nolint:noctx // a test
	if err != nil {
		t.Error(err)
		return ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return string(body)
}
