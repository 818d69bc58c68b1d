package casefile

import (
	"bytes"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// clean parses a case that may be remembered: nil where anything is wrong with it.
func clean(file string, src []byte, beside []string) *Case {
	c, problems := Parse(file, src, testRules())
	if c == nil {
		return nil
	}
	c.Files = beside
	if problems = append(problems, Validate(c, testRules())...); len(problems) > 0 {
		return nil
	}
	return c
}

// remembered are cases that nothing is wrong with.
func remembered(t *testing.T) [][]byte {
	t.Helper()
	all := generated(20)
	for i, src := range []string{
		goodCase,
		strings.ReplaceAll(goodCase, "\n", "\r\n"),
		"\ufeff" + goodCase,
		withFields("# een opmerking\naliases:\n  - /oud/ # hier stond ze\n  - \"/o\\u0075der/\"\n'id': 'club35'\n"),
		withFields("results:\n- {metric: Volgers, value: 0120}\n- metric: >\n    Lezers\n  value: 1e3\n\n\nperiod: {start: 2011, end: 2012}\n"),
		withBody("Een [koppeling](https://voorbeeld.example/a\\_b?x=1&amp;y=2 \"titel\") en <https://voorbeeld.example/>, www.voorbeeld.be.\n\n" +
			"![Een beeld](/beeld.png)\n\n> ## In een citaat\n\n### Kop *met* opmaak {#eigen}\n"),
		withBody(strings.Repeat("Lange tekst zonder meer. ", 400) + "[verweg](https://voorbeeld.example/verweg)\n"),
	} {
		if problems := problems(src); problems != "" {
			t.Fatal(i, problems)
		}
		all = append(all, []byte(src))
	}
	return all
}

// TestWhatIsRecalledIsWhatIsParsed holds cases that were remembered against those that were parsed, with all that is in them.
func TestWhatIsRecalledIsWhatIsParsed(t *testing.T) {
	for _, src := range remembered(t) {
		for _, beside := range [][]string{nil, {"a.jpg", "b.png"}} {
			want := clean("cases/club35.md", src, beside)
			if got := Recall("cases/club35.md", src, beside, want.rules, Remember(want, nil)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s\nis recalled as\n%+v\nnot\n%+v", src, got, want)
			}
		}
	}
}

// TestAMemoryIsTrustedOnlyForWhatItIsOf changes, one by one, all that a memory depends on.
func TestAMemoryIsTrustedOnlyForWhatItIsOf(t *testing.T) {
	src, beside := []byte(goodCase), []string{"a.jpg"}
	c := clean("cases/club35.md", src, beside)
	memory := Remember(c, nil)
	if Recall("cases/club35.md", src, beside, c.rules, memory) == nil {
		t.Fatal("it is not recalled at all")
	}
	for name, recall := range map[string]func(r Rules) *Case{
		"name": func(r Rules) *Case { return Recall("cases/club36.md", src, beside, r, memory) },
		"text": func(r Rules) *Case {
			return Recall("cases/club35.md", append(slices.Clone(src), '\n'), beside, r, memory)
		},
		"file":    func(r Rules) *Case { return Recall("cases/club35.md", src, []string{"b.jpg"}, r, memory) },
		"no file": func(r Rules) *Case { return Recall("cases/club35.md", src, nil, r, memory) },
		"language": func(r Rules) *Case {
			r.Languages = append(slices.Clone(r.Languages), "de")
			return Recall("cases/club35.md", src, beside, r, memory)
		},
		"shortcode": func(r Rules) *Case {
			r.Shortcodes = r.Shortcodes[1:]
			return Recall("cases/club35.md", src, beside, r, memory)
		},
		"paired shortcode": func(r Rules) *Case {
			r.Paired = append(slices.Clone(r.Paired), r.Shortcodes[0])
			return Recall("cases/club35.md", src, beside, r, memory)
		},
		"model": func(r Rules) *Case {
			other := *r.Model
			other.Sum[0]++
			r.Model = &other
			return Recall("cases/club35.md", src, beside, r, memory)
		},
		"no model": func(r Rules) *Case {
			r.Model = nil
			return Recall("cases/club35.md", src, beside, r, memory)
		},
	} {
		if recall(c.rules) != nil {
			t.Errorf("another %s: the memory is trusted", name)
		}
	}
}

func TestADamagedMemoryIsNotTrusted(t *testing.T) {
	c := clean("cases/club35.md", []byte(goodCase), nil)
	memory := Remember(c, nil)
	for i := range memory {
		damaged := slices.Clone(memory)
		damaged[i] ^= 1
		for _, m := range [][]byte{damaged, memory[:i], append(slices.Clone(memory), memory[i])} {
			if Recall("cases/club35.md", []byte(goodCase), nil, c.rules, m) != nil {
				t.Fatalf("damaged at %d of %d, it is trusted", i, len(memory))
			}
		}
	}
}

func TestACaseWithFaultsIsNotRemembered(t *testing.T) {
	for name, src := range map[string]string{"an error": withFields("level: x\n"), "a warning": withBody("<div>\n")} {
		c, problems := Parse("cases/club35.md", []byte(src), testRules())
		if problems = append(problems, Validate(c, testRules())...); len(problems) != 1 || Remember(c, problems) != nil {
			t.Errorf("%s: it is remembered with %v", name, problems)
		}
	}
}

// FuzzRecall recalls cases that nothing is wrong with, and reads memories that nobody wrote.
func FuzzRecall(f *testing.F) {
	seeds(f, func(src string) { f.Add([]byte(src), []byte{1, 2, 3}) })
	for i, src := range generated(5) {
		f.Add(src, Remember(clean("cases/club35.md", src, nil), nil)[32+i:])
	}
	f.Fuzz(func(t *testing.T, src, told []byte) {
		if want := clean("cases/club35.md", src, nil); want != nil {
			if got := Recall("cases/club35.md", src, nil, want.rules, Remember(want, nil)); !reflect.DeepEqual(got, want) {
				t.Fatalf("%q is recalled as\n%+v\nnot\n%+v", src, got, want)
			}
		}
		c, _ := Parse("cases/club35.md", src, testRules())
		if c == nil {
			return
		}
		seal := c.seal(told)
		Recall("cases/club35.md", src, nil, c.rules, append(seal[:], told...)) // what it makes of this has no meaning, but it comes back
		Recall("cases/club35.md", src, nil, c.rules, told)
	})
}

// TestAMemoryThatLiesDoesNoHarm changes memories behind their seal, which a mistake in Remember could do: places lie outside the text then.
func TestAMemoryThatLiesDoesNoHarm(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, src := range remembered(t) {
		c := clean("cases/club35.md", src, nil)
		memory := Remember(c, nil)
		for range 300 {
			told := bytes.Clone(memory[32:])
			for range 1 + r.Intn(3) {
				told[r.Intn(len(told))] = byte(r.Intn(256))
			}
			seal := c.seal(told)
			Recall("cases/club35.md", src, nil, c.rules, append(seal[:], told...))
		}
	}
}
