package accessibility

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

type kind int

const (
	missing kind = iota
	text
	number
	list
	object
	other // true, false, null
)

// value is a JSON value with the place where it stands, so that every mistake is told with its line and column.
type value struct {
	at      int // offset in the file
	kind    kind
	name    string // the key that it is the value of
	text    string // of a text or a number
	items   []value
	members []value // each with its name
}

// reader reads the file of a check and gathers what is wrong with it.
type reader struct {
	file     string
	src      []byte
	problems []diag.Problem
}

func (r *reader) report(at int, code string, args ...string) {
	before := r.src[:min(at, len(r.src))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	r.problems = append(r.problems, diag.Problem{File: r.file, Line: line, Column: column, Code: code, Args: args})
}

// parse returns the file as a tree; where it is no JSON, or more than a check needs, a problem says so.
func (r *reader) parse() (value, bool) {
	p := &parser{src: r.src, json: json.NewDecoder(bytes.NewReader(r.src))}
	p.json.UseNumber()
	root, err := p.value(0)
	at := p.offset(err)
	if err == nil {
		if _, end := p.json.Token(); !errors.Is(end, io.EOF) {
			err = errors.New("more than one value")
		} else if !utf8.Valid(r.src) {
			err, at = errors.New("not UTF-8"), invalidAt(r.src)
		}
	}
	if err != nil {
		r.report(at, "access-json", err.Error())
		return value{}, false
	}
	return root, true
}

// invalidAt is the offset of the first byte that is no UTF-8.
func invalidAt(src []byte) int {
	at := 0
	for at < len(src) {
		if c, size := utf8.DecodeRune(src[at:]); c != utf8.RuneError || size > 1 {
			at += size
			continue
		}
		break
	}
	return at
}

type parser struct {
	src  []byte
	json *json.Decoder
}

// next is where the next token begins.
func (p *parser) next() int {
	at := int(p.json.InputOffset())
	for at < len(p.src) && strings.IndexByte(" \t\r\n,:", p.src[at]) >= 0 {
		at++
	}
	return at
}

// offset is where an error was met; without one, where the next token begins.
func (p *parser) offset(err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return max(p.next(), int(syntax.Offset)-1)
	}
	return p.next()
}

func (p *parser) value(depth int) (value, error) {
	v := value{at: p.next()}
	if depth > checkDepth {
		return v, errors.New("too deep")
	}
	token, err := p.json.Token()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return v, err
	}
	switch t := token.(type) {
	case json.Delim:
		return p.inside(v, t, depth+1)
	case string:
		v.kind, v.text = text, t
	case json.Number:
		v.kind, v.text = number, t.String()
	default:
		v.kind = other
	}
	return v, nil
}

// inside reads a list or an object to its end.
func (p *parser) inside(v value, open json.Delim, depth int) (value, error) {
	v.kind = list
	if open == '{' {
		v.kind = object
	}
	for p.json.More() {
		name := ""
		if v.kind == object {
			key, err := p.json.Token()
			if err != nil {
				return v, err
			}
			name, _ = key.(string)
		}
		item, err := p.value(depth)
		if err != nil {
			return v, err
		}
		if item.name = name; v.kind == object {
			v.members = append(v.members, item)
		} else {
			v.items = append(v.items, item)
		}
	}
	_, err := p.json.Token() // the end
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return v, err
}

// fields returns the values of an object's keys, and reports keys that are missing, strange or there twice.
func (r *reader) fields(v value, known ...string) map[string]value {
	found := map[string]value{}
	if v.kind != object {
		if v.kind != missing {
			r.report(v.at, "access-object", strings.Join(known, ", "))
		}
		return found
	}
	for _, m := range v.members {
		_, twice := found[m.name]
		switch {
		case !slices.Contains(known, m.name):
			r.report(m.at, "access-unknown-key", m.name, strings.Join(known, ", "))
		case twice:
			r.report(m.at, "access-duplicate-key", m.name)
		default:
			found[m.name] = m
		}
	}
	for _, name := range known {
		if _, ok := found[name]; !ok {
			r.report(v.at, "access-missing", name)
		}
	}
	return found
}

// list returns the items of a list of at least so many.
func (r *reader) list(v value, least int) []value {
	if v.kind == missing {
		return nil
	}
	if v.kind != list || len(v.items) < least || len(v.items) > maxItems {
		r.report(v.at, "access-list", v.name, strconv.Itoa(least), strconv.Itoa(maxItems))
		return nil
	}
	return v.items
}

// text reads a text of one line.
func (r *reader) text(v value) string {
	if v.kind == missing {
		return ""
	}
	if v.kind != text || strings.TrimSpace(v.text) == "" || len(v.text) > maxText || strings.ContainsFunc(v.text, unicode.IsControl) {
		r.report(v.at, "access-text", v.name, strconv.Itoa(maxText))
		return ""
	}
	return v.text
}
