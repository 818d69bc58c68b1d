package feed

import (
	"hash/fnv"
	"time"

	"openoverheid.nu/internal/site"
)

// writable returns the time in UTC, or zero where no format could write it: they have four digits for the year.
func writable(t time.Time) time.Time {
	t = t.UTC()
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

// changedAt is the last change of a case, never before it was published.
func changedAt(e *site.Entry) time.Time {
	published, updated := writable(e.Date), writable(e.Updated)
	if updated.Before(published) {
		return published
	}
	return updated
}

// instant is the last change as Atom tells it. Most cases know only the day, and the feed validator wants no two
// entries with the same atom:updated: a fraction of a second drawn from the id keeps the cases of one day apart.
func instant(e *site.Entry) time.Time {
	t := changedAt(e)
	if t.IsZero() || !t.Equal(t.Truncate(24*time.Hour)) {
		return t
	}
	h := fnv.New64a()
	h.Write([]byte(e.ID))
	return t.Add(time.Duration(h.Sum64()%1e6) * time.Microsecond)
}

// rfc3339 writes a time as Atom and RSS's atom:updated want it; empty for none.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// rfc822 writes a time as RSS wants it: RFC 822 with a year of four digits; empty for none.
func rfc822(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC1123Z)
}

// stamp is a time for JSON Feed; nil for none.
func stamp(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
