package search

import (
	"cmp"
	"slices"
	"strings"
)

const (
	defaultLimit = 10
	checked      = 100 // documents whose text is looked at for phrases at a time
	checkedMost  = 300
)

// Results is the answer to a question.
type Results struct {
	Total      int // documents found
	All        int // of these, with all words
	DidYouMean string
	Results    []Result
}

// Result is a document that was found.
type Result struct {
	Doc   int // its number
	Score int
	All   bool // it has all words
	Slug  string
	Title string
	Date  string
	URL   string
}

// queryTerm is a word of a question with what it finds.
type queryTerm struct {
	Word
	*match
	idf int
}

// scored is a document with its place in the order.
type scored struct {
	doc   uint32
	score int
	all   bool
}

// Search answers a question.
func (r *Reader) Search(q Query) (Results, error) {
	found, terms, meant, err := r.find(q)
	if err != nil {
		return Results{}, err
	}
	kept, err := r.filtered(found, q.Filters, "")
	if err != nil {
		return Results{}, err
	}
	order(kept, q.ByDate)
	if kept, err = r.checkPhrases(kept, terms, q.Text); err != nil {
		return Results{}, err
	}
	res := Results{Total: len(kept), DidYouMean: meant}
	for _, s := range kept {
		if s.all {
			res.All++
		}
	}
	res.Results, err = r.page(kept, q)
	return res, err
}

// page returns the documents that are asked for.
func (r *Reader) page(kept []scored, q Query) ([]Result, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	from := min(max(0, q.Offset), len(kept))
	var results []Result
	for _, s := range kept[from:min(len(kept), from+limit)] {
		result, err := r.document(int(s.doc))
		if err != nil {
			return nil, err
		}
		result.Score, result.All = s.score, s.all
		results = append(results, result)
	}
	return results, nil
}

// find returns the documents that have the words, in no order.
func (r *Reader) find(q Query) (found []scored, terms []queryTerm, meant string, err error) {
	words, excluded, err := r.split(q.Words)
	if err != nil {
		return nil, nil, "", err
	}
	without, err := r.excluded(excluded)
	if err != nil {
		return nil, nil, "", err
	}
	if terms, meant, err = r.matches(words); err != nil {
		return nil, nil, "", err
	}
	sums := r.sum(terms)
	if err := r.addTitles(sums, q.Words, terms); err != nil {
		return nil, nil, "", err
	}
	found = r.score(sums, terms)
	found = slices.DeleteFunc(found, func(s scored) bool { return without[s.doc] })
	return found, append(terms, phrasesOf(excluded)...), meant, nil
}

// phrasesOf returns the phrases that no document may have.
func phrasesOf(words []Word) (terms []queryTerm) {
	for _, w := range words {
		if w.Phrase && len(w.Parts) > 1 {
			terms = append(terms, queryTerm{Word: w})
		}
	}
	return terms
}

// split sorts words in those that count and those that are excluded, without stop words, and takes hyphens apart where need be.
func (r *Reader) split(all []Word) (words, excluded []Word, err error) {
	for _, w := range all {
		switch {
		case w.Excluded:
			excluded = append(excluded, w)
		default:
			parts, err := r.hyphens(w)
			if err != nil {
				return nil, nil, err
			}
			words = append(words, parts...)
		}
	}
	return words, excluded, nil
}

// hyphens returns the parts of a word whose joined form does not occur.
func (r *Reader) hyphens(w Word) ([]Word, error) {
	if w.Phrase || len(w.Parts) < 2 {
		return []Word{w}, nil
	}
	rec, err := r.class(w.Text)
	if err != nil || rec != nil {
		return []Word{w}, err
	}
	var parts []Word
	for i, part := range w.Parts {
		if indexed(part) && !r.stop[part] {
			parts = append(parts, Word{Text: part, Parts: []string{part}, Unfinished: w.Unfinished && i == len(w.Parts)-1})
		}
	}
	return parts, nil
}

// excluded returns the documents that have an excluded word; phrases are checked later.
func (r *Reader) excluded(words []Word) (map[uint32]bool, error) {
	without := map[uint32]bool{}
	for _, w := range words {
		if w.Phrase && len(w.Parts) > 1 {
			continue
		}
		m, err := r.lookup(w.Text, false)
		if err != nil {
			return nil, err
		}
		for doc := range m.exact {
			without[doc] = true
		}
	}
	return without, nil
}

