package editor

// scriptCodes are the texts that the scripts of the form say.
var scriptCodes = []string{
	"form-js-tools", "form-js-heading", "form-js-bold", "form-js-italic", "form-js-list", "form-js-numbers", "form-js-link",
	"form-js-picture", "form-js-quote", "form-js-footnote", "form-js-table", "form-js-keys", "form-js-sample-text",
	"form-js-sample-heading", "form-js-sample-note", "form-js-sample-column", "form-js-sample-cell", "form-js-link-title",
	"form-js-link-to", "form-js-link-text", "form-js-link-help", "form-js-link-make", "form-js-link-none", "form-js-cancel",
	"form-js-picture-title", "form-js-picture-choose", "form-js-picture-alt", "form-js-picture-make", "form-js-picture-new",
	"form-js-picture-alt-needed", "form-js-add-row", "form-js-row",
	"form-js-row-up", "form-js-row-down", "form-js-row-remove", "form-js-row-added", "form-js-row-moved", "form-js-row-removed",
	"form-js-row-undo", "form-js-add-word", "form-js-add-word-button", "form-js-word-remove", "form-js-word-forward",
	"form-js-word-added", "form-js-word-removed", "form-js-word-there", "form-js-word-moved", "form-js-near", "form-js-near-yes",
	"form-js-near-no", "form-js-suggestions", "form-js-suggestions-count", "form-js-no-suggestions", "form-js-count", "form-js-count-one",
	"form-js-length", "form-js-length-max", "form-js-length-short", "form-js-length-long", "form-js-done", "form-js-pasting",
	"form-js-paste-failed", "form-js-search-failed", "form-js-heading-add", "form-js-heading-added",
}
