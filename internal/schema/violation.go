package schema

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// violations checks the value and says in our terms what the library found.
func (c *checks) violations(m *Model, v any) []Violation {
	err := c.schema.Validate(v)
	var failure *jsonschema.ValidationError
	if !errors.As(err, &failure) {
		return nil
	}
	t := translator{model: m, root: v}
	t.all(failure)
	return t.found
}

// translator turns the library's tree of errors into violations. It knows all that can occur, for the schema is ours.
type translator struct {
	model *Model
	root  any
	found []Violation
}

// all translates an error with its causes. Alternatives speak for themselves: why each of them failed is of no use to people.
func (t *translator) all(e *jsonschema.ValidationError) {
	f := t.field(e.InstanceLocation)
	switch k := e.ErrorKind.(type) {
	case *kind.Schema, *kind.Group, *kind.AllOf:
		for _, cause := range e.Causes {
			t.all(cause)
		}
	case *kind.Required:
		for _, key := range k.Missing {
			t.add(e.InstanceLocation, "schema-required", key, fieldName(append(slices.Clone(e.InstanceLocation), key)))
		}
	case *kind.AdditionalProperties:
		t.unknownKeys(e.InstanceLocation, f, k.Properties)
	case *kind.AnyOf:
		t.anyOf(e.InstanceLocation, f)
	case *kind.Enum:
		t.unknownTerm(e.InstanceLocation, f)
	case *kind.UniqueItems:
		t.duplicates(e.InstanceLocation, k.Duplicates[1])
	case *kind.Type:
		t.wrongType(e.InstanceLocation, f, k)
	default:
		t.limit(e, f)
	}
}

// limit translates what has a measure: lengths, numbers, patterns and formats.
func (t *translator) limit(e *jsonschema.ValidationError, f *Field) {
	path := e.InstanceLocation
	name, got := fieldName(path), show(valueAt(t.root, path))
	switch k := e.ErrorKind.(type) {
	case *kind.MinLength:
		if somethingPattern.MatchString(got) { // else its pattern says that it is blank
			t.add(path, "schema-too-short", name, strconv.Itoa(k.Got), strconv.Itoa(k.Want))
		}
	case *kind.MaxLength:
		t.add(path, "schema-too-long", name, strconv.Itoa(k.Got), strconv.Itoa(k.Want))
	case *kind.MinItems:
		t.add(path, "schema-too-few", name, strconv.Itoa(k.Got), strconv.Itoa(k.Want))
	case *kind.MaxItems:
		t.add(path, "schema-too-many", name, strconv.Itoa(k.Got), strconv.Itoa(k.Want))
	case *kind.Minimum:
		t.add(path, "schema-too-low", name, got, bound(f.Min))
	case *kind.Maximum:
		t.add(path, "schema-too-high", name, got, bound(f.Max))
	case *kind.Pattern:
		t.pattern(path, f, k.Want)
	case *kind.Format:
		if f.Kind == URL {
			t.add(path, "schema-bad-url", name, got)
		} else {
			t.add(path, dateCode(f), name, got)
		}
	default:
		t.add(path, "schema-bad-value", name)
	}
}

func (t *translator) pattern(path []string, f *Field, want string) {
	name, got := fieldName(path), show(valueAt(t.root, path))
	switch {
	case f.Kind == URL:
		t.add(path, "schema-bad-url", name, got)
	case f.Kind == Slug:
		t.add(path, "schema-bad-slug", name, got)
	case want == notBlank:
		t.add(path, "schema-blank", name)
	default:
		t.add(path, "schema-bad-pattern", name, got, cmp.Or(f.ExampleIn(language), want))
	}
}

func (t *translator) anyOf(path []string, f *Field) {
	value := valueAt(t.root, path)
	_, object := value.(map[string]any)
	switch {
	case object && f.Kind == Object:
		t.add(path, "schema-required-any", strings.Join(f.AnyOf, ", "))
	case value == nil:
		t.add(path, "schema-empty", fieldName(path))
	default:
		t.add(path, dateCode(f), fieldName(path), show(value))
	}
}

var somethingPattern = regexp.MustCompile(notBlank)

func dateCode(f *Field) string {
	if f.WithYear {
		return "schema-bad-year"
	}
	return "schema-bad-date"
}

// wrongType says what the value should have been, in the words of the field.
func (t *translator) wrongType(path []string, f *Field, k *kind.Type) {
	name, value := fieldName(path), valueAt(t.root, path)
	switch {
	case value == nil:
		t.add(path, "schema-empty", name)
	case len(path) == 0:
		t.add(path, "schema-not-fields")
	case k.Want[0] == "string" && f.Kind == Date:
		t.add(path, dateCode(f), name, show(value))
	default:
		t.add(path, "schema-not-"+k.Want[0], name, show(value))
	}
}

func (t *translator) add(path []string, code string, args ...string) {
	t.found = append(t.found, Violation{path, code, args})
}

// field returns the field that a path leads to, the items of a list being of the same field; for the root, one that holds all.
func (t *translator) field(path []string) *Field {
	f := &Field{Kind: Object, Fields: t.model.Fields}
	for _, step := range path {
		if sub, ok := find(f.Fields, step); ok {
			f = sub
		}
	}
	return f
}
