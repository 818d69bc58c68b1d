package desk

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

// Renaming says how to rename a case.
type Renaming struct {
	Slug        string
	Unpublished bool // nobody knows the old address: leave no alias and no id
}

// Renamed says what a renaming changed.
type Renamed struct {
	Name    string            // what the file is called now
	Files   map[string]string // old name to new, of all languages
	Related []string          // the other cases whose list of related cases was changed with it, sorted
}

// Rename gives a case another slug in all its languages, and returns the new name of the file: see RenameCase.
func (d *Desk) Rename(name, slug string) (string, error) {
	r, err := d.RenameCase(name, Renaming{Slug: slug})
	if err != nil {
		return "", err
	}
	return r.Name, nil
}

// RenameCase gives a case another slug in all its languages: its folder, or its files where it has none, get another name in the folder that
// they stand in. The old address becomes an alias, the old slug the case's id where it has none yet, and the lists of related cases that
// name it follow. Links in texts stay: the alias leads them on. History and unsaved work go along. All of it is done or nothing.
func (d *Desk) RenameCase(name string, r Renaming) (done *Renamed, err error) {
	w, err := d.caseName(name)
	if err != nil {
		return nil, err
	}
	if err := checkSlug(r.Slug); err != nil {
		return nil, err
	}
	err = d.locked(func() error {
		done, err = d.rename(w, r)
		return err
	})
	return done, failed(name, err)
}

// renaming is one that is being worked out.
type renaming struct {
	d     *Desk
	old   string
	files []where
	plan  plan
	Renaming
	Renamed
}

func (d *Desk) rename(w where, r Renaming) (*Renamed, error) {
	if _, err := d.disk().lstat(w.name); err != nil {
		return nil, err
	}
	if r.Slug == w.slug {
		return &Renamed{Name: w.name}, nil
	}
	files, err := d.files(w.slug)
	if err != nil {
		return nil, err
	}
	entries, err := d.entries(context.Background())
	if err != nil {
		return nil, err
	}
	k := &renaming{d: d, old: w.slug, files: files, Renaming: r, Renamed: Renamed{Files: map[string]string{}}}
	for _, step := range []func([]*entry) error{k.checkFree, k.moveFiles, k.editFiles, k.editRelated} {
		if err := step(entries); err != nil {
			return nil, err
		}
	}
	k.Name = k.Files[w.name]
	if err := d.carryOut(&k.plan); err != nil {
		return nil, err
	}
	return &k.Renamed, nil
}

// checkFree refuses a slug that another case has, had, or was first published under.
func (k *renaming) checkFree(entries []*entry) error {
	for _, e := range entries {
		if e == nil || e.item.Slug == k.old {
			continue
		}
		address := site.CasePath(k.d.prefix(e.item.Lang), k.Slug)
		if e.item.Slug == k.Slug || e.id == k.Slug || slices.Contains(e.aliases, address) || slices.Contains(e.aliases, strings.TrimSuffix(address, "/")) {
			return k.d.taken(k.Slug, e.item.Name)
		}
	}
	return nil
}

// moveFiles plans the new names of files and folders.
func (k *renaming) moveFiles([]*entry) error {
	moved := map[string]bool{}
	for _, w := range k.files {
		from, to := w.name, path.Join(w.dir(), k.Slug+strings.TrimPrefix(path.Base(w.name), k.old))
		k.Files[w.name] = to
		if w.bundle {
			from, to = w.dir(), path.Join(w.group(), k.Slug)
			k.Files[w.name] = path.Join(to, path.Base(w.name))
		}
		if moved[from] {
			continue
		}
		moved[from] = true
		if err := k.d.alone(w); err != nil {
			return err
		}
		if other, ok := k.d.collides(to); ok {
			return k.d.taken(k.Slug, other)
		}
		k.plan.move(from, to)
	}
	for _, w := range k.files {
		if err := k.d.follow(&k.plan, w.name, k.Files[w.name]); err != nil {
			return err
		}
	}
	return nil
}

