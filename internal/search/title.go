package search

import "strings"

// addTitles lets documents whose title begins with the question count as having all words, and well.
func (r *Reader) addTitles(sums map[uint32]sum, words []Word, terms []queryTerm) error {
	key := questionKey(words)
	if key == "" || len(words) == 1 && r.stop[words[0].Text] || len(r.files[kindTerms]) == 0 {
		return nil
	}
	bonus := 0
	for _, t := range terms {
		bonus += t.idf * valueExact(maxImpact) >> 1
	}
	firsts := r.firsts[kindTerms]
	first := locate(firsts, key)
	for number := first; number <= min(first+1, locate(firsts, key+last)); number++ {
		records, err := r.termFile(number)
		if err != nil {
			return err
		}
		for _, rec := range records {
			if rec.kind != recordTitle || !strings.HasPrefix(rec.key, key) {
				continue
			}
			p, err := r.postings(rec.surfaces[0].list)
			if err != nil {
				return err
			}
			for _, doc := range p.docs {
				s := sums[doc]
				sums[doc] = sum{s.score + bonus, s.idf, len(terms)}
			}
		}
	}
	return nil
}

// questionKey returns the words of a question as titles are looked up, or nothing if it is more than words.
func questionKey(words []Word) string {
	var all []string
	for i, w := range words {
		if w.Phrase || w.Excluded {
			return ""
		}
		all = append(all, w.Parts...)
		if i == len(words)-1 && !w.Unfinished && len(words) == 1 {
			return ""
		}
	}
	return titleKey(all)
}
