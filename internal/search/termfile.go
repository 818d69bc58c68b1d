package search

// listRef is a list as a terms file refers to it.
type listRef struct {
	df      int
	common  bool
	data    []byte
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
	if records, err = parseTerms(body); err != nil {
		return nil, err
	}
	r.mu.Lock()
	r.terms[number] = records
	r.mu.Unlock()
	return records, nil
}

func parseTerms(body []byte) (records []termRecord, err error) {
	in := &input{data: body}
	prev := ""
	for in.more() {
		t := termRecord{key: in.front(prev)}
		prev = t.key
		switch t.kind = in.uint(); t.kind {
		case recordClass:
			for range in.uint() {
				if in.err != nil {
					return nil, in.err
				}
				t.surfaces = append(t.surfaces, termSurface{in.front(t.key), in.list()})
			}
			t.parts = in.list()
		case recordStray, recordBeginnings, recordTitle:
			t.surfaces = []termSurface{{t.key, in.list()}}
		default:
			in.fail()
		}
		records = append(records, t)
	}
	return records, in.err
}

// list reads a list's header, and its data if that stands here.
func (in *input) list() listRef {
	h := in.uint()
	l := listRef{df: h >> listShift, common: h&listCommon != 0, outside: -1}
	switch {
	case h == 0:
	case h&listOutside != 0:
		l.outside = in.uint()
	default:
		l.data = in.bytes(in.uint())
	}
	return l
}

// postings returns the documents of a list.
func (r *Reader) postings(l listRef) (postings, error) {
	if l.df == 0 {
		return postings{}, nil
	}
	if l.outside >= 0 {
		data, err := r.body(kindLists, l.outside)
		if err != nil {
			return postings{}, err
		}
		l.data = data
	}
	p, err := decodePostings(l.data, l.df, r.header.Docs)
	p.common = l.common
	return p, err
}
