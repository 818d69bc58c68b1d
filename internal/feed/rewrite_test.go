package feed

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const testPage = "https://www.example.org/blog/cases/club35/"

func TestRewrite(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"text stays", "<p>Een <em>goed</em> idee</p>", "<p>Een <em>goed</em> idee</p>"},
		{"an address beside the page", `<a href="bijlage.pdf">x</a>`, `<a href="` + testPage + `bijlage.pdf">x</a>`},
		{"an address elsewhere on the site", `<a href="../hallo/?q=a&amp;b#c">x</a>`, `<a href="https://www.example.org/blog/cases/hallo/?q=a&amp;b#c">x</a>`},
		{"an address from the root", `<a href="/over/">x</a>`, `<a href="https://www.example.org/over/">x</a>`},
		{"an address of another site", `<a href="https://voorbeeld.be/é?a=1">x</a>`, `<a href="https://voorbeeld.be/%C3%A9?a=1">x</a>`},
		{"an address without a scheme", `<a href="//voorbeeld.be/a">x</a>`, `<a href="https://voorbeeld.be/a">x</a>`},
		{"mail", `<a href="mailto:a@voorbeeld.be">x</a>`, `<a href="mailto:a@voorbeeld.be">x</a>`},
		{"a footnote", `<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>`, `<sup><a href="` + testPage + `#fn:1">1</a></sup>`},
		{"a script's address", "<a href=\" java\nscript:alert(1)\">x</a><a href='JavaScript:x'>y</a><a href=data:text/html,x>z</a>", "<a>x</a><a>y</a><a>z</a>"},
		{"pictures", `<img src="a.jpg" srcset="a.webp 480w, b,c.webp 2x, ,/d.webp" alt='"A"' loading="lazy" width="9">`,
			`<img src="` + testPage + `a.jpg" srcset="` + testPage + `a.webp 480w, ` + testPage + `b,c.webp 2x, https://www.example.org/d.webp" alt="&#34;A&#34;" width="9">`},
		{"a picture with sources", `<picture><source srcset="a.webp" type="image/webp"><img src="a.jpg" alt=""></picture><source src="x">`,
			`<picture><source srcset="` + testPage + `a.webp" type="image/webp"><img src="` + testPage + `a.jpg" alt=""></picture>`},
		{"a picture that leads nowhere leaves its words", `<p><img src="data:image/png;base64,AA" alt="Een <grafiek>"></p>`, `<p>Een &lt;grafiek&gt;</p>`},
		{"a quotation's source", `<blockquote cite="bron.html">x</blockquote>`, `<blockquote cite="` + testPage + `bron.html">x</blockquote>`},
		{"film becomes a link", `<video controls poster="p.jpg"><source src="film.mp4"><track src="x.vtt">Geen film</video>`,
			`<a href="` + testPage + `film.mp4"><img src="` + testPage + `p.jpg" alt="">film.mp4</a>`},
		{"sound becomes a link", `<audio src="a/b.mp3">Geen geluid</audio>na`, `<a href="` + testPage + `a/b.mp3">b.mp3</a>na`},
		{"scripts, styles, forms and frames go", `a<script>if (a<b) {}</script><style>p{}</style><form action=x><input><p>weg</p></form><iframe src=x>weg</iframe><button>weg</button>b`, `ab`},
		{"a form within a form", `<form><form></form>weg</form>blijft`, `blijft`},
		{"drawings go", `a<svg viewBox="0 0 1 1"><title>weg</title><path/></svg><svg/>b<math><mi>x</mi></math>c`, `abc`},
		{"drawings with links go too", `<a href="/a"><svg><a><text>weg</text></a></svg>b</a>`, `<a href="https://www.example.org/a">b</a>`},
		{"what is hidden goes", `<p>a</p><div hidden><div>weg</div></div><p>b</p>`, `<p>a</p><p>b</p>`},
		{"what is hidden ends where the next begins", `<ul><li hidden>a<b>b</b><li>c</ul><p hidden>d<p>e`, `<ul><li>c</li></ul><p>e</p>`},
		{"nothing of what is hidden counts", `<h2 id="a"><span hidden>x <a href="#a">y</a><img src="z"></span><a href="#a">Aanpak</a></h2>`,
			`<h2><a href="` + testPage + `#a">Aanpak</a></h2>`},
		{"what is not closed goes as far as what it is in", `<div><form><input>a</div><video src="f.mp4">b`, `<div></div><a href="` + testPage + `f.mp4">f.mp4</a>`},
		{"what is for readers without scripts stays", `<noscript><img src="a.jpg" alt=""></noscript>`, `<img src="` + testPage + `a.jpg" alt="">`},
		{"styling goes", `<p class="a" id="b" style="c" onclick="d" role="e" data-f="g" lang="fr">x</p>`, `<p lang="fr">x</p>`},
		{"unknown elements are unwrapped", `<search-page><main><center>x</center></main></search-page>`, `x`},
		{"what is folded is opened", `<details><summary>Meer</summary><p>x</p></details>`, `<div><div>Meer</div><p>x</p></div>`},
		{"comments go", `a<!-- b --><!doctype html><?php x ?>c`, `ac`},
		{"elements are closed", `<p>a<ul><li>b<li><em>c</ul>d</p></div>`, `<p>a</p><ul><li>b</li><li><em>c</em></li></ul>d`},
		{"tables are closed", `<table><tr><th scope=col>a<td>b<tr><td>c<p>d</table>e`, `<table><tr><th scope="col">a</th><td>b</td></tr><tr><td>c<p>d</p></td></tr></table>e`},
		{"a rule ends a paragraph", `<p>a<hr>b`, `<p>a</p><hr>b`},
		{"links do not nest", `<a href="/a">a<a href="/b">b</a></a>`, `<a href="https://www.example.org/a">a</a><a href="https://www.example.org/b">b</a>`},
		{"no character that a feed refuses", "<p title=\"a\x01b\">a&#0;b&#x1;c\x02&#xFFFE;d&#133;e\ufffdf\xff</p>", "<p title=\"ab\">abcd…ef</p>"},
		{"characters of all kinds", "é 😀 \u200f&nbsp;&rsquo;&lt;&gt;&amp;", "é 😀 \u200f\u00a0’&lt;&gt;&amp;"},
		{"white space around it", " \n<p>x</p>\n ", "<p>x</p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := absolute(test.in, newBase(testPage))
			if got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			checkHTML(t, got)
		})
	}
}

