package main

import (
	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

func (p *program) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: p.say("cmd-schema-short"), Long: p.say("cmd-schema-long"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			files, err := p.files()
			if err != nil {
				return err
			}
			model, problems := build.Model(files)
			p.showProblems(problems)
			if model == nil || diag.HasErrors(problems) {
				return errProblems
			}
			document, err := model.JSONSchema()
			if err != nil {
				return err
			}
			_, err = p.stdout.Write(document)
			return err
		},
	}
}
