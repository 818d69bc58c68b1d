package feed

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"
)

// jsonFeed is what JSON Feed 1.1 says a feed is made of; a key it does not know makes the check fail.
type jsonFeed struct {
	Version     string        `json:"version"`
	Title       string        `json:"title"`
	HomePageURL string        `json:"home_page_url"`
	FeedURL     string        `json:"feed_url"`
	Description string        `json:"description"`
	Language    string        `json:"language"`
	Authors     []jsonPerson  `json:"authors"`
	Items       *[]jsonFeedIt `json:"items"`
	NextURL     *string       `json:"next_url"`
	License     *jsonLicense  `json:"_license"`
	Hubs        []struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	} `json:"hubs"`
}

type jsonPerson struct {
	Name string  `json:"name"`
	URL  *string `json:"url"`
}

type jsonFeedIt struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	HTML      *string      `json:"content_html"`
	Summary   string       `json:"summary"`
	Image     *string      `json:"image"`
	Published *string      `json:"date_published"`
	Modified  *string      `json:"date_modified"`
	Authors   []jsonPerson `json:"authors"`
	Tags      []string     `json:"tags"`

	Attachments []jsonAttachment `json:"attachments"`
}

// checkJSON applies the rules of JSON Feed 1.1 to a document that lives at self.
func checkJSON(t *testing.T, document, self string) {
	t.Helper()
	if !utf8.ValidString(document) {
		t.Error("not UTF-8")
	}
	var feed jsonFeed
	d := json.NewDecoder(bytes.NewReader([]byte(document)))
	d.DisallowUnknownFields()
	if err := d.Decode(&feed); err != nil {
		t.Fatalf("not a JSON Feed: %v", err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.Items == nil {
		t.Errorf("version %q, title %q, items %v", feed.Version, feed.Title, feed.Items)
	}
	if feed.FeedURL != self {
		t.Errorf("feed_url is %q, want %q", feed.FeedURL, self)
	}
	checkURI(t, "home_page_url", feed.HomePageURL)
	if !bcp47.MatchString(feed.Language) {
		t.Errorf("the language is %q", feed.Language)
	}
	checkJSONPersons(t, feed.Authors)
	if feed.License != nil && feed.License.Name == "" {
		t.Error("a licence without a name")
	}
	if feed.NextURL != nil {
		checkURI(t, "next_url", *feed.NextURL)
	}
	for _, hub := range feed.Hubs {
		checkURI(t, "hub", hub.URL)
		if hub.Type != "WebSub" {
			t.Errorf("a hub is of type %q", hub.Type)
		}
	}
	var ids []string
	for _, it := range *feed.Items {
		checkJSONItem(t, it)
		ids = append(ids, it.ID)
	}
	checkUnique(t, "ids", ids)
}

func checkJSONItem(t *testing.T, it jsonFeedIt) {
	t.Helper()
	if !tagURI.MatchString(it.ID) || it.HTML == nil || it.Title == "" || it.Summary == "" {
		t.Errorf("id %q, content %v, title %q, summary %q", it.ID, it.HTML, it.Title, it.Summary)
	}
	checkURI(t, "url", it.URL)
	if it.HTML != nil {
		checkHTML(t, *it.HTML)
	}
	if it.Image != nil {
		checkURI(t, "image", *it.Image)
	}
	for _, date := range []*string{it.Published, it.Modified} {
		if date == nil {
			continue
		}
		if _, err := time.Parse(time.RFC3339, *date); err != nil {
			t.Error(err)
		}
	}
	checkJSONPersons(t, it.Authors)
	for _, a := range it.Attachments {
		checkURI(t, "attachment", a.URL)
		if !mime.MatchString(a.Type) || a.Size < 0 {
			t.Errorf("an attachment is %v", a)
		}
	}
	checkUnique(t, "tags", it.Tags)
	for _, tag := range it.Tags {
		if tag == "" {
			t.Error("an empty tag")
		}
	}
}

func checkJSONPersons(t *testing.T, persons []jsonPerson) {
	t.Helper()
	for _, p := range persons {
		if p.Name == "" {
			t.Error("an author without a name")
		}
		if p.URL != nil {
			checkURI(t, "author", *p.URL)
		}
	}
}
