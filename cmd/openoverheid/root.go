package main

import (
	"github.com/spf13/cobra"
)

// rootCommand is `openoverheid` with everything below it.
func (p *program) rootCommand() *cobra.Command {
	cobra.MousetrapHelpText = "" // cobra tells who double-clicks to open a terminal; start opens the editor
	root := &cobra.Command{
		Use:           "openoverheid",
		Short:         p.say("cmd-root-short"),
		Long:          p.say("cmd-root-long"),
		SilenceErrors: true, // report shows them
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return p.start(c) },
	}
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.PersistentFlags().StringVar(&p.source, "source", ".", p.say("cmd-flag-source"))
	root.PersistentFlags().String("lang", p.lang, p.say("cmd-flag-lang"))
	root.AddCommand(
		p.buildCommand(), p.serveCommand(), p.initCommand(), p.newCommand(), p.checkCommand(), p.schemaCommand(), p.searchCommand(),
		p.fetchCommand(), p.deployCommand(),
		p.versionCommand(),
	)
	p.speakLanguage(root)
	return root
}

// speakLanguage puts what cobra says by itself into the reader's language, and marks wrong calls as such.
func (p *program) speakLanguage(root *cobra.Command) {
	root.SetUsageTemplate(p.say("cmd-usage-template"))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = p.say("cmd-flag-help")
		if check := c.Args; check != nil {
			c.Args = func(c *cobra.Command, args []string) error {
				if err := check(c, args); err != nil {
					return usageError{err}
				}
				return nil
			}
		}
		switch c.Name() {
		case "help":
			c.Short = p.say("cmd-help-short")
		case "completion":
			c.Short = p.say("cmd-completion-short")
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(root)
}
