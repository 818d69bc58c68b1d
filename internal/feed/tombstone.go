package feed

import (
	"time"

	"openoverheid.nu/internal/site"
)

// mostTombstones is how many cases that were taken away a feed names, the last ones. It is no number of days: that would make
// the feed depend on the day it is built.
const mostTombstones = 50

const tombstoneSpace = "http://purl.org/atompub/tombstones/1.0"

// atomTombstone says that a case was taken away (RFC 6721).
type atomTombstone struct {
	Ref     string `xml:"ref,attr"`
	When    string `xml:"when,attr"`
	Comment string `xml:"at:comment,omitempty"`
}

func tombstonesOf(withdrawn []site.Withdrawn) []atomTombstone {
	var all []atomTombstone
	for _, w := range withdrawn {
		if when := writable(w.Date); !when.IsZero() {
			all = append(all, atomTombstone{Ref: escapeURI(w.ID), When: atomTime(when), Comment: plain(w.Reason)})
		}
	}
	return all
}

// changedAt is the last change of a channel, those that were taken away included.
func (c *channel) changedAt() time.Time {
	last := c.updated
	for _, w := range c.withdrawn {
		if when := writable(w.Date); when.After(last) {
			last = when
		}
	}
	return last
}
