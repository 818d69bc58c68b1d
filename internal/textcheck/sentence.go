package textcheck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is a part of a block's text.
type sentence struct {
	span
	block *block
	words []word
}

// sentences divides the text of a block.
func (b *block) sentences(l *language) []sentence {
	var found []sentence
	for start := 0; start < len(b.text); {
		end := endOfSentence(b.text, start, l)
		inner := trimmed(b.text[start:end])
		if inner.start < inner.end {
			s := span{start + inner.start, start + inner.end}
			found = append(found, sentence{span: s, block: b, words: wordsOf(b.text, s)})
		}
		start = end
	}
	return found
}

const (
	enders  = ".!?…"
	closers = "\"'”’»)]*_"
	openers = "\"'“‘„«([*_¿¡"
)

// endOfSentence is the offset behind the sentence that starts at an offset: behind a full stop, a question mark or the like with
// what closes after it, if blank follows and then what a sentence can begin with.
func endOfSentence(text string, start int, l *language) int {
	for at := start; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune(enders, r) {
			at += size
			continue
		}
		mark := at
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], enders))
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], closers))
		rest := strings.TrimLeft(text[at:], " \n\t\u00a0")
		if len(rest) == len(text[at:]) && rest != "" {
			continue // within a number, an address, an abbreviation
		}
		if rest == "" || beginsSentence(rest, l) && (r != '.' || at-mark > 1 && text[mark:at] == "..." || !l.stays(text[start:mark])) {
			return at
		}
	}
	return len(text)
}

// beginsSentence reports whether a sentence can begin so: with a capital, a digit or something that opens.
func beginsSentence(text string, l *language) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if r == codeMark || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(openers, r) {
		return true
	}
	// 's Avonds and 't Is begin with a mark that is in openers; an Arabic or a Chinese letter has no case.
	return unicode.IsLetter(r) && !unicode.IsLower(r) && !unicode.IsUpper(r)
}

// stays reports whether a sentence goes on behind the full stop that follows a text: it ends an abbreviation, an initial or
// the number of an item.
func (l *language) stays(before string) bool {
	last := lastWord(before)
	if l.abbreviations[strings.ToLower(last)] {
		return true
	}
	letters := strings.ReplaceAll(last, ".", "")
	r, size := utf8.DecodeRuneInString(letters)
	if size == len(letters) && unicode.IsUpper(r) || strings.Contains(last, ".") && allUpper(letters) {
		return true // J. Janssens, J.R.R. Tolkien
	}
	isNumber := letters != "" && strings.Trim(letters, "0123456789") == ""
	return isNumber && (strings.TrimSpace(before) == last || l.OrdinalDot && len(letters) <= 2)
}

// lastWord is what stands behind the last blank or opening mark of a text.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(openers+"/", r) })
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

func allUpper(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// longSentences tells of sentences with more words than the language's limit.
func (k *checker) longSentences(all []sentence) {
	for _, s := range all {
		if len(s.words) > k.lang.Sentence && s.block.kind != title {
			start, end := s.block.whole(k.c.Body, s.span)
			k.say(start, end, "textcheck-sentence-long", decimal(len(s.words)), decimal(k.lang.Sentence))
		}
	}
}
