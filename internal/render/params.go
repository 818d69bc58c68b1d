package render

// The types of this file are what a theme gets; docs/themes.md is their manual. Keys are in lower case, as Hugo
// makes all keys so.

// common is on every page.
type common struct {
	Topic       string      `json:"topic,omitempty"`   // key of the frame's topics
	Heading     string      `json:"heading,omitempty"` // the interface text that is the title, where the page has none of its own
	Description string      `json:"description"`
	Self        string      `json:"self"`
	Crumbs      []link      `json:"crumbs"`
	Alternates  []Alternate `json:"alternates,omitempty"`
	Switch      []Alternate `json:"switch,omitempty"` // where a change of language leads, where that is not to the same page
	Feeds       []FeedLink  `json:"feeds,omitempty"`
	Noindex     bool        `json:"noindex,omitempty"`
}

type link struct {
	Label   string `json:"label,omitempty"`
	Heading string `json:"heading,omitempty"` // the interface text that is the label, where the engine has none
	URL     string `json:"url"`
}

// Alternate is the same page in another language.
type Alternate struct {
	Lang   string `json:"lang"`
	Locale string `json:"locale"`
	Label  string `json:"label"` // the language's own name
	URL    string `json:"url"`   // from the root of the host
}

type homeParams struct {
	common
	Cards       []string     `json:"cards"`
	Instructive []string     `json:"instructive"` // cards of the cases that tell most
	Facets      []facetTerms `json:"facets"`
	Total       int          `json:"total"`
	Lacks       *lacksView   `json:"lacks,omitempty"`
}

type listParams struct {
	common
	Cards []string   `json:"cards"`
	Pager *pager     `json:"pager,omitempty"`
	Total int        `json:"total"`
	Facet *facetView `json:"facet,omitempty"`
	Term  *termView  `json:"term,omitempty"`
	Pair  *pairView  `json:"pair,omitempty"`
	With  []withView `json:"with,omitempty"` // of the first page of a term or a pair: where to go from here
	Lacks *lacksView `json:"lacks,omitempty"`
}

// pairView is two terms that together have a list, each with its facet.
type pairView struct {
	First       termView  `json:"first"`
	FirstFacet  facetView `json:"firstfacet"`
	Second      termView  `json:"second"`
	SecondFacet facetView `json:"secondfacet"`
}

// withView is a term that occurs together with another. The address is that of both, where they have a list.
type withView struct {
	Label string `json:"label"`
	URL   string `json:"url"`
	Count int    `json:"count"`
}

type facetParams struct {
	common
	Facet facetView  `json:"facet"`
	Terms []termView `json:"terms"`
	Years []yearView `json:"years,omitempty"` // of a facet of years: the same terms with some of their cases
}

// yearView is a year of the time line.
type yearView struct {
	termView
	Share int      `json:"share"` // of the year with most cases, in thousandths
	Cards []string `json:"cards"` // cases that began in it, at most yearCases
	Ran   int      `json:"ran"`   // how many had begun before
}

type caseParams struct {
	common
	Slug      string        `json:"slug"`
	Summary   string        `json:"summary"`
	Draft     bool          `json:"draft,omitempty"`
	Published string        `json:"published"`
	Lastmod   string        `json:"lastmod,omitempty"`
	Reviewed  string        `json:"reviewed,omitempty"`
	Image     *imageView    `json:"image,omitempty"`
	Facts     []factView    `json:"facts"`
	Blocks    []blockView   `json:"blocks"`
	Sections  []sectionView `json:"sections"`
	Missing   []string      `json:"missing,omitempty"`
	Related   []relatedView `json:"related,omitempty"`
	Newer     string        `json:"newer,omitempty"`
	Older     string        `json:"older,omitempty"`
	Links     []caseLink    `json:"links,omitempty"`
	Cite      citeView      `json:"cite"`
	Share     []shareLink   `json:"share"`
	JSONLD    dataView      `json:"jsonld"`
	File      string        `json:"file"`
}

// dataView is data that stands in a page, and its hash as a Content-Security-Policy names it.
type dataView struct {
	Text string `json:"text"`
	Hash string `json:"hash"`
}

// caseLink is a link in the text that names a case by its file, and the address that the case has.
type caseLink struct {
	Href string `json:"href"`
	URL  string `json:"url"`
}

type imageView struct {
	Src    string `json:"src"`
	Alt    string `json:"alt"`
	Credit string `json:"credit,omitempty"`
}

