package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Workflow commands end at the line's end, their properties at a comma or colon.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes one workflow command for each problem: ::error file=a.md,line=3,col=8::message
func writeGitHub(w io.Writer, lang string, problems []Problem) error {
	var b bytes.Buffer
	for _, p := range problems {
		fmt.Fprintf(&b, "::%s file=%s", githubCommand(p.Severity), githubProperty.Replace(p.File))
		if p.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", p.Line)
			if p.Column > 0 {
				fmt.Fprintf(&b, ",col=%d", p.Column)
			}
		}
		message := p.Text(lang)
		if hint := p.Hint(lang); hint != "" {
			message += "\n" + hint
		}
		fmt.Fprintf(&b, "::%s\n", githubData.Replace(message))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// githubCommand is the command for a severity: GitHub has a word of its own for the lowest.
func githubCommand(s Severity) string {
	if s == Advice {
		return "notice"
	}
	return s.String()
}
