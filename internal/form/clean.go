package form

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// clean is a text without what a browser may change on its way: line ends, blanks around it, characters that HTML has no room for.
func clean(s string) string { return strings.TrimSpace(unify(s)) }

// unify is a text in UTF-8 with lines that end in \n, without characters that nobody means: control characters, which a file can't
// hold, and what browsers and others put in the place of those.
func unify(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, lineEnds.Replace(s))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// firstLine takes the empty lines before a text away, and leaves the blanks that its first line begins with.
func firstLine(s string) string {
	for {
		line, rest, more := strings.Cut(s, "\n")
		if !more || strings.TrimSpace(line) != "" {
			return s
		}
		s = rest
	}
}

// cleanLine is clean for a control of one line, from which browsers take the line breaks.
func cleanLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(clean(s), "\n", ""))
}

// clean is a text as a control shows it.
func (c *Control) clean(s string) string {
	if c.OneLine() {
		return cleanLine(s)
	}
	return clean(s)
}

// cleanAll cleans the texts of a list, and drops those that are empty or there already.
func cleanAll(all []string) []string {
	seen := map[string]bool{"": true}
	var kept []string
	for _, s := range all {
		if s = cleanLine(s); !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}

var (
	dutchDay     = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	decimalComma = regexp.MustCompile(`^[-+]?\d+,\d+$`)
)

// tidy is a new value as a file holds it, where people write it otherwise: 6/3/2012 for a day, 41,5 for a number.
func (c *Control) tidy(s string) string {
	switch c.Kind {
	case Date:
		if m := dutchDay.FindStringSubmatch(s); m != nil {
			if day, err := time.Parse("2-1-2006", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
				return day.Format(time.DateOnly)
			}
		}
	case Number:
		if s = strings.Join(strings.Fields(s), ""); decimalComma.MatchString(s) {
			return strings.Replace(s, ",", ".", 1)
		}
	}
	return s
}

func isDay(s string) bool {
	day, err := time.Parse(time.DateOnly, s)
	return err == nil && day.Year() > 0
}
