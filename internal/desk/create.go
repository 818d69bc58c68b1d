package desk

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// Create makes the file of a new case, a draft with every field of the model and its help, and returns its name. The address is made of the
// title; where a case has it already, the error is a *TakenError that says which address is free. Where there is a case of that address in
// another language, the new one is its translation and goes beside it.
func (d *Desk) Create(title, lang string) (name string, err error) {
	if !strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "", refuse("", "desk-no-title")
	}
	return d.CreateAs(title, lang, site.Slug(title, lang))
}

// CreateAs makes a new case under an address that was chosen. With no language it is the site's first.
func (d *Desk) CreateAs(title, lang, slug string) (name string, err error) {
	rules := d.Rules()
	if lang == "" {
		lang = rules.Languages[0]
	}
	if !slices.Contains(rules.Languages, lang) {
		return "", refuse("", "desk-language", printable(lang), strings.Join(rules.Languages, ", "))
	}
	if err := checkSlug(slug); err != nil {
		return "", err
	}
	err = d.locked(func() error {
		name, err = d.create(title, lang, slug, rules)
		return err
	})
	return name, failed(name, err)
}

func (d *Desk) create(title, lang, slug string, rules casefile.Rules) (string, error) {
	files, err := d.files(slug)
	if err != nil {
		return "", err
	}
	for _, w := range files {
		if w.lang == lang {
			return "", d.taken(slug, w.name)
		}
	}
	name := newName(files, slug, lang, rules.Languages[0])
	if other, ok := d.collides(name); ok {
		return "", d.taken(slug, other)
	}
	if err := d.disk().mkdirs(path.Dir(name)); err != nil {
		return "", err
	}
	if err := d.putSchema(rules.Model); err != nil {
		return "", err
	}
	err = d.disk().putNew(name, casefile.WithModeline(casefile.Template(rules.Model, lang, title, d.now()), name))
	if errors.Is(err, fs.ErrExist) {
		return "", d.taken(slug, name)
	}
	return name, err
}

// putSchema puts the JSON Schema where the first line of a new case says it is, for text editors that help filling in its fields. It follows
// from the model, so that an older one is written over.
func (d *Desk) putSchema(m *schema.Model) error {
	document, err := m.JSONSchema()
	if err != nil {
		return err
	}
	old, _, err := d.disk().read(casefile.SchemaFile, int64(len(document)))
	var told *Refusal
	switch {
	case err == nil && bytes.Equal(old, document):
		return nil
	case err == nil, errors.Is(err, fs.ErrNotExist), errors.As(err, &told) && told.Code == "desk-too-large":
		return d.disk().put(casefile.SchemaFile, document, 0)
	}
	return err
}

// newName is where a new case goes: beside its translations, else at the top.
func newName(beside []where, slug, lang, first string) string {
	suffix := ".md"
	if lang != first {
		suffix = "." + lang + ".md"
	}
	if len(beside) == 0 {
		return path.Join(casesDir, slug+suffix)
	}
	w := beside[0]
	if w.bundle {
		return path.Join(w.dir(), "index"+suffix)
	}
	return path.Join(w.dir(), slug+suffix)
}

// checkSlug proves that a case can have that slug.
func checkSlug(slug string) error {
	switch {
	case slug == "" || len(slug) > longestSlug || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || slug[0] == '-' || !isPlain(slug):
		return refuse("", "desk-slug", printable(slug))
	case slug == "page" || slug == "index" || slug == path.Base(termsDir):
		return refuse("", "desk-slug-reserved", slug)
	}
	return nil
}

// longestSlug is how long an address may be that an editor chooses.
const longestSlug = 100

func (d *Desk) taken(slug, name string) error {
	e := &TakenError{Name: name, Refusal: Refusal{Problem: diag.Problem{File: name, Code: "desk-slug-taken", Args: []string{slug, name}}, Err: fs.ErrExist}}
	e.Free, _ = d.free(slug)
	return e
}

// free is a slug like that one which no case has.
func (d *Desk) free(slug string) (string, error) {
	all, err := d.find(context.Background(), false)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, f := range all {
		s, _, _, _ := casefile.Name(f.name, d.Rules().Languages)
		taken[s] = true
	}
	for n := 2; ; n++ {
		number := "-" + strconv.Itoa(n)
		if s := slug[:min(len(slug), longestSlug-len(number))] + number; !taken[s] {
			return s, nil
		}
	}
}

// collides finds what stands in the folder of a name under one that some systems take for the same.
func (d *Desk) collides(name string) (string, bool) {
	entries, err := d.disk().list(path.Dir(name))
	if err != nil {
		return "", false
	}
	for _, e := range entries {
		if sameName(e.Name(), path.Base(name)) {
			return path.Join(path.Dir(name), e.Name()), true
		}
	}
	return "", false
}
