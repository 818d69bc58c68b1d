package editor

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// everyRoute calls do with a request of the editor's own for each of its routes, but for those that are public.
func everyRoute(o *office, do func(route string, r *http.Request)) {
	fill := strings.NewReplacer("{$}", "", "{name...}", "cases/club35.md", "{file...}", "redactie.md", "{lang}", "nl", "{slug}", "club35")
	for route := range new(editor).handlers() {
		method, target, _ := strings.Cut(fill.Replace(route), " ")
		if public(target) {
			continue
		}
		r := o.request(method, target, o.form("as", "draft", "title", "Nieuw", "slug", "weg", "lang", "en"))
		if strings.HasPrefix(target, "/_edit/pictures/") && method == "POST" {
			r = o.upload(target, "a.png", []byte("x"), "alt", "x")
		}
		do(route, r)
	}
}

// TestNoRouteAnswersAStranger takes the routes from the editor itself: one that is added is tried too.
func TestNoRouteAnswersAStranger(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	strangers := map[string]func(*http.Request){
		"curl by another user of this machine": func(r *http.Request) {
			for _, name := range []string{"Cookie", "Origin", "Sec-Fetch-Site"} {
				r.Header.Del(name)
			}
		},
		"and with the headers of a browser":     func(r *http.Request) { r.Header.Del("Cookie") },
		"a page elsewhere":                      func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"a name elsewhere that leads here":      func(r *http.Request) { r.Host = "evil.example:1313" },
		"a cookie with the secret of the forms": func(r *http.Request) { r.Header.Set("Cookie", "openoverheid-edit-1313="+o.session.form) },
		"a key in the address":                  func(r *http.Request) { r.Header.Del("Cookie"); r.URL.RawQuery = "key=" + o.session.key },
		"a key as a password":                   func(r *http.Request) { r.Header.Del("Cookie"); r.SetBasicAuth("x", o.session.key) },
		"an old browser on a page elsewhere": func(r *http.Request) {
			r.Header.Del("Sec-Fetch-Site")
			r.Header.Del("Cookie")
			r.Header.Set("Origin", "http://evil.example")
		},
	}
	for who, change := range strangers {
		everyRoute(o, func(route string, r *http.Request) {
			change(r)
			status, answer := o.send(r)
			if status != http.StatusForbidden || strings.Contains(answer, "Club35") || strings.Contains(answer, o.session.form) || strings.Contains(answer, o.session.key) {
				t.Errorf("%s: %s: %d\n%s", who, route, status, answer)
			}
		})
	}
	everyRoute(o, func(route string, r *http.Request) {
		if strings.HasPrefix(route, "GET") {
			return
		}
		for _, missing := range []string{"Origin", "Cookie"} {
			r := r.Clone(r.Context())
			r.Header.Del(missing)
			if status, answer := o.send(r); status != http.StatusForbidden {
				t.Errorf("%s without %s: %d\n%s", route, missing, status, answer)
			}
		}
	})
	if o.file("cases/club35.md") != club {
		t.Error("the file was changed")
	}
}

// attacks are requests that are almost one of the editor's own, and what is wrong with each.
var attacks = []struct {
	name   string
	change func(*http.Request)
	status int
}{
	{"a name elsewhere that leads here", func(r *http.Request) {
		r.Host = "evil.example:1313"
		r.Header.Set("Origin", "http://evil.example:1313")
	}, 403},
	{"a name that begins as ours", func(r *http.Request) { r.Host = "localhost.evil.example" }, 403},
	{"no name", func(r *http.Request) { r.Host = "" }, 403},
	{"an address of the network", func(r *http.Request) { r.Host = "192.168.1.5:1313" }, 403},
	{"another site, says the browser", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
	{"another port of this machine", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, 403},
	{"another origin", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
	{"an origin on another port", func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:9999") }, 403},
	{"an origin that is hidden", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
	{"no origin", func(r *http.Request) { r.Header.Del("Origin") }, 403},
	{"no cookie", func(r *http.Request) { r.Header.Del("Cookie") }, 403},
	{"a cookie of another run", func(r *http.Request) { r.Header.Set("Cookie", "openoverheid-edit-1313=abc") }, 403},
	{"a cookie of another port", func(r *http.Request) {
		r.Header.Set("Cookie", strings.Replace(r.Header.Get("Cookie"), "1313", "1314", 1))
	}, 403},
	{"no secret", func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("as=draft")) }, 403},
	{"the secret in the address", func(r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.URL.RawQuery, r.Body = string(body), http.NoBody
	}, 403},
	{"a wrong secret", func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("as=draft&token=abc")) }, 403},
	{"JSON", func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }, 415},
	{"plain text, as forms elsewhere can send", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
	{"files where none are asked for", func(r *http.Request) { r.Header.Set("Content-Type", "multipart/form-data; boundary=x") }, 415},
	{"no type", func(r *http.Request) { r.Header.Del("Content-Type") }, 415},
	{"another method", func(r *http.Request) { r.Method = "PUT" }, 405},
	{"one gigabyte, announced", func(r *http.Request) { r.ContentLength = 1 << 30 }, 413},
	{"one gigabyte, not announced", func(r *http.Request) {
		r.ContentLength, r.Body = -1, io.NopCloser(io.LimitReader(endless('a'), 1<<30))
	}, 413},
}

