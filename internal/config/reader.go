package config

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

// reader turns nodes into values, and gathers what is wrong with them. Its methods for a kind of value return false, having
// said why, when a node is no such value.
type reader struct {
	problems  []diag.Problem
	languages []Language // the site's, once they are read
}

func (r *reader) report(at place, code string, args ...string) {
	r.problems = append(r.problems, diag.Problem{File: at.file, Line: at.line, Column: at.column, Code: code, Args: args})
}

func (r *reader) warn(at place, code string, args ...string) {
	r.report(at, code, args...)
	r.problems[len(r.problems)-1].Severity = diag.Warning
}

// unknown reports a word that is not one of the known: with what was probably meant, else with all that there are.
func (r *reader) unknown(at place, code, word string, known []string) {
	if meant, ok := diag.Suggest(word, known); ok {
		r.report(at, code+"-meant", word, meant)
		return
	}
	r.report(at, code, word, strings.Join(known, ", "))
}

// line reads a text of one line, without spaces around it.
func (r *reader) line(key string, n node) (string, bool) {
	if n.kind != scalar {
		r.report(n.at, "config-not-text", key)
		return "", false
	}
	text := strings.Join(strings.Fields(n.text), " ")
	if text == "" {
		r.report(n.at, "config-empty", key)
		return "", false
	}
	if strings.ContainsFunc(text, isControl) {
		r.report(n.at, "config-control")
		return "", false
	}
	return text, true
}

// number returns a reader of whole numbers from least to most.
func number(least, most int) func(*reader, string, node) (any, bool) {
	return func(r *reader, key string, n node) (any, bool) {
		i, err := strconv.Atoi(strings.TrimSpace(n.text))
		if n.kind != scalar || err != nil || i < least || i > most {
			r.report(n.at, "config-number", key, strconv.Itoa(least), strconv.Itoa(most))
			return nil, false
		}
		return i, true
	}
}

// yesNo reads true or false.
func (r *reader) yesNo(key string, n node) (any, bool) {
	switch text := strings.TrimSpace(n.text); {
	case n.kind == scalar && text == "true":
		return true, true
	case n.kind == scalar && text == "false":
		return false, true
	}
	r.report(n.at, "config-yes-no", key)
	return nil, false
}

// baseURL reads the address that the site lives at, and ends it in a slash.
func (r *reader) baseURL(key string, n node) (any, bool) {
	text, ok := r.line(key, n)
	if !ok {
		return nil, false
	}
	u, err := url.Parse(text)
	if err != nil || !isWeb(u) || !isASCII(u.Host) || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || !isPath(u.Path) {
		r.report(n.at, "config-base-url", text)
		return nil, false
	}
	if strings.Trim(u.Path, "/") != "" { // every address of the site starts at the root of its host
		r.report(n.at, "config-base-url-path", text)
		return nil, false
	}
	u.Path, u.RawPath = "", ""
	u.Host = strings.ToLower(u.Host)
	return strings.TrimRight(u.String(), "/") + "/", true
}

// webAddress reads an address of the web.
func (r *reader) webAddress(key string, n node) (any, bool) {
	text, ok := r.line(key, n)
	if !ok {
		return nil, false
	}
	if u, err := url.Parse(text); err != nil || !isWeb(u) {
		r.report(n.at, "config-web-address", text)
		return nil, false
	}
	return text, true
}

// plainLine reads a text that is the same in all languages.
func (r *reader) plainLine(key string, n node) (any, bool) {
	line, ok := r.line(key, n)
	return line, ok
}

// isWeb reports whether an address is one of the web, with a host that could exist.
func isWeb(u *url.URL) bool {
	host := u.Hostname()
	return (u.Scheme == "https" || u.Scheme == "http") && host != "" && u.Opaque == "" &&
		!strings.ContainsAny(host, " \"'<>\\^`{|}%") && !strings.HasPrefix(host, ".") && !strings.Contains(host, "..")
}

// isASCII reports whether a host is written as the network knows it: xn--caf-dma.be, not café.be.
func isASCII(host string) bool {
	return !strings.ContainsFunc(host, func(c rune) bool { return c >= utf8.RuneSelf })
}

// isPath reports whether a path stays within the site, whoever reads it.
func isPath(p string) bool {
	parts := strings.Split(p, "/")
	return !slices.Contains(parts, ".") && !slices.Contains(parts, "..") &&
		!strings.Contains(p, `\`) && !strings.Contains(p, "//") && !strings.ContainsFunc(p, isControl)
}

// theme reads the name of a folder in themes/.
func (r *reader) theme(key string, n node) (any, bool) {
	name, ok := r.line(key, n)
	if !ok {
		return nil, false
	}
	plain := func(c rune) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
	}
	if strings.ContainsFunc(name, func(c rune) bool { return !plain(c) }) {
		r.report(n.at, "config-theme", name)
		return nil, false
	}
	return name, true
}

// folder reads the name of a folder. Where it may lie is for whoever writes in it to judge.
func (r *reader) folder(key string, n node) (any, bool) {
	name, ok := r.line(key, n)
	return name, ok
}

// hugo reads the block that is Hugo's. It goes around viper, which would lower the case of its keys.
func (r *reader) hugo(key string, n node) (any, bool) {
	if n.kind != object {
		r.report(n.at, "config-not-block", key)
		return nil, false
	}
	settings, _ := n.plain().(map[string]any)
	return Hugo(settings), true
}
