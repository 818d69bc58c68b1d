package config

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/diag"
)

const least = `title: Voorbeeld
base_url: https://voorbeeld.be
authority: {domain: voorbeeld.be, date: 2011}
`

// load returns what a file is read as, and its problems as "line:column code args".
func load(src string, o Options) (*Config, []string) {
	cfg, problems := Load("config.yaml", []byte(src), o)
	var told []string
	for _, p := range problems {
		where := fmt.Sprintf("%d:%d", p.Line, p.Column)
		if p.File != "config.yaml" {
			where = p.File
		}
		told = append(told, strings.TrimSpace(where+" "+strings.TrimPrefix(p.Code, "config-")+" "+strings.Join(p.Args, " | ")))
	}
	return cfg, told
}

func sound(t *testing.T, src string, o Options) *Config {
	t.Helper()
	cfg, problems := load(src, o)
	if len(problems) > 0 {
		t.Fatalf("problems: %q", problems)
	}
	return cfg
}

func TestLeastConfigurationGetsDefaults(t *testing.T) {
	got := sound(t, least, Options{})
	want := &Config{
		Title:       Text{"nl": "Voorbeeld"},
		Description: Text{"nl": "Voorbeeld"},
		BaseURL:     "https://voorbeeld.be/",
		Theme:       "openoverheid",
		Out:         "public",
		Languages:   []Language{{"nl", "nl-BE", "Nederlands"}},
		Authority:   Authority{"voorbeeld.be", "2011"},
		Pagination:  50,
		Feeds:       Feeds{Items: 10},
		Search:      Search{Page: true},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestEverySetting(t *testing.T) {
	got := sound(t, "\ufeff"+strings.ReplaceAll(`
title: {nl: Voorbeeld, en: Example}
description: "Eén zin: met  spaties."
base_url: HTTPS://Voorbeeld.BE:8080/
theme: mijn-thema
out: ../www
languages:
  - {code: en, name: English (UK), locale: en-GB}
  - nl
authority:
  domain: voorbeeld.be
  date: 2011-03-01
pagination: 10
feeds: {items: 5, hub: "https://hub.voorbeeld.be/"}
search: {page: false}
menus:
  main:
    - label: {nl: Cases, en: Cases}
      url: /cases/
    - {label: {nl: Aspecten, en: Aspects}, url: {nl: /aspecten/, en: /en/aspects/}}
  footer:
    - {label: Elders, url: https://elders.example/}
hugo:
  enableEmoji: true
  params: {camelCase: [1, 2.5, ja, null], "a.b": x}
`, "\n", "\r\n"), Options{})
	want := &Config{
		Title:       Text{"nl": "Voorbeeld", "en": "Example"},
		Description: Text{"nl": "Eén zin: met spaties.", "en": "Eén zin: met spaties."},
		BaseURL:     "https://voorbeeld.be:8080/",
		Theme:       "mijn-thema",
		Out:         "../www",
		Languages:   []Language{{"nl", "nl-BE", "Nederlands"}, {"en", "en-GB", "English (UK)"}},
		Authority:   Authority{"voorbeeld.be", "2011-03-01"},
		Pagination:  10,
		Feeds:       Feeds{Items: 5, Hub: "https://hub.voorbeeld.be/"},
		Menus: Menus{
			Main: []Link{
				{Text{"nl": "Cases", "en": "Cases"}, Text{"nl": "/cases/", "en": "/en/cases/"}},
				{Text{"nl": "Aspecten", "en": "Aspects"}, Text{"nl": "/aspecten/", "en": "/en/aspects/"}},
			},
			Footer: []Link{{Text{"nl": "Elders", "en": "Elders"}, Text{"nl": "https://elders.example/", "en": "https://elders.example/"}}},
		},
		Hugo: Hugo{"enableEmoji": true, "params": map[string]any{
			"camelCase": []any{1, 2.5, "ja", nil}, "a.b": "x",
		}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestVariablesLieOverTheFileAndFlagsOverBoth(t *testing.T) {
	src := least + "pagination: 10\nfeeds: {items: 7}\ntheme: mijn\n"
	got := sound(t, src, Options{
		Env: []string{
			"HOME=/root", "OPENOVERHEID_LANG=en", "OPENOVERHEID_PAGINATION=30", "OPENOVERHEID_BASE_URL=http://localhost:1313/",
			"OPENOVERHEID_LANGUAGES=en, nl", "OPENOVERHEID_AUTHORITY_DATE=2012-05", "OPENOVERHEID_THEME=",
			"OPENOVERHEID_FEEDS_ITEMS=8", "OPENOVERHEID_FEEDS_ITEMS=9",
		},
		Other: []string{"OPENOVERHEID_LANG"},
		Flags: map[string]string{"base_url": "https://proef.example", "out": "/srv/www"},
	})
	if got.Pagination != 30 || got.BaseURL != "https://proef.example/" || got.Out != "/srv/www" || got.Theme != "mijn" ||
		got.Authority != (Authority{"voorbeeld.be", "2012-05"}) || got.Feeds.Items != 9 || len(got.Languages) != 2 || got.Title["en"] != "Voorbeeld" {
		t.Errorf("got %+v", got)
	}
}

func TestWrongSettingsKeepTheirDefaults(t *testing.T) {
	cfg, problems := Load("config.yaml", []byte("languages: [xx]\npagination: veel\n"), Options{})
	if !diag.HasErrors(problems) {
		t.Fatal("no problems")
	}
	if cfg.Pagination != 50 || len(cfg.Languages) != 1 || cfg.Languages[0].Code != "nl" || cfg.Theme != "openoverheid" {
		t.Errorf("got %+v", cfg)
	}
}

func TestASiteWithoutDutchHasItsFirstLanguageAsDefault(t *testing.T) {
	got := sound(t, least+"languages: [fr, de]\nmenus: {main: [{label: Cases, url: /cases/}]}\n", Options{})
	if got.Languages[0].Code != "fr" || got.Menus.Main[0].URL["fr"] != "/cases/" || got.Menus.Main[0].URL["de"] != "/de/cases/" {
		t.Errorf("got %+v", got)
	}
}

func TestTheSiteItselfIsConfiguredWell(t *testing.T) {
	src, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg := sound(t, string(src), Options{})
	if len(cfg.Menus.Main) == 0 || len(cfg.Menus.Footer) == 0 || cfg.Authority.Domain != "openoverheid.nu" {
		t.Errorf("got %+v", cfg)
	}
}

func TestEveryProblemHasATextInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range mistakes() {
		_, problems := Load("config.yaml", []byte(e.src), e.options)
		for _, p := range problems {
			seen[p.Code] = true
			for _, lang := range diag.Languages() {
				text, hint := p.Text(lang), p.Hint(lang)
				if hint == "" || strings.HasPrefix(text, p.Code) || strings.Contains(text+hint, "{0}") || strings.Contains(text+hint, "{1}") {
					t.Errorf("%s in %s: %q, %q", p.Code, lang, text, hint)
				}
			}
		}
	}
	for _, code := range codesInTheCatalogue(t) {
		if !seen[code] {
			t.Errorf("%s has a text and no example in these tests", code)
		}
	}
}

func codesInTheCatalogue(t *testing.T) []string {
	src, err := os.ReadFile("../diag/messages/config.nl.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for line := range strings.Lines(string(src)) {
		if code, ok := strings.CutSuffix(strings.TrimSpace(line), ":"); ok && strings.HasPrefix(line, "config-") {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}
