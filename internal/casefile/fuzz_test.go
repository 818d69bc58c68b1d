package casefile

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

func seeds(f *testing.F, add func(src string)) {
	f.Helper()
	for _, src := range []string{
		"", goodCase, "\ufeff" + strings.ReplaceAll(goodCase, "\n", "\r\n"), "---\n" + goodFields, string(generated(1)[0]),
		withFields("image: {src: a.jpg, alt: 'b''c'}\nresults:\n  - metric: \"é\\u00e9\"\n    value: |\n      1\nlevel:vlaams\n\ttags: [\n"),
		withFields("x: &a [*a, *a]\ny: !!binary z\n<<: *a\n? k\n: v\n--- #\n"),
		withBody("![](x) [a](javascript:b) <div>\n\n[^1]: x\n\n[^2]\n\n{{< video a=\"b\" >}}{{% note %}}x{{% /note %}}{{</* y */>}}\n\n```go {a=null}\n```\n"),
		withBody("| a | b |\n|---|---|\n| `c` | **d** |\n\n# {#x}\n\nA\n---\n> - 1. x\n\nwww.x.be a@b.be\n"),
	} {
		add(src)
	}
}

// FuzzParse feeds the parser what nobody means to write. It must stay calm: no panic, no endless work, and problems that lie in the file.
func FuzzParse(f *testing.F) {
	seeds(f, func(src string) { f.Add([]byte(src)) })
	f.Fuzz(func(t *testing.T, src []byte) {
		start := time.Now()
		c, problems := Parse("cases/club35.md", src, testRules())
		if c != nil {
			problems = append(problems, Validate(c, testRules())...)
		} else if len(problems) == 0 {
			t.Fatal("neither a case nor a problem")
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v for %d bytes", took, len(src))
		}
		checkPlaces(t, src, problems)
	})
}

// checkPlaces checks that problems lie in the file, or just behind it.
func checkPlaces(t *testing.T, src []byte, problems []diag.Problem) {
	t.Helper()
	lines := strings.Split(unifyLines(strings.TrimPrefix(string(src), "\ufeff")), "\n")
	for _, p := range problems {
		if p.Line < 0 || p.Line > len(lines) || p.Line == 0 && p.Column != 0 {
			t.Fatalf("%v is not in the file of %d lines", p, len(lines))
		}
		if p.Line > 0 && (p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1) {
			t.Fatalf("%v is not in its line %q", p, lines[p.Line-1])
		}
	}
}

// FuzzFormat checks that a case written and read again is the same case, and that a field set is the field read.
func FuzzFormat(f *testing.F) {
	seeds(f, func(src string) { f.Add(src, "title", "een: twee #drie\n") })
	f.Fuzz(func(t *testing.T, src, name, value string) {
		c, problems := Parse("cases/club35.md", []byte(src), testRules())
		if c == nil {
			return
		}
		formatted := c.Format()
		again, problemsAgain := Parse("cases/club35.md", formatted, testRules())
		if again == nil || string(again.Format()) != string(formatted) {
			t.Fatalf("%q becomes %q", src, formatted)
		}
		if !reflect.DeepEqual(c.Values, again.Values) || strings.TrimSuffix(again.Body, "\n") != strings.TrimSuffix(c.Body, "\n") ||
			!reflect.DeepEqual(problems, problemsAgain) {
			t.Fatalf("%q becomes %q: %v and %v", src, formatted, problems, problemsAgain)
		}
		edit(t, again, name, value)
	})
}

// edit sets a field, and checks that it is there and that all others stay.
func edit(t *testing.T, c *Case, name, value string) {
	t.Helper()
	if name = cleanValue(name); !c.parts.whole || repeats(c, name) {
		return
	}
	before := others(c, name)
	c.Set(name, Value{Text: value})
	got, ok := c.Get(name)
	if !ok || got.Text != cleanValue(value) && !sameNumber(got.Text, value) {
		t.Fatalf("set %q to %q: is %q in %q", name, value, got.Text, c.text)
	}
	if after := others(c, name); after != before {
		t.Fatalf("set %q to %q: the others were %s, are %s", name, value, before, after)
	}
	c.Remove(name)
	if _, ok := c.Get(name); ok {
		t.Fatalf("removed %q: is still there in %q", name, c.text)
	}
}

// repeats reports whether a field is there more than once, or in a way that can't be read.
func repeats(c *Case, name string) bool {
	n := 0
	for _, b := range c.blocks() {
		if b.name == name {
			n++
		}
	}
	_, ok := c.Get(name)
	return n > 1 || n == 1 && !ok
}

func others(c *Case, name string) string {
	var b strings.Builder
	for _, m := range c.Values {
		if m.Name != name {
			b.WriteString(m.Name + ": " + show(m.Value) + "\n")
		}
	}
	return b.String() + c.Body
}

func sameNumber(a, b string) bool {
	x, ok := parseNumber(a)
	y, ok2 := parseNumber(b)
	return ok && ok2 && x == y || strings.EqualFold(a, b)
}