// editFiles plans the alias and the id.
func (k *renaming) editFiles([]*entry) error {
	first := k.d.Rules().Languages[0]
	original := slices.ContainsFunc(k.files, func(w where) bool { return w.lang == first })
	for _, w := range k.files {
		if !slices.Contains(k.d.Rules().Languages, w.lang) {
			continue // moved along; nothing shows it
		}
		err := k.edit(w.name, k.Files[w.name], func(c *casefile.Case) {
			k.alias(c)
			if !original || w.lang == first {
				k.identify(c)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// alias adds the old address to a case's aliases, and takes the new one from them.
func (k *renaming) alias(c *casefile.Case) {
	prefix := k.d.prefix(c.Lang)
	v, _ := c.Get("aliases")
	before := v.Strings()
	after := slices.DeleteFunc(slices.Clone(before), func(a string) bool {
		return strings.TrimSuffix(a, "/")+"/" == site.CasePath(prefix, k.Slug)
	})
	if old := site.CasePath(prefix, k.old); !k.Unpublished && !slices.Contains(after, old) {
		after = append(after, old)
	}
	switch {
	case slices.Equal(before, after):
	case len(after) == 0:
		c.Remove("aliases")
	default:
		c.Set("aliases", list(after))
	}
}

// identify gives a case the id that it had until now, its old slug; a case that is called again what it was called first needs none.
func (k *renaming) identify(c *casefile.Case) {
	v, _ := c.Get("id")
	switch {
	case v.Text == k.Slug:
		c.Remove("id")
	case v.Text == "" && !k.Unpublished:
		c.Set("id", casefile.Value{Text: k.old})
	}
}

// editRelated plans the lists of related cases of others.
func (k *renaming) editRelated(entries []*entry) error {
	for _, e := range entries {
		if e == nil || !slices.Contains(e.related, k.old) || e.item.Slug == k.old || e.item.Refused {
			continue
		}
		err := k.edit(e.item.Name, e.item.Name, func(c *casefile.Case) {
			var related []string
			for _, slug := range c.Related {
				if slug == k.old {
					slug = k.Slug
				}
				if !slices.Contains(related, slug) {
					related = append(related, slug)
				}
			}
			c.Set("related", list(related))
		})
		if err != nil {
			return err
		}
		k.Related = append(k.Related, e.item.Name)
	}
	return nil
}

// edit plans an edit of the file that will then have another name.
func (k *renaming) edit(name, later string, change func(*casefile.Case)) error {
	src, info, err := k.d.disk().read(name, casefile.MaxSize)
	if err != nil {
		return err
	}
	if info.Mode()&0o200 == 0 {
		return refuse(name, "desk-not-allowed")
	}
	c, _ := casefile.Parse(name, src, k.d.Rules())
	if c == nil {
		return refuse(name, "desk-no-text")
	}
	change(c)
	edited := keepLineEnds(src, casefile.KeepModeline(c.Format(), later))
	if Version(edited) != Version(src) {
		k.plan.put(later, Version(src), edited)
	}
	return nil
}

func list(texts []string) casefile.Value {
	v := casefile.Value{List: []casefile.Value{}}
	for _, text := range texts {
		v.List = append(v.List, casefile.Value{Text: text})
	}
	return v
}

// prefix is what the addresses of a language begin with, after the first slash.
func (d *Desk) prefix(lang string) string {
	if lang == d.Rules().Languages[0] {
		return ""
	}
	return lang + "/"
}

// alone refuses a case in whose folder there are other cases too: they would go with it.
func (d *Desk) alone(w where) error {
	if !w.bundle {
		return nil
	}
	all, err := d.find(context.Background(), false)
	if err != nil {
		return err
	}
	for _, f := range all {
		if !strings.HasPrefix(f.name, w.dir()+"/") {
			continue
		}
		if slug, _, _, _ := casefile.Name(f.name, d.Rules().Languages); slug != w.slug || path.Dir(f.name) != w.dir() {
			return &Refusal{Problem: diag.Problem{File: w.name, Code: "desk-not-alone", Args: []string{f.name}}, Err: fs.ErrExist}
		}
	}
	return nil
}

// follow plans that the history and the unsaved work of a file go where it goes.
func (d *Desk) follow(p *plan, from, to string) error {
	revisions, err := d.revisions(from)
	if err != nil {
		return err
	}
	if len(revisions) > 0 {
		p.mkdir(historyOf(to))
	}
	for _, r := range revisions {
		p.mayMove(path.Join(historyOf(from), r.ID), path.Join(historyOf(to), r.ID))
	}
	if d.disk().has(unsavedOf(from)) {
		p.mkdir(path.Dir(unsavedOf(to)))
		p.mayMove(unsavedOf(from), unsavedOf(to))
	}
	return nil
}
