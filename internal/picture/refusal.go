package picture

import (
	"errors"
	"strconv"
	"strings"

	"openoverheid.nu/internal/diag"
)

// Refusal says why a picture can't be taken. Its text and its hint are in the catalogue of messages.
type Refusal struct {
	Code string
	Args []string // the first is the name that was given
}

func (r *Refusal) Error() string { return r.Code + " " + strings.Join(r.Args, " ") }

// Text says in a language what is wrong.
func (r *Refusal) Text(lang string) string { return r.problem().Text(lang) }

// Hint says how to mend it.
func (r *Refusal) Hint(lang string) string { return r.problem().Hint(lang) }

func (r *Refusal) problem() diag.Problem { return diag.Problem{Code: r.Code, Args: r.Args} }

func refuse(code string, args ...string) *Refusal { return &Refusal{code, args} }

// fault is why a picture can't be taken, before its name is known.
type fault struct {
	code string
	args []string
}

func (f *fault) Error() string { return f.code }

// errBroken is a picture that is cut off, or is not what its first bytes promise.
var errBroken = &fault{code: "picture-broken"}

// named makes a refusal of a fault.
func named(err error, name string) error {
	var f *fault
	if !errors.As(err, &f) {
		return err
	}
	return refuse(f.code, append([]string{shown(name)}, f.args...)...)
}

// tooManyPixels is the fault of a picture with more pixels than there may be.
func tooManyPixels(width, height int, l Limits) error {
	return &fault{"picture-pixels", []string{strconv.Itoa(width), strconv.Itoa(height), strconv.FormatInt(l.Pixels/1_000_000, 10)}}
}

// checkSize checks sides and the bytes that the decoder will take.
func checkSize(width, height int, bytes int64, l Limits) error {
	if width <= 0 || height <= 0 {
		return errBroken
	}
	if pixels := int64(width) * int64(height); pixels > l.Pixels || bytes > 4*l.Pixels {
		return tooManyPixels(width, height, l)
	}
	return nil
}

// shown is a name as a message can hold it.
func shown(name string) string {
	const most = 80
	name = strings.Map(func(c rune) rune {
		if !strconv.IsPrint(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(lastPart(name), ""))
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most]) + "…"
	}
	return name
}

func megabytes(n int64) string {
	const mega = 1 << 20
	return strconv.FormatInt((n+mega-1)/mega, 10)
}
