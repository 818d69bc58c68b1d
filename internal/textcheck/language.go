package textcheck

import (
	"embed"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// language is what a language has of its own: words/<code>.yaml.
type language struct {
	Sentence      int          `yaml:"sentence"`      // words that a sentence can have without a remark
	OrdinalDot    bool         `yaml:"ordinal-dot"`   // 3. is the third: no sentence ends there
	Abbreviations []string     `yaml:"abbreviations"` // that end in a full stop within a sentence
	EmptyLinks    []string     `yaml:"empty-links"`   // texts of links that say nothing
	EmptyAlts     []string     `yaml:"empty-alts"`    // descriptions of images that say nothing
	AltOpenings   []string     `yaml:"alt-openings"`  // beginnings of descriptions that say nothing
	Passive       passiveWords `yaml:"passive"`
	Jargon        []entry      `yaml:"jargon"`

	abbreviations, emptyLinks, emptyAlts map[string]bool
	jargon                               jargonIndex
}

// languages are read once, all that there are.
var languages = sync.OnceValue(func() map[string]*language {
	all := map[string]*language{}
	files, _ := wordFiles.ReadDir("words") // embedded, and read by every test
	for _, f := range files {
		l, err := readLanguage(f.Name())
		if err != nil {
			l = &language{Sentence: plainLimit}
		}
		all[strings.TrimSuffix(f.Name(), ".yaml")] = l
	}
	return all
})

// plainLimit is how long a sentence can be in a language that nothing is known of.
const plainLimit = 30

func readLanguage(file string) (*language, error) {
	src, err := wordFiles.ReadFile("words/" + file)
	if err != nil {
		return nil, err
	}
	l := &language{}
	if err := yaml.UnmarshalWithOptions(src, l, yaml.Strict()); err != nil {
		return nil, err
	}
	l.abbreviations, l.emptyLinks, l.emptyAlts = set(l.Abbreviations), set(l.EmptyLinks), set(l.EmptyAlts)
	l.Passive.index()
	l.jargon = indexJargon(l.Jargon)
	return l, nil
}

// languageOf is what is known of a language: that of its country's form where there is only the other (nl-BE), and nothing
// but the length of sentences for one without words.
func languageOf(code string) *language {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	if l, ok := languages()[code]; ok {
		return l
	}
	return &language{Sentence: plainLimit}
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[strings.ToLower(s)] = true
	}
	return m
}
