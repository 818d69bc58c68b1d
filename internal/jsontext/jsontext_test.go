package jsontext

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// encoded is a text as the standard library writes it.
func encoded(t testing.TB, text string, html bool) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(html)
	if err := e.Encode(text); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func checkText(t *testing.T, text string) {
	t.Helper()
	if got, want := string(AppendString(nil, text)), encoded(t, text, false); got != want {
		t.Errorf("%q is %s, want %s", text, got, want)
	}
	if got, want := string(AppendEscaped(nil, text)), encoded(t, text, true); got != want {
		t.Errorf("%q in HTML is %s, want %s", text, got, want)
	}
}

func TestEveryCharacterIsWrittenAsTheStandardLibraryWritesIt(t *testing.T) {
	for r := range rune(0x11_0000) {
		if r < 0x3000 || r%97 == 0 || r > 0xfff0 && r < 0x1_0010 {
			checkText(t, "a"+string(r)+"z")
		}
	}
	for c := range 0x2100 { // eight bytes are looked at together: every place in them
		for at := range 18 {
			checkText(t, strings.Repeat("z", at)+string(rune(c))+strings.Repeat("\x7f", 18-at))
		}
	}
	for c := range 256 {
		checkText(t, string([]byte{'a', byte(c), 'z'}))
		checkText(t, string([]byte{0xe2, 0x80, byte(c)}))
	}
}

func FuzzAnyTextIsWrittenAsTheStandardLibraryWritesIt(f *testing.F) {
	for _, text := range []string{"", "Café & <b>\"'\\", "\x00\x1f\x7f\u2028\u2029", "\xff\xfe a\xe2\x80", "🏛️ 𝒜\ufffd", strings.Repeat("lang ", 99) + "\n"} {
		f.Add(text)
	}
	f.Fuzz(checkText)
}

func TestCommasStandBetween(t *testing.T) {
	var b Text
	b.Begin('{')
	b.Member("een", "{")
	b.Optional("geen", "")
	b.Optional("twee", "[")
	b.Name("drie")
	b.Strings(nil)
	b.Name("vier")
	b.Begin('[')
	for _, text := range []string{"[", "{", ""} {
		b.Item()
		b.String(text)
	}
	b.Item()
	b.Raw([]byte("5"))
	b.End(']')
	b.Name("<zes>")
	b.Strings([]string{"a", "b"})
	b.End('}')
	if want := `{"een":"{","twee":"[","drie":[],"vier":["[","{","",5],"<zes>":["a","b"]}`; string(b) != want {
		t.Errorf("got %s, want %s", b, want)
	}
}

func BenchmarkAppendString(b *testing.B) {
	text := strings.Repeat("Veel jonge mensen beginnen hun loopbaan bij de overheid, en veel van hen vertrekken na een café. ", 6)
	text = strings.Repeat(text+"\n\n", 7)
	b.SetBytes(int64(len(text)))
	var line []byte
	for b.Loop() {
		line = AppendString(line[:0], text)
	}
}
