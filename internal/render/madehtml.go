package render

import (
	"html/template"

	"github.com/gohugoio/hugo/hugolib"
)

// madeHTML is what templates left in site.Store: pieces of HTML that are the same on every page. The next batch of pages begins with those
// that it may ask for.
type madeHTML struct {
	cards  map[string]map[string]template.HTML // by language and slug; a page asks for those it names
	others map[string]map[string]template.HTML // by language and key
}

func newMadeHTML(languages []string) *madeHTML {
	m := &madeHTML{map[string]map[string]template.HTML{}, map[string]map[string]template.HTML{}}
	for _, lang := range languages {
		m.cards[lang], m.others[lang] = map[string]template.HTML{}, map[string]template.HTML{}
	}
	return m
}

// give puts what there is for some pages in the stores of Hugo's sites.
func (m *madeHTML) give(sites []*hugolib.Site, pages []page) {
	for _, s := range sites {
		lang := s.Lang()
		for key, html := range m.others[lang] {
			s.Store().Set(key, html)
		}
		for _, p := range pages {
			if p.lang != lang {
				continue
			}
			for _, slug := range p.cards {
				if html, ok := m.cards[lang][slug]; ok {
					s.Store().Set(slug, html)
				}
			}
		}
	}
}

// take remembers what templates left there. Cards are those that go by a slug.
func (m *madeHTML) take(sites []*hugolib.Site, cards *cards) {
	for _, s := range sites {
		lang := s.Lang()
		for key, value := range s.Store().Values() {
			html, ok := value.(template.HTML)
			if !ok {
				continue
			}
			if _, ok := cards.find(lang, key); ok {
				m.cards[lang][key] = html
			} else {
				m.others[lang][key] = html
			}
		}
	}
}
