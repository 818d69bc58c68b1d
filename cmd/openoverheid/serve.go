package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/serve"
)

type serveFlags struct {
	host string
	port int
	open bool
}

func (p *program) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use: "serve", Short: p.say("cmd-serve-short"), Long: p.say("cmd-serve-long"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), f) },
	}
	c.Flags().StringVar(&f.host, "host", "127.0.0.1", p.say("cmd-flag-host"))
	c.Flags().IntVar(&f.port, "port", 1313, p.say("cmd-flag-port"))
	c.Flags().BoolVar(&f.open, "open", false, p.say("cmd-flag-open"))
	return c
}

func (p *program) serve(ctx context.Context, f serveFlags) error {
	files, err := p.files()
	if err != nil {
		return err
	}
	c, _, err := p.load(files, nil)
	if err != nil {
		return err
	}
	l, err := serve.Listen(f.host, f.port)
	if err != nil {
		return fmt.Errorf("%s (%w)", p.say("cmd-port-taken", strconv.Itoa(f.port)), err)
	}
	return serve.Run(ctx, l, serve.Options{
		Dir: p.source, Ignore: []string{c.Out, cacheDir}, Language: p.lang,
		Build: p.previews(), Built: p.built,
		Ready: func(address string) {
			fmt.Fprintln(p.stdout, p.say("cmd-serving", address))
			if f.open {
				p.openBrowser(address)
			}
		},
	})
}

// previews builds what an editor wants to see: drafts and future cases too, at the address of the preview. Builds after the first
// do only what changed since.
func (p *program) previews() func(ctx context.Context, baseURL string, early func(*build.Result)) (*build.Result, error) {
	builder := &build.Builder{}
	return func(ctx context.Context, baseURL string, early func(*build.Result)) (*build.Result, error) {
		files, err := p.files()
		if err != nil {
			return nil, err
		}
		_, o, err := p.load(files, map[string]string{"base_url": baseURL})
		if err != nil {
			return nil, err
		}
		o.Drafts, o.Future = true, true
		builder.Early = early
		return builder.Run(ctx, o)
	}
}

func (p *program) built(r *build.Result, err error, took time.Duration) {
	if err != nil {
		p.report(err)
		return
	}
	p.showProblems(r.Problems)
	if r.Site != nil {
		fmt.Fprintln(p.stderr, p.say("cmd-rebuilt", strconv.Itoa(len(r.Site.Default().Entries)), strconv.FormatInt(took.Milliseconds(), 10)))
	}
}

// openBrowser asks the system to show an address. That it can't is no reason not to serve.
func (p *program) openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		fmt.Fprintln(p.stderr, p.say("cmd-no-browser", address))
	}
}
