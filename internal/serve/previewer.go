package serve

import (
	"context"
	"errors"
	"sync"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

// previewer shows single cases as they would be on the site that was built last.
type previewer struct {
	mu     sync.Mutex
	latest *build.Result            // nil before the first build
	files  map[string]previewedFile // made with previews; the site itself does not have them yet
	order  []string                 // of the pages that files were made for, the last previewed last
}

type previewedFile struct {
	page    string
	content []byte
}

// mostPreviewed is for how many cases files are kept.
const mostPreviewed = 20

var errNotBuilt = errors.New("the site is not built yet")

// Case makes the page of a case as its file would be with that source: nil where it can't be read as a case. It may be called by
// several goroutines.
func (p *previewer) Case(ctx context.Context, name string, source []byte) ([]byte, []diag.Problem, error) {
	p.mu.Lock()
	latest := p.latest
	p.mu.Unlock()
	if latest == nil {
		return nil, nil, errNotBuilt
	}
	made, err := latest.Preview(ctx, name, source)
	if err != nil {
		return nil, nil, err
	}
	p.keep(made)
	return made.Page, made.Problems, nil
}

func (p *previewer) show(r *build.Result) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r != nil {
		p.latest = r
	}
}

// keep replaces the files of earlier previews of the case by those of the last.
func (p *previewer) keep(made *build.Preview) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(made.Path)
	p.order = append(p.order, made.Path)
	for len(p.order) > mostPreviewed {
		p.drop(p.order[0])
	}
	if p.files == nil {
		p.files = map[string]previewedFile{}
	}
	for name, content := range made.Files {
		p.files[name] = previewedFile{made.Path, content}
	}
}

func (p *previewer) drop(page string) {
	for i, other := range p.order {
		if other == page {
			p.order = append(p.order[:i:i], p.order[i+1:]...)
			break
		}
	}
	for name, f := range p.files {
		if f.page == page {
			delete(p.files, name)
		}
	}
}

// file is a file that was made with a preview.
func (p *previewer) file(name string) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, ok := p.files[name]
	return f.content, ok
}
