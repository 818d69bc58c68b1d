package paste

import (
	"bytes"
	"errors"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	nethtml "golang.org/x/net/html"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

func markdown(t testing.TB, source string) string {
	t.Helper()
	out, err := Markdown(source, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// rendered is the HTML that a site makes of Markdown.
func rendered(t testing.TB, source string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := md.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// words is the text of HTML, with single spaces.
func words(t testing.TB, source string) string {
	t.Helper()
	doc, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(content(doc)), " ")
}

// TestSamples holds what is made of clipboards in the shape that each program gives them. UPDATE=1 writes the results anew: read what differs.
func TestSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d samples: %v", len(files), err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(file, ".html") + ".md"
		got := markdown(t, string(source)) + "\n"
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s became\n%s", file, got)
		}
		harmless(t, got)
		if again := markdown(t, rendered(t, got)) + "\n"; !strings.Contains(got, "[^") && again != got {
			t.Errorf("%s, pasted from the page it became, is\n%s", file, again)
		}
	}
}

// harmless checks what holds for all that comes out: no raw HTML, no shortcode, no picture, and nothing that a case may not have.
func harmless(t testing.TB, md string) {
	t.Helper()
	page := rendered(t, md)
	for _, bad := range []string{"raw HTML omitted", "<img", "<script", `="javascript:`} {
		if strings.Contains(page, bad) {
			t.Errorf("%q is in %q, from %q", bad, page, md)
		}
	}
	if strings.Contains(md, "{{<") || strings.Contains(md, "{{%") {
		t.Errorf("a shortcode in %q", md)
	}
	c, problems := casefile.Parse("cases/geplakt.md", []byte("---\ntitle: Geplakt\n---\n"+md+"\n"), casefile.Rules{Languages: []string{"nl"}})
	if c == nil {
		t.Fatalf("no case: %v", problems)
	}
	for _, p := range append(problems, casefile.ValidateBody(c)...) {
		if p.Severity == diag.Error {
			t.Errorf("%s: %s in %q", p.Code, p.Text("en"), md)
		}
	}
}

func TestSmallPieces(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"one word", `woord`, `woord`},
		{"nothing", `<p>&nbsp;</p><!-- x -->`, ``},
		{"bold and italic", `<p>Een <b>vet</b> en <i>schuin</i> woord</p>`, `Een **vet** en *schuin* woord`},
		{"by style", `<span style="font-weight:700">vet</span> <span style="font-style:italic">schuin</span>`, `**vet** *schuin*`},
		{"spaces outside", `<b>vet </b>gewoon<i> schuin</i>`, `**vet** gewoon *schuin*`},
		{"punctuation outside", `<b>Titel:</b>tekst`, `**Titel**:tekst`},
		{"pieces of one word", `<b>sa</b><b>men</b><b> </b><b>sterk</b>`, `**samen sterk**`},
		{"breaks", `een<br>twee<br><br>drie`, "een  \ntwee\n\ndrie"},
		{"list in list", `<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>`, "- a\n  1. b\n  2. c\n- d"},
		{"list in list, not in its item", `<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>`, "- a\n  - b\n- c"},
		{"numbers go on", `<ol start="3"><li>a</li><li>b</li></ol>`, "3. a\n4. b"},
		{"a list that starts with another number", `<ul><li>a<ol start="3"><li>b</li></ol></li></ul>`, "- a\n\n  3. b"},
		{"ten items", `<ol><li>` + strings.Repeat(`x<li>`, 9) + `y</ol>`, "1.  x\n2.  x\n3.  x\n4.  x\n5.  x\n6.  x\n7.  x\n8.  x\n9.  x\n10. y"},
		{"paragraphs in an item", `<ul><li><p>a</p><p>b</p></li></ul>`, "- a\n\n  b"},
		{"headings start at three", `<h1>Een</h1><h2>Twee</h2><h4>Drie</h4>`, "### Een\n\n#### Twee\n\n##### Drie"},
		{"empty headings", `<h1> </h1><h3>Een</h3>`, "### Een"},
		{"a bold heading", `<h2><b>Een</b></h2>`, "### Een"},
		{"table", `<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>`, "| a | b |\n|---|---|\n| 1 | 2\\|3 |"},
		{"cells over others", `<table><tr><td colspan=2>a</td><td rowspan=2>b</td></tr><tr><td>1</td><td>2</td></tr></table>`, "| a |  | b |\n|---|---|---|\n| 1 | 2 |  |"},
		{"paragraphs in a cell", `<table><tr><td>a</td><td>b</td></tr><tr><td><p>1</p><ul><li>2</li></ul></td><td>3<br>4</td></tr></table>`, "| a | b |\n|---|---|\n| 1 2 | 3 4 |"},
		{"layout", `<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>`, "a\n\nb"},
		{"quote", `<blockquote><p>a</p><p>b</p></blockquote>`, "> a\n>\n> b"},
		{"code", `<pre>a  b` + "\n" + `01. c</pre>`, "```\na  b\n01. c\n```"},
		{"script and style", `a<script>alert(1)</script><style>p{}</style><svg><text>x</text></svg> b`, `a b`},
		{"hidden", `a<span style="display: none">b</span><span style="mso-hide:all">c</span>`, `a`},
		{"picture", `a <img src="https://x.be/1.png" alt="Een foto van een huis"> b`, `a b`},
		{"emoji as a picture", `fijn <img src="https://x.be/1.png" alt="🙂">`, `fijn 🙂`},
		{"square", `50 m<sup>2</sup>`, `50 m²`},
		{"deleted", `oud<del>er</del> <ins>nieuw</ins>`, `oud nieuw`},
		{"windows quotes", "\u0093a\u0094 \u0096 b", `“a” – b`},
		{"symbol font", "a \uf0e0 b\uf123", `a → b`},
		{"unseen", "a\u200bb\u00adc\u202ed", `abcd`},
		{"head of Windows", "Version:0.9\r\nStartHTML:00000097\r\n<html><body><!--StartFragment-->a<!--EndFragment--></body></html>", `a`},
	} {
		if got := markdown(t, test.source); got != test.want {
			t.Errorf("%s:\n%s\nis not\n%s", test.name, got, test.want)
		}
		harmless(t, markdown(t, test.source))
	}
}

