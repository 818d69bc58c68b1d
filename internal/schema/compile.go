package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// checks is a model compiled by the JSON Schema library, which only this file and violation.go know.
type checks struct{ schema *jsonschema.Schema }

// compile makes the checks once for the life of the model.
func (m *Model) compile() error {
	c, err := m.compiled()
	m.checks = c
	return err
}

// compiled returns the checks, of the schema that the model publishes but for its form.
func (m *Model) compiled() (*checks, error) {
	if m.checks != nil {
		return m.checks, nil
	}
	var src bytes.Buffer
	if err := writeJSON(&src, m.document(toCheck)); err != nil {
		return nil, fmt.Errorf("writing the JSON Schema: %w", err)
	}
	schema, err := compileJSON(&src)
	if err != nil {
		return nil, err
	}
	return &checks{schema}, nil
}

func compileJSON(src io.Reader) (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(src)
	if err != nil {
		return nil, fmt.Errorf("reading our own JSON Schema: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.UseLoader(noLoader{})
	c.AssertFormat()
	for _, f := range formats {
		c.RegisterFormat(&f)
	}
	const name = "case.schema.json"
	if err := c.AddResource(name, doc); err != nil {
		return nil, fmt.Errorf("adding the JSON Schema: %w", err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		return nil, fmt.Errorf("compiling the JSON Schema: %w", err)
	}
	return compiled, nil
}

// noLoader keeps the library from fetching anything.
type noLoader struct{}

var errNoLoader = errors.New("a content model refers to nothing outside itself")

func (noLoader) Load(string) (any, error) { return nil, errNoLoader }

// The library's own formats take leap seconds, which time.Parse does not, and addresses that no browser opens.
var formats = []jsonschema.Format{
	{Name: "date", Validate: ofString(isDay)},
	{Name: "date-time", Validate: ofString(isMoment)},
	{Name: dayOrMoment, Validate: ofString(func(s string) bool { return isDay(s) || isMoment(s) })},
	{Name: "uri", Validate: ofString(isURL)},
}

// dayOrMoment is a format of our own, which is not published.
const dayOrMoment = "day-or-moment"

var errFormat = errors.New("not in the format")

func ofString(valid func(string) bool) func(any) error {
	return func(v any) error {
		if s, ok := v.(string); ok && !valid(s) {
			return errFormat
		}
		return nil
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && s >= "0001-01-02" // the first day of all is Go's zero time
}

// momentPattern is stricter than time.Parse, which takes hours of one digit and a comma before the fraction.
var momentPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$`)

func isMoment(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil && momentPattern.MatchString(s) && s >= "0002"
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && len(s) <= 2000
}
