package feed

import "testing"

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Een titel":             "Een titel",
		"  twee\r\n\t regels  ": "twee regels",
		"a\x00b\x1fc\x7fd":      "abcd",
		"a\u0085b\u2028c":       "a b c",
		"« mot »":               "« mot »", // the spaces that keep words together stay
		"a\xffb\ufffdc\ufffe":   "abc",
		"😀 \u202eabc\u202c":     "😀 \u202eabc\u202c",
		"<b> & \"x\" ]]>":       "<b> & \"x\" ]]>",
		"":                      "",
		" ":                     "",
		"\x00":                  "",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
