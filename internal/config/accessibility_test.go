package config

import (
	"reflect"
	"testing"
)

func TestTheStatementIsRead(t *testing.T) {
	cfg := sound(t, least+`languages: [nl, en]
accessibility:
  status: partial
  organisation: {nl: Stad Voorbeeld, en: City of Example}
  law: Een decreet
  prepared: 2026-11-24
  reviewed: "2026-12-01"
  method: external
  report: /verslag/
  contact: {name: De redactie, email: info@voorbeeld.example, phone: "+32 2 123 45 67", url: /contact/}
  enforcement: {name: Een dienst, url: "https://dienst.example/"}
  not_examined: [Oude cases]
  exceptions:
    - {what: Filmpjes, why: burden, because: Te veel, alternative: Vraag ze, mended: In 2027}
`, Options{})
	both := func(text string) Text { return Text{"nl": text, "en": text} }
	path := func(path string) Text { return Text{"nl": path, "en": "/en" + path} }
	want := Accessibility{
		Status: "partial", Organisation: Text{"nl": "Stad Voorbeeld", "en": "City of Example"}, Law: both("Een decreet"),
		Prepared: "2026-11-24", Reviewed: "2026-12-01", Method: "external", Report: path("/verslag/"),
		Exceptions: []Exception{{
			What: both("Filmpjes"), Why: "burden", Because: both("Te veel"), Alternative: both("Vraag ze"), Mended: both("In 2027"),
		}},
		NotExamined: []Text{both("Oude cases")},
		Contact: Contact{
			Name: both("De redactie"), Email: "info@voorbeeld.example", Phone: "+32 2 123 45 67", URL: path("/contact/"),
		},
		Enforcement: Enforcement{Name: both("Een dienst"), URL: both("https://dienst.example/")},
	}
	if !reflect.DeepEqual(cfg.Accessibility, want) {
		t.Errorf("got %+v\nwant %+v", cfg.Accessibility, want)
	}
}

func mistakesOfAccessibility() []mistake {
	under := func(name, block string, want ...string) mistake {
		return mistake{name: name, src: least + "accessibility:\n" + block, want: want}
	}
	const exception = `{what: "Oude presentaties", why: out-of-scope}`
	return []mistake{
		{name: "no statement", src: least + "accessibility: ja\n", want: []string{"4:16 not-block accessibility"}},
		under("nothing in it", ""),
		under("unknown part", "  statuss: full\n", "5:3 unknown-key-meant statuss | status"),
		under("status", "  status: volledig\n  method: selff\n", "5:11 choice volledig | full, partial, none", "6:11 choice-meant selff | self"),
		under("days", "  prepared: 24-11-2026\n  reviewed: [2026]\n", "5:13 day 24-11-2026", "6:13 day"),
		under("days in order", "  prepared: 2026-11-24\n  reviewed: 2026-11-23\n", "6:13 access-reviewed 2026-11-23 | 2026-11-24"),
		under("reach", "  contact: {email: info, phone: 02 123, url: mailto:a@b.be}\n",
			"5:20 email info", "5:33 phone 02 123", "5:46 link-url mailto:a@b.be"),
		under("script", "  report: \"javascript:alert(1)\"\n", "5:11 link-url javascript:alert(1)"),
		under("no blocks", "  contact: info@a.be\n  exceptions: geen\n", "5:12 not-block accessibility: contact", "6:15 not-list accessibility: exceptions"),
		under("no name", "  enforcement: {url: /klacht/}\n", `5:16 missing accessibility: enforcement: name | {name: "De ombudsdienst", url: "https://..."}`),
		under("exceptions", "  exceptions:\n  - Filmpjes\n  - {what: Filmpjes}\n  - {what: Filmpjes, why: geld}\n",
			"6:5 access-exception accessibility: exceptions", "7:5 missing accessibility: exceptions: why | "+exception,
			"8:27 choice geld | non-compliance, burden, out-of-scope"),
		under("full but", "  status: full\n  exceptions: ["+exception+"]\n", "5:11 access-full"),
		under("partial, why?", "  status: partial\n", "5:11 access-why partial"),
	}
}
