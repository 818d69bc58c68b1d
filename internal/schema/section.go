package schema

import "strings"

// Section returns the section that a level-2 heading names, in upper or lower case: by its title in the language, else by its
// title in any other.
func (m *Model) Section(lang, heading string) (*Section, bool) {
	heading = strings.TrimSpace(heading)
	for _, s := range m.Sections {
		if t := s.Title[lang]; t != "" && strings.EqualFold(t, heading) {
			return s, true
		}
	}
	for _, s := range m.Sections {
		for _, t := range s.Title {
			if strings.EqualFold(t, heading) {
				return s, true
			}
		}
	}
	return nil, false
}