// factView is a row of the facts panel: terms with pages of their own, or a text.
type factView struct {
	Name  string   `json:"name"`
	Label string   `json:"label"`
	Kind  string   `json:"kind"`
	Terms []string `json:"terms,omitempty"` // values; keys of the terms in the theme's data
	HTML  string   `json:"html,omitempty"`  // the terms as links, see links
	Text  string   `json:"text,omitempty"`
	Span  []string `json:"span,omitempty"` // a period's start and end, the end empty where it has none

	Unknown bool `json:"unknown,omitempty"` // every case has one, but nobody has found out what this one's is
}

// blockView is a list of objects: results, sources, media or a table of the model's own.
type blockView struct {
	Name    string           `json:"name"`
	Label   string           `json:"label"`
	Display string           `json:"display"`
	Columns []columnView     `json:"columns"`
	Rows    []map[string]any `json:"rows"`             // by column name; a number where the column holds numbers
	Single  []int            `json:"single,omitempty"` // of figures: the rows that stand by themselves
	Charts  []chartOfRows    `json:"charts,omitempty"` // of figures: the rows that can be compared
}

// chartOfRows is rows of figures in one unit, each as long as its number is large.
type chartOfRows struct {
	Unit string     `json:"unit"`
	Bars []rowOfBar `json:"bars"`
}

type rowOfBar struct {
	Row   int `json:"row"`
	Share int `json:"share"` // of the longest bar, in thousandths
}

type columnView struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

type sectionView struct {
	ID    string `json:"id,omitempty"`
	Title string `json:"title"`
}

type relatedView struct {
	Card   string `json:"card"`
	Shared string `json:"shared,omitempty"` // HTML: what they have in common as links, the rarest first
}

type facetView struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Singular string `json:"singular"`
	URL      string `json:"url"`
	Help     string `json:"help,omitempty"`
	Closed   bool   `json:"closed,omitempty"`
}

// facetTerms is a facet with its terms, as the home page shows it.
type facetTerms struct {
	facetView
	Terms []termView `json:"terms"`
}

type termView struct {
	Value       string `json:"value"`
	Slug        string `json:"slug"`
	Label       string `json:"label"`
	URL         string `json:"url"`
	Count       int    `json:"count"`
	Description string `json:"description,omitempty"`
	Website     string `json:"website,omitempty"`
}

// pager is the place of a page in a list that fills more than one.
type pager struct {
	Number   int         `json:"number"`
	Pages    []pagerPage `json:"pages"` // the first, the last and those around this one
	Last     int         `json:"last"`
	Previous string      `json:"previous,omitempty"`
	Next     string      `json:"next,omitempty"`
}

type pagerPage struct {
	Number int    `json:"number"`
	URL    string `json:"url"`
	Gap    bool   `json:"gap,omitempty"` // pages are left out before this one
}

// card is a case in a list.
type card struct {
	Slug    string     `json:"slug"`
	URL     string     `json:"url"`
	Title   string     `json:"title"`
	Summary string     `json:"summary"`
	Date    string     `json:"date"`
	Authors []string   `json:"authors"`
	Marks   []mark     `json:"marks,omitempty"`
	Image   *imageView `json:"image,omitempty"`
	Draft   bool       `json:"draft,omitempty"`
}

type mark struct {
	Facet string `json:"facet"`
	Label string `json:"label"`
}

// frame is the same on every page of a language.
type frame struct {
	Home    string      `json:"home"`
	About   string      `json:"description"` // of the site, one sentence
	Menu    []link      `json:"menu"`
	Footer  []link      `json:"footer"`
	Facets  []facetView `json:"facets"`
	Cases   link        `json:"cases"`
	Search  string      `json:"search,omitempty"`  // the address of the search page, where the site has one
	Figures string      `json:"figures"`           // the address of the figures about the collection
	Feeds   string      `json:"feeds"`             // the address of the page about the feeds
	Data    string      `json:"data"`              // the address of the page about the open data
	Compare string      `json:"compare,omitempty"` // the page that shows cases side by side, where there are two
	Noun    noun        `json:"noun"`

	Elsewhere string `json:"elsewhere,omitempty"` // the page with what other sites published, where any are listed

	Languages []frameLanguage `json:"languages"` // every language, the default first, this one's included

	Topics map[string]topicView `json:"topics"` // by value: the terms that say what the site is about
}

// topicView is a term that says what a page is about, such as an aspect: for the card that is shown where the page is shared.
type topicView struct {
	Label       string `json:"label"`
	Description string `json:"description"`
}

// noun is what a case is called, by the model.
type noun struct {
	One  string `json:"one"`
	Many string `json:"many"`
}
