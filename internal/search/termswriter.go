package search

import "bytes"

// termsWriter writes terms files, one after the other in the same memory.
type termsWriter struct {
	*termsBuilder
	columns
	head  []byte
	lists []namedList
	room  []byte
}

// file writes one terms file.
func (w *termsWriter) file(records []recordRef) body {
	w.columns = columns{w.entries[:0], w.docs[:0], w.weights[:0]}
	prev := ""
	for _, r := range records {
		key := w.key(r)
		w.lists = w.termsBuilder.lists(w.lists[:0], r)
		w.entries = putUint(putFront(w.entries, prev, key), headOfRecord(r, w.lists))
		prev = key
		for i := range w.lists {
			w.put(key, r, &w.lists[i])
		}
	}
	w.head = w.appendHead(w.head[:0])
	file := body{sections: [][]byte{w.head, w.docs, w.weights}}
	if !w.once {
		if _, w.room = file.digest(w.room); w.known[file.sum] != nil {
			return file.asKnown()
		}
	}
	for i, section := range file.sections {
		file.sections[i] = bytes.Clone(section)
	}
	return file
}

// put writes a list of a record: of a class after the word that it is of.
func (w *termsWriter) put(key string, r recordRef, l *namedList) {
	if r.kind == recordClass && l.name.of != listOfParts {
		word := "" // in another guise
		if l.name.of == listOfWord {
			word = w.words[l.name.n]
		}
		w.entries = putFront(w.entries, key, word)
	}
	w.putList(l)
}

// The bits of a record's head, above its kind.
const (
	headParts    = 4
	headSurfaces = 3 // places that their number is shifted
)

// headOfRecord says what follows the key of a record.
func headOfRecord(r recordRef, lists []namedList) uint32 {
	h := uint32(r.kind)
	if r.kind != recordClass {
		return h
	}
	surfaces := len(lists)
	if surfaces > 0 && lists[surfaces-1].name.of == listOfParts {
		surfaces--
		h |= headParts
	}
	return h | uint32(surfaces)<<headSurfaces
}

// putList writes a list, or a reference to a file of its own if it is long.
func (w *termsWriter) putList(l *namedList) {
	header := uint32(l.df << listShift)
	if l.common {
		header |= listCommon
	}
	if l.size() <= w.limits.list {
		w.entries = putUint(w.entries, header)
		w.docs, w.weights = append(w.docs, l.docs...), append(w.weights, l.weights...)
		return
	}
	w.entries = putUint(putUint(w.entries, header|listOutside), uint32(w.places[l.name]))
}