// endless is a body without an end.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestWhatIsNotTheEditorsOwnIsRefused(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	targets := []string{"save", "preview", "drop", "merge", "rename", "delete", "undo", "unpicture", "translate"}
	for _, attack := range attacks {
		for _, target := range targets {
			r := o.request("POST", "/_edit/"+target+"/cases/club35.md", o.form("as", "draft", "slug", "weg", "lang", "en"))
			attack.change(r)
			status, answer := o.send(r)
			o.says(attack.name+": "+target, status, answer, attack.status)
		}
	}
	if o.file("cases/club35.md") != club {
		t.Error("the file was changed")
	}
}

func TestReadingIsRefusedToOthersToo(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	for _, attack := range attacks[:6] {
		r := o.request("GET", "/_edit/case/cases/club35.md", nil)
		attack.change(r)
		status, answer := o.send(r)
		o.says(attack.name, status, answer, 403)
		if strings.Contains(answer, "Club35") || strings.Contains(answer, o.session.form) {
			t.Errorf("%s: something of the site, or the secret, is in:\n%s", attack.name, answer)
		}
	}
}

func TestTheKeyOpensTheEditorAndNothingElseDoes(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	stranger := func(r *http.Request) { r.Header.Del("Cookie"); r.Header.Set("Sec-Fetch-Site", "none") }
	path := func(address string) string { return strings.TrimPrefix(address, "http://127.0.0.1:1313") }
	for _, target := range []string{"/_edit/", "/_edit/open", "/_edit/open?key=", "/_edit/open?key=abc", "/_edit/nergens", "/_edit/help/"} {
		status, answer := o.send(o.request("GET", target, nil, stranger))
		o.says(target, status, answer, 403, "het adres dat het programma toont")
	}
	address := path(o.session.Address("http://127.0.0.1:1313/"))
	for range 2 {
		status, answer := o.send(o.request("GET", address, nil, stranger))
		o.says("the key", status, answer, 200, "Path=/_edit/; HttpOnly; SameSite=Strict", `url=/_edit/"`)
		if strings.Contains(answer, "Location:") {
			t.Errorf("a redirect would not carry a strict cookie:\n%s", answer)
		}
	}
	once := path(o.session.OnceAddress("http://127.0.0.1:1313/"))
	status, answer := o.send(o.request("GET", once, nil, stranger))
	o.says("the key for one use", status, answer, 200, "Set-Cookie")
	status, answer = o.send(o.request("GET", once, nil, stranger))
	o.says("the key for one use, again", status, answer, 403)
	if other := NewSession(); other.key == o.session.key || other.form == o.session.form || o.session.key == o.session.form {
		t.Error("secrets are not each their own")
	}
}

func TestAnswersProtectThemselves(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	targets := []string{"/_edit/", "/_edit/case/cases/club35.md", "/_edit/page/cases/club35.md", "/_edit/nergens", "/_edit/assets/editor.css", "/_edit/file/cases/club35.md"}
	for _, target := range append(targets, "/_edit/open?key="+o.session.key, "/_edit/open?key=x", "/_edit/state/cases/club35.md", "/_edit/cases.json", "/_edit/help/") {
		_, answer := o.get(target)
		for _, want := range []string{
			"X-Content-Type-Options: nosniff", "Cache-Control: no-store", "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
			"Referrer-Policy: same-origin", "default-src 'none'", "frame-ancestors", "base-uri 'none'",
		} {
			if !strings.Contains(answer, want) {
				t.Errorf("%s: no %q in:\n%s", target, want, answer)
			}
		}
		policy := answer[strings.Index(answer, "Content-Security-Policy"):]
		policy, _, _ = strings.Cut(policy, "\r\n")
		if strings.Contains(policy, "unsafe-eval") || strings.Contains(policy, "script-src 'self' 'unsafe-inline'") || strings.Contains(policy, "*") {
			t.Errorf("%s: %s", target, policy)
		}
	}
	_, answer := o.get("/_edit/page/cases/club35.md")
	o.says("the page of the site runs nothing", 200, answer, 200, "sandbox allow-same-origin;")
}

