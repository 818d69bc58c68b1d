package schema

import (
	"regexp"
	"strings"
)

var (
	sectionKeys = []string{"id", "required", "title", "help", "example"}
	partPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`) // of an address: a folder, an anchor
)

// sections reads the level-2 headings that the model names.
func (r *modelReader) sections(k member) []*Section {
	if k.value.kind != listNode {
		r.at(k.value, "schema-model-want-list", k.name)
		return nil
	}
	var sections []*Section
	taken := map[string]int{} // titles and ids in lower case, to the section that has them
	for i, item := range k.value.items {
		s, ok := r.section(item)
		if !ok {
			continue
		}
		for _, name := range append(s.Title.all(), s.ID) {
			key := strings.ToLower(name)
			if other, ok := taken[key]; ok && other != i {
				r.at(item, "schema-model-section-twice", name)
			}
			taken[key] = i
		}
		sections = append(sections, s)
	}
	return sections
}

func (r *modelReader) section(item *node) (*Section, bool) {
	s := &Section{}
	if item.kind != objectNode {
		r.at(item, "schema-model-want-map", "x-sections")
		return nil, false
	}
	for _, k := range item.members {
		switch k.name {
		case "id":
			s.ID = r.string(k)
		case "required":
			s.Required = r.flag(k)
		case "title":
			s.Title = r.text(k)
		case "help":
			s.Help = r.text(k)
		case "example":
			s.Example = r.text(k)
		default:
			r.unknownKey(k, sectionKeys)
		}
	}
	if !partPattern.MatchString(s.ID) {
		r.at(item, "schema-model-section-id", s.ID)
		return nil, false
	}
	return s, true
}
