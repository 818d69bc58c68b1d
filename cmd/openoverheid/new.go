package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

func (p *program) newCommand() *cobra.Command {
	return &cobra.Command{
		Use: `new "TITEL"`, Short: p.say("cmd-new-short"), Long: p.say("cmd-new-long"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			lang := ""
			if c.Flags().Changed("lang") {
				lang = c.Flag("lang").Value.String()
			}
			name, err := p.newCase(args[0], lang, time.Now())
			if err != nil {
				return err
			}
			fmt.Fprintln(p.stdout, p.say("cmd-new-done", name))
			return nil
		},
	}
}

// newCase writes the file of a new case, and returns its name. A case in another language than the site's first has
// that language in its name.
func (p *program) newCase(title, lang string, today time.Time) (string, error) {
	if !strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "", fmt.Errorf("%s", p.say("cmd-new-no-slug"))
	}
	files, err := p.files()
	if err != nil {
		return "", err
	}
	c, _, err := p.load(files, nil)
	if err != nil {
		return "", err
	}
	if lang == "" {
		lang = c.Languages[0].Code
	}
	name, err := p.newName(c, files, site.Slug(title, lang), lang)
	if err != nil {
		return "", err
	}
	model, problems := build.Model(files)
	if model == nil || diag.HasErrors(problems) {
		p.showProblems(problems)
		return "", errProblems
	}
	content := casefile.WithModeline(casefile.Template(model, lang, title, today), name)
	if err := p.writeSchema(model); err != nil {
		return "", err
	}
	err = writeNew(filepath.Join(p.source, filepath.FromSlash(name)), content)
	if errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("%s", p.say("cmd-new-exists", name))
	}
	return name, err
}

// writeSchema puts the JSON Schema where the first line of a new case says it is, for text editors that help filling in its fields.
// It follows from the model, so that an older one is written over.
func (p *program) writeSchema(model *schema.Model) error {
	document, err := model.JSONSchema()
	if err != nil {
		return err
	}
	name := filepath.Join(p.source, filepath.FromSlash(casefile.SchemaFile))
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, document) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, document, 0o644)
}

// newName is where the case goes, unless one with its slug is there, in whatever folder.
func (p *program) newName(c *config.Config, files fs.FS, slug, lang string) (string, error) {
	codes := languageCodes(c)
	if !slices.Contains(codes, lang) {
		return "", usageError{fmt.Errorf("%s", p.say("cmd-new-bad-language", lang, strings.Join(codes, ", ")))}
	}
	taken := ""
	err := fs.WalkDir(files, "cases", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that can't be read holds nothing that could be overwritten
		}
		if s, l, _, ok := casefile.Name(name, codes); ok && s == slug && l == lang {
			taken = name
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	if taken != "" {
		return "", fmt.Errorf("%s", p.say("cmd-new-exists", taken))
	}
	if lang != codes[0] {
		slug += "." + lang
	}
	return path.Join("cases", slug+".md"), nil
}

func languageCodes(c *config.Config) []string {
	codes := make([]string, len(c.Languages))
	for i, l := range c.Languages {
		codes[i] = l.Code
	}
	return codes
}
