package desk

import (
	"testing"
	"time"
)

func TestAWithdrawalIsARowBehindTheOthers(t *testing.T) {
	row := Tombstone{Case: "club", Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Lang: "fr"}
	for name, tt := range map[string]struct{ before, reason, want string }{
		"the first":     {"", "", "withdrawn:\n  - case: club\n    date: 2026-11-24\n    lang: fr\n"},
		"an empty list": {"withdrawn:\n", "", "withdrawn:\n  - case: club\n    date: 2026-11-24\n    lang: fr\n"},
		"behind one": {"# weg\nwithdrawn:\n- case: oud # toen\n  date: 2020-01-01", "Op \"vraag\": <b>\n#", "# weg\nwithdrawn:\n- case: oud # toen\n  date: 2020-01-01\n- case: club\n  date: 2026-11-24\n  lang: fr\n" +
			"  reason: \"Op \\\"vraag\\\": \\u003cb\\u003e\\n#\"\n"},
		"windows": {"withdrawn:\r\n    - case: oud\r\n      date: 2020-01-01\r\n", "", "withdrawn:\r\n    - case: oud\r\n      date: 2020-01-01\r\n    - case: club\r\n      date: 2026-11-24\r\n      lang: fr\r\n"},
	} {
		with := files{"cases/a.md": text("Alfa")}
		if tt.before != "" {
			with[withdrawnName] = tt.before
		}
		d := newTable(t, with)
		if err := d.Withdraw(row, tt.reason); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := d.site()[withdrawnName]; got != tt.want {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestAFileOfWithdrawalsWithoutRoomIsLeftAlone(t *testing.T) {
	row := Tombstone{Case: "club", Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	for _, before := range []string{"withdrawn: [{case: oud, date: 2020-01-01}]\n", "withdrawn:\n  - case: oud\nanders: 1\n", "weg:\n  - x\n", "withdrawn: [\n", "\xff"} {
		d := newTable(t, files{withdrawnName: before})
		refused(t, d.Withdraw(row, ""), "desk-withdrawn")
		d.expect(files{withdrawnName: before})
	}
	d := newTable(t, nil)
	refused(t, d.Withdraw(Tombstone{Case: "../x", Date: row.Date}, ""), "desk-withdrawn")
}
