package desk

import (
	"errors"
	"io/fs"

	"openoverheid.nu/internal/diag"
)

// Refusal says to a person why something was not done; nothing was changed then.
type Refusal struct {
	diag.Problem
	Err error // what lies behind it, if anything: fs.ErrNotExist for a case that is not there
}

func (r *Refusal) Error() string {
	text := r.Text("en")
	if r.File != "" {
		text = r.File + ": " + text
	}
	return text
}

func (r *Refusal) Unwrap() error { return r.Err }

// ConflictError says that a file is no longer what the editor started from. Nothing was overwritten.
type ConflictError struct {
	Name    string
	Theirs  []byte // what the file is now; nil where it is gone
	Version string // of Theirs; empty where the file is gone
}

func (e *ConflictError) Error() string { return e.Name + ": changed by somebody else" }

// TakenError says that a case has the slug already, and which one is free.
type TakenError struct {
	Refusal
	Name string // the file that has it
	Free string // a slug that nothing has
}

func (e *TakenError) Unwrap() error { return &e.Refusal }

func refuse(name, code string, args ...string) *Refusal {
	return &Refusal{Problem: diag.Problem{File: name, Code: code, Args: args}}
}

func missing(name string) *Refusal {
	r := refuse(name, "desk-missing")
	r.Err = fs.ErrNotExist
	return r
}

// failed says in words what the system refused, where it is something that a person can mend.
func failed(name string, err error) error {
	var told *Refusal
	switch {
	case err == nil || errors.As(err, &told):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return missing(name)
	case errors.Is(err, fs.ErrPermission):
		r := refuse(name, "desk-not-allowed")
		r.Err = err
		return r
	}
	return err
}
