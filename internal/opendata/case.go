package opendata

import (
	"bytes"
	"encoding/json"
	"time"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// SchemaPath is where the JSON Schema of the cases is, from the root of the host.
const SchemaPath = "/data/case.schema.json"

// documents writes each case as a JSON document in one line. What an editor wrote is in it as it stands: it is data, not HTML.
type documents struct {
	site   *site.Site
	schema string // the address of the schema
	terms  map[*site.Term]termJSON
}

// line appends the document of a case.
func (d *documents) line(t *jsontext.Text, e *site.Entry) {
	d.head(t, e)
	addBody(t, e)
	d.tail(t, e)
	*t = append(*t, '\n')
}

// head is what comes before the texts: what the case is, its fields and its terms.
func (d *documents) head(t *jsontext.Text, e *site.Entry) {
	d.begin(t, e)
	t.Member("lang", e.Lang)
	t.Member("slug", e.Slug)
	t.Member("updated", e.Updated.Format(time.DateOnly))
	t.Name("case") // valid by the schema
	d.addFields(t, e)
	t.Name("terms") // by facet: [{value, label, url, id}]
	d.addTerms(t, e)
}

// begin is what the document of no other case begins with.
func (d *documents) begin(t *jsontext.Text, e *site.Entry) {
	t.Begin('{')
	t.Member("schema", d.schema) // of what stands under case
	t.Member("id", e.ID)         // the same for ever
	t.Member("url", e.URL)
}

// addFields adds the fields of the model that the case has, in the order of the model. The editor's own keys are not for others.
func (d *documents) addFields(t *jsontext.Text, e *site.Entry) {
	t.Begin('{')
	for _, f := range d.site.Model.Fields {
		before := len(*t)
		t.Name(f.Name)
		var has bool
		if *t, has = e.AppendJSON(*t, f.Name); !has {
			*t = (*t)[:before]
		}
	}
	t.End('}')
}

func (d *documents) addTerms(t *jsontext.Text, e *site.Entry) {
	t.Begin('{')
	for _, f := range e.Facets {
		t.Name(f.Facet.Name)
		t.Begin('[')
		for _, term := range f.Terms {
			t.Item()
			t.Raw(d.terms[term].whole)
		}
		t.End(']')
	}
	t.End('}')
}

// addBody adds the text of the case by section, and whole: Markdown. A section of the editor's own has no id.
func addBody(t *jsontext.Text, e *site.Entry) {
	t.Name("sections")
	t.Begin('[')
	for _, s := range e.Sections {
		t.Item()
		t.Begin('{')
		t.Optional("id", s.ID)
		t.Member("title", s.Title)
		t.Member("text", s.Text)
		t.End('}')
	}
	t.End(']')
	t.Member("body", e.Body)
}

// tail is what comes after the texts: the cases that belong to this one.
func (d *documents) tail(t *jsontext.Text, e *site.Entry) {
	if len(e.Related) > 0 {
		t.Name("related")
		t.Begin('[')
		for _, r := range e.Related {
			addReference(t, r.Entry, "")
		}
		t.End(']')
	}
	if len(e.Translations) > 0 {
		t.Name("translations")
		t.Begin('[')
		for _, other := range e.Translations {
			addReference(t, other, other.Lang)
		}
		t.End(']')
	}
	t.End('}')
}

func addReference(t *jsontext.Text, e *site.Entry, lang string) {
	t.Item()
	t.Begin('{')
	t.Member("slug", e.Slug)
	t.Optional("lang", lang)
	t.Member("title", e.Title)
	t.Member("url", e.URL)
	t.End('}')
}

// termJSON is a term as JSON.
type termJSON struct {
	whole []byte    // {value, label, url, id}
	id    []byte    // a text, the same in every language
	from  made.From // what tells it from any other
}

// termsOnce are the terms of all languages: they are few beside the cases that have them.
func termsOnce(s *site.Site) map[*site.Term]termJSON {
	all := map[*site.Term]termJSON{}
	for _, l := range s.Languages {
		for _, f := range l.Facets {
			for _, term := range f.Terms {
				var t jsontext.Text
				id := termID(s, f.Name, term.Value)
				t.Begin('{')
				t.Member("value", term.Value)
				t.Member("label", term.Label)
				t.Member("url", term.URL)
				t.Member("id", id)
				t.End('}')
				all[term] = termJSON{t, jsontext.AppendString(nil, id), made.Row(t).Sum()}
			}
		}
	}
	return all
}

// encode is JSON in one line, with <, > and & as they are.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// indent lays JSON out for people.
func indent(line []byte) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(line) + len(line)/4)
	if err := json.Indent(&b, line, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