func TestHeadingLosesItsLinkToItself(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"behind the words", `<h2 id="aanpak">Aanpak <a href="#aanpak" aria-hidden="true"><span>#</span></a></h2>`, `<h2>Aanpak</h2>`},
		{"before the words", `<h2 id="aanpak"><a href="#aanpak">#</a> Aanpak</h2>`, `<h2> Aanpak</h2>`},
		{"in escapes", `<h3 id="één">Eén<a href="#%C3%A9%C3%A9n">¶</a></h3>`, `<h3>Eén</h3>`},
		{"around the words", `<h2 id="a"><a href="#a">Aanpak</a></h2>`, `<h2><a href="` + testPage + `#a">Aanpak</a></h2>`},
		{"not a footnote", `<h2 id="a">Aanpak<a href="#fn:1">1</a></h2>`, `<h2>Aanpak<a href="` + testPage + `#fn:1">1</a></h2>`},
		{"not closed", `<h2 id="a">Aanpak <a href="#a">#`, `<h2>Aanpak</h2>`},
		{"not outside it", `<h2 id="a">A</h2><a href="#a">#</a>`, `<h2>A</h2><a href="` + testPage + `#a">#</a>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := absolute(test.in, newBase(testPage)); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestRewriteWithoutAPageKeepsWhatIsAbsolute(t *testing.T) {
	got := absolute(`<a href="x">a</a><a href="https://b.be/">b</a><a href="#c">c</a>`, newBase("::"))
	if want := `<a>a</a><a href="https://b.be/">b</a><a>c</a>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A browser has to make the same of the output as the rewriter meant: parsed and written again it is the same.
func TestRewrittenTextIsWhatABrowserReads(t *testing.T) {
	in := `<h2 id="a">A <a href="#a">#</a></h2><p>Tekst <b>vet</b><br>regel<p>Zonder einde<ul><li>een<ul><li>twee</ul><li>drie</ul>
<table><thead><tr><th>a<tbody><tr><td>b</table><figure><img src=x.jpg alt=x><figcaption>y</figure><dl><dt>a<dd>b<dt>c<dd>d</dl>
<details><summary>s</summary>t</details><section class="footnotes"><hr><ol><li id="fn:1"><p>noot <a href="#fnref:1">↩︎</a></p></li></ol></section>`
	got := absolute(in, newBase(testPage))
	nodes, err := html.ParseFragment(strings.NewReader(got), &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"})
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	for _, n := range nodes {
		if err := html.Render(&again, n); err != nil {
			t.Fatal(err)
		}
	}
	if want := strings.NewReplacer("/>", ">", "&#34;", `"`).Replace(again.String()); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// Nesting without end and ends without a start cost no more than their length.
func TestRewriteOfDeepNestingIsBounded(t *testing.T) {
	for _, tag := range []string{"b", "form", "video", "div hidden"} {
		in := strings.Repeat("<div><"+tag+">", 100_000) + "x" + strings.Repeat("</i></b>", 100_000)
		got := absolute(in, newBase(testPage))
		if n := strings.Count(got, "<"); n > 2*deepest {
			t.Errorf("%s: %d tags", tag, n)
		}
		checkHTML(t, got)
	}
}

func FuzzRewrite(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Add(`<h2 id="a">A <a href="#a">#</a></h2><p>a<ul><li>b<li>c</ul><table><tr><td>d`)
	f.Add(`<img src="a" srcset="a 1x, ,b,"><picture><source srcset=x></picture><video><source src=a></video>`)
	f.Add(`<noscript><svg/><p hidden><plaintext></p>`)
	f.Add(`<a href="//[::1]/%zz?é#é">x</a><a href="HTTP://é.be:80/[]|">y</a><a href="?">z</a>`)
	f.Fuzz(func(t *testing.T, in string) {
		page := newBase(testPage)
		got := absolute(in, page)
		if err := htmlProblem(got); err != nil {
			t.Fatalf("%v in %q", err, got)
		}
		for _, r := range got {
			if isRefused(r) {
				t.Fatalf("%U in %q", r, got)
			}
		}
		if strings.Contains(got, "]]>") || strings.Contains(got, gap) {
			t.Fatalf("what a document can't hold in %q", got)
		}
		if again := absolute(got, page); again != got {
			t.Fatalf("a second time\n gives %q\n   for %q", again, got)
		}
	})
}