func TestLinks(t *testing.T) {
	for href, want := range map[string]string{
		"https://www.vlaanderen.be/x?id=1&utm_source=nieuwsbrief&fbclid=abc": "https://www.vlaanderen.be/x?id=1",
		"https://x.be/?UTM_Medium=mail":                                      "https://x.be/",
		"HTTPS://X.be/A":                                                     "https://x.be/A",
		"https://x.be/a_(b)":                                                 "https://x.be/a_%28b%29",
		"https://x.be/a b|c{{<d":                                             "https://x.be/a%20b%7Cc%7B%7B%3Cd",
		"https://x.be/%zz":                                                   "",
		"https://gebruiker:wachtwoord@x.be/":                                 "https://x.be/",
		"https://x.be/#:~:text=woord":                                        "https://x.be/",
		"https://x.be/#deel:~:text=woord":                                    "https://x.be/#deel",
		"https://münchen.de/straße":                                          "https://xn--mnchen-3ya.de/stra%C3%9Fe",
		"mailto:jan@x.be?subject=Dag":                                        "mailto:jan@x.be",
		"mailto:jan@x.be,piet@x.be":                                          "",
		"javascript:alert(1)":                                                "",
		"JaVaScRiPt:alert(1)":                                                "",
		"java\nscript:alert(1)":                                              "",
		"data:text/html,x":                                                   "",
		"file:///C:/Users/jan/tekst.docx":                                    "",
		"ms-word:ofe|u|https://x.be":                                         "",
		"/pagina":                                                            "",
		"//x.be/":                                                            "",
		"#_Toc123":                                                           "",
		"https:///":                                                          "",
		"http://[::1]/":                                                      "",
		"":                                                                   "",
		"https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.be%2Fa%3Fb%3D1&data=05%7C02%7Cjan%40x.be": "https://x.be/a?b=1",
		"https://www.google.com/url?q=https://x.be/a&sa=D&ust=1":                                                       "https://x.be/a",
		"https://www.google.com/url?q=javascript:alert(1)":                                                             "https://www.google.com/url?q=javascript%3Aalert%281%29",
		"https://x.be/" + strings.Repeat("a", 3000):                                                                    "",
	} {
		wantText := "[tekst](" + want + ")"
		if want == "" {
			wantText = "tekst"
		}
		got := markdown(t, `<a href="`+html.EscapeString(href)+`">tekst</a>`)
		if got != wantText {
			t.Errorf("%s became %s", href, got)
		}
		harmless(t, got)
	}
}

