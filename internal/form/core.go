package form

import "openoverheid.nu/internal/schema"

// The fields of the core (schema/core.yaml) of which the form has to know what they are for.
const (
	coverField = "image" // its key coverFile names a file beside the case
	coverFile  = "src"
	otherCases = "related"
)

// GroupID names a group of controls.
type GroupID string

// The groups, in the order of the form.
const (
	Essentials GroupID = "essentials" // what a case can't do without
	Filters    GroupID = "filters"    // what readers filter on, and the facts beside the text
	Story      GroupID = "story"      // the sections
	Evidence   GroupID = "evidence"   // results, sources, media: whatever comes in rows, and related cases
	Management GroupID = "management" // what no reader sees
)

// groupOf is the group that a field belongs to.
func groupOf(f *schema.Field) GroupID {
	switch {
	case f.Required || f.Core && f.Name == coverField:
		return Essentials
	case f.Core && f.Name == otherCases:
		return Evidence
	case f.Kind == schema.Object && f.List:
		return Evidence
	case f.Facet != nil || f.Display != schema.DisplayNone:
		return Filters
	}
	return Management
}
