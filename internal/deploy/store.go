package deploy

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// store is a place that keeps objects by name.
type store interface {
	list(ctx context.Context) ([]object, error)                              // all of them, sorted by name
	read(ctx context.Context, key string) ([]byte, error)                    // errMissing where there is none
	write(ctx context.Context, key string, content []byte, h headers) error  // replaces
	create(ctx context.Context, key string, content []byte, h headers) error // errTaken where there is one
	copy(ctx context.Context, from, to string) error                         // within the store, with its headers
	remove(ctx context.Context, key string) error                            // content with one that is not there
}

var (
	errMissing = errors.New("there is no such object")
	errTaken   = errors.New("there is such an object already")
)

// object is what a store lists.
type object struct {
	size int64
	md5  []byte // nil where the store does not tell
	key  string
}

// headers are how an object is sent.
type headers struct {
	Type  string `json:"type"`
	Cache string `json:"cache"`
}

// bucketStore is a bucket of any of the kinds that gocloud.dev knows.
type bucketStore struct {
	bucket *blob.Bucket
	dir    string // of a bucket that is a folder; else empty
}

func (b bucketStore) list(ctx context.Context) ([]object, error) {
	var found []object
	for it := b.bucket.List(nil); ; {
		o, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if !o.IsDir {
			found = append(found, object{key: o.Key, size: o.Size, md5: o.MD5})
		}
	}
}

func (b bucketStore) read(ctx context.Context, key string) ([]byte, error) {
	content, err := b.bucket.ReadAll(ctx, key)
	return content, missing(err)
}

// missing says of an error that there is no such object. A bucket that is not there is something else.
func missing(err error) error {
	if gcerrors.Code(err) == gcerrors.NotFound && codeOf(err) != "NoSuchBucket" {
		return errors.Join(errMissing, err)
	}
	return err
}

func (b bucketStore) write(ctx context.Context, key string, content []byte, h headers) error {
	return b.bucket.WriteAll(ctx, key, content, &blob.WriterOptions{ContentType: h.Type, CacheControl: h.Cache})
}

func (b bucketStore) create(ctx context.Context, key string, content []byte, h headers) error {
	if b.dir != "" {
		return createFile(filepath.Join(b.dir, filepath.FromSlash(key)), content)
	}
	err := b.bucket.WriteAll(ctx, key, content, &blob.WriterOptions{ContentType: h.Type, CacheControl: h.Cache, IfNotExist: true})
	switch {
	case gcerrors.Code(err) == gcerrors.FailedPrecondition || codeOf(err) == "BlobAlreadyExists":
		return errTaken
	case codeOf(err) == "NotImplemented" || gcerrors.Code(err) == gcerrors.Unimplemented: // looking first is the best that can be done
		if there, err := b.bucket.Exists(ctx, key); err != nil || there {
			return errors.Join(err, errTaken)
		}
		return b.write(ctx, key, content, h)
	}
	return err
}

func (b bucketStore) copy(ctx context.Context, from, to string) error {
	return missing(b.bucket.Copy(ctx, to, from, nil))
}

func (b bucketStore) remove(ctx context.Context, key string) error {
	err := missing(b.bucket.Delete(ctx, key))
	if errors.Is(err, errMissing) {
		return nil
	}
	if err == nil && b.dir != "" {
		removeEmpty(b.dir, key)
	}
	return err
}

// isOurs reports whether an object is one of those that we keep beside the site.
func isOurs(key string) bool { return strings.HasPrefix(key, stateDir) }
