package schema

import (
	"bytes"
	"errors"
	"fmt"
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

// compiled returns the checks of the exported schema, so that other programs accept and refuse what we do.
func (m *Model) compiled() (*checks, error) {
	if m.checks != nil {
		return m.checks, nil
	}
	src, err := m.JSONSchema()
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
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
	return &checks{compiled}, nil
}

// noLoader keeps the library from fetching anything.
type noLoader struct{}

var errNoLoader = errors.New("a content model refers to nothing outside itself")

func (noLoader) Load(string) (any, error) { return nil, errNoLoader }

// The library's own formats take leap seconds, which time.Parse does not, and addresses that no browser opens.
var formats = []jsonschema.Format{
	{Name: "date", Validate: ofString(isDay)},
	{Name: "date-time", Validate: ofString(isMoment)},
	{Name: "uri", Validate: ofString(isURL)},
}

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
