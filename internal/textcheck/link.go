package textcheck

import "strings"

func (k *checker) links(p *prose) {
	for _, l := range p.links {
		text := strings.ToLower(strings.Trim(strings.Join(strings.Fields(l.text), " "), " .:!>»→*_"))
		switch {
		case l.bare || isAddress(l.text):
			k.say(l.start, l.end, "textcheck-link-bare", excerpt(l.text))
		case k.lang.emptyLinks[text]:
			k.say(l.start, l.end, "textcheck-link-empty", l.text)
		}
	}
}

func isAddress(s string) bool {
	return !strings.ContainsAny(s, " \n") && (strings.Contains(s, "://") || strings.HasPrefix(s, "www."))
}
