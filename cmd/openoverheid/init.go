package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	openoverheid "openoverheid.nu"
)

func (p *program) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init FOLDER", Short: p.say("cmd-init-short"), Long: p.say("cmd-init-long"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := p.init(args[0]); err != nil {
				return err
			}
			fmt.Fprintln(p.stdout, p.say("cmd-init-done", args[0]))
			return nil
		},
	}
}

// init writes the starter site into a folder that is new or has but hidden files such as .git, with the content model beside it for the editors to change.
func (p *program) init(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), ".") }) {
		return fmt.Errorf("%s", p.say("cmd-init-not-empty", dir))
	}
	err = fs.WalkDir(openoverheid.Files, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		err = copyEmbedded(name, filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(name, "starter/"))))
		if strings.HasPrefix(d.Name(), ".") && errors.Is(err, fs.ErrExist) { // the folder may have a .gitignore of its own
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	return copyEmbedded("cases/schema.yaml", filepath.Join(dir, "cases", "schema.yaml"))
}

// copyEmbedded writes a file that is not there yet.
func copyEmbedded(name, target string) error {
	content, err := openoverheid.Files.ReadFile(name)
	if err != nil {
		return err
	}
	return writeNew(target, content)
}

// writeNew writes a file with its folders, and never over one that is there.
func writeNew(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
