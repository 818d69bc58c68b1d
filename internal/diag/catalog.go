package diag

import (
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed messages
var messageFiles embed.FS

// message is the text of one code in one language.
type message struct {
	Text string `yaml:"text"`
	Hint string `yaml:"hint"`
}

// Languages lists the languages that problems can be shown in, the default first.
func Languages() []string { return []string{"nl", "en"} }

// catalog maps language to code to text; read once from messages/<area>.<language>.yaml.
var catalog = sync.OnceValues(func() (map[string]map[string]message, error) {
	all := map[string]map[string]message{}
	entries, err := messageFiles.ReadDir("messages")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		lang := strings.TrimPrefix(path.Ext(strings.TrimSuffix(e.Name(), ".yaml")), ".")
		src, err := messageFiles.ReadFile("messages/" + e.Name())
		if err != nil {
			return nil, err
		}
		texts := map[string]message{}
		if err := yaml.Unmarshal(src, &texts); err != nil {
			return nil, fmt.Errorf("reading %s: %w", e.Name(), err)
		}
		if all[lang] == nil {
			all[lang] = map[string]message{}
		}
		for code, m := range texts {
			all[lang][code] = m
		}
	}
	return all, nil
})

// Text says in the language (Dutch where there is no such language) what is wrong.
func (p Problem) Text(lang string) string {
	return p.fill(lang, func(m message) string { return m.Text })
}

// Hint says how to mend it; empty where the text says it all.
func (p Problem) Hint(lang string) string {
	return p.fill(lang, func(m message) string { return m.Hint })
}

func (p Problem) fill(lang string, part func(message) string) string {
	all, err := catalog()
	if err != nil { // the catalogue is embedded and tested; a broken one must still say something
		return p.Code + ": " + strings.Join(p.Args, ", ")
	}
	texts, ok := all[lang]
	if !ok {
		texts = all[Languages()[0]]
	}
	m, ok := texts[p.Code]
	if !ok {
		return p.Code + ": " + strings.Join(p.Args, ", ")
	}
	pairs := make([]string, 0, 2*len(p.Args))
	for i, a := range p.Args {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", a)
	}
	return strings.NewReplacer(pairs...).Replace(part(m))
}