// Names that lead elsewhere, as they are and as addresses write them.
var names = []string{
	"../config.yaml", "cases/../config.yaml", "cases/..%2f..%2fconfig.yaml", "%2e%2e/config.yaml", "cases%2fclub35.md%00.md", "cases/club35.md%00",
	"/etc/passwd", "%2fetc%2fpasswd", "..%5c..%5cconfig.yaml", "cases/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "cases/.openoverheid/x.md", ".openoverheid/author.json",
	"cases/terms/tags.yaml", "cases/schema.yaml", "cases/CON.md", "cases/link.md", "cases/map/in.md", "C:%5cx.md", "config.yaml", "cases/club35.md/", "cases//club35.md",
}

func TestNamesThatLeadElsewhereAreRefused(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "config.yaml": "geheim: ja\n", "geheim.md": "geheim\n"})
	if runtime.GOOS != "windows" {
		outside := t.TempDir()
		write(t, outside, "in.md", "geheim")
		for link, to := range map[string]string{"cases/link.md": filepath.Join(outside, "in.md"), "cases/map": outside} {
			if err := os.Symlink(to, filepath.Join(o.dir, link)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, name := range names {
		for _, action := range []string{"case", "page", "file", "state", "history", "pictures", "rename", "delete", "picture"} {
			status, answer := o.get("/_edit/" + action + "/" + name + "?file=../../geheim.md")
			if status == 200 && action != "state" || strings.Contains(answer, "geheim: ja") || strings.Contains(answer, "root:") || strings.Contains(answer, ">geheim") {
				t.Errorf("GET %s %s: %d\n%s", action, name, status, answer)
			}
		}
		for _, action := range []string{"save", "preview", "drop", "merge", "rename", "delete", "undo", "unpicture", "translate"} {
			status, answer := o.post("/_edit/"+action+"/"+name, "as", "draft", "slug", "weg", "file", "../config.yaml", "revision", "../../config", "lang", "en")
			if status < 300 {
				t.Errorf("POST %s %s: %d\n%s", action, name, status, answer)
			}
		}
	}
	if o.file("config.yaml") != "geheim: ja\n" || o.file("cases/club35.md") != club {
		t.Error("a file was changed")
	}
}

func TestFieldsThatNameFilesCantLeaveTheirFolder(t *testing.T) {
	o := open(t, map[string]string{"cases/club35/index.md": club, "config.yaml": "geheim: ja\n"})
	for _, evil := range []string{"../config.yaml", "../../config.yaml", "/etc/passwd", `..\config.yaml`, "a/b", ".", "..", "", "index.md", ".verborgen", "con", "x\x00.png", "x.png\r\nSet-Cookie: a=b"} {
		for action, pairs := range map[string][]string{
			"rename/cases/club35/index.md": {"slug", evil}, "unpicture/cases/club35/index.md": {"file", evil}, "undo/cases/club35/index.md": {"revision", evil, "base", o.base("cases/club35/index.md")},
			"restore": {"id", evil}, "translate/cases/club35/index.md": {"lang", evil},
		} {
			if action == "rename/cases/club35/index.md" && evil == "con" {
				continue // a slug as any other but for Windows, which desk looks after
			}
			status, answer := o.post("/_edit/"+action, pairs...)
			if status < 400 {
				t.Errorf("%s with %q: %d\n%s", action, evil, status, answer)
			}
			if head, _, _ := strings.Cut(answer, "\n\n"); strings.Contains(head, "Set-Cookie") {
				t.Errorf("%s with %q writes a header:\n%s", action, evil, answer)
			}
		}
	}
	if o.file("config.yaml") != "geheim: ja\n" || o.file("cases/club35/index.md") != club {
		t.Error("a file was changed")
	}
}

const script = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`

func TestAScriptInAnyFieldIsText(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": strings.NewReplacer(
		"title: Club35", "title: '"+strings.ReplaceAll(script, "'", "''")+"'", "[Club35]", "['"+strings.ReplaceAll(script, "'", "''")+"']",
		"Jaarverslag", `"`+strings.ReplaceAll(script, `"`, `\"`)+`"`, "Ze kwamen samen.", script+"\n\n[x](javascript:alert(1))", "## Resultaat", "## Eigen "+script+"\n\nx\n\n## Resultaat",
	).Replace(club)})
	reflected := func(what string, answer string) {
		_, body, _ := strings.Cut(answer, "\n\n")
		for _, raw := range []string{"<script>alert", "<img src=x", `"'>`, `href="javascript:`} {
			if strings.Contains(body, raw) {
				t.Errorf("%s: %q stands in:\n%s", what, raw, body)
			}
		}
	}
	evil := "q=" + strings.NewReplacer("\"", "%22", "<", "%3C", ">", "%3E", "'", "%27", " ", "%20").Replace(script)
	for _, target := range []string{"", "new", "case/cases/club35.md", "rename/cases/club35.md", "delete/cases/club35.md", "pictures/cases/club35.md", "history/cases/club35.md", "submit", "bin"} {
		_, answer := o.get("/_edit/" + target + "?" + evil + "&done=" + evil[2:] + "&state=" + evil[2:] + "&case=" + evil[2:])
		reflected("GET "+target, answer)
	}
	for target, pairs := range map[string][]string{
		"new": {"title", "", "lang", script}, "rename/cases/club35.md": {"slug", script}, "submit": {"name", script, "email", script, "message", script},
		"save/cases/club35.md": {"f.title", script, "f.date", script, "s.aanpak", script, "as", "ready", "base", script}, "restore": {"id", script},
	} {
		_, answer := o.post("/_edit/"+target, pairs...)
		reflected("POST "+target, answer)
	}
}

func TestNoRedirectGoesWhereARequestSays(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	for _, target := range []string{"/_edit/?done=saved&next=//evil.example", "/_edit/open?key=" + o.session.key + "&to=http://evil.example", "/_edit//evil.example", "/_edit/of/nl/evil.example", "/_edit/of/nl/club35"} {
		_, answer := o.get(target)
		if strings.Contains(answer, "Location: //") || strings.Contains(answer, "Location: http") || strings.Contains(answer, "url=http") {
			t.Errorf("%s leads away:\n%s", target, answer)
		}
	}
}

// upload is a form with a file in it.
func (o *office) upload(target, filename string, content []byte, pairs ...string) *http.Request {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i+1 < len(pairs); i += 2 {
		_ = w.WriteField(pairs[i], pairs[i+1])
	}
	_ = w.WriteField("token", o.session.form)
	part, _ := w.CreateFormFile("picture", filename)
	_, _ = part.Write(content)
	_ = w.Close()
	return o.request("POST", target, &body, func(r *http.Request) { r.Header.Set("Content-Type", w.FormDataContentType()) })
}

func TestAnUploadOfAGigabyteStopsEarly(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	counted := &counter{Reader: io.MultiReader(strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n"), io.LimitReader(endless(0), 1<<30))}
	r := o.request("POST", "/_edit/pictures/cases/club35.md", counted, func(r *http.Request) {
		r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		r.ContentLength = -1
	})
	status, answer := o.send(r)
	o.says("not announced", status, answer, 413)
	if counted.n > maxPicture+1<<20 {
		t.Errorf("%d bytes were read", counted.n)
	}
	r = o.upload("/_edit/pictures/cases/club35.md", "a.png", []byte("x"), "alt", "x")
	r.ContentLength, r.Body = 1<<30, io.NopCloser(failing{t})
	status, answer = o.send(r)
	o.says("announced", status, answer, 413)
}

type counter struct {
	io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

type failing struct{ t *testing.T }

func (f failing) Read([]byte) (int, error) {
	f.t.Error("the body was read")
	return 0, io.EOF
}

func TestWhatIsNoPictureIsRefusedWithTheReason(t *testing.T) {
	o := open(t, map[string]string{"cases/club35/index.md": club})
	for name, content := range map[string]string{
		"script.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "page.png": "<!doctype html><script>alert(1)</script>",
		"empty.jpg": "", "../../evil.png": "GIF89a", "program.exe": "MZ\x90",
	} {
		status, answer := o.send(o.upload("/_edit/pictures/cases/club35/index.md", name, []byte(content), "alt", "Twee mensen"))
		o.says(name, status, answer, 422, `role="alert"`)
	}
	c, err := o.desk.Read("cases/club35/index.md")
	if err != nil || len(c.Files) > 0 {
		t.Errorf("%v, %v beside the case", err, c.Files)
	}
}

func TestAServerGivesUpOnABodyThatDoesNotCome(t *testing.T) {
	deadline := false
	w := &deadlined{ResponseRecorder: httptest.NewRecorder(), set: &deadline}
	o := open(t, map[string]string{"cases/club35.md": club})
	o.editor.ServeHTTP(w, o.request("POST", "/_edit/save/cases/club35.md", o.form("as", "draft", "base", "x")))
	if !deadline {
		t.Error("a POST has no deadline")
	}
}

// deadlined tells whether a deadline was set for reading.
type deadlined struct {
	*httptest.ResponseRecorder
	set *bool
}

func (d *deadlined) SetReadDeadline(time.Time) error {
	*d.set = true
	return nil
}
