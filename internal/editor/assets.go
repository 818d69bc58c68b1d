package editor

import (
	"embed"
	"mime"
	"net/http"
	"path"
)

//go:embed assets
var assetFiles embed.FS

// assetTypes are the media types of the editor's own files: the machine's table may be odd or absent.
var assetTypes = map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}

// asset answers with a script, a style or a drawing of the editor's own.
func (e *editor) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	content, err := assetFiles.ReadFile("assets/" + name)
	if err != nil {
		e.nothing(w, r)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	_, _ = w.Write(content)
}

func typeOf(name string) string {
	if t, ok := assetTypes[path.Ext(name)]; ok {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
