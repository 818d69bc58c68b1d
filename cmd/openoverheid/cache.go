package main

import (
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
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

// openCache returns what the build before left, and a name for what it published; nil where it left nothing, or was another program.
func (p *program) openCache() (*build.Cache, string) {
	src, err := os.ReadFile(p.cacheFile())
	if err != nil {
		return nil, ""
	}
	self, err := programName()
	if err != nil {
		return nil, ""
	}
	c, output, err := build.DecodeCache(src, self)
	if err != nil {
		return nil, ""
	}
	return c, output
}

// saveCache leaves something for the next build.
func (p *program) saveCache(c *build.Cache, published string) error {
	self, err := programName()
	if err != nil {
		return err
	}
	content, err := c.Encode(self, published)
	if err != nil {
		return err
	}
	name := p.cacheFile()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name+".new", content, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
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
