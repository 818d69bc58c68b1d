package deploy

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// stateDir is where we keep what is not of the site.
const stateDir = ".openoverheid/"

const (
	releasesDir = stateDir + "releases/"
	objectsDir  = stateDir + "objects/"
	currentKey  = stateDir + "current.json"
	pendingKey  = stateDir + "pending.json"
	lockKey     = stateDir + "lock.json"
	// publishedKey tells of a folder that `build` publishes in: what we keep would stand among what it keeps.
	publishedKey = stateDir + "manifest"
)

// stateHeaders are for what we keep: nobody is to hold on to it.
var stateHeaders = headers{Type: "application/json", Cache: "no-store"}

// version is a file as it was at some time.
type version struct {
	size    int64
	sum     [sha256.Size]byte
	md5     [md5.Size]byte // what most stores tell of an object
	headers headers
}

// sameContent reports whether two versions hold the same.
func (v version) sameContent(w version) bool { return v.sum == w.sum && v.size == w.size }

// keptKey is where a version is kept once it is replaced: by what it holds, and how it is sent, which a copy takes along.
func (v version) keptKey() string {
	return fmt.Sprintf("%s%x", objectsDir, sha256.Sum256(fmt.Appendf(nil, "%x\n%s\n%s\n", v.sum, v.headers.Type, v.headers.Cache)))
}

// release is a site that was put up, or was to be.
type release struct {
	id       string
	previous string // the one that was up before; empty for none
	made     time.Time
	files    map[string]version // by path
}

func releaseKey(id string) string { return releasesDir + id + ".json" }

// newID is the name of a release: the time, for people, and something that two at the same time do not share.
func newID(now time.Time) string {
	var random [4]byte
	_, _ = rand.Read(random[:]) // never fails
	return fmt.Sprintf("%s-%x", now.UTC().Format("20060102T150405Z"), random)
}

// isID keeps names from leading out of the folder of releases.
func isID(id string) bool {
	return id != "" && len(id) < 100 && !strings.ContainsFunc(id, func(c rune) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-'
	})
}

// releaseDocument is a release as it is kept. Few headers are shared by many files.
type releaseDocument struct {
	Format   int            `json:"format"`
	Release  string         `json:"release"`
	Previous string         `json:"previous,omitempty"`
	Made     time.Time      `json:"made"`
	Headers  []headers      `json:"headers"`
	Files    []fileDocument `json:"files"`
}

type fileDocument struct {
	Path    string `json:"path"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256"`
	MD5     string `json:"md5"`
	Headers int    `json:"headers"`
}

const releaseFormat = 1

func (r release) encode() ([]byte, error) {
	doc := releaseDocument{Format: releaseFormat, Release: r.id, Previous: r.previous, Made: r.made.UTC(), Headers: []headers{}, Files: []fileDocument{}}
	for _, path := range slices.Sorted(maps.Keys(r.files)) {
		v := r.files[path]
		i := slices.Index(doc.Headers, v.headers)
		if i < 0 {
			i = len(doc.Headers)
			doc.Headers = append(doc.Headers, v.headers)
		}
		doc.Files = append(doc.Files, fileDocument{path, v.size, hex.EncodeToString(v.sum[:]), hex.EncodeToString(v.md5[:]), i})
	}
	return json.Marshal(doc)
}

var errRecord = errors.New("the record of a release is damaged")

// decodeRelease reads what encode wrote. It trusts no path in it that a site could not have.
func decodeRelease(src []byte) (release, error) {
	var doc releaseDocument
	if err := json.Unmarshal(src, &doc); err != nil || doc.Format != releaseFormat || !isID(doc.Release) || doc.Previous != "" && !isID(doc.Previous) {
		return release{}, errors.Join(errRecord, err)
	}
	r := release{id: doc.Release, previous: doc.Previous, made: doc.Made, files: make(map[string]version, len(doc.Files))}
	for _, f := range doc.Files {
		v, ok := f.decode(doc.Headers)
		if _, twice := r.files[f.Path]; !ok || twice || !isSitePath(f.Path) {
			return release{}, errRecord
		}
		r.files[f.Path] = v
	}
	return r, nil
}

func (f fileDocument) decode(all []headers) (version, bool) {
	v := version{size: f.Size}
	ok := f.Size >= 0 && f.Headers >= 0 && f.Headers < len(all) && unhex(v.sum[:], f.SHA256) && unhex(v.md5[:], f.MD5)
	if ok {
		v.headers = all[f.Headers]
	}
	return v, ok
}

func unhex(to []byte, text string) bool {
	if len(text) != 2*len(to) {
		return false
	}
	_, err := hex.Decode(to, []byte(text))
	return err == nil
}

// isSitePath reports whether a path is relative, has no empty or odd parts, and is none of our own.
func isSitePath(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return !isOurs(path) && !strings.ContainsFunc(path, func(c rune) bool { return c < ' ' })
}

// pending is a release that is being put up.
type pending struct {
	Release  string `json:"release"`
	Rollback bool   `json:"rollback,omitempty"`
}

// current names the release that is up.
type current struct {
	Release string `json:"release"`
}
