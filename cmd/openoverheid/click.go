package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"
)

// start is what the program does without a command. Whoever types that wants to know what it can do; whoever double-clicks the program in
// Explorer wants the editor of the site that it lies in.
func (p *program) start(c *cobra.Command) error {
	if !p.clicked() {
		return c.Help()
	}
	err := p.serve(c.Context(), serveFlags{host: "127.0.0.1", port: 1313, anyPort: true, open: true})
	if err == nil {
		return nil
	}
	p.report(err)
	// The window closes with the program, and what it says with the window.
	fmt.Fprintln(p.stderr, p.say("cmd-press-enter"))
	_, _ = bufio.NewReader(c.InOrStdin()).ReadString('\n')
	return errProblems
}
