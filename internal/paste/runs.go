package paste

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// run is a piece of text that looks the same all along, or a line break.
type run struct {
	text string
	look
	br  bool
	raw bool // marks of ours: nothing in it is escaped
}

// paragraphs splits text at every two line breaks, and makes each part tidy.
func paragraphs(runs []run) [][]run {
	var all [][]run
	start := 0
	flush := func(end int) {
		if p := tidy(runs[start:end]); len(p) > 0 {
			all = append(all, p)
		}
	}
	breaks := 0
	for i, r := range runs {
		switch {
		case r.br:
			if breaks++; breaks == 2 {
				flush(i)
				start = i
			}
		case strings.TrimSpace(r.text) != "":
			breaks = 0
		}
	}
	flush(len(runs))
	return all
}

// oneLine is text without breaks.
func oneLine(runs []run) []run {
	line := slices.Clone(runs)
	for i := range line {
		if line[i].br {
			line[i] = run{text: " "}
		}
	}
	return tidy(line)
}

// tidy makes the fewest runs of a paragraph: spaces single and outside of what is bold, neighbours that look the same one.
func tidy(runs []run) []run {
	runs = spaced(split(runs))
	runs = joined(bridged(runs))
	runs = joined(bounded(runs))
	return linked(runs)
}

// split takes the spaces at both ends of every run apart.
func split(runs []run) []run {
	out := make([]run, 0, len(runs))
	for _, r := range runs {
		inner := strings.Trim(r.text, " ")
		if r.br || r.raw || inner == r.text {
			out = append(out, r)
			continue
		}
		if strings.HasPrefix(r.text, " ") {
			out = append(out, run{text: " "})
		}
		if inner != "" {
			middle := r
			middle.text = inner
			out = append(out, middle)
			if strings.HasSuffix(r.text, " ") {
				out = append(out, run{text: " "})
			}
		}
	}
	return out
}

// spaced drops spaces and breaks at the ends, spaces beside breaks, and all but one of several.
func spaced(runs []run) []run {
	out := make([]run, 0, len(runs))
	for _, r := range runs {
		if !r.br && !r.raw {
			r.text = single(r.text)
		}
		space := r.text == " " && !r.br
		last := len(out) - 1
		switch {
		case space && (last < 0 || out[last].br || out[last].text == " "):
			continue
		case r.br && last < 0:
			continue
		case r.br && out[last].br:
			continue
		case r.br && out[last].text == " ":
			out = out[:last]
			if last == 0 || out[last-1].br {
				continue
			}
		}
		if space {
			r.look = look{}
		}
		out = append(out, r)
	}
	for len(out) > 0 && (out[len(out)-1].br || out[len(out)-1].text == " ") {
		out = out[:len(out)-1]
	}
	return out
}

