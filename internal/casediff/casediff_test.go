package casediff

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

func rules(t testing.TB) casefile.Rules {
	t.Helper()
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse("cases/schema.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return casefile.Rules{Model: m, Languages: []string{"nl", "en"}}
}

func parse(t testing.TB, r casefile.Rules, src string) *casefile.Case {
	t.Helper()
	c, _ := casefile.Parse("cases/club35.md", []byte(src), r)
	if c == nil {
		t.Fatalf("nothing could be read of %q", src)
	}
	return c
}

// marked is a text with [-what was removed-] and {+what was added+}.
func marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Kind {
		case Removed:
			b.WriteString("[-" + p.Text + "-]")
		case Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func show(changes []Change) string {
	var lines []string
	for _, c := range changes {
		where := c.Field + c.Section
		if c.Intro {
			where = "intro"
		}
		if c.Row > 0 {
			where += fmt.Sprintf("[%d %s]", c.Row, c.Name)
		}
		if c.Key != "" {
			where += "." + c.Key
		}
		what := c.Before + " -> " + c.After
		if c.Words != nil {
			what = marked(c.Words)
		}
		lines = append(lines, fmt.Sprintf("%s %s: %s", c.Kind, where, what))
	}
	return strings.Join(lines, "\n")
}

const (
	body = "\n## Aanleiding\n\nEr waren veel vragen.\n\n## Aanpak\n\nTwee mensen antwoorden.\n\n## Ons team\n\nWij zijn met zes.\n"
	base = "---\ntitle: Club35\n# een aantekening\ntags: [netwerk, jongeren]\nperiod: {start: 2011, end: 2012}\nimage: {src: a.jpg, alt: Twee mensen}\n" +
		"results:\n  - {metric: Leden in juli, value: 500}\n  - {metric: Diensten in juli, value: 100}\n---\n" + body
)

func TestWhatChanged(t *testing.T) {
	r := rules(t)
	for name, example := range map[string]struct{ old, new, want string }{
		"nothing":         {"", "", ""},
		"a comment":       {"# een aantekening\n", "", ""},
		"another form":    {"title: Club35", "title: \"Club35\"", ""},
		"a word":          {"title: Club35", "title: Club36 groeit", "changed title: [-Club35-]{+Club36 groeit+}"},
		"a field goes":    {"period: {start: 2011, end: 2012}\n", "", "removed period.start: 2011 -> \nremoved period.end: 2012 -> "},
		"a field comes":   {"tags:", "status: lopend\ntags:", "added status:  -> lopend"},
		"a key":           {"end: 2012", "end: 2013", "changed period.end: [-2012-]{+2013+}"},
		"another shape":   {"period: {start: 2011, end: 2012}", "period: lang geleden", "changed period: [-start: 2011; end: 2012-]{+lang geleden+}"},
		"alt":             {"Twee mensen", "Twee jonge mensen", "changed image.alt: Twee{+ jonge+} mensen"},
		"a term":          {"[netwerk, jongeren]", "[netwerk, kennis]", "added tags:  -> kennis\nremoved tags: jongeren -> "},
		"terms in order":  {"[netwerk, jongeren]", "[jongeren, netwerk]", "moved tags: netwerk, jongeren -> jongeren, netwerk"},
		"a value":         {"value: 500", "value: 800", "changed results[1 Leden in juli].value: [-500-]{+800+}"},
		"a row goes":      {"  - {metric: Leden in juli, value: 500}\n", "", "removed results[1 Leden in juli]: metric: Leden in juli; value: 500 -> "},
		"a row comes":     {"results:\n", "results:\n  - {metric: Nieuw, value: 1}\n", "added results[1 Nieuw]:  -> metric: Nieuw; value: 1"},
		"a row is named":  {"metric: Leden in juli, value: 500", "metric: Leden in juni, value: 500", "added results[1 Leden in juni]:  -> metric: Leden in juni; value: 500\nremoved results[1 Leden in juli]: metric: Leden in juli; value: 500 -> "},
		"words":           {"veel vragen", "heel veel vragen", "changed aanleiding: Er waren{+ heel+} veel vragen."},
		"an intro":        {"\n## Aanleiding", "\nVooraf.\n\n## Aanleiding", "added intro:  -> Vooraf."},
		"a section goes":  {"## Ons team\n\nWij zijn met zes.\n", "", "removed Ons team: Wij zijn met zes. -> "},
		"a section comes": {"## Ons team", "## Resultaat\n\nGoed.\n\n## Ons team", "added resultaat:  -> Goed."},
		"a heading":       {"## Ons team", "## De ploeg", "renamed De ploeg: [-Ons team-]{+De ploeg+}"},
		"both":            {"## Ons team\n\nWij zijn met zes.", "## De ploeg\n\nWij zijn met zeven.", "renamed De ploeg: [-Ons team-]{+De ploeg+}\nchanged De ploeg: Wij zijn met [-zes-]{+zeven+}."},
		"a section moves": {body, "\n## Aanpak\n\nTwee mensen antwoorden.\n\n## Aanleiding\n\nEr waren veel vragen.\n\n## Ons team\n\nWij zijn met zes.\n", "moved aanpak: Aanpak -> Aanpak"},
		"rows in order": {"  - {metric: Leden in juli, value: 500}\n  - {metric: Diensten in juli, value: 100}\n",
			"  - {metric: Diensten in juli, value: 100}\n  - {metric: Leden in juli, value: 500}\n",
			"moved results[1 Diensten in juli]: metric: Diensten in juli; value: 100 -> metric: Diensten in juli; value: 100"},
	} {
		changed := strings.Replace(base, example.old, example.new, 1)
		if name != "nothing" && changed == base {
			t.Fatalf("%s: nothing to replace", name)
		}
		if got := show(Compare(parse(t, r, base), parse(t, r, changed))); got != example.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", name, got, example.want)
		}
	}
}

func TestACaseThatIsNew(t *testing.T) {
	c := parse(t, rules(t), "---\ntitle: Club35\n---\n\n## Aanpak\n\nIets.\n")
	if got := show(Compare(nil, c)); got != "added title:  -> Club35\nadded aanpak:  -> Iets." {
		t.Errorf("new: %s", got)
	}
	if got := show(Compare(c, nil)); got != "removed title: Club35 -> \nremoved aanpak: Iets. -> " {
		t.Errorf("gone: %s", got)
	}
}

func TestWordsThatDiffer(t *testing.T) {
	for _, example := range [][3]string{
		{"", "", ""},
		{"een twee drie", "een twee drie", "een twee drie"},
		{"een twee drie", "een vier drie", "een [-twee-]{+vier+} drie"},
		{"een twee drie vier", "een vijf zes vier", "een [-twee drie-]{+vijf zes+} vier"},
		{"Hij zei ja.", "Hij zei nee!", "Hij zei [-ja.-]{+nee!+}"},
		{"één\n\ntwee\n", "één\n\ndrie\n", "één\n\n[-two-]"},
		{"", "nieuw", "{+nieuw+}"},
		{"weg", "", "[-weg-]"},
		{"een lange zin over katten en honden in huis", "iets dat er helemaal niet op lijkt, met andere taal", "[-een lange zin over katten en honden in huis-]{+iets dat er helemaal niet op lijkt, met andere taal+}"},
	} {
		want := strings.Replace(example[2], "[-two-]", "[-twee-]{+drie+}\n", 1)
		if got := marked(Words(example[0], example[1])); got != want {
			t.Errorf("%q, %q\ngot  %s\nwant %s", example[0], example[1], got, want)
		}
	}
}

func TestSideBySide(t *testing.T) {
	var got []string
	for _, r := range SideBySide("een\ntwee woorden\ndrie\n", "een\ntwee mooie woorden\nnieuw\ndrie\n") {
		side := func(l *Line) string {
			if l == nil {
				return "-"
			}
			return fmt.Sprintf("%d %s", l.Number, marked(l.Pieces))
		}
		got = append(got, fmt.Sprintf("%s | %s | %s", r.Kind, side(r.Before), side(r.After)))
	}
	want := "same | 1 een | 1 een\nchanged | 2 twee woorden | 2 twee{+ mooie+} woorden\nadded | - | 3 {+nieuw+}\nsame | 3 drie | 4 drie"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// sides are the texts that pieces came from.
func sides(pieces []Piece) (before, after string) {
	var a, b strings.Builder
	for _, p := range pieces {
		if p.Kind != Added {
			a.WriteString(p.Text)
		}
		if p.Kind != Removed {
			b.WriteString(p.Text)
		}
	}
	return a.String(), b.String()
}

func checkSides(t *testing.T, before, after string) {
	t.Helper()
	if a, b := sides(Words(before, after)); a != before || b != after {
		t.Fatalf("words of %q and %q give back %q and %q", before, after, a, b)
	}
	var a, b []string
	for i, r := range SideBySide(before, after) {
		if (r.Before == nil) != (r.Kind == Added) || (r.After == nil) != (r.Kind == Removed) {
			t.Fatalf("row %d of %q and %q is %+v", i, before, after, r)
		}
		if r.Before != nil {
			text, _ := sides(r.Before.Pieces)
			if a = append(a, text); r.Before.Number != len(a) {
				t.Fatalf("line %d has number %d", len(a), r.Before.Number)
			}
		}
		if r.After != nil {
			_, text := sides(r.After.Pieces)
			if b = append(b, text); r.After.Number != len(b) {
				t.Fatalf("line %d has number %d", len(b), r.After.Number)
			}
		}
	}
	if strings.Join(a, "\n") != strings.TrimSuffix(before, "\n") || strings.Join(b, "\n") != strings.TrimSuffix(after, "\n") {
		t.Fatalf("rows of %q and %q give back %q and %q", before, after, a, b)
	}
}

func TestPiecesGiveBackBothSides(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "b", "één", " ", "\n", ".", "woord", "  ", "\r\n", "\xff"}
	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		return b.String()
	}
	for range 3000 {
		before := text(60)
		after := text(60)
		if r.IntN(2) == 0 && before != "" { // a small edit of the same text
			at := r.IntN(len(before))
			after = before[:at] + text(5) + before[min(len(before), at+r.IntN(4)):]
		}
		checkSides(t, before, after)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("een twee\ndrie", "een\ndrie vier\n")
	f.Add("\n\na\r\n", "a")
	f.Fuzz(checkSides)
}

// FuzzCompare compares whatever can be read: a case and itself do not differ, and every change gives back what it says.
func FuzzCompare(f *testing.F) {
	f.Add(base, strings.NewReplacer("juli", "juni", "Aanpak", "Werkwijze", "veel", "weinig").Replace(base))
	f.Add("---\nresults: [{a: b}, {a: {b: [c]}}, d]\n---\n## x\n## x\n", "---\nresults: {a: b}\n---\n# y\n## x\n")
	r := rules(f)
	f.Fuzz(func(t *testing.T, old, new string) {
		before, _ := casefile.Parse("cases/club35.md", []byte(old), r)
		after, _ := casefile.Parse("cases/club35.md", []byte(new), r)
		if got := Compare(before, before); len(got) > 0 {
			t.Fatalf("%q and itself: %s", old, show(got))
		}
		for _, change := range Compare(before, after) {
			if a, b := sides(change.Words); change.Words != nil && (a != change.Before || b != change.After) {
				t.Fatalf("%+v gives back %q and %q", change, a, b)
			}
		}
	})
}

// TestHostileTexts has no limit of its own: what is not bounded would not end in the time a test has.
func TestHostileTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	random := func(letters, end string) string {
		var b strings.Builder
		for b.Len() < 1<<20 {
			b.WriteByte(letters[r.IntN(len(letters))])
			b.WriteString(end)
		}
		return b.String()
	}
	for _, end := range []string{"\n", " ", ""} {
		checkSides(t, random("ab", end), random("ab", end))
	}
	checkSides(t, random("abcdefghijklmnopqrstuvwxyz", "\n"), random("zyxwv", "\n"))
	rule := rules(t)
	list := func(item string) string { return "---\ntags: [" + strings.Repeat(item+", ", 20_000) + "]\n---\n" }
	Compare(parse(t, rule, list("a")), parse(t, rule, list("b")))
	sections := func(word string) string {
		return "---\ntitle: x\n---\n" + strings.Repeat("## "+word+"\n\n"+word+" tekst\n\n", 20_000)
	}
	Compare(parse(t, rule, sections("een")), parse(t, rule, sections("twee")))
}

