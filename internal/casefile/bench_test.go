package casefile

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// generated returns cases of the shape and size that editors write: 4 kB, a dozen fields, five sections with lists and links.
func generated(n int) [][]byte {
	r := rand.New(rand.NewSource(1))
	words := strings.Fields("de overheid luistert naar burgers en ambtenaren die samen via sociale media een netwerk bouwen, over " +
		"vacatures praten. Vragen beantwoorden – ook 's avonds – werkt volgens één dienst “beter” dan verwacht en kost weinig")
	text := func(length int) string {
		picked := make([]string, length)
		for i := range picked {
			picked[i] = words[r.Intn(len(words))]
		}
		return strings.Join(picked, " ")
	}
	cases := make([][]byte, n)
	for i := range cases {
		var b strings.Builder
		year := 2008 + i%17
		fmt.Fprintf(&b, "---\ntitle: %q\ndate: %d-03-06\nsummary: %q\n", text(7), year, text(28))
		fmt.Fprintf(&b, "organisations: [\"Organisatie %d\"]\nlevel: vlaams\naspects: [innovatie, hrm]\n", i%50)
		fmt.Fprintf(&b, "tags: [thema %d, thema %d, thema 34]\nperiod: {start: %d, end: %d}\n", i%7, 8+i%9, year-1, year)
		fmt.Fprintf(&b, "results:\n  - {metric: Volgers, value: %d, source: \"https://voorbeeld.example/%d\"}\n", 50+i, i)
		fmt.Fprintf(&b, "sources:\n  - {title: %q, url: \"https://voorbeeld.example/bron/%d\"}\n", text(5), i)
		fmt.Fprintf(&b, "related: [case-%d, case-%d]\n---\n\n## Aanleiding\n\n%s\n\n## Aanpak\n\n", i+1, i+2, text(110))
		fmt.Fprintf(&b, "%s [meer lezen](https://voorbeeld.example/) en **vet** en *cursief*.\n\n", text(90))
		for range 4 {
			fmt.Fprintf(&b, "- %s\n", text(8))
		}
		fmt.Fprintf(&b, "\n%s\n\n## Resultaat\n\n%s\n\n> %s\n\n## Lessen\n\n%s\n", text(60), text(90), text(22), text(80))
		cases[i] = []byte(b.String())
	}
	return cases
}

// BenchmarkCases reads and checks 10,000 cases, as every build does.
func BenchmarkCases(b *testing.B) {
	cases, rules := generated(10_000), testRules()
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range cases {
			c, problems := Parse("cases/club35.md", src, rules)
			if problems = append(problems, Validate(c, rules)...); len(problems) > 0 {
				b.Fatal(problems[0].Text("en"), problems)
			}
		}
	}
}

// BenchmarkParse and BenchmarkValidate are for one case.
func BenchmarkParse(b *testing.B) {
	src, rules := generated(1)[0], testRules()
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Parse("cases/club35.md", src, rules)
	}
}

func BenchmarkValidate(b *testing.B) {
	c, _ := Parse("cases/club35.md", generated(1)[0], testRules())
	b.ReportAllocs()
	for b.Loop() {
		Validate(c, testRules())
	}
}

// BenchmarkRecall is for one case that was remembered, beside BenchmarkParse and BenchmarkValidate.
func BenchmarkRecall(b *testing.B) {
	src, rules := generated(1)[0], testRules()
	c, _ := Parse("cases/club35.md", src, rules)
	memory := Remember(c, nil)
	b.ReportAllocs()
	b.ReportMetric(float64(len(memory)), "bytes")
	for b.Loop() {
		if Recall("cases/club35.md", src, nil, rules, memory) == nil {
			b.Fatal("not recalled")
		}
	}
}

// BenchmarkRemember is what it adds to reading a case that was not.
func BenchmarkRemember(b *testing.B) {
	c, _ := Parse("cases/club35.md", generated(1)[0], testRules())
	b.ReportAllocs()
	for b.Loop() {
		Remember(c, nil)
	}
}