func TestAddressesThatAreWrittenOut(t *testing.T) {
	for source, want := range map[string]string{
		"Zie https://www.x.be/a-b.":         "Zie https://www.x.be/a-b.",
		"Zie www.x.be, of bel":              "Zie www.x.be, of bel",
		"https://x.be/a_b?c=1&amp;utm_id=2": `[https://x.be/a_b?c=1\&utm_id=2](https://x.be/a_b?c=1)`,
		"http://[x":                         `http\://\[x`,
		"xhttps://x.be":                     `xhttps\://x.be`,
		"ftp://x.be":                        `ftp\://x.be`,
		"Mail ann.peeters@stad.be.":         `Mail ann.peeters@stad.be.`,
		"Ann (ann_p@stad.be)":               `Ann ([ann_p@stad.be](mailto:ann_p@stad.be))`,
		"<b>ann@stad.be</b>":                `[**ann@stad.be**](mailto:ann@stad.be)`,
		"<i>0</i>jan@x.be":                  `*0*jan\@x.be`,
		"a @ b @c":                          `a @ b @c`,
	} {
		got := markdown(t, source)
		if got != want {
			t.Errorf("%s became %s", source, got)
		}
		harmless(t, got)
	}
}

// hostile are texts that would be something else in Markdown, in Hugo or in HTML.
var hostile = []string{
	"1. een", "1) een", "12345678901. x", "- een", "-", "---", "- - -", "+ een", "* een", "***", "# een", "#", "## ##", "> een", "=", "===", ": een", "| a | b |",
	"``` go", "~~~", "    code", "a `b` c", "**a**", "__a__", "a_b_c", "_a_", "~~a~~", "~a~", "[a](b)", "[a]: http://x.be", "![a](b)", "[^1]", "[^1]: x", "[ ] taak", "[x] taak",
	"<b>a</b>", "<!-- a -->", "<https://x.be>", "<jan@x.be>", "a < b > c", "&amp;", "&copy", "&#60;", "{{< figuur >}}", "{{% let-op %}}", "{{</* x */>}}", "{#id}", "a {.b}", "{ {", "{{{{<",
	"HUGOMORE42", "HAHAHUGOSHORTCODE", "{{__hugo_ctx", "<!--more-->", "a\\", "\\*a\\*", "a  ", "http://[x", "www.", "https://x.be/*a*", "$a$", "a\\\nb", "!", "a!", "C#", "@a", ":smile:", "\"a\" 'b' -- ...",
	"2 * 3 * 4", "a*b*c", "\u00a0- a", "٣. a", "a^2^", "^1", "^ a", "==a==", "(c)", "-a", "--", "a -- b", "a\u2028- b", "Term\n: definitie",
}

func TestTextStaysText(t *testing.T) {
	for _, s := range hostile {
		for _, around := range [][2]string{{"<p>", "</p>"}, {"<h2>", "</h2>"}, {"<ul><li>", "</li></ul>"}, {"<blockquote>", "</blockquote>"}, {"<p>x<br>", "</p>"}, {"<p><b>", "</b></p>"},
			{"<p>x!<a href='https://x.be'>", "</a>y</p>"}, {"<p>x<i>", "</i>y</p>"}, {"<p>x <b><i>", "</i></b>, y</p>"}, {"<table><tr><td>x<td>y<tr><td>", "<td>z</table>"}, {"<p>!<b>x</b>", "</p>"}, {"<p><b>x</b><a href='https://x.be'>", "</a><b>y</b></p>"}} {
			source := around[0] + html.EscapeString(s) + around[1]
			md := markdown(t, source)
			harmless(t, md)
			want := words(t, plainPage(source))
			if got := words(t, rendered(t, md)); got != want {
				t.Errorf("%s became %q, which reads %q and not %q", source, md, got, want)
			}
		}
	}
}

// plainPage is a page with a space where a block or a line ends, and with its texts as they are when they are pasted.
func plainPage(source string) string {
	doc, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		return source
	}
	var b strings.Builder
	each(doc, func(n *nethtml.Node) {
		switch {
		case n.Type == nethtml.TextNode:
			b.WriteString(html.EscapeString(plain(n.Data)))
		case n.Data == "br" || n.Data == "td" || n.Data == "tr":
			b.WriteString(" ")
		}
	})
	return b.String()
}

