package form

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// shape tells forms apart that would read the same values differently: by the rows of each list, with the keys that the form can't show,
// and by the headings in their order. What is written in them does not count.
func (f *Filled) shape() string {
	var b strings.Builder
	for _, g := range f.Groups {
		for _, k := range g.Controls {
			fmt.Fprintf(&b, "%s %t\n", k.Name, k.Locked)
			for _, r := range k.Rows {
				fmt.Fprintf(&b, "- %t", r.Locked)
				for _, m := range r.old.Members {
					if _, known := k.field.Field(m.Name); !known {
						fmt.Fprintf(&b, " %q %q", m.Name, m.Value.Text)
					}
				}
				for _, part := range r.Parts {
					fmt.Fprintf(&b, " %t", part.Locked)
				}
				b.WriteByte('\n')
			}
		}
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(b.String()))
	return fmt.Sprintf("%016x", h.Sum64())
}
