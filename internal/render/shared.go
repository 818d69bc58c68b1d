package render

// Some files of the output belong to no page: style sheets, scripts, the pictures of the theme. Hugo writes one when a page first
// asks for it, so it must go when no page does any more. To know that without reading every page, each such file has a witness: a
// page, or another such file, that holds its name. Only when the witness no longer does, another is looked for.

// settle gives the files that Hugo just wrote a witness, and takes away those that lost theirs.
func (r *Renderer) settle(written map[string][]byte, owned map[string]bool) {
	for name := range written {
		if _, known := r.witness[name]; !known && !owned[name] {
			r.witness[name] = r.witnessOf(name) // none at all: it is there whatever pages say
		}
	}
	for gone := true; gone; {
		gone = false
		for name, witness := range r.witness {
			if witness == "" || r.names(witness, name) {
				continue
			}
			if r.witness[name] = r.witnessOf(name); r.witness[name] == "" {
				delete(r.witness, name)
				delete(r.files, name)
				gone = true
			}
		}
	}
}

// witnessOf is a file that holds the name of another, or "".
func (r *Renderer) witnessOf(name string) string {
	for page := range r.made {
		if r.names(page, name) {
			return page
		}
	}
	for other := range r.witness {
		if other != name && r.names(other, name) {
			return other
		}
	}
	return ""
}

// names reports whether a file of the output holds the name of another.
func (r *Renderer) names(file, name string) bool { return holdsName(r.files[file], name) }
