package editor

import (
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"
	"sync"
)

// Session is who may use the editor during one run of the program: whoever has the key, which only the program's own window shows.
// Loopback alone is not enough: other people on the same machine, and any web page, can reach it too.
//
// The key becomes a cookie that scripts can't read and other sites can't send. Forms carry a second secret, which stands in the
// editor's own pages only.
type Session struct {
	key, form string

	mu     sync.Mutex
	ticket string // a key for one use; empty once it is used
}

// NewSession makes the secrets of a run.
func NewSession() *Session {
	return &Session{key: rand.Text() + rand.Text(), form: rand.Text() + rand.Text()}
}

// Address is where to open the editor, for a site at an address such as http://127.0.0.1:1313/. It is a secret.
func (s *Session) Address(site string) string { return site + "_edit/open?key=" + s.key }

// OnceAddress is an address that works for the first who opens it: for the command line of a browser, which others on the machine
// can read.
func (s *Session) OnceAddress(site string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ticket = rand.Text() + rand.Text()
	return site + "_edit/open?key=" + s.ticket
}

// admits reports whether a key opens the editor.
func (s *Session) admits(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ticket != "" && same(key, s.ticket) {
		s.ticket = ""
		return true
	}
	return same(key, s.key)
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// cookieName has the port in it: browsers send a cookie to every port of a machine, and two sites may be open at once.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		return "openoverheid-edit"
	}
	return "openoverheid-edit-" + port
}

// known reports whether a request comes from a browser that opened the editor with the key.
func (s *Session) known(r *http.Request) bool {
	cookie, err := r.Cookie(cookieName(r))
	return err == nil && same(cookie.Value, s.key)
}

// open turns the key of the address into a cookie. The page that follows moves on by itself: a browser that came from another
// program would not send a strict cookie along with a redirect.
func (e *editor) open(w http.ResponseWriter, r *http.Request) {
	if !e.Session.admits(r.URL.Query().Get("key")) {
		e.refuse(w, http.StatusForbidden, "edit-refused-key")
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName(r), Value: e.Session.key, Path: prefix, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	e.show(w, http.StatusOK, "open", e.frame(r, "edit-open-title", ""), nil)
}
