// Package paste makes clean Markdown of what a clipboard holds: HTML as Word, Outlook, Google Docs, LibreOffice and web pages write it.
//
// The HTML is read into a tree of our own that has only what a case's text may have: paragraphs, headings, lists, tables, quotes, code,
// links, bold and italic. Everything else is left behind there, not searched for: an element that is not known is its content, and an attribute that is not
// known is nothing. What Word writes as a paragraph with a bullet in it becomes a list again, and its notes footnotes. A library then writes
// that tree as Markdown.
//
// Text is text. What would be Markdown, HTML or a shortcode by accident is escaped before the library sees it, with marks that become
// backslashes at the end.
package paste

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"

	"openoverheid.nu/internal/diag"
)

// maxBytes is how much HTML is read. Word writes about 20 kB for a page of text.
const maxBytes = 1 << 20

// Options say where the text is going.
type Options struct {
	MinHeading int // the level of the highest heading, from 1 to 6; 3, that of a heading in a section, where it is not given
	FirstNote  int // the number of the first footnote; 1 where it is not given
}

// Refusal says why a text can't be pasted. Its text and its hint are in the catalogue of messages.
type Refusal struct {
	Code string
	Args []string
}

func (r *Refusal) Error() string { return r.Code }

// Text says in a language what is wrong.
func (r *Refusal) Text(lang string) string { return r.problem().Text(lang) }

// Hint says how to mend it.
func (r *Refusal) Hint(lang string) string { return r.problem().Hint(lang) }

func (r *Refusal) problem() diag.Problem { return diag.Problem{Code: r.Code, Args: r.Args} }

// Markdown is the text of a piece of HTML: CommonMark with GitHub's tables and footnotes, without raw HTML, images and shortcodes, and
// without a line break at its end. What is too large or too deep is a *Refusal.
func Markdown(source string, o Options) (string, error) {
	if len(source) > maxBytes {
		return "", &Refusal{"paste-large", []string{strconv.Itoa(maxBytes >> 20)}}
	}
	doc, err := html.Parse(strings.NewReader(fragment(source)))
	if err != nil { // the one thing it minds is elements in elements in elements
		return "", &Refusal{"paste-deep", nil}
	}
	out, err := write(newReader(doc, o).document(doc))
	if err != nil {
		return "", fmt.Errorf("writing Markdown: %w", err)
	}
	return out, nil
}

// fragment is the part that was copied, where the program marked it, without the head that Windows puts before HTML on the clipboard.
func fragment(source string) string {
	source = strings.ToValidUTF8(source, "")
	if strings.HasPrefix(source, "Version:") {
		source = source[max(0, strings.IndexByte(source, '<')):]
	}
	return source
}

// write makes Markdown of a tree.
func write(tree *html.Node) (string, error) {
	conv := converter.NewConverter(
		converter.WithEscapeMode(converter.EscapeModeDisabled), // see escape.go
		converter.WithPlugins(base.NewBasePlugin(),
			commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false), commonmark.WithHorizontalRule("---")),
			table.NewTablePlugin(table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
		))
	out, err := conv.ConvertNode(tree)
	if err != nil {
		return "", err
	}
	return finished(string(out)), nil
}