// single makes one space of several.
func single(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// bridged gives a space between two words the look that both have.
func bridged(runs []run) []run {
	for i := 1; i+1 < len(runs); i++ {
		if a, b := runs[i-1], runs[i+1]; runs[i].text == " " && !a.br && !b.br && !a.code && !b.code {
			runs[i].bold, runs[i].italic = a.bold && b.bold, a.italic && b.italic
			if a.href == b.href {
				runs[i].href = a.href
			}
		}
	}
	return runs
}

// joined makes one run of neighbours that look the same.
func joined(runs []run) []run {
	out := make([]run, 0, len(runs))
	for _, r := range runs {
		if last := len(out) - 1; last >= 0 && !r.br && !out[last].br && !r.raw && !out[last].raw && out[last].look == r.look {
			out[last].text += r.text
		} else if r.br || r.text != "" {
			out = append(out, r)
		}
	}
	return out
}

// bounded moves punctuation at the edge of what is bold or italic out of it where a word touches it on the other side: Markdown would take the
// stars for stars.
func bounded(runs []run) []run {
	out := make([]run, 0, len(runs))
	for i, r := range runs {
		if r.br || r.raw || !r.bold && !r.italic {
			out = append(out, r)
			continue
		}
		before, after := ' ', ' '
		if i > 0 && differs(runs[i-1], r) {
			before = lastRune(runs[i-1])
		}
		if i+1 < len(runs) && differs(runs[i+1], r) {
			after = firstRune(runs[i+1])
		}
		outer := r
		outer.bold, outer.italic = false, false
		inner := r.text
		if !opens(before) {
			inner = strings.TrimLeftFunc(inner, isMark)
		}
		head := r.text[:len(r.text)-len(inner)]
		if !opens(after) {
			inner = strings.TrimRightFunc(inner, isMark)
		}
		tail := r.text[len(head)+len(inner):]
		lead, trail := inner[:len(inner)-len(strings.TrimLeft(inner, " "))], inner[len(strings.TrimRight(inner, " ")):]
		if strings.TrimSpace(inner) == "" {
			lead, trail = inner, ""
		}
		for _, part := range []run{{text: head + lead, look: outer.look}, {text: strings.Trim(inner, " "), look: r.look}, {text: trail + tail, look: outer.look}} {
			if part.text != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// differs reports whether two neighbours are in the same link, so that nothing but stars stands between them.
func differs(a, b run) bool {
	return !a.br && a.href == b.href && (a.bold != b.bold || a.italic != b.italic)
}

// opens reports whether stars may stand between this character and punctuation.
func opens(c rune) bool {
	return c == ' ' || unicode.IsPunct(c) || c < 0x80 && strings.ContainsRune("$+<=>^`|~", c)
}

func isMark(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

func firstRune(r run) rune {
	switch {
	case r.br:
		return ' '
	case r.code:
		return '`'
	case r.raw:
		return '['
	}
	c, _ := utf8.DecodeRuneInString(strings.TrimPrefix(r.text, string(bare)))
	return c
}

func lastRune(r run) rune {
	switch {
	case r.br:
		return ' '
	case r.code:
		return '`'
	case r.raw:
		return ']'
	}
	c, _ := utf8.DecodeLastRuneInString(r.text)
	return c
}

// appendRuns writes runs into an element: links around what is bold, around what is italic.
func appendRuns(into *html.Node, runs []run, at place) {
	at.before = ' '
	at.broken = slices.ContainsFunc(runs, func(r run) bool { return r.br })
	var link, bold, italic *html.Node
	var last run
	for i, r := range runs {
		if r.br {
			into.AppendChild(element("br"))
			link, bold, italic, last = nil, nil, nil, r
			at.start, at.before = true, ' '
			continue
		}
		if i == 0 || last.br || r.href != last.href {
			link, bold, italic = open(into, "a", r.href != ""), nil, nil
			if link != nil {
				link.Attr = []html.Attribute{{Key: "href", Val: r.href}}
			}
		}
		if bold == nil || !r.bold {
			bold, italic = open(first(link, into), "strong", r.bold && bold == nil), nil
		}
		if italic == nil || !r.italic {
			italic = open(first(bold, link, into), "em", r.italic && italic == nil)
		}
		at.after, at.last = ' ', i+1 == len(runs) || runs[i+1].br
		if !at.last {
			at.after = firstRune(runs[i+1])
		}
		at.link = r.href != ""
		first(italic, bold, link, into).AppendChild(leaf(r, at))
		at.before, at.start, last = lastRune(r), false, r
	}
}

// open makes an element in another, where it is wanted.
func open(into *html.Node, name string, wanted bool) *html.Node {
	if !wanted {
		return nil
	}
	n := element(name)
	into.AppendChild(n)
	return n
}

func first(nodes ...*html.Node) *html.Node {
	return nodes[slices.IndexFunc(nodes, func(n *html.Node) bool { return n != nil })]
}

func leaf(r run, at place) *html.Node {
	switch {
	case r.code && at.cell:
		return with(element("code"), text(strings.ReplaceAll(r.text, "|", string(escaped+'|'))))
	case r.code:
		return with(element("code"), text(r.text))
	case r.raw:
		return text(r.text)
	}
	if r.bold || r.italic || r.href != "" {
		at.start = false
	}
	return text(escape(r.text, at))
}