func TestCasesThatSayTheSameDoNotDiffer(t *testing.T) {
	r := rules(t)
	entries, err := os.ReadDir("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	var all []*casefile.Case
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".md") {
			continue
		}
		src, err := os.ReadFile("../../cases/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		c := parse(t, r, string(src))
		if got := Compare(c, parse(t, r, string(src))); len(got) > 0 {
			t.Errorf("%s and itself: %s", e.Name(), show(got))
		}
		all = append(all, c)
	}
	for i := range all[1:] { // and of two cases that do, every change gives back what it says
		for _, change := range Compare(all[i], all[i+1]) {
			if before, after := sides(change.Words); change.Words != nil && (before != change.Before || after != change.After) {
				t.Errorf("%+v gives back %q and %q", change, before, after)
			}
			if !slices.Contains([]Kind{Added, Removed, Changed, Moved, Renamed}, change.Kind) {
				t.Errorf("%+v has no kind", change)
			}
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	src, err := os.ReadFile("../../cases/us-air-force-beslissingsboom.md")
	if err != nil {
		b.Fatal(err)
	}
	r := rules(b)
	before, after := parse(b, r, string(src)), parse(b, r, strings.ReplaceAll(string(src), " de ", " het "))
	for b.Loop() {
		Compare(before, after)
	}
}
