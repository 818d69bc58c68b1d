package render

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

func TestJSONLDIsValidForAnyTitle(t *testing.T) {
	title := "</script><!-- \"R&D\" \u2028 \x00 {{ .Site }}"
	text := jsonLD(&caseInput{
		caseGround: &caseGround{model: &schema.Model{}, locale: "nl-BE", title: "Open Overheid", home: "https://site.test/"}, url: "https://site.test/cases/rd/",
		written: &casefile.Case{Slug: "rd", Title: title, Date: time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC)},
	}).Text
	if strings.Contains(text, "</script") || strings.Contains(text, "<!--") {
		t.Errorf("a title ends the script element: %s", text)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if got["headline"] != title || got["datePublished"] != "2012-03-06" || got["@type"] != "Article" {
		t.Errorf("got %v", got)
	}
}
