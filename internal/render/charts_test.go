package render

import (
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

func TestFiguresInOneUnitBecomeBars(t *testing.T) {
	f := &schema.Field{Fields: []*schema.Field{
		{Name: "metric", Kind: schema.String}, {Name: "value", Kind: schema.Number}, {Name: "unit", Kind: schema.String},
	}}
	for _, test := range []struct{ rows, charts, single string }{
		{"500 leden, 250 Leden", "leden 0:1000 1:500", ""},
		{"500 leden, 3 kanalen", "", "0 1"},
		{"88 %", "% 0:880", ""},
		{"188 %, 12 %", "% 1:120", "0"},
		{"120, 130", "", "0 1"},
		{"-5 euro, 10 euro, 20 euro", "euro 1:500 2:1000", "0"},
		{"0 fouten, 0 fouten", "fouten 0:0 1:0", ""},
		{"1 mens, 1000000 mens", "mens 0:4 1:1000", ""}, // still seen
		{"1e999 mens, veel mens, NaN mens", "", "0 1 2"},
		{"7 a, 8 b, 9 a, 6 b", "a 0:778 2:1000; b 1:1000 3:750", ""},
	} {
		var rows []casefile.Value
		for text := range strings.SplitSeq(test.rows, ", ") {
			value, unit, _ := strings.Cut(text, " ")
			rows = append(rows, casefile.Value{Members: []casefile.Member{
				{Name: "value", Value: casefile.Value{Text: value}}, {Name: "unit", Value: casefile.Value{Text: unit}},
			}})
		}
		made, single := charts(rows, f)
		var shown []string
		for _, c := range made {
			text := c.Unit
			for _, bar := range c.Bars {
				text += fmt.Sprintf(" %d:%d", bar.Row, bar.Share)
			}
			shown = append(shown, text)
		}
		if got := strings.Join(shown, "; "); got != test.charts {
			t.Errorf("%s: bars %q, want %q", test.rows, got, test.charts)
		}
		if got := strings.Trim(fmt.Sprint(single), "[]"); got != test.single {
			t.Errorf("%s: by themselves %q, want %q", test.rows, got, test.single)
		}
	}
}

func TestDiscsCompareByArea(t *testing.T) {
	for _, test := range []struct{ count, most, want int }{{0, 4, 0}, {1, 4, 500}, {4, 4, 1000}, {0, 0, 0}} {
		if got := radius(test.count, test.most); got != test.want {
			t.Errorf("%d of %d: %d, want %d", test.count, test.most, got, test.want)
		}
	}
}
