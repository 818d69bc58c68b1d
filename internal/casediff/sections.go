package casediff

import (
	"cmp"
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// compareSections compares the text: what stands above the first heading, then section by section as they stand now, then those
// that are gone.
func compareSections(before, after *casefile.Case) []Change {
	var all []Change
	if a, b := intro(before), intro(after); a != b {
		all = append(all, Change{Intro: true}.from(a, b))
	}
	a, b := before.Sections, after.Sections
	p := pair(identities(a), identities(b))
	p.pairRenamed(a, b)
	for j, s := range b {
		if p.before[j] < 0 {
			all = append(all, Change{Kind: Added, Section: sectionName(s), After: s.Text})
			continue
		}
		all = append(all, compareSection(a[p.before[j]], s, !p.stays[j] && a[p.before[j]].Title == s.Title)...)
	}
	for i, s := range a {
		if p.after[i] < 0 {
			all = append(all, Change{Kind: Removed, Section: sectionName(s), Before: s.Text})
		}
	}
	return all
}

func compareSection(before, after casefile.Section, moved bool) []Change {
	var all []Change
	if before.Title != after.Title {
		all = append(all, Change{
			Kind: Renamed, Section: sectionName(after), Before: before.Title, After: after.Title, Words: Words(before.Title, after.Title),
		})
	}
	if moved {
		all = append(all, Change{Kind: Moved, Section: sectionName(after), Before: before.Title, After: after.Title})
	}
	if before.Text != after.Text {
		all = append(all, Change{Section: sectionName(after)}.from(before.Text, after.Text))
	}
	return all
}

func sectionName(s casefile.Section) string { return cmp.Or(s.ID, s.Title) }

// identities tell sections apart: by the model's section or the heading, and which of those with the same one.
func identities(sections []casefile.Section) []string {
	seen := map[string]int{}
	all := make([]string, len(sections))
	for i, s := range sections {
		name := "id " + s.ID
		if s.ID == "" {
			name = "title " + s.Title
		}
		seen[name]++
		all[i] = name + " " + strconv.Itoa(seen[name])
	}
	return all
}

// pairRenamed pairs sections that are left over, in their order, if they have most of their text in common.
func (p *pairs) pairRenamed(before, after []casefile.Section) {
	tried := 0
	for j, s := range after {
		if p.before[j] >= 0 {
			continue
		}
		for i, old := range before {
			if p.after[i] >= 0 {
				continue
			}
			if tried++; tried > mostTries {
				return
			}
			if alike(old.Text, s.Text) {
				p.before[j], p.after[i] = i, j
				break
			}
		}
	}
}

// mostTries is how many pairs of sections are compared to find which was renamed.
const mostTries = 200

// alike reports whether two texts have more than half of their words in common.
func alike(a, b string) bool {
	same := 0
	for _, piece := range Words(a, b) {
		if piece.Kind == Same {
			same += len(piece.Text)
		}
	}
	return same*2 > max(len(a), len(b))
}

// intro is the text above the first heading.
func intro(c *casefile.Case) string {
	if len(c.Sections) == 0 {
		return strings.Trim(c.Body, "\n")
	}
	body := c.Body
	for range c.Sections[0].Line - c.BodyLine {
		_, rest, _ := strings.Cut(body, "\n")
		body = rest
	}
	return strings.Trim(c.Body[:len(c.Body)-len(body)], "\n")
}
