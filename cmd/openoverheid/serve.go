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
	"openoverheid.nu/internal/editor"
	"openoverheid.nu/internal/serve"
)

type serveFlags struct {
	host     string
	port     int
	anyPort  bool // another will do where that one is taken
	open     bool
	readOnly bool
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
	c.Flags().BoolVar(&f.readOnly, "read-only", false, p.say("cmd-flag-read-only"))
	return c
}

func (p *program) serve(ctx context.Context, f serveFlags) error {
	files, err := p.files()
	if err != nil {
		return err
	}
	c, o, err := p.load(files, nil)
	if err != nil {
		return err
	}
	l, err := serve.Listen(f.host, f.port)
	if err != nil && f.anyPort {
		l, err = serve.Listen(f.host, 0)
	}
	if err != nil {
		return fmt.Errorf("%s (%w)", p.say("cmd-port-taken", strconv.Itoa(f.port)), err)
	}
	var e *editing // stays empty where the site is only shown
	options := serve.Options{Dir: p.source, Ignore: []string{c.Out, cacheDir}, Language: p.lang, Built: p.built}
	switch {
	case f.readOnly:
	case !serve.Local(l): // who can reach the site could change it
		fmt.Fprintln(p.stderr, p.say("cmd-no-editor", f.host))
	default:
		e = &editing{session: editor.NewSession()}
		defer e.Close()
		options.Editor = func(previewer serve.Previewer) (serve.Handler, error) { return p.editor(ctx, e, c, o, previewer) }
	}
	options.Build = p.previews(ctx, e)
	options.Ready = func(address string) { p.ready(address, e, f.open) }
	return serve.Run(ctx, l, options)
}

// ready says where the site and its editor are, and opens them where that is asked for.
func (p *program) ready(address string, e *editing, open bool) {
	fmt.Fprintln(p.stdout, p.say("cmd-serving", address))
	if e != nil {
		fmt.Fprintln(p.stdout, p.say("cmd-editor", e.session.Address(address)))
	}
	switch {
	case open && e != nil: // the browser's command line can be read by others on this machine
		p.openBrowser(e.session.OnceAddress(address), e.session.Address(address))
	case open:
		p.openBrowser(address, address)
	}
}

// previews builds what an editor wants to see: drafts and future cases too, at the address of the preview. Builds after the first
// do only what changed since. The editor follows the content model, for as long as the program runs.
func (p *program) previews(run context.Context, e *editing) func(ctx context.Context, baseURL string, early func(*build.Result)) (*build.Result, error) {
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
		builder.Early = func(r *build.Result) {
			early(r)
			e.follow(run, r)
		}
		r, err := builder.Run(ctx, o)
		e.follow(run, r)
		return r, err
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

// openBrowser asks the system to show an address. That it can't is no reason not to serve: then it says where to go.
func (p *program) openBrowser(address, instead string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		fmt.Fprintln(p.stderr, p.say("cmd-no-browser", instead))
	}
}
