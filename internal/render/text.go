package render

import "openoverheid.nu/internal/site"

type textParams struct {
	common
}

// textPage makes a page of a file of pages/.
func (v *views) textPage(l *site.Language, t TextPage) page {
	var alternates []Alternate
	for _, other := range v.sameText[t.Name] {
		if ol, ok := v.site.Language(other.Lang); ok && ol != l {
			alternates = append(alternates, alternate(ol, textPath(ol, other.Name)))
		}
	}
	p := page{
		name: "text-" + t.Name, lang: l.Code, layout: "text", path: textPath(l, t.Name), title: t.Title, lastmod: t.Lastmod,
		body: t.Body, alternates: alternates,
	}
	c := v.common(l, p.path, t.Summary, alternates, nil)
	p.params = textParams{common: c}
	if t.Tree != nil {
		p.layout, p.params = "tree", treeParamsOf(t.Tree, c)
	}
	return p
}

func textPath(l *site.Language, name string) string { return homePath(l) + name + "/" }
