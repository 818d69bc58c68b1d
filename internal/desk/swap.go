package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
)

// errNoExchange says that the system or the file system can't exchange two files.
var errNoExchange = errors.New("files can't be exchanged here")

// swap puts new content in the place of old content. Where another program changed the file since old was read, down to the last moment,
// the file stays as that program left it, and changed has what it wrote; only where the system can't exchange two files at once is there a
// moment between the last look and the renaming.
func (k disk) swap(name string, old, content []byte, perm fs.FileMode) (changed []byte, err error) {
	temp, err := k.writeTemp(name, content, perm)
	if err != nil {
		return nil, err
	}
	ready := tempName(name, whole)
	if err := k.root.Rename(temp, ready); err != nil {
		k.root.Remove(temp)
		return nil, err
	}
	switch err := k.exchange(ready, name); {
	case errors.Is(err, errNoExchange):
		return k.replace(ready, name, old)
	case err != nil:
		k.root.Remove(ready)
		return nil, err
	}
	k.syncDir(path.Dir(name))
	displaced, _, err := k.read(ready, 1<<30)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(displaced, old) {
		k.root.Remove(ready)
		return nil, nil
	}
	if err := k.exchange(ready, name); err != nil {
		return nil, err // what they wrote is kept in the hidden file, and found by sweep
	}
	return displaced, k.root.Remove(ready)
}

// replace is what swap does where files can't be exchanged.
func (k disk) replace(ready, name string, old []byte) ([]byte, error) {
	now, _, err := k.read(name, 1<<30)
	if err != nil || !bytes.Equal(now, old) {
		k.root.Remove(ready)
		return now, err
	}
	if err := k.root.Rename(ready, name); err != nil {
		k.root.Remove(ready)
		return nil, err
	}
	k.syncDir(path.Dir(name))
	return nil, nil
}

// exchange makes two files of one folder change names, in one step.
func (k disk) exchange(a, b string) error {
	dir, err := k.root.Open(path.Dir(a))
	if err != nil {
		return err
	}
	defer dir.Close()
	return exchangeIn(dir, path.Base(a), path.Base(b))
}
