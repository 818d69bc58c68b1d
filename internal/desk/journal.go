package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strconv"
)

// A change of several files is written down before it begins: a process that is killed half-way leaves a plan, and whoever takes the lock
// next carries it out. Each step can be done again, and can be undone.
const (
	todoDir  = stateDir + "/todo"
	planName = todoDir + "/plan.json"
)

// plan is what has to be done, in order.
type plan struct {
	Steps []step `json:"steps"`

	contents [][]byte // of the steps that put a file, until they are staged
}

// step is one renaming of a file or folder, or one file given other content.
type step struct {
	From   string `json:"from"`             // what is renamed, or the staged content
	To     string `json:"to"`               // what it is renamed to, or the file that gets the content
	Put    bool   `json:"put,omitempty"`    // content is put in a file
	Was    string `json:"was,omitempty"`    // the version that the file must have then; none for a new file
	May    bool   `json:"may,omitempty"`    // left out where From is missing, or To taken
	Folder bool   `json:"folder,omitempty"` // the folder To is made
}

func (p *plan) mkdir(name string)    { p.Steps = append(p.Steps, step{To: name, Folder: true}) }
func (p *plan) move(from, to string) { p.Steps = append(p.Steps, step{From: from, To: to}) }

// mayMove moves what is there and has room.
func (p *plan) mayMove(from, to string) {
	p.Steps = append(p.Steps, step{From: from, To: to, May: true})
}

// put gives a file of that version new content.
func (p *plan) put(name, was string, content []byte) {
	p.Steps = append(p.Steps, step{From: path.Join(todoDir, strconv.Itoa(len(p.contents))), To: name, Put: true, Was: was})
	p.contents = append(p.contents, content)
}

// carryOut does all of a plan or nothing of it; the lock is held.
func (d *Desk) carryOut(p *plan) error {
	if err := d.stage(p); err != nil {
		return errors.Join(err, d.clearTodo())
	}
	return d.run(p)
}

// stage writes down what is to be done: from here on it will be.
func (d *Desk) stage(p *plan) error {
	if err := d.keepFolder(todoDir); err != nil {
		return err
	}
	n := 0
	for _, s := range p.Steps {
		if s.Put {
			if err := d.disk().put(s.From, p.contents[n], 0); err != nil {
				return err
			}
			n++
		}
	}
	written, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return d.disk().put(planName, written, 0)
}

// finish carries out a plan that somebody left, and clears away what they did not come to use. A plan that can't be carried out any more
// is undone: what it would have put somewhere is what the editor still has.
func (d *Desk) finish() error {
	written, _, err := d.disk().read(planName, maxKept)
	if errors.Is(err, fs.ErrNotExist) {
		return d.clearTodo()
	}
	if err != nil {
		return err
	}
	var p plan
	if err := json.Unmarshal(written, &p); err != nil || !p.isOurs() {
		return d.clearTodo()
	}
	_ = d.run(&p) // undone where it failed
	return nil
}

// isOurs reports whether all that a plan names lies where a desk works: the file may have been written by anybody.
func (p *plan) isOurs() bool {
	for _, s := range p.Steps {
		if !isWorkPath(s.To) || s.From != "" && !isWorkPath(s.From) {
			return false
		}
	}
	return true
}

// run does the steps, or undoes those that it did, and forgets the plan.
func (d *Desk) run(p *plan) error {
	for i, s := range p.Steps {
		if err := d.do(s); err != nil {
			for j := i - 1; j >= 0; j-- {
				err = errors.Join(err, d.undo(p.Steps[j]))
			}
			return errors.Join(err, d.clearTodo())
		}
	}
	return d.clearTodo()
}

func (d *Desk) clearTodo() error {
	if !d.disk().has(todoDir) {
		return nil
	}
	if err := d.root.Remove(planName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	d.disk().syncDir(todoDir)
	return d.root.RemoveAll(todoDir)
}

// do does a step, unless it was done before.
func (d *Desk) do(s step) error {
	switch {
	case s.Folder:
		return d.disk().mkdirs(s.To)
	case s.Put:
		return d.doPut(s)
	}
	from, to := d.disk().has(s.From), d.disk().has(s.To)
	switch {
	case !from && (to || s.May), to && s.May:
		return nil
	}
	return d.disk().move(s.From, s.To)
}

func (d *Desk) doPut(s step) error {
	content, _, err := d.disk().read(s.From, max(maxKept, d.limits.Picture))
	if err != nil {
		return err
	}
	now, info, err := d.disk().read(s.To, max(maxKept, d.limits.Picture))
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.Was == "":
		return d.disk().putNew(s.To, content)
	case err != nil:
		return err
	case Version(now) == Version(content):
		return nil
	case Version(now) != s.Was:
		return &ConflictError{Name: s.To, Theirs: now, Version: Version(now)}
	}
	if err := d.remember(s.To, now); err != nil {
		return err
	}
	// What it was, to be undone.
	if err := d.disk().put(s.From+".was", now, 0); err != nil {
		return err
	}
	changed, err := d.disk().swap(s.To, now, content, info.Mode())
	if changed != nil {
		err = &ConflictError{Name: s.To, Theirs: changed, Version: Version(changed)}
	}
	return err
}

// undo takes back a step that was done.
func (d *Desk) undo(s step) error {
	switch {
	case s.Folder:
		_ = d.root.Remove(s.To) // stays where something is in it
		return nil
	case s.Put:
		return d.undoPut(s)
	case !d.disk().has(s.To) || d.disk().has(s.From):
		return nil
	}
	return d.disk().move(s.To, s.From)
}

func (d *Desk) undoPut(s step) error {
	content, _, err := d.disk().read(s.From, max(maxKept, d.limits.Picture))
	if err != nil {
		return err
	}
	now, info, err := d.disk().read(s.To, max(maxKept, d.limits.Picture))
	if err != nil || Version(now) != Version(content) {
		return err // somebody else has it now
	}
	if s.Was == "" {
		return d.root.Remove(s.To)
	}
	was, _, err := d.disk().read(s.From+".was", max(maxKept, d.limits.Picture))
	if err != nil {
		return err
	}
	_, err = d.disk().swap(s.To, now, was, info.Mode())
	return err
}
