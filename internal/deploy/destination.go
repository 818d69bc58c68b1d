package deploy

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/fileblob"  // file://
	_ "gocloud.dev/blob/gcsblob"   // gs://

	"openoverheid.nu/internal/diag"
)

// destination is an address of a bucket, or of a folder in one.
type destination struct {
	name   string // as people read it, without parameters
	url    url.URL
	prefix string // of all keys: "" or "folder/"
}

// parseDestination reads an address such as s3://bucket/folder?region=eu-west-1. What follows the bucket is a folder in it.
func parseDestination(text string) (destination, error) {
	u, err := url.Parse(text)
	if err != nil || u.Opaque != "" || u.Fragment != "" {
		return destination{}, refuse(shorten(text), "deploy-address")
	}
	if u.User != nil {
		return destination{}, refuse(u.Scheme+"://"+u.Host, "deploy-secret")
	}
	d := destination{name: u.Scheme + "://" + u.Host + u.Path, url: *u}
	switch u.Scheme {
	case "file":
		return d.folder()
	case "s3", "gs", "azblob":
		if u.Host == "" {
			return destination{}, refuse(d.name, "deploy-address")
		}
		if folder := strings.Trim(u.Path, "/"); folder != "" {
			d.prefix = folder + "/"
		}
		d.url.Path = ""
		return d, nil
	}
	return destination{}, refuse(shorten(text), "deploy-address")
}

// folder is a destination on this machine. gocloud.dev drops a host, and would take file://public for the root of the disk.
func (d destination) folder() (destination, error) {
	if h := d.url.Host; h != "" && h != "." && h != "localhost" || strings.Trim(d.url.Path, "/") == "" && h != "." {
		return destination{}, refuse(d.name, "deploy-address")
	}
	q := d.url.Query()
	if !q.Has("metadata") {
		q.Set("metadata", "skip") // else a web server would show a file of attributes beside each of ours
	}
	q.Set("no_tmp_dir", "1") // a rename from another disk is no rename
	d.url.RawQuery = q.Encode()
	return d, nil
}

// shorten leaves out what may be secret.
func shorten(text string) string {
	text, _, _ = strings.Cut(text, "?")
	if scheme, rest, ok := strings.Cut(text, "://"); ok {
		if _, host, ok := strings.Cut(rest, "@"); ok {
			return scheme + "://" + host
		}
	}
	return text
}

func (d destination) local() bool { return d.url.Scheme == "file" }

// path is where a local destination lies.
func (d destination) path() string {
	path := d.url.Path
	if d.url.Host == "." || runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path)
}

// apart refuses a destination that is, holds or lies in the folder that is deployed.
func (d destination) apart(dir string) error {
	if !d.local() || dir == "" {
		return nil
	}
	to, err := realPath(d.path())
	if errors.Is(err, os.ErrNotExist) {
		return refuse(d.name, "deploy-no-bucket")
	}
	from, e := realPath(dir)
	if err := errors.Join(err, e); err != nil {
		return fmt.Errorf("deploying: %w", err)
	}
	if holds(to, from) || holds(from, to) {
		return refuse(d.name, "deploy-own-folder")
	}
	return nil
}

func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

func holds(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func (d destination) open(ctx context.Context) (bucketStore, error) {
	bucket, err := blob.OpenBucket(ctx, d.url.String())
	if err != nil {
		return bucketStore{}, &openError{err}
	}
	if bucket, err = d.withoutRetries(ctx, bucket); err != nil {
		return bucketStore{}, &openError{err}
	}
	if d.prefix != "" {
		bucket = blob.PrefixedBucket(bucket, d.prefix)
	}
	store := bucketStore{bucket: bucket}
	if d.local() {
		store.dir = d.path()
	}
	return store, nil
}

// openError is a destination that could not even be asked: a parameter or the credentials are wrong.
type openError struct{ err error }

func (e *openError) Error() string { return e.err.Error() }
func (e *openError) Unwrap() error { return e.err }

// refuse returns a problem that a person can mend.
func refuse(file, code string, args ...string) *Error {
	return &Error{Problems: []diag.Problem{{File: file, Code: code, Args: args}}}
}
