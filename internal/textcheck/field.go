package textcheck

import "openoverheid.nu/internal/casefile"

func (k *checker) fields() {
	for _, name := range []string{"title", "summary"} {
		if v, ok := k.c.Get(name); ok && v.Text != "" {
			k.field(name, v)
		}
	}
	image, _ := k.c.Get("image")
	if alt, ok := image.Get("alt"); ok && alt.Text != "" {
		if code := k.lang.emptyAlt(alt.Text, k.c.Image.Src); code != "" {
			k.sayField("image", alt, 0, len(alt.Text), code, alt.Text)
		}
	}
}

func (k *checker) field(name string, v casefile.Value) {
	b := block{text: v.Text, pieces: []piece{{}}, quiet: merged(quotations(v.Text))}
	if name == "title" {
		b.kind = title
	}
	inner := &checker{c: &casefile.Case{Body: v.Text}, lang: k.lang, places: &places{body: v.Text, starts: []int{0}}}
	found := b.sentences(k.lang)
	inner.words(b, found)
	inner.longSentences(found)
	for _, a := range inner.advice {
		start := runeOffset(v.Text, a.Column-1)
		k.sayField(name, v, start, start+len(a.Excerpt), a.Code, a.Args...)
	}
}

func (k *checker) sayField(name string, v casefile.Value, start, end int, code string, args ...string) {
	line, column, found := k.places.inField(v, start, end)
	k.advice = append(k.advice, Advice{Code: code, Args: args, Line: line, Column: column, Excerpt: found, Field: name})
}

func runeOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
