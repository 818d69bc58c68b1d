package main

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"openoverheid.nu/internal/build"
)

// cacheFile is what a build leaves for the next one.
func (p *program) cacheFile() string { return filepath.Join(p.source, cacheDir, "built") }

// searchFile is what it leaves of the search in a language.
func (p *program) searchFile(lang string) string { return p.cacheFile() + "-search-" + lang }

// casesFile is what it leaves of the cases.
func (p *program) casesFile() string { return p.cacheFile() + "-cases" }

// openCache returns what the build before left, and a name for what it published; nil where it left nothing, or was another program.
func (p *program) openCache() (*build.Cache, string) {
	self, err := programName()
	if err != nil {
		return nil, ""
	}
	src, err := os.ReadFile(p.cacheFile())
	if err != nil {
		return nil, ""
	}
	c, output, err := build.DecodeCache(src, self)
	if err != nil {
		return nil, ""
	}
	c.Remembered = func(lang string) []byte {
		return readOwn(p.searchFile(lang), self)
	}
	c.Cases = readOwn(p.casesFile(), self)
	return c, output
}

// readOwn reads what the same program left in a file; nil where it left nothing.
func readOwn(name, self string) []byte {
	src, _ := os.ReadFile(name) // what can't be read is nothing
	data, ok := bytes.CutPrefix(src, []byte(self+"\n"))
	if !ok {
		return nil
	}
	return data
}

// openStore opens what builds keep of their pages; nil where that can't be. The run before left the cache; nil where there is none.
func (p *program) openStore(before *build.Cache) (*build.Store, func()) {
	name := p.cacheFile() + "-pages"
	if os.MkdirAll(filepath.Dir(name), 0o755) != nil {
		return nil, func() {}
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, func() {}
	}
	size, err := sizeOf(f, before == nil)
	if err == nil && before != nil && before.Crowded(size) {
		f, size, err = tidied(f, before)
	}
	if err != nil {
		return nil, func() { _ = f.Close() }
	}
	return build.NewStore(f, size, before), func() { _ = f.Close() }
}

// sizeOf is the size of a file, which is emptied first where nothing in it is of use.
func sizeOf(f *os.File, empty bool) (int64, error) {
	if empty {
		return 0, f.Truncate(0)
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// tidied is a store without what no build needs any more, in the place of the one that it was in, which it closes.
func tidied(f *os.File, before *build.Cache) (*os.File, int64, error) {
	name := f.Name()
	to, err := os.Create(name + ".new")
	if err != nil {
		return f, 0, err
	}
	size, err := before.Move(f, to)
	if err = errors.Join(err, to.Close()); err != nil {
		return f, 0, errors.Join(err, os.Remove(name+".new"))
	}
	if err := errors.Join(f.Close(), os.Rename(name+".new", name)); err != nil { // both closed first: Windows renames no open file
		return f, 0, err
	}
	to, err = os.OpenFile(name, os.O_RDWR, 0)
	return to, size, err
}

// programName tells programs apart, by their bytes: a version is the same for every build of a changed tree. They are read once.
var programName = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	if id := linkedID(name); id != "" {
		return id, nil
	}
	return hashFile(name)
})

// linkedID is the name that Go's linker gave the program, a hash of all that is in it; empty where there is none. It saves reading a
// hundred megabytes.
func linkedID(name string) string {
	f, err := elf.Open(name)
	if err != nil {
		return "" // not a program of Linux
	}
	defer f.Close()
	note := f.Section(".note.go.buildid")
	if note == nil {
		return ""
	}
	data, err := note.Data()
	if err != nil || len(data) <= noteHead {
		return ""
	}
	return strings.TrimRight(string(data[noteHead:]), "\x00") // filled up to a multiple of four
}

// noteHead is what an ELF note has before its text: three lengths and "Go".
const noteHead = 16

func hashFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("reading %s: %w", name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
