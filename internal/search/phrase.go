package search

import "slices"

// term looks up a word, or the words of a phrase one by one.
func (r *Reader) term(w Word) ([]queryTerm, error) {
	if !w.Phrase {
		m, err := r.lookup(w.Text, w.Unfinished && !r.stop[w.Text]) // "over" is no beginning of overheid
		return []queryTerm{{Word: w, match: m}}, err
	}
	var terms []queryTerm
	parts := slices.DeleteFunc(slices.Clone(w.Parts), func(part string) bool { return !indexed(part) })
	for i, part := range parts {
		if r.stop[part] && len(w.Parts) > 1 {
			continue
		}
		m, err := r.phraseWord(parts[i:])
		if err != nil {
			return nil, err
		}
		t := queryTerm{Word: Word{Text: part, Phrase: true}, match: m}
		if len(terms) == 0 {
			t.Parts = w.Parts
		}
		terms = append(terms, t)
	}
	return terms, nil
}

// phraseWord finds the documents that have the first of some words just as it is spelled and, as far as can be told without their
// text, the second after it.
func (r *Reader) phraseWord(words []string) (*match, error) {
	m := newMatch()
	rec, err := r.class(words[0])
	if err != nil || rec == nil {
		return m, err
	}
	at := slices.IndexFunc(rec.surfaces, func(s termSurface) bool { return s.word == words[0] })
	if at < 0 {
		return m, nil
	}
	p, err := r.postings(rec.surfaces[at].list)
	m.common = p.common
	for i, doc := range p.docs {
		if len(words) > 1 && !mayFollow(p.weights[i], kindOf(words[1])) {
			continue
		}
		m.values[doc] = valueExact(impactOf(p.weights[i]))
		if p.weights[i]>>4 != followedByMore {
			m.values[doc] += valuePhrase // it is likelier there than where several words follow: check it first
		}
		m.exact[doc] = true
	}
	return m, err
}

// checkPhrases drops the documents that lack a phrase, or have an excluded one. Only the first ones are looked at, and more of them while few
// are left; if there are phrases, the others are dropped too.
func (r *Reader) checkPhrases(found []scored, terms []queryTerm, text func(slug string) (string, error)) ([]scored, error) {
	phrases := slices.DeleteFunc(slices.Clone(terms), func(t queryTerm) bool { return !t.Phrase || len(t.Parts) < 2 })
	required := slices.ContainsFunc(phrases, func(t queryTerm) bool { return !t.Excluded })
	if required || slices.ContainsFunc(terms, func(t queryTerm) bool { return t.Phrase && !t.Excluded }) {
		found = slices.DeleteFunc(found, func(s scored) bool { return !hasPhraseWords(terms, s.doc) })
	}
	if len(phrases) == 0 || text == nil {
		return found, nil
	}
	var kept []scored
	n := 0
	for n == 0 || n < min(checkedMost, len(found)) && len(kept) < defaultLimit {
		batch := found[n:min(n+checked, len(found))]
		for _, s := range batch {
			ok, err := r.checkDocument(s.doc, phrases, text)
			if err != nil {
				return nil, err
			}
			if ok {
				kept = append(kept, s)
			}
		}
		if n += len(batch); len(batch) == 0 {
			break
		}
	}
	if !required {
		kept = append(kept, found[n:]...)
	}
	return kept, nil
}

// hasPhraseWords says whether a document has all words of all phrases.
func hasPhraseWords(terms []queryTerm, doc uint32) bool {
	for _, t := range terms {
		if t.Phrase && !t.Excluded && !t.common && !t.exact[doc] {
			return false
		}
	}
	return true
}

// checkDocument says whether a document's text has the phrases it must have and no other.
func (r *Reader) checkDocument(doc uint32, phrases []queryTerm, text func(slug string) (string, error)) (bool, error) {
	d, err := r.document(int(doc))
	if err != nil {
		return false, err
	}
	s, err := text(d.Slug)
	if err != nil {
		return false, err
	}
	words := r.tokens.sequence(s)
	for _, p := range phrases {
		if contains(words, p.Parts) == p.Excluded {
			return false, nil
		}
	}
	return true, nil
}

// contains says whether a phrase stands in a sequence of words.
func contains(words, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
