package textcheck

// What is long, in words.
const (
	longParagraph = 120
	longWall      = 330
)

func (k *checker) lengths(p *prose) {
	for _, b := range p.blocks {
		inner := trimmed(b.text)
		if b.foreign || b.kind != paragraph && b.kind != item || inner.start == inner.end {
			continue
		}
		if n := countWords(b.text); n > longParagraph {
			start, end := b.whole(k.c.Body, inner)
			k.say(start, end, "textcheck-paragraph-long", decimal(n), decimal(longParagraph))
		}
	}
	for _, w := range p.walls {
		if w.words > longWall && w.paragraphs > 1 {
			k.say(w.start, w.end, "textcheck-wall", decimal(w.words))
		}
	}
}
