// Package accessibility is what a site says of its own accessibility: what its settings declare, what the last check by
// programs found, and the status that both allow.
package accessibility

// Status is how far a site keeps to WCAG 2.2 AA and EN 301 549, in the words of the EU's model statement.
type Status string

// The statuses; the zero value is that nobody has said.
const (
	Full    Status = "full"
	Partial Status = "partial"
	None    Status = "none"
)

// Reason is why something is not accessible, by the EU's model statement.
type Reason string

// The reasons, in the order of the model.
const (
	NonCompliance Reason = "non-compliance"
	Burden        Reason = "burden"
	OutOfScope    Reason = "out-of-scope"
)

// Reasons returns all reasons, in the order of the model.
func Reasons() []Reason { return []Reason{NonCompliance, Burden, OutOfScope} }

// Method is who judged; the zero value is that nobody has said.
type Method string

// The methods of the EU's model statement: by those who make the site, or by a third party.
const (
	Self     Method = "self"
	External Method = "external"
)

// Declaration is what the settings say. Every text is by language code, and may be nil.
type Declaration struct {
	Status       Status
	Organisation map[string]string // who makes the site accessible; its title where nil
	Law          map[string]string // the law that asks for it; the EU's directive where nil
	Prepared     string            // the day of the statement, 2026-11-24; empty where nobody says
	Reviewed     string            // the day on which it was last looked through
	Method       Method
	Report       map[string]string // where the assessment can be read
	Exceptions   []Exception
	NotExamined  []map[string]string
	Contact      Contact
	Enforcement  Body
}

// Exception is content that is not accessible.
type Exception struct {
	What        map[string]string
	Reason      Reason
	Because     map[string]string // what is wrong, or why it is so
	Alternative map[string]string
	Mended      map[string]string // when it will be
}

// Contact is whom readers can tell.
type Contact struct {
	Name  map[string]string
	Email string
	Phone string
	URL   map[string]string
}

// Body is who looks after complaints.
type Body struct {
	Name map[string]string
	URL  map[string]string
}

// Statement is a declaration with the last check; the check is nil where there was none.
type Statement struct {
	Declaration
	Check *Check
}

// StatusNow is the status that may be claimed: a check that found problems leaves no site fully compliant.
func (s Statement) StatusNow() Status {
	if s.Contradicted() {
		return Partial
	}
	return s.Status
}

// Contradicted reports whether the settings claim what the check refutes.
func (s Statement) Contradicted() bool {
	return s.Status == Full && s.Check != nil && len(s.Check.Problems) > 0
}
