package site

import (
	"cmp"
	"slices"
	"time"
)

// Withdrawal is what the editors say of a case that they took away.
type Withdrawal struct {
	Case   string // the id it had: the slug it was first published under
	Lang   string // the only language that it was taken away in; empty for all
	Date   time.Time
	Reason map[string]string // by language; may be empty
}

// Withdrawn is a case that a language had and has no more.
type Withdrawn struct {
	ID     string // as Entry.ID was
	Date   time.Time
	Reason string // plain text, may be empty
}

// addWithdrawn gives each language the cases that were taken away from it, the last one first.
func (s *Site) addWithdrawn(withdrawals []Withdrawal) {
	for _, l := range s.Languages {
		for _, w := range withdrawals {
			if w.Lang == "" || w.Lang == l.Code {
				l.Withdrawn = append(l.Withdrawn, Withdrawn{ID: s.tag(l, w.Case), Date: w.Date, Reason: w.Reason[l.Code]})
			}
		}
		slices.SortFunc(l.Withdrawn, func(a, b Withdrawn) int {
			return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
		})
	}
}
