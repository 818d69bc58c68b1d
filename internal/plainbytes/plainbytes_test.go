package plainbytes

import "testing"

func TestOf(t *testing.T) {
	table := Of("\n\xff", "<&")
	got := ""
	for c, plain := range table {
		if plain {
			got += string(rune(c))
		}
	}
	if want := "\n !\"#$%'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ÿ"; got != want {
		t.Errorf("plain are %q, want %q", got, want)
	}
}
