package search

// listRef is a list as a terms file refers to it.
type listRef struct {
	df      int
	common  bool
	inside  postings
	outside int // the file that has it, or -1
}

// termSurface is a word of a class.
type termSurface struct {
	word string
	list listRef
}

// termRecord is an entry of a terms file.
type termRecord struct {
	key      string
	kind     int
	surfaces []termSurface
	parts    listRef
}

// termFile returns the entries of a terms file.
func (r *Reader) termFile(number int) ([]termRecord, error) {
	if len(r.files[kindTerms]) == 0 {
		return nil, nil
	}
	r.mu.Lock()
	records, ok := r.terms[number]
	r.mu.Unlock()
	if ok {
		return records, nil
	}
	body, err := r.body(kindTerms, number)
	if err != nil {
		return nil, err
	}
	if records, err = parseTerms(body, r.header.Docs); err != nil {
		return nil, err
	}
	r.mu.Lock()
	r.terms[number] = records
	r.mu.Unlock()
	return records, nil
}

func parseTerms(body []byte, docs int) (records []termRecord, err error) {
	in := newColumnReader(body)
	prev := ""
	for in.more() {
		t := termRecord{key: in.entries.front(prev)}
		prev = t.key
		head := in.entries.uint()
		switch t.kind = head & 3; t.kind {
		case recordClass:
			for range head >> headSurfaces {
				if in.err() != nil {
					return nil, in.err()
				}
				t.surfaces = append(t.surfaces, termSurface{in.entries.front(t.key), in.list(docs)})
			}
			if head&headParts != 0 {
				t.parts = in.list(docs)
			}
		default:
			t.surfaces = []termSurface{{t.key, in.list(docs)}}
		}
		records = append(records, t)
	}
	return records, in.err()
}

// list reads a list's header, and its documents if they stand in this file.
func (r *columnReader) list(docs int) listRef {
	h := r.entries.uint()
	l := listRef{df: h >> listShift, common: h&listCommon != 0, outside: -1}
	switch {
	case h == 0:
	case h&listOutside != 0:
		l.outside = r.entries.uint()
	default:
		l.inside = r.postings(l.df, docs)
		l.inside.common = l.common
	}
	return l
}

// postings returns the documents of a list.
func (r *Reader) postings(l listRef) (postings, error) {
	if l.df == 0 || l.outside < 0 {
		return l.inside, nil
	}
	data, err := r.body(kindLists, l.outside)
	if err != nil {
		return postings{}, err
	}
	p, err := decodePostings(data, l.df, r.header.Docs)
	p.common = l.common
	return p, err
}
