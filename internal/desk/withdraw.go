package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
)

// withdrawnName is where the editors say which cases they took away.
const withdrawnName = "cases/withdrawn.yaml"

// Tombstone is a row for cases/withdrawn.yaml, for a case that was published: it tells the readers and programs that know the case that it
// was taken away. There is none for a draft.
type Tombstone struct {
	Case string    `json:"case"` // its id
	Date time.Time `json:"date"`
	Lang string    `json:"lang,omitempty"` // empty where all languages went
}

// row is the tombstone as it is written, behind so many blanks.
func (t Tombstone) row(indent int, reason string) string {
	lines := []string{"- case: " + t.Case, "  date: " + t.Date.Format(time.DateOnly)}
	if t.Lang != "" {
		lines = append(lines, "  lang: "+t.Lang)
	}
	if reason != "" {
		quoted, _ := json.Marshal(reason) // a text always can be
		lines = append(lines, "  reason: "+string(quoted))
	}
	blank := strings.Repeat(" ", indent)
	return blank + strings.Join(lines, "\n"+blank) + "\n"
}

// YAML is the row as it is written.
func (t Tombstone) YAML() string { return t.row(2, "") }

// Withdraw writes a row behind those of cases/withdrawn.yaml, and leaves the rest of the file as it is. The reason, in the site's first
// language, may be empty. A file that is written in a way that has no room for a row is refused: a person has to add it.
func (d *Desk) Withdraw(t Tombstone, reason string) error {
	if checkSlug(t.Case) != nil || t.Date.IsZero() || len(reason) > 1000 {
		return refuse(withdrawnName, "desk-withdrawn", t.YAML())
	}
	return failed(withdrawnName, d.locked(func() error {
		now, _, err := d.disk().read(withdrawnName, casefile.MaxSize)
		base := ""
		switch {
		case err == nil:
			base = Version(now)
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
		written, ok := d.withRow(string(now), t, reason)
		if !ok {
			return refuse(withdrawnName, "desk-withdrawn", t.YAML())
		}
		_, err = d.save(withdrawnName, []byte(written), base, true)
		return err
	}))
}

// withRow adds a row to a file, and reports whether the file has one row more then.
func (d *Desk) withRow(src string, t Tombstone, reason string) (string, bool) {
	rows, ok := d.withdrawn(src)
	if !ok {
		return "", false
	}
	indent := 2
	switch {
	case len(rows) > 0:
		indent = rows[len(rows)-1].Column - len("- ") - 1
	case strings.TrimSpace(src) == "":
		src = "withdrawn:\n"
	}
	if src != "" && !strings.HasSuffix(src, "\n") {
		src += "\n"
	}
	written := src + t.row(max(indent, 0), reason)
	after, ok := d.withdrawn(written)
	if !ok || len(after) != len(rows)+1 {
		return "", false
	}
	last, _ := after[len(rows)].Get("case")
	return written, last.Text == t.Case
}

// withdrawn returns the rows of a file, and whether all of it can be read.
func (d *Desk) withdrawn(src string) ([]casefile.Value, bool) {
	if strings.TrimSpace(src) == "" {
		return nil, true
	}
	data, problems := casefile.ParseData(withdrawnName, []byte(src), d.Rules().Languages)
	if data == nil || len(problems) > 0 || len(data.Values) != 1 || data.Values[0].Name != "withdrawn" {
		return nil, false
	}
	v := data.Values[0].Value
	return v.List, v.List != nil || v.Null
}
