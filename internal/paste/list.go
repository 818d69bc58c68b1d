package paste

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// item is an item of a list, as the source tells it.
type item struct {
	level   int // from 1
	ordered bool
	number  int
}

// list reads a list. Word on the web writes a list for every item, and says in an attribute how deep it is.
func (f *flow) list(n *html.Node, l look) {
	f.flush()
	if f.line || f.lists >= maxLists {
		f.children(n, l)
		f.flush()
		return
	}
	it := item{ordered: n.Data == "ol", number: 1}
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		it.number = start
	}
	var last *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || hidden(c, styles(c)):
			continue
		case (c.Data == "ul" || c.Data == "ol") && last != nil && last.Parent != nil: // in the list, not in its item: Google Docs, old programs
			inner := f.inside(last)
			inner.list(c, l)
			inner.finish(place{})
			continue
		case c.Data == "ul" || c.Data == "ol":
			f.list(c, l)
			continue
		}
		it.level = 1
		if level, err := strconv.Atoi(attribute(c, "data-aria-level")); err == nil {
			it.level = level
		}
		last = f.item(c, it, l.in(c, styles(c)))
		it.number++
	}
}

// item reads an element as an item, and returns it.
func (f *flow) item(n *html.Node, it item, l look) *html.Node {
	li := f.newItem(it)
	inner := f.inside(li)
	inner.children(n, l)
	inner.finish(place{})
	if li.FirstChild == nil {
		li.Parent.RemoveChild(li)
	}
	return li
}

// inside is the flow in an item of the innermost list that is open.
func (f *flow) inside(li *html.Node) *flow {
	return &flow{r: f.r, into: li, lists: f.lists + max(1, len(f.open)), quotes: f.quotes}
}

// newItem makes an item at its level: in a list that is open, or in a new one in the last item.
func (f *flow) newItem(it item) *html.Node {
	level := max(1, min(it.level, len(f.open)+1, maxLists-f.lists))
	f.open = f.open[:min(level, len(f.open))]
	name := "ul"
	if it.ordered {
		name = "ol"
	}
	if len(f.open) == level && f.open[level-1].Data != name {
		f.open = f.open[:level-1]
	}
	if len(f.open) < level {
		list := element(name)
		if it.ordered && it.number > 1 && it.number < 1_000_000 {
			list.Attr = []html.Attribute{{Key: "start", Val: strconv.Itoa(it.number)}}
		}
		f.nest(list)
		f.open = append(f.open, list)
	}
	li := element("li")
	f.open[level-1].AppendChild(li)
	return li
}

// nest puts a list in the last item of the innermost, or in the flow itself.
func (f *flow) nest(list *html.Node) {
	into := f.into
	if len(f.open) > 0 {
		innermost := f.open[len(f.open)-1]
		if innermost.LastChild == nil {
			innermost.AppendChild(element("li"))
		}
		into = innermost.LastChild
	}
	// Right behind the text of an item no empty line is needed, but where a list that starts with another number would be taken for text.
	if last := into.LastChild; into.Data == "li" && last != nil && !isBlock(last.Data) && !isList(last) && last.Data != "pre" && len(list.Attr) == 0 {
		into.AppendChild(text(string(tight)))
	}
	into.AppendChild(list)
}

func isList(n *html.Node) bool { return n.Data == "ul" || n.Data == "ol" }

var (
	wordLevel   = regexp.MustCompile(`\blevel([1-9])\b`)
	wordList    = regexp.MustCompile(`^MsoList`)
	ordinal     = regexp.MustCompile(`^\(?(?:([0-9]+)|[a-zA-Z]|[ivxlcIVXLC]+)(?:\.[0-9]+)*[.)]$`)
	bareBullet  = regexp.MustCompile(`^[·•o§▪‣◦–—-]$`)
	marginLeft  = regexp.MustCompile(`^(?:[0-9.]+\w* ){0,3}([0-9.]+)(pt|cm|in)$`)
	pointsPerIn = map[string]float64{"pt": 1, "cm": 28.35, "in": 72}
)

// wordItem tells whether a paragraph is an item of one of the lists of Word or PowerPoint. What Word wrote as its bullet or number is taken out then.
func wordItem(n *html.Node, style map[string]string) (item, bool) {
	if n.Data != "p" && n.Data != "div" {
		return item{}, false
	}
	m := wordLevel.FindStringSubmatch(style["mso-list"])
	if m == nil && !class(n, wordList) && !isSlideMarker(firstThing(n)) {
		return item{}, false
	}
	marker := takeMarker(n, m != nil)
	if m == nil && marker == "" {
		return item{}, false
	}
	it := item{level: levelOf(style), number: 1}
	if m != nil {
		it.level = int(m[1][0] - '0')
	}
	if o := ordinal.FindStringSubmatch(marker); o != nil {
		it.ordered = true
		it.number, _ = strconv.Atoi(o[1])
	}
	return it, true
}

// takeMarker takes the bullet or number out of a paragraph, and returns it: what says so, or else what it begins with, where nothing but one is in it.
func takeMarker(n *html.Node, said bool) string {
	var found *html.Node
	each(n, func(c *html.Node) {
		if found == nil && c.Type == html.ElementNode && styles(c)["mso-list"] == "ignore" {
			found = c
		}
	})
	if found == nil && !said {
		found = firstThing(n)
		if found == nil || !isMarker(found) {
			return ""
		}
	}
	if found == nil {
		return ""
	}
	marker := markerText(found)
	found.Parent.RemoveChild(found)
	return marker
}

// firstThing is the first node of a paragraph with something in it.
func firstThing(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.CommentNode && !blank(c) {
			return c
		}
	}
	return nil
}

// isMarker reports whether a node is a bullet or number: an element of it, or a text that an element of spaces stands behind.
func isMarker(n *html.Node) bool {
	next := n.NextSibling
	apart := n.Type == html.ElementNode || next != nil && next.Type == html.ElementNode && blank(next) && next.Data != "br"
	s := markerText(n)
	return isSlideMarker(n) || apart && (bareBullet.MatchString(s) || ordinal.MatchString(s))
}

// isSlideMarker reports whether a node is a bullet or number of PowerPoint's.
func isSlideMarker(n *html.Node) bool {
	return n != nil && n.Data == "span" && strings.Contains(styles(n)["mso-special-format"], "bullet")
}

func markerText(n *html.Node) string { return strings.TrimSpace(plain(content(n))) }

// levelOf reckons the level from the margin: Word moves every level half an inch in.
func levelOf(style map[string]string) int {
	margin := style["margin-left"]
	if margin == "" {
		margin = style["margin"]
	}
	m := marginLeft.FindStringSubmatch(margin)
	if m == nil {
		return 1
	}
	amount, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 1
	}
	return max(1, min(9, int(amount*pointsPerIn[m[2]]/36+0.5)))
}
