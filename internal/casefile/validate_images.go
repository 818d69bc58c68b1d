package casefile

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// images reports images that are not beside the case's file.
func (v *validator) images() {
	if cover, ok := v.Get("image"); ok && v.Image.Src != "" {
		src, _ := cover.Get("src")
		v.imageFile(image{v.Image.Src, src.Line, src.Column})
	}
	for _, i := range v.outline.images {
		v.imageFile(i)
	}
}

func (v *validator) imageFile(i image) {
	u, err := url.Parse(i.address)
	if err != nil || strings.HasPrefix(u.Path, "/") {
		return // the first was said already; the second is a file of the site, not of the case
	}
	name := path.Clean(u.Path)
	near, ok := schema.Suggest(name, v.Files)
	switch {
	case !v.Bundle:
		v.report(diag.Error, i.line, i.column, "case-image-no-folder", name, v.Slug)
	case slices.Contains(v.Files, name):
	case ok:
		v.report(diag.Error, i.line, i.column, "case-image-near", name, near)
	default:
		v.report(diag.Error, i.line, i.column, "case-image-missing", name, path.Dir(v.File))
	}
}
