package plaintext_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/plaintext"
)

// The vectors are read by the test of the theme's plain.js too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Markdown, Text string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		if got := plaintext.Of(v.Markdown); got != v.Text {
			t.Errorf("%q\n got %q\nwant %q", v.Markdown, got, v.Text)
		}
	}
}

// A line of opening marks must not be looked through again and again.
func TestLongLinesTakeLittleTime(t *testing.T) {
	for _, mark := range []string{"[^", "](", "{{", "{#", "<a", "> ", "![", "]["} {
		start := time.Now()
		plaintext.Of(strings.Repeat(mark, 20_000))
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q: %v", mark, took)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("## Kop {#kop}\n\n- **vet** [link](/cases/x/ \"titel\")[^1]\n\n[^1]: Bron <https://x.example/>\n")
	f.Fuzz(func(t *testing.T, markdown string) {
		if got := plaintext.Of(markdown); len(got) > len(markdown) {
			t.Errorf("%q became longer: %q", markdown, got)
		}
	})
}
