package search

// mend fills in for a word that finds little, unless it was found as one with its neighbour, and returns the word as it was probably meant.
func (r *Reader) mend(t *queryTerm) (string, error) {
	if t.Phrase || t.common || t.joined || r.stop[t.Text] || t.found && len(t.values) >= fewDocuments || t.begins >= fewDocuments {
		return t.Text, nil
	}
	partly, err := r.addPartly(t)
	if err != nil || t.known || len(t.values) >= fewDocuments && partly {
		return t.Text, err
	}
	if len(t.values) == 0 {
		m, err := r.apart(t.Text)
		if err != nil || len(m.values) > 0 {
			t.match = m
			return t.Text, err
		}
	}
	return r.amend(t, partly)
}

// amend adds what a word finds that is like a word that does not occur, and returns it. Where longer words have the word as a part, it
// may well be right: what is like it then counts less than they do.
func (r *Reader) amend(t *queryTerm, partly bool) (string, error) {
	found, err := r.correct(t.Text)
	if err != nil || len(found) == 0 {
		return t.Text, err
	}
	shift := 1
	if partly {
		shift = 3
	}
	for _, c := range found {
		m := newMatch()
		if c.rare {
			m.add(c.places, valueExact)
		} else if m, err = r.lookup(c.word, false); err != nil {
			return t.Text, err
		}
		for doc, v := range m.values {
			t.set(doc, v>>(shift+c.cost-found[0].cost))
		}
	}
	if partly {
		return t.Text, nil
	}
	return found[0].word, nil
}
