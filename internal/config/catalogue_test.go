package config

import (
	"reflect"
	"testing"
)

func TestTheCatalogueIsRead(t *testing.T) {
	cfg := sound(t, least+`languages: [nl, en]
catalogue:
  publisher: {name: {nl: Stad Voorbeeld, en: City of Example}, url: /over/, type: LocalAuthority}
  contact: {email: data@voorbeeld.example, url: "https://voorbeeld.example/vragen"}
  theme: GOVE
  frequency: IRREG
  issued: 2026-11-24
  keywords: [{nl: overheid, en: government}]
`, Options{})
	want := Catalogue{
		Publisher: Publisher{
			Name: Text{"nl": "Stad Voorbeeld", "en": "City of Example"}, URL: Text{"nl": "/over/", "en": "/en/over/"}, Type: "LocalAuthority",
		},
		Contact: Contact{
			Email: "data@voorbeeld.example", URL: Text{"nl": "https://voorbeeld.example/vragen", "en": "https://voorbeeld.example/vragen"},
		},
		Themes: []string{"GOVE"}, Frequency: "IRREG", Issued: "2026-11-24", Keywords: []Text{{"nl": "overheid", "en": "government"}},
	}
	if !reflect.DeepEqual(cfg.Catalogue, want) {
		t.Errorf("got %+v\nwant %+v", cfg.Catalogue, want)
	}
}

func mistakesOfCatalogue() []mistake {
	const publisher = "catalogue:\n  publisher: {name: Stad}\n"
	return []mistake{
		{name: "no catalogue", src: least + "catalogue: ja\n", want: []string{"4:12 not-block catalogue"}},
		{name: "no publisher", src: least + "catalogue:\n  theme: [GOVE]\n", want: []string{"5:3 catalogue-publisher"}},
		{name: "unknown part", src: least + publisher + "  themes: [GOVE]\n", want: []string{"6:3 unknown-key-meant themes | theme"}},
		{name: "theme", src: least + publisher + "  theme: [GOVE, GOVA]\n", want: []string{"6:17 choice-meant GOVA | GOVE"}},
		{name: "theme as a block", src: least + publisher + "  theme: {GOVE: true}\n", want: []string{"6:10 not-list catalogue: theme"}},
		{name: "frequency", src: least + publisher + "  frequency: [IRREG]\n", want: []string{"6:14 choice  | CONT, DAILY, WEEKLY, MONTHLY, QUARTERLY, ANNUAL, IRREG, UNKNOWN"}},
		{name: "keywords", src: least + publisher + "  keywords: overheid\n", want: []string{"6:13 not-list catalogue: keywords"}},
		{name: "contact", src: least + publisher + "  contact: {email: data, url: \"javascript:1\"}\n", want: []string{"6:20 email data", "6:31 link-url javascript:1"}},
		{name: "day", src: least + publisher + "  issued: gisteren\n", want: []string{"6:11 day gisteren"}},
	}
}
