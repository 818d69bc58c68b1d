// Package config reads config.yaml, the OPENOVERHEID_ variables and the flags into one typed struct.
//
// The file is read with its positions, so that every mistake is told with its line and column; viper lays the
// variables and then the flags over it. What a setting may be is said once, in the table of settings.go.
package config

// Config is the site's configuration. Load returns it complete: every Text has every language of the site.
type Config struct {
	Title       Text
	Description Text
	BaseURL     string `mapstructure:"base_url"` // absolute, ends in a slash
	Theme       string // the name of a folder in themes/
	Out         string // the folder that the site is published in, relative to the site's folder or absolute
	Precompress bool   // put compressed files beside text files
	Languages   []Language
	Authority   Authority
	License     License
	Pagination  int // cards on one page of a list
	Feeds       Feeds
	Search      Search
	Menus       Menus
	Hugo        Hugo

	Accessibility Accessibility
	Elsewhere     []Source // other sites whose feeds this one reads
	Catalogue     Catalogue
}

// Text is a text by language code.
type Text map[string]string

// Language is a language that the site is in. The default language is the first, and lives at the root of the site.
type Language struct {
	Code   string // nl
	Locale string // nl-BE
	Name   string // Nederlands
}

// Authority is the fixed part of every id in the feeds (RFC 4151).
type Authority struct {
	Domain string // openoverheid.nu
	Date   string // 2011, 2011-03 or 2011-03-01
}

// License says what others may do with the cases. Empty where the site says nothing of it.
type License struct {
	URL  string // https://creativecommons.org/licenses/by/4.0/
	Name string // CC BY 4.0
}

// Feeds says how feeds are made.
type Feeds struct {
	Items int    // at most so many in one feed
	Hub   string // the WebSub hub that tells subscribers of changes; empty for none
}

// Search says what of searching the site has.
type Search struct {
	Page bool // a search page with its index, and a field on every page
}

// Menus are the links that stand on every page.
type Menus struct {
	Main   []Link
	Footer []Link
}

// Link is an entry of a menu. Its URL is absolute, or a path from the root of the site with the prefix of the language
// in it: /over/, /en/about/.
type Link struct {
	Label Text
	URL   Text
}

// Hugo is handed to Hugo as it was written: booleans, numbers, strings, nil, []any and map[string]any.
type Hugo map[string]any