// matches looks up every word, with its neighbours, its halves and what it may be a typing error of.
func (r *Reader) matches(words []Word) (terms []queryTerm, meant string, err error) {
	for _, w := range words {
		t, err := r.term(w)
		if err != nil {
			return nil, "", err
		}
		terms = append(terms, t...)
	}
	r.stopWords(terms)
	if err := r.neighbours(terms); err != nil {
		return nil, "", err
	}
	spelled := make([]string, len(terms))
	corrected := false
	for i := range terms {
		if spelled[i], err = r.mend(&terms[i]); err != nil {
			return nil, "", err
		}
		corrected = corrected || spelled[i] != terms[i].Text
		terms[i].idf = r.weight(&terms[i])
	}
	if corrected {
		meant = strings.Join(spelled, " ")
	}
	return terms, meant, nil
}

// stopWords makes stop words count as had by every document, unless there is nothing else.
func (r *Reader) stopWords(terms []queryTerm) {
	isStop := func(t queryTerm) bool { return r.stop[t.Text] }
	if !slices.ContainsFunc(terms, func(t queryTerm) bool { return !isStop(t) }) {
		return
	}
	for i := range terms {
		terms[i].common = terms[i].common || isStop(terms[i])
	}
}

// weight returns how telling a word is; a common one hardly is, whatever part of its places is known.
func (r *Reader) weight(t *queryTerm) int {
	if t.common {
		return idf(r.header.Docs, r.header.Docs)
	}
	return idf(r.header.Docs, max(1, len(t.values)))
}

// neighbours joins words next to each other.
func (r *Reader) neighbours(terms []queryTerm) error {
	if len(terms) > neighbourWords {
		return nil
	}
	for i := 1; i < len(terms); i++ {
		a, b := &terms[i-1], &terms[i]
		if a.Phrase || b.Phrase {
			continue
		}
		if err := r.join(a.Word, b.Word, a.match, b.match); err != nil {
			return err
		}
	}
	return nil
}

// sum is what a document has of the words.
type sum struct{ score, idf, had int }

// sum adds up what each document has of the words that are not common.
func (r *Reader) sum(terms []queryTerm) map[uint32]sum {
	sums := map[uint32]sum{}
	for _, t := range terms {
		for doc, v := range t.values {
			s := sums[doc]
			s.score += t.idf * v
			if !t.common {
				s.idf, s.had = s.idf+t.idf, s.had+1
			}
			sums[doc] = s
		}
	}
	return sums
}

// score returns the documents that have all words, or the better part of them.
func (r *Reader) score(sums map[uint32]sum, terms []queryTerm) []scored {
	if len(terms) == 0 {
		return r.everything()
	}
	total, common, commonIDF := 0, 0, 0
	for _, t := range terms {
		total += t.idf
		if t.common {
			common, commonIDF = common+1, commonIDF+t.idf
		}
	}
	var most, any []scored
	for doc, s := range sums {
		one := scored{doc, s.score, s.had+common >= len(terms)}
		any = append(any, one)
		if one.all || 2*(s.idf+commonIDF) >= total {
			most = append(most, one)
		}
	}
	if len(most) >= fewDocuments {
		return most
	}
	return any
}

// everything returns all documents.
func (r *Reader) everything() []scored {
	all := make([]scored, r.header.Docs)
	for i := range all {
		all[i] = scored{uint32(i), 0, true}
	}
	return all
}

// order sorts documents: those with all words first, by score, the newest first.
func order(found []scored, byDate bool) {
	slices.SortFunc(found, func(a, b scored) int {
		if !byDate {
			if a.all != b.all {
				if a.all {
					return -1
				}
				return 1
			}
			if a.score != b.score {
				return b.score - a.score
			}
		}
		return cmp.Compare(b.doc, a.doc)
	})
}

// document reads what is known of a document.
func (r *Reader) document(number int) (Result, error) {
	body, err := r.body(kindDocuments, number/r.header.Chunk)
	if err != nil {
		return Result{}, err
	}
	in := &input{data: body}
	d := Result{Doc: number}
	for range number%r.header.Chunk + 1 {
		if in.err != nil {
			break
		}
		d.Slug, d.Title, d.Date, d.URL = in.string(), in.string(), in.string(), in.string()
	}
	if d.URL == "" {
		d.URL = r.header.URL + d.Slug + "/"
	}
	return d, in.err
}
