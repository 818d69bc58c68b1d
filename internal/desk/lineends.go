package desk

import "strings"

// byteOrderMark may stand before a text; some programs on Windows write it.
const byteOrderMark = "\ufeff"

// near is how many lines ahead a line of the old text is looked for.
const near = 200

// keepLineEnds writes a new text with the line ends of the old one, and its byte order mark: a line that stays has the end it had, a new one
// that of most lines. Editors work on texts whose lines end in \n; what they did not edit must stay as it was, byte for byte.
func keepLineEnds(old, source []byte) []byte {
	was := strings.TrimLeft(string(old), byteOrderMark)
	mark := string(old[:len(old)-len(was)])
	before, after := splitLines(was), splitLines(strings.TrimLeft(string(source), byteOrderMark))
	usual := usualEnd(before)
	ends := matchEnds(before, after)
	var b strings.Builder
	b.WriteString(mark)
	last := ""
	for i, l := range after {
		end := l.end
		switch {
		case ends[i] != nil && (*ends[i] != "" || i == len(after)-1):
			end = *ends[i]
		case end != "":
			end = usual
		}
		if last == "\r" && l.text == "" && end == "\n" { // the two would be one
			end = "\r"
		}
		b.WriteString(l.text + end)
		last = end
	}
	return []byte(b.String())
}

// line is a line with what ends it: \n, \r\n, \r, or nothing for a last one.
type line struct{ text, end string }

// unixLines is a text without byte order mark whose lines end in \n, as case files are edited.
func unixLines(src []byte) string {
	var b strings.Builder
	for _, l := range splitLines(strings.TrimLeft(string(src), byteOrderMark)) {
		b.WriteString(l.text)
		if l.end != "" {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func splitLines(s string) []line {
	var lines []line
	for s != "" {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			return append(lines, line{s, ""})
		}
		end := s[i : i+1]
		if strings.HasPrefix(s[i:], "\r\n") {
			end = "\r\n"
		}
		lines = append(lines, line{s[:i], end})
		s = s[i+len(end):]
	}
	return lines
}

// usualEnd is how most lines end; \n where there are none.
func usualEnd(lines []line) string {
	count := map[string]int{}
	best := "\n"
	for _, l := range lines {
		if l.end == "" {
			continue
		}
		if count[l.end]++; count[l.end] > count[best] {
			best = l.end
		}
	}
	return best
}

// matchEnds returns, for each new line, how the old line ends that it was; nil for a line that is new.
func matchEnds(before, after []line) []*string {
	ends := make([]*string, len(after))
	start := 0
	for start < len(before) && start < len(after) && before[start].text == after[start].text {
		ends[start] = &before[start].end
		start++
	}
	i, j := len(before), len(after)
	for i > start && j > start && before[i-1].text == after[j-1].text {
		i, j = i-1, j-1
		ends[j] = &before[i].end
	}
	at := start
	for k := start; k < j; k++ {
		for n := at; n < min(i, at+near); n++ {
			if before[n].text == after[k].text {
				ends[k], at = &before[n].end, n+1
				break
			}
		}
	}
	return ends
}
