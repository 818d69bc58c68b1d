package textcheck

import "unicode"

func (k *checker) capitals(b *block, s sentence) {
	for i := 0; i < len(s.words); i++ {
		first := i
		for i < len(s.words) && shouts(b.text[s.words[i].start:s.words[i].end], 4) {
			i++
		}
		if i == first {
			continue
		}
		where := span{s.words[first].start, s.words[i-1].end}
		alone := i-first == 1
		if alone && !shouts(b.text[where.start:where.end], 10) || b.isQuiet(where) {
			continue
		}
		start, end := b.inBody(where)
		k.say(start, end, "textcheck-capitals", b.text[where.start:where.end])
	}
}

func shouts(w string, letters int) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLower(r) || unicode.IsDigit(r):
			return false
		}
	}
	return n >= letters
}
