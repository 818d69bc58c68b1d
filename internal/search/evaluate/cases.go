package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/search"
)

var (
	fieldLine = regexp.MustCompile(`(?m)^(\w+): *(.*)$`)
	linkMark  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]*\]:?`)
	lineMark  = regexp.MustCompile(`(?m)^(?:#+|[-*>]|\d+\.) +`)
)

// readCases reads the first n case files of a folder, roughly: for measuring only.
func readCases(folder string, n int) ([]search.Document, error) {
	files, err := casegen.Originals(folder)
	if err != nil {
		return nil, err
	}
	var docs []search.Document
	for _, name := range files[:min(n, len(files))] {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d, err := parseCase(strings.TrimSuffix(filepath.Base(name), ".md"), string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func parseCase(slug, text string) (search.Document, error) {
	parts := strings.SplitN(text, "---\n", 3)
	if len(parts) != 3 {
		return search.Document{}, fmt.Errorf("no front matter")
	}
	d := search.Document{Slug: slug, URL: "/cases/" + slug + "/"}
	for _, m := range fieldLine.FindAllStringSubmatch(parts[1], -1) {
		value := strings.Trim(m[2], `"`)
		switch m[1] {
		case "title":
			d.Title = value
		case "summary":
			d.Summary = value
		case "date":
			d.Date = value
		case "organisations", "channels", "aspects", "tags", "level", "audience":
			d.Facets = append(d.Facets, facet(m[1], value))
		}
	}
	for line := range strings.Lines(parts[2]) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			d.Headings = append(d.Headings, strings.TrimSpace(heading))
		}
	}
	body := lineMark.ReplaceAllString(linkMark.ReplaceAllString(parts[2], "$1"), "")
	d.Body = strings.NewReplacer("*", "", "|", " ", "`", "").Replace(body)
	return d, nil
}

func facet(name, list string) search.FacetTerms {
	f := search.FacetTerms{Facet: name}
	for item := range strings.SplitSeq(strings.Trim(list, "[]"), ",") {
		if item = strings.Trim(item, ` "`); item != "" {
			f.Terms = append(f.Terms, search.Term{Value: strings.ToLower(strings.ReplaceAll(item, " ", "-")), Label: item})
		}
	}
	return f
}
