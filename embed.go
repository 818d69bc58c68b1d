// Package openoverheid holds what the program brings with it: the theme, the content model and a site to start from.
package openoverheid

import "embed"

// Files are the embedded files, by their place in a site's folder: themes/openoverheid, cases/schema.yaml. A site that
// has the same file on disk uses its own. The folder starter holds what `init` writes.
//
//go:embed all:themes/openoverheid cases/schema.yaml all:starter
var Files embed.FS

// Handbook is the guide for editors, below docs: Markdown, with the files that it leads to. The editor shows it as help.
//
//go:embed docs/handboek.md docs/goede-case.md docs/nieuw.md docs/redactie.md docs/text-editors.md docs/images/redactie docs/schemas docs/ci
var Handbook embed.FS
