package editor

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/schema"
)

// perPage is how many cases a page of the list has.
const perPage = 50

// startPage is the list of cases, or a part of it.
type startPage struct {
	Ask       listing
	Items     []entry
	Found     int // of all pages
	All       int // cases there are
	From, To  int // of the items, from 1
	Prev      string
	Next      string
	States    []choice
	Sorts     []choice
	Languages []choice // none where there is one language
}

// choice is an option of a control.
type choice struct {
	Value, Label string
	Chosen       bool
}

// listing is what is asked of the list.
type listing struct {
	Text, State, Sort, Lang string
	Page                    int // from 1
}

// The states and orders that the list knows; the first is what it shows unasked.
var (
	states = []string{"all", "draft", "published", "problems", "unsaved"}
	sorts  = []string{"changed", "title", "problems"}
)

func readListing(q url.Values, languages []Language) listing {
	l := listing{Text: strings.TrimSpace(q.Get("q")), State: q.Get("state"), Sort: q.Get("sort"), Lang: q.Get("lang")}
	if !slices.Contains(states, l.State) {
		l.State = states[0]
	}
	if !slices.Contains(sorts, l.Sort) {
		l.Sort = sorts[0]
	}
	if !slices.ContainsFunc(languages, func(known Language) bool { return known.Code == l.Lang }) {
		l.Lang = ""
	}
	l.Page, _ = strconv.Atoi(q.Get("page"))
	l.Page = max(l.Page, 1)
	return l
}

// address is that of the list with another page.
func (l listing) address(page int) string {
	q := url.Values{}
	for _, pair := range [][2]string{{"q", l.Text}, {"state", l.State}, {"sort", l.Sort}, {"lang", l.Lang}, {"page", strconv.Itoa(page)}} {
		if pair[1] != "" {
			q.Set(pair[0], pair[1])
		}
	}
	return prefix + "?" + q.Encode()
}

// start is the list of all cases.
func (e *editor) start(w http.ResponseWriter, r *http.Request) {
	_ = e.work.flushAll() // for the list to know of it; why it can't be written is told where someone types
	items, err := e.Desk.List(r.Context())
	if err != nil {
		e.fail(w, err)
		return
	}
	ask := readListing(r.URL.Query(), e.Languages)
	e.show(w, http.StatusOK, "start", e.frame(r, "edit-start-title", "start"), e.startPage(ask, e.folded.entries(items)))
}

func (e *editor) startPage(ask listing, items []entry) startPage {
	p := startPage{Ask: ask, All: len(items)}
	for _, s := range states {
		p.States = append(p.States, choice{s, e.say("edit-state-" + s), s == ask.State})
	}
	for _, s := range sorts {
		p.Sorts = append(p.Sorts, choice{s, e.say("edit-sort-" + s), s == ask.Sort})
	}
	if len(e.Languages) > 1 {
		p.Languages = append(p.Languages, choice{"", e.say("edit-all-languages"), ask.Lang == ""})
		for _, l := range e.Languages {
			p.Languages = append(p.Languages, choice{l.Code, l.Name, l.Code == ask.Lang})
		}
	}
	found := ask.choose(items)
	p.Found = len(found)
	from := min((ask.Page-1)*perPage, len(found)/perPage*perPage)
	to := min(from+perPage, len(found))
	p.Items, p.From, p.To = found[from:to], from+1, to
	if page := from/perPage + 1; from > 0 {
		p.Prev = ask.address(page - 1)
	}
	if to < len(found) {
		p.Next = ask.address(from/perPage + 2)
	}
	return p
}

// choose returns the cases that are asked for, in the order that is.
func (l listing) choose(entries []entry) []entry {
	words := strings.Fields(schema.Fold(l.Text))
	var found []entry
	for _, e := range entries {
		if l.wants(e.Item) && e.has(words) {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, l.order)
	return found
}

func (l listing) wants(item desk.Item) bool {
	if l.Lang != "" && item.Lang != l.Lang {
		return false
	}
	switch l.State {
	case "draft":
		return item.Draft
	case "published":
		return !item.Draft
	case "problems":
		return item.Errors+item.Warnings > 0
	case "unsaved":
		return item.Unsaved
	}
	return true
}

// has reports whether every word is in the title, the name or a term of the case.
func (e entry) has(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(e.text, word) })
}

func (l listing) order(a, b entry) int {
	switch l.Sort {
	case "title":
		return cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.Name, b.Name))
	case "problems":
		return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings), latest(a.Changed, b.Changed), cmp.Compare(a.Name, b.Name))
	}
	return cmp.Or(latest(a.Changed, b.Changed), cmp.Compare(a.Name, b.Name))
}
