package feed

import "golang.org/x/net/html/atom"

// fate is what becomes of an element of a page in a feed.
type fate int

const (
	unwrapped fate = iota // its tags go, what is in it stays: elements that readers do not know
	kept
	block   // kept, and ends a paragraph that is open
	void    // kept, and has no end tag
	dropped // goes with all that is in it: scripts, styles, forms, frames, drawings
	linked  // sound and film become a link to the file: readers' programs take the controls away
)

// fateOf keeps what the feed validator calls safe, and of that what a text needs.
func fateOf(a atom.Atom) fate {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Cite, atom.Code, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Ins,
		atom.Kbd, atom.Mark, atom.Picture, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span,
		atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Caption, atom.Colgroup, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Li, atom.Dd, atom.Dt:
		return kept
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Details, atom.Div, atom.Dl, atom.Figcaption,
		atom.Figure, atom.Footer,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Summary, atom.Table, atom.Ul:
		return block
	case atom.Br, atom.Col, atom.Hr, atom.Img, atom.Source, atom.Wbr:
		return void
	case atom.Script, atom.Style, atom.Template, atom.Form, atom.Button, atom.Select, atom.Textarea, atom.Datalist,
		atom.Iframe, atom.Frameset, atom.Noframes, atom.Noembed, atom.Plaintext, atom.Xmp, atom.Svg, atom.Math,
		atom.Canvas, atom.Dialog, atom.Nav, atom.Head, atom.Title:
		return dropped
	case atom.Audio, atom.Video:
		return linked
	}
	return unwrapped
}

// tagOf is the tag an element is written with. What is folded on the page is open in a feed.
func tagOf(a atom.Atom) string {
	if a == atom.Details || a == atom.Summary {
		return "div"
	}
	return a.String()
}

// ends reports whether an element that is open ends where another begins, as HTML lets authors leave end tags out.
func ends(open, next atom.Atom) bool {
	switch open {
	case atom.P:
		return fateOf(next) == block || next == atom.Hr || ends(atom.Li, next) || ends(atom.Dt, next) || ends(atom.Td, next)
	case atom.Li:
		return next == atom.Li
	case atom.Dt, atom.Dd:
		return next == atom.Dt || next == atom.Dd
	case atom.Rt, atom.Rp:
		return next == atom.Rt || next == atom.Rp
	case atom.Td, atom.Th:
		return next == atom.Td || next == atom.Th || ends(atom.Tr, next)
	case atom.Tr:
		return next == atom.Tr || ends(atom.Tbody, next)
	case atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.Colgroup:
		return next == atom.Tbody || next == atom.Tfoot || next == atom.Thead
	}
	return false
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// nature is what the value of an attribute is.
type nature int

const (
	unwanted nature = iota // classes, ids, event handlers, styles, roles
	words
	reference
	references // a srcset
)

func natureOf(attribute string) nature {
	switch attribute {
	case "href", "src", "cite", "poster":
		return reference
	case "srcset":
		return references
	case "alt", "title", "lang", "dir", "width", "height", "sizes", "media", "type", "hreflang", "datetime", "start", "reversed",
		"value", "colspan", "rowspan", "scope", "abbr", "span":
		return words
	}
	return unwanted
}