func TestCodeStaysCode(t *testing.T) {
	for _, s := range hostile {
		for _, around := range [][2]string{{"<p>x <code>", "</code> y</p>"}, {"<pre>", "</pre>"}, {"<ul><li>x<pre>", "</pre></li></ul>"}, {"<table><tr><td>x<td>y<tr><td><code>", "</code><td>z</table>"}} {
			harmless(t, markdown(t, around[0]+html.EscapeString(s)+around[1]))
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct{ name, source, code string }{
		{"too large", strings.Repeat("a", maxBytes+1), "paste-large"},
		{"too deep", strings.Repeat("<div>", 2000), "paste-deep"},
	} {
		_, err := Markdown(test.source, Options{})
		var r *Refusal
		if !errors.As(err, &r) || r.Code != test.code || r.Hint("nl") == "" || strings.Contains(r.Hint("en"), "{") {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestHostileHTMLTakesNoTime(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, maxBytes/4/len(s)) }
	for name, source := range map[string]string{
		"lists":      strings.Repeat("<ul><li>a", 100),
		"quotes":     strings.Repeat("<blockquote>a", 100),
		"formatting": fill("<b>a</p><i>b"),
		"links":      fill(`<a href="https://x.be/">a</a> `),
		"cells":      "<table>" + fill("<tr><td>a<td>b"),
		"wide cells": "<table>" + fill("<tr><td colspan=1000 rowspan=1000>a"),
		"tables":     fill("<table><tr><td>"),
		"marks":      fill("*_[`"),
		"items":      "<ul>" + fill("<li>a"),
		"word items": fill(`<p style="mso-list:l0 level9 lfo1">a`),
		"notes":      fill(`<p><a href="#_ftnref1">a</a><a href="#_ftn1">b</a>`),
		"breaks":     fill("a<br>"),
		"addresses":  fill("https://x.be/ "),
		"spaces":     fill(" "),
		"one word":   fill("a"),
		"bold":       fill("<b>a</b> b"),
		"zeros":      "<pre>" + fill("0\n"),
		"attributes": "<p " + fill(`a="b" `) + ">a",
	} {
		start := time.Now()
		_, err := Markdown(source, Options{})
		took := time.Since(start)
		t.Logf("%s: %v, %v", name, took, err)
		if took > 20*time.Second { // a second is measured: this is a square, not a slow machine
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestOptions(t *testing.T) {
	source := `<h2>Een</h2><p>tekst<a href="#_ftn1">[1]</a></p><div id="ftn1"><p><a href="#_ftnref1">[1]</a> noot</p></div>`
	got, err := Markdown(source, Options{MinHeading: 6, FirstNote: 4})
	if want := "###### Een\n\ntekst[^4]\n\n[^4]: noot"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
}

func FuzzMarkdown(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	for _, s := range hostile {
		f.Add("<ul><li><b>" + s + "</b>" + s + "<table><tr><td>" + s + "<td>" + html.EscapeString(s) + "<tr><td>a")
	}
	f.Fuzz(func(t *testing.T, source string) {
		start := time.Now()
		md, err := Markdown(source, Options{})
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v", took)
		}
		if err == nil {
			harmless(t, md)
		}
	})
}

// FuzzText checks that whatever is written in a text, bold or not, a reader of the page reads the same.
func FuzzText(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+7)%len(hostile)], hostile[(i+13)%len(hostile)], byte(i))
	}
	f.Fuzz(func(t *testing.T, a, b, c string, how byte) {
		names := []string{"b", "i", "span", "a href='https://x.be'", "u", "b", "strong", "em"}
		source := "<p>"
		for i, s := range []string{a, b, c} {
			name := names[int(how>>(2*i))%len(names)]
			source += "<" + name + ">" + html.EscapeString(strings.ToValidUTF8(s, "")) + "</" + strings.Fields(name)[0] + ">"
		}
		md := markdown(t, source+"</p>")
		harmless(t, md)
		if got, want := words(t, rendered(t, md)), words(t, plainPage(source)); got != want {
			t.Fatalf("%s became %q, which reads %q and not %q", source, md, got, want)
		}
	})
}
