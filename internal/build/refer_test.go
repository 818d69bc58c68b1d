package build_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

func TestACaseTellsHowToReferToIt(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md": aCase(`R&D <b>club</b>`, "2012-03-06", "sources:\n  - {title: Een bron, url: \"https://bron.example/\"}\n"),
	}))
	doc := page(t, out, "cases/club/index.html")
	var article struct {
		Headline string
		Author   []struct{ Name string }
		Citation []struct{ URL string }
	}
	data := doc.Find(`script[type="application/ld+json"]`).Text()
	if err := json.Unmarshal([]byte(data), &article); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(data))
	if policy := doc.Find(`meta[http-equiv="Content-Security-Policy"]`).AttrOr("content", ""); !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
		t.Errorf("the policy %s does not allow the data", policy)
	}
	if article.Headline != "R&D <b>club</b>" || len(article.Author) != 1 || article.Author[0].Name != "Stad Proef" || len(article.Citation) != 1 ||
		article.Citation[0].URL != "https://bron.example/" {
		t.Errorf("for programs the case is %+v", article)
	}
	cite := doc.Find("article .cite").Text()
	for _, text := range []string{"Stad Proef (2012-03-06). R&D <b>club</b>. Proef. https://proef.example/cases/club/", "@online{club,", `R\&D`, "TY  - ELEC\n"} {
		if !strings.Contains(cite, text) {
			t.Errorf("the citation does not say %q:\n%s", text, cite)
		}
	}
	mail := doc.Find(`article .share a[href^="mailto:"]`).AttrOr("href", "")
	if !strings.Contains(mail, "subject=R%26D%20") || !strings.Contains(mail, "body=https%3A%2F%2Fproef.example%2Fcases%2Fclub%2F") {
		t.Errorf("the mail is %q", mail)
	}
}

func TestProgramsThatReadTextsFindThem(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md":     aCase("Een [club]", "2012-03-06", ""),
		"cases/concept.md":  aCase("Niet af", "2012-03-06", "draft: true\n"),
		"static/robots.txt": "User-agent: *\n",
	}))
	text := string(out["llms.txt"])
	for _, want := range []string{"# Proef\n\n> Een proef.\n", `- [Een \[club\]](https://proef.example/cases/club/index.md): Een samenvatting`, "https://proef.example/sitemap.xml"} {
		if !strings.Contains(text, want) {
			t.Errorf("llms.txt does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Niet af") {
		t.Error("llms.txt names a draft")
	}
	if _, ok := out["cases/club/index.md"]; !ok {
		t.Error("llms.txt names a file that is not there")
	}
}

func TestHeadersSayWhatThePagesSay(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Een club", "2012-03-06", "")}))
	policy := page(t, out, "index.html").Find(`meta[http-equiv="Content-Security-Policy"]`).AttrOr("content", "")
	if policy == "" || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy of the pages is %q", policy)
	}
	if !strings.Contains(string(out["_headers"]), "Content-Security-Policy: "+policy+"\n") {
		t.Errorf("the pages have another policy than _headers:\n%s\n%s", policy, out["_headers"])
	}
	hashed := regexp.MustCompile(`^(css|js)/.*\.[0-9a-f]{32}\.(css|js)$|^search/[a-z]+/[a-z][0-9]*-[0-9a-v]{8}\.idx$`)
	for name := range out {
		if folder, _, _ := strings.Cut(name, "/"); (folder == "css" || folder == "js" || folder == "search") && !hashed.MatchString(name) {
			t.Errorf("%s would be kept for ever though its name has no hash", name)
		}
	}
}

func TestEveryListedPageIsDescribed(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Een club", "2012-03-06", "level: lokaal\n")}))
	for name, want := range map[string]string{
		"niveaus/lokaal/index.html":          "Niveaus: Lokaal. 1 case.",
		"kanalen/index.html":                 "Kanalen: Twitter.",
		"organisaties/stad-proef/index.html": "Organisaties: Stad Proef. 1 case.",
		"cases/index.html":                   "Een proef.",
	} {
		doc := page(t, out, name)
		for _, selector := range []string{`meta[name="description"]`, `meta[property="og:description"]`} {
			if got := doc.Find(selector).AttrOr("content", ""); got != want {
				t.Errorf("%s: %s is %q, want %q", name, selector, got, want)
			}
		}
	}
}
