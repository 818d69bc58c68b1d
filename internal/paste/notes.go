package paste

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// notes are the footnotes of a text, as Word, LibreOffice and Google Docs write them: a link from the text to the note, and one back.
type notes struct {
	first   int
	byKey   map[string]*note
	sources map[*html.Node]bool // the elements that notes are in
	used    []*note             // in the order in which the text refers to them
}

type note struct {
	source *html.Node
	number int // 0 until the text refers to it
}

var (
	toNote   = regexp.MustCompile(`^(?:_(ftn|edn)|sd(foot|end)note|(ftnt))([0-9]+)(?:sym)?$`)
	fromNote = regexp.MustCompile(`^(?:_(ftn|edn)ref|sd(foot|end)note|(ftnt)_ref)([0-9]+)(?:anc)?$`)
	noteID   = regexp.MustCompile(`^(ftn|edn|sdfootnote|sdendnote)[0-9]+$`)
)

// noteKey is the key of the note that a link leads to, or back from.
func noteKey(n *html.Node, pattern *regexp.Regexp) string {
	if n.Type != html.ElementNode || n.Data != "a" {
		return ""
	}
	href := attribute(n, "href")
	m := pattern.FindStringSubmatch(href[strings.LastIndexByte(href, '#')+1:])
	back := strings.HasSuffix(href, "anc") || strings.Contains(href, "ref")
	if m == nil || !strings.Contains(href, "#") || back != (pattern == fromNote) {
		return ""
	}
	return m[1] + m[2] + m[3] + m[4]
}

// findNotes finds the notes of a document.
func findNotes(doc *html.Node, first int) *notes {
	found := &notes{first: first, byKey: map[string]*note{}, sources: map[*html.Node]bool{}}
	each(doc, func(n *html.Node) {
		key := noteKey(n, fromNote)
		if key == "" || found.byKey[key] != nil {
			return
		}
		if source := noteSource(n); source != nil && !found.sources[source] {
			found.byKey[key] = &note{source: source}
			found.sources[source] = true
		}
	})
	return found
}

// noteSource is the element that a whole note is in: a division that says so, or else a paragraph.
func noteSource(n *html.Node) *html.Node {
	var paragraph *html.Node
	for p := n.Parent; p != nil && p.Data != "body" && p.Data != "td"; p = p.Parent {
		if p.Data == "div" && noteID.MatchString(attribute(p, "id")) {
			return p
		}
		if paragraph == nil && (p.Data == "p" || p.Data == "li") {
			paragraph = p
		}
	}
	return paragraph
}

// note reads what belongs to a note, and reports whether it was that.
func (f *flow) note(n *html.Node) bool {
	notes := f.r.notes
	if notes.sources[n] {
		return true
	}
	if key := noteKey(n, fromNote); key != "" && notes.byKey[key] != nil {
		return true
	}
	found := notes.byKey[noteKey(n, toNote)]
	if found == nil {
		return false
	}
	if found.number == 0 {
		found.number = notes.first + len(notes.used)
		notes.used = append(notes.used, found)
	}
	f.runs = append(f.runs, run{text: string(noteStart) + strconv.Itoa(found.number) + string(noteEnd), raw: true})
	return true
}
