package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long no file may change before a build starts: an editor's save is several events.
const quiet = 60 * time.Millisecond

// watched are the files and folders of a site that its pages are made from.
var watched = []string{"config.yaml", "cases", "pages", "themes", "layouts", "assets", "static", "i18n", "elsewhere.json"}

// watch sends when files of the site have changed and have been quiet since.
func watch(ctx context.Context, dir string, ignore []string) (<-chan struct{}, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := w.Add(dir); err != nil {
		_ = w.Close()
		return nil, err
	}
	t := &tree{watcher: w, dir: dir, ignore: ignore}
	for _, name := range watched {
		t.add(filepath.Join(dir, name))
	}
	changes := make(chan struct{}, 1)
	go t.run(ctx, changes)
	return changes, nil
}

type tree struct {
	watcher *fsnotify.Watcher
	dir     string
	ignore  []string
}

func (t *tree) run(ctx context.Context, changes chan<- struct{}) {
	defer t.watcher.Close()
	timer := time.NewTimer(0)
	<-timer.C
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-t.watcher.Events:
			if !ok {
				return
			}
			if event.Op == fsnotify.Chmod || !t.wanted(event.Name) {
				continue
			}
			if event.Has(fsnotify.Create) {
				t.add(event.Name)
			}
			timer.Reset(quiet)
		case <-t.watcher.Errors: // an overflow of events: something changed, we do not know what
			timer.Reset(quiet)
		case <-timer.C:
			select {
			case changes <- struct{}{}:
			default: // a build is due already
			}
		}
	}
}

// add watches a folder and those in it; a file is watched through its folder.
func (t *tree) add(name string) {
	if !t.wanted(name) {
		return
	}
	_ = filepath.WalkDir(name, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil // what is gone again needs no watching
		}
		if !t.wanted(name) {
			return fs.SkipDir
		}
		_ = t.watcher.Add(name)
		return nil
	})
}

// wanted leaves out hidden files, the temporary files of editors, and folders that builds write to.
func (t *tree) wanted(name string) bool {
	base := filepath.Base(name)
	if strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".tmp") || strings.HasSuffix(base, ".swp") {
		return false
	}
	inside, err := filepath.Rel(t.dir, name)
	if err != nil || slices.Contains(t.ignore, inside) {
		return false
	}
	first, _, _ := strings.Cut(inside, string(os.PathSeparator))
	return slices.Contains(watched, first)
}
