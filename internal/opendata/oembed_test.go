package opendata_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"openoverheid.nu/internal/opendata"
)

// oembedLink is a response of oEmbed as the standard library writes it.
type oembedLink struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	AuthorName   string `json:"author_name,omitempty"`
	AuthorURL    string `json:"author_url,omitempty"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`

	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

func TestOEmbedIsWrittenAsTheStandardLibraryWritesIt(t *testing.T) {
	s := derive(t, map[string]string{
		"cases/geen.md": aFile(""), "cases/een.md": aFile("organisations: [\"A & <b>\"]\n"), "cases/twee.md": aFile("organisations: [\"A & <b>\", B]\n"),
	})
	base := "https://proef.example/"
	for slug, want := range map[string]oembedLink{
		"geen": {},
		"een":  {AuthorName: "A & <b>", AuthorURL: base + "organisaties/a-b/", ThumbnailURL: base + "a.png?b&c", ThumbnailWidth: 1200, ThumbnailHeight: 630},
		"twee": {AuthorName: "A & <b>, B"},
	} {
		e := entry(s, slug)
		want.Version, want.Type, want.Title, want.ProviderName, want.ProviderURL = "1.0", "link", e.Title, s.Default().Title, s.BaseURL
		if want.AuthorURL != "" {
			want.AuthorURL = e.Terms("organisations")[0].URL
		}
		var b bytes.Buffer
		if err := json.NewEncoder(&b).Encode(want); err != nil {
			t.Fatal(err)
		}
		picture := opendata.Thumbnail{URL: want.ThumbnailURL, Width: want.ThumbnailWidth, Height: want.ThumbnailHeight}
		if got := opendata.OEmbed(s, e, picture); string(got) != b.String() {
			t.Errorf("%s: got\n%s, want\n%s", slug, got, &b)
		}
	}
	for _, picture := range []opendata.Thumbnail{{URL: base}, {URL: base, Width: 1}, {URL: base, Height: 1}, {Width: 1, Height: 1}} {
		if got := opendata.OEmbed(s, entry(s, "geen"), picture); bytes.Contains(got, []byte("thumbnail")) {
			t.Errorf("%+v is a picture: %s", picture, got)
		}
	}
}
