package search

const (
	neighbourWords = 4 // of a question: with more, no neighbours are joined
	apartFiles     = 3
	apartTails     = 3
)

// join adds to two words next to each other the documents that have them written as one.
func (r *Reader) join(a, b Word, ma, mb *match) error {
	if len(a.Text) < 3 || len(b.Text) < 3 {
		return nil
	}
	for _, link := range neighbourLinks {
		word := a.Text + link + b.Text
		rec, sure, err := r.classOf(word)
		if err != nil {
			return err
		}
		if rec == nil || !sure {
			continue
		}
		joined := newMatch()
		if err := r.addClass(joined, rec, word); err != nil {
			return err
		}
		ma.joined, mb.joined = true, true
		for doc, v := range joined.values {
			v = v * 3 >> 1 // two words that are asked for together are meant together
			ma.set(doc, v)
			mb.set(doc, v)
		}
	}
	return nil
}

// neighbourLinks are what may come between two words that are written as one.
var neighbourLinks = []string{"", "s"}

// apart finds the documents that have the two halves of a word that does not occur.
func (r *Reader) apart(word string) (*match, error) {
	m := newMatch()
	chars := []rune(word)
	if len(chars) < minToSplit {
		return m, nil
	}
	files := map[int]bool{}
	tails := 0
	for i := len(chars) - 3; i >= 3 && tails < apartTails; i-- {
		left, right := string(chars[:i]), string(chars[i:])
		number := locate(r.firsts[kindTerms], r.header.primary(left))
		if len(files) == apartFiles && !files[number] {
			break
		}
		files[number] = true
		head, err := r.class(left)
		if err != nil {
			return nil, err
		}
		if head == nil || len(head.surfaces) == 0 || r.stop[left] {
			continue
		}
		tails++
		if err := r.both(m, head, left, right); err != nil {
			return nil, err
		}
		if len(m.values) > 0 {
			return m, nil
		}
	}
	return m, nil
}

// both adds the documents that have both halves.
func (r *Reader) both(m *match, head *termRecord, left, right string) error {
	tail, err := r.class(right)
	if err != nil || tail == nil || len(tail.surfaces) == 0 || r.stop[right] {
		return err
	}
	a, b := newMatch(), newMatch()
	if err := r.addClass(a, head, left); err != nil {
		return err
	}
	if err := r.addClass(b, tail, right); err != nil {
		return err
	}
	for doc, v := range a.values {
		if w := b.values[doc]; w > 0 {
			m.values[doc] = min(v, w) * 7 >> 3
		}
	}
	return nil
}
