package editor

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/desk"
)

// pictureTypes are the media types of the pictures that the editor shows, by the end of their names.
var pictureTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif",
}

func pictureFiles(files []string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return pictureTypes[strings.ToLower(path.Ext(name))] == "" })
}

// picturesPage is the pictures of a case, with a form for one more.
type picturesPage struct {
	Case     caseHead
	Pictures []onePicture
	Alt      string
	Credit   string
	Cover    bool
	Problem  string
	Added    *addedPicture
}

// onePicture is a picture beside a case, and what it is used for.
type onePicture struct {
	Name  string
	Cover bool
	Used  bool // in the text
}

func (e *editor) pictures(w http.ResponseWriter, r *http.Request) {
	if c, ok := e.read(w, r); ok {
		e.showPictures(w, r, http.StatusOK, c, picturesPage{})
	}
}

func (e *editor) showPictures(w http.ResponseWriter, r *http.Request, status int, c *desk.Copy, p picturesPage) {
	p.Case = e.head(c)
	for _, name := range pictureFiles(c.Files) {
		p.Pictures = append(p.Pictures, onePicture{name, name == c.Case.Image.Src, strings.Contains(c.Case.Body, name)})
	}
	e.show(w, status, "pictures", e.frame(r, "edit-pictures-title", "start", title(c)), p)
}

// removePicture takes a picture away from beside a case.
func (e *editor) removePicture(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if err := e.Desk.RemovePicture(name, r.PostFormValue("file")); err != nil {
		e.fail(w, err)
		return
	}
	e.goTo(w, r, "pictures/"+casePath(name), "picture-removed")
}

// picture shows a file beside a case, where it is a picture.
func (e *editor) picture(w http.ResponseWriter, r *http.Request) {
	file := r.URL.Query().Get("file")
	kind := pictureTypes[strings.ToLower(path.Ext(file))]
	if kind == "" {
		e.nothing(w, r)
		return
	}
	content, err := e.Desk.Picture(r.PathValue("name"), file)
	if err != nil {
		e.fail(w, err)
		return
	}
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(content)
}
