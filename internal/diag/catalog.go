package diag

import (
	"embed"
	"fmt"
	"maps"
	"slices"
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

// catalog maps language to code to text: all of messages/<area>.<language>.yaml.
var catalog = sync.OnceValues(func() (map[string]map[string]message, error) {
	all := map[string]map[string]message{}
	entries, err := messageFiles.ReadDir("messages")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		area, lang, _ := strings.Cut(strings.TrimSuffix(e.Name(), ".yaml"), ".")
		texts, err := areaTexts(area, lang)
		if err != nil {
			return nil, err
		}
		if all[lang] == nil {
			all[lang] = map[string]message{}
		}
		maps.Copy(all[lang], texts)
	}
	return all, nil
})

// readAreas are the files of the catalogue that were read, by name.
var readAreas sync.Map

// areaTexts reads a file of the catalogue, once: reading all of them is a third of what the program takes to start.
func areaTexts(area, lang string) (map[string]message, error) {
	name := area + "." + lang + ".yaml"
	if texts, ok := readAreas.Load(name); ok {
		return texts.(map[string]message), nil
	}
	src, err := messageFiles.ReadFile("messages/" + name)
	if err != nil {
		return nil, err
	}
	texts := map[string]message{}
	if err := yaml.Unmarshal(src, &texts); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	readAreas.Store(name, texts)
	return texts, nil
}

// find returns the message of a code. Nearly all stand in the file of the area that they begin with.
func find(lang, code string) (message, bool) {
	if !slices.Contains(Languages(), lang) {
		lang = Languages()[0]
	}
	area, _, _ := strings.Cut(code, "-")
	if texts, err := areaTexts(area, lang); err == nil {
		if m, ok := texts[code]; ok {
			return m, true
		}
	}
	all, err := catalog()
	if err != nil { // the catalogue is embedded and tested; a broken one must still say something
		return message{}, false
	}
	m, ok := all[lang][code]
	return m, ok
}

// Text says in the language (Dutch where there is no such language) what is wrong.
func (p Problem) Text(lang string) string {
	return p.fill(lang, func(m message) string { return m.Text })
}

// Hint says how to mend it; empty where the text says it all.
func (p Problem) Hint(lang string) string {
	return p.fill(lang, func(m message) string { return m.Hint })
}

func (p Problem) fill(lang string, part func(message) string) string {
	m, ok := find(lang, p.Code)
	if !ok {
		return p.Code + ": " + strings.Join(p.Args, ", ")
	}
	pairs := make([]string, 0, 2*len(p.Args))
	for i, a := range p.Args {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", a)
	}
	return strings.NewReplacer(pairs...).Replace(part(m))
}
