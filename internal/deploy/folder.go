package deploy

import (
	"context"
	"crypto/md5"
	"crypto/sha256"
	"fmt"
	"os"
	"runtime"
)

// folder is the published folder, whose files cannot lead out of it.
type folder struct{ root *os.Root }

func (d *deployer) openFolder() (folder, error) {
	root, err := os.OpenRoot(d.Dir)
	if err != nil {
		return folder{}, fmt.Errorf("opening what is to be deployed: %w", err)
	}
	return folder{root}, nil
}

// read returns a file, if it still holds what was published.
func (f folder) read(file File) ([]byte, error) {
	content, err := f.root.ReadFile(file.Path)
	if err != nil {
		return nil, fmt.Errorf("reading what is to be deployed: %w", err)
	}
	if sha256.Sum256(content) != file.Sum {
		return nil, refuse(file.Path, "deploy-folder-changed")
	}
	return content, nil
}

// versions reads the whole folder.
func (d *deployer) versions(ctx context.Context) (map[string]version, error) {
	f, err := d.openFolder()
	if err != nil {
		return nil, err
	}
	defer f.root.Close()
	hashes := make([][md5.Size]byte, len(d.Files))
	var rules cacheRules
	err = each(ctx, runtime.GOMAXPROCS(0), numbers(len(d.Files)), func(_ context.Context, i int) error {
		content, err := f.read(d.Files[i])
		if err != nil {
			return err
		}
		hashes[i] = md5.Sum(content)
		if d.Files[i].Path == headersFile {
			rules = parseHeaders(string(content))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := make(map[string]version, len(d.Files))
	for i, file := range d.Files {
		if !isSitePath(file.Path) {
			return nil, refuse(file.Path, "deploy-folder-changed")
		}
		all[file.Path] = version{file.Size, file.Sum, hashes[i], rules.of(file.Path)}
	}
	return all, nil
}
