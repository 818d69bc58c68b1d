package accessibility_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/diag"
)

const file = "pages/accessibility-check.json"

const report = `{
  "date": "2026-11-24",
  "kinds": 2,
  "pages": 30,
  "views": [
    {"width": 320, "scheme": "light"},
    {"width": 1280, "scheme": "dark"}
  ],
  "tools": [
    {"name": "axe-core", "version": "4.14.1", "rules": "WCAG 2.2 AA", "pages": 2}
  ],
  "problems": [
    {"tool": "axe-core", "rule": "color-contrast", "message": "Too little", "example": "/cases/club35/", "pages": 1}
  ]
}
`

func TestACheckIsRead(t *testing.T) {
	got, problems := accessibility.ReadCheck(file, []byte(report))
	want := &accessibility.Check{
		Date: "2026-11-24", Kinds: 2, Pages: 30,
		Views:    []accessibility.View{{Width: 320, Scheme: "light"}, {Width: 1280, Scheme: "dark"}},
		Tools:    []accessibility.Tool{{Name: "axe-core", Version: "4.14.1", Rules: "WCAG 2.2 AA", Pages: 2}},
		Problems: []accessibility.Problem{{Tool: "axe-core", Rule: "color-contrast", Message: "Too little", Example: "/cases/club35/", Pages: 1}},
	}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\n%v", got, problems)
	}
}

func TestWhatIsWrongIsTold(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{`"2026-11-24"`, `"gisteren"`, "2:11 access-date"},
		{`"2026-11-24"`, `2026`, "2:11 access-text"},
		{`"2026-11-24"`, `"2026-11-24", "datum": 1`, "2:34 access-unknown-key"},
		{`"kinds": 2`, `"kinds": 2, "kinds": 3`, "3:24 access-duplicate-key"},
		{`"kinds": 2`, `"kinds": 31`, "3:12 access-number"},
		{`"kinds": 2`, `"kinds": 1.5`, "3:12 access-number"},
		{`"kinds": 2,`, ``, "1:1 access-missing"},
		{`{"width": 320, "scheme": "light"}`, `320`, "6:5 access-object"},
		{`"dark"`, `"grey"`, "7:31 access-choice"},
		{`"version": "4.14.1"`, `"version": "4\n14"`, "10:37 access-text"},
		{`"/cases/club35/"`, `"https://elders.example/"`, "13:88 access-address"},
		{`{"tool": "axe-core"`, `{"tool": "bijl"`, "13:14 access-tool"},
		{`"problems": [`, `"problems": [[[[[[]]]]],`, "12:18 access-json too deep"},
		{`"date"`, `date`, "2:3 access-json"},
		{"}\n  ]\n}", "}\n  ]\n", "16:1 access-json unexpected EOF"},
		{"}\n  ]\n}", "}\n  ]\n}{}", "15:2 access-json more than one value"},
		{"Too little", "Too \xff little", "13:68 access-json not UTF-8"},
	} {
		src := strings.Replace(report, test.from, test.to, 1)
		if src == report {
			t.Fatalf("%s is not in the report", test.from)
		}
		c, problems := accessibility.ReadCheck(file, []byte(src))
		var got []string
		for _, p := range problems {
			line := fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code)
			if p.Code == "access-json" {
				line += " " + p.Args[0]
			}
			got = append(got, line)
		}
		if c != nil || len(got) != 1 || !strings.HasPrefix(got[0], test.want) {
			t.Errorf("%s for %s: %v, want %s", test.to, test.from, got, test.want)
		}
	}
}

func TestAStatementClaimsNoMoreThanTheCheckAllows(t *testing.T) {
	clean, faulty := &accessibility.Check{}, &accessibility.Check{Problems: make([]accessibility.Problem, 1)}
	for _, test := range []struct {
		declared accessibility.Status
		check    *accessibility.Check
		want     accessibility.Status
	}{
		{accessibility.Full, nil, accessibility.Full},
		{accessibility.Full, clean, accessibility.Full},
		{accessibility.Full, faulty, accessibility.Partial},
		{accessibility.None, faulty, accessibility.None},
		{"", clean, ""},
	} {
		s := accessibility.Statement{Declaration: accessibility.Declaration{Status: test.declared}, Check: test.check}
		if got := s.StatusNow(); got != test.want {
			t.Errorf("declared %q, check %+v: %q, want %q", test.declared, test.check, got, test.want)
		}
	}
}

func FuzzReadCheck(f *testing.F) {
	f.Add([]byte(report))
	f.Add([]byte(`{"date":[[[`))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, problems := accessibility.ReadCheck(file, src)
		if (c == nil) != diag.HasErrors(problems) {
			t.Errorf("check %v with %v", c, problems)
		}
		if c != nil && (c.Pages < 1 || c.Kinds < 1 || c.Kinds > c.Pages || len(c.Tools) == 0 || len(c.Views) == 0) {
			t.Errorf("accepted %+v", c)
		}
	})
}
