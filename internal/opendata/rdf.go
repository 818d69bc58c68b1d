package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// description is statements about one thing, in order. Things are told apart by their names: there are no blank nodes, so that what is
// harvested twice is the same.
type description struct {
	id         string
	types      []string // dcat:Dataset
	statements []statement
}

type statement struct {
	predicate string // dct:title
	object    object
}

// object is the name of a thing, or a literal: a text in a language, or a value of a type.
type object struct {
	id, text, lang, datatype string
}

func (d *description) name(predicate, id string) {
	if id != "" {
		d.statements = append(d.statements, statement{predicate, object{id: iri(id)}})
	}
}

// value adds a literal; of the type xsd:string where the type is empty.
func (d *description) value(predicate, text, datatype string) {
	if text != "" {
		d.statements = append(d.statements, statement{predicate, object{text: text, datatype: datatype}})
	}
}

// text adds a text in the languages, each that has it.
func (d *description) text(predicate string, languages []string, in map[string]string) {
	for _, lang := range languages {
		if in[lang] != "" {
			d.statements = append(d.statements, statement{predicate, object{text: in[lang], lang: lang}})
		}
	}
}

// prefixes are the vocabularies of the catalogue.
func prefixes() [][2]string {
	return [][2]string{
		{"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"},
		{"owl", "http://www.w3.org/2002/07/owl#"}, {"skos", "http://www.w3.org/2004/02/skos/core#"}, {"spdx", "http://spdx.org/rdf/terms#"}, {"vcard", "http://www.w3.org/2006/vcard/ns#"},
		{"xsd", "http://www.w3.org/2001/XMLSchema#"},
	}
}

// turtle writes the descriptions as Turtle (https://www.w3.org/TR/turtle/).
func turtle(all []description) []byte {
	var b bytes.Buffer
	for _, p := range prefixes() {
		fmt.Fprintf(&b, "@prefix %s: <%s> .\n", p[0], p[1])
	}
	for _, d := range all {
		fmt.Fprintf(&b, "\n<%s> a %s", d.id, strings.Join(d.types, ", "))
		for i, s := range d.statements {
			if i > 0 && d.statements[i-1].predicate == s.predicate {
				b.WriteString(", " + s.object.turtle())
				continue
			}
			b.WriteString(" ;\n  " + s.predicate + " " + s.object.turtle())
		}
		b.WriteString(" .\n")
	}
	return b.Bytes()
}

func (o object) turtle() string {
	switch {
	case o.id != "":
		return "<" + o.id + ">"
	case o.lang != "":
		return quoted(o.text) + "@" + o.lang
	case o.datatype != "":
		return quoted(o.text) + "^^" + o.datatype
	}
	return quoted(o.text)
}

// quoted is a text as Turtle quotes it.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// jsonLD writes the same descriptions as JSON-LD.
func jsonLD(all []description) ([]byte, error) {
	context := ordered{}
	for _, p := range prefixes() {
		context = append(context, member{p[0], raw(p[1])})
	}
	graph := make([]ordered, len(all))
	for i, d := range all {
		graph[i] = d.jsonLD()
	}
	line, err := encode(struct {
		Context ordered   `json:"@context"`
		Graph   []ordered `json:"@graph"`
	}{context, graph})
	if err != nil {
		return nil, err
	}
	return indent(line)
}

func (d description) jsonLD() ordered {
	o := ordered{{"@id", raw(d.id)}, {"@type", raw(d.types)}}
	var objects []json.RawMessage
	for i, s := range d.statements {
		objects = append(objects, s.object.jsonLD())
		if i == len(d.statements)-1 || d.statements[i+1].predicate != s.predicate {
			o = append(o, member{s.predicate, raw(objects)})
			objects = nil
		}
	}
	return o
}

func (o object) jsonLD() json.RawMessage {
	if o.id != "" {
		return raw(namedNode{o.id})
	}
	return raw(struct {
		Value    string `json:"@value"`
		Language string `json:"@language,omitempty"`
		Type     string `json:"@type,omitempty"`
	}{o.text, o.lang, o.datatype})
}
