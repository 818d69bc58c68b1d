package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"openoverheid.nu/internal/deploy"
)

// shownFiles is how many files of each kind a plan names on a terminal; --json names them all.
const shownFiles = 20

// showPlan writes what would be done.
func (p *program) showPlan(plan deploy.Plan, f deployFlags) error {
	if f.json {
		return p.writeJSON(planDocument(plan))
	}
	fmt.Fprintln(p.stdout, p.say("cmd-deploy-plan", strconv.Itoa(len(plan.Uploads)), size(plan.Bytes()), strconv.Itoa(len(plan.Removals)), strconv.Itoa(plan.Unchanged)))
	var names []string
	for _, u := range plan.Uploads {
		mark := "~ "
		if u.New {
			mark = "+ "
		}
		names = append(names, mark+u.Path)
	}
	p.showNames(names)
	names = nil
	for _, path := range plan.Removals {
		names = append(names, "- "+path)
	}
	p.showNames(names)
	return nil
}

func (p *program) showNames(names []string) {
	for _, name := range names[:min(len(names), shownFiles)] {
		fmt.Fprintln(p.stdout, "  "+name)
	}
	if more := len(names) - shownFiles; more > 0 {
		fmt.Fprintln(p.stdout, p.say("cmd-deploy-more", strconv.Itoa(more)))
	}
}

func (p *program) showDeployed(r deploy.Result, f deployFlags, took time.Duration) error {
	switch {
	case f.json:
		doc := planDocument(r.Plan)
		doc.Published = r.Published
		return p.writeJSON(doc)
	case !r.Published:
		fmt.Fprintln(p.stdout, p.say("cmd-deploy-nothing", strconv.Itoa(r.Plan.Unchanged)))
	default:
		code := "cmd-deployed"
		if f.rollback {
			code = "cmd-rolled-back"
		}
		fmt.Fprintln(p.stdout, p.say(code, strconv.Itoa(len(r.Plan.Uploads)), size(r.Plan.Bytes()), strconv.Itoa(len(r.Plan.Removals)), strconv.Itoa(r.Plan.Unchanged),
			strconv.FormatFloat(took.Seconds(), 'f', 1, 64), r.Plan.Release))
	}
	return nil
}

// deployDocument is a plan, or what became of it, for programs.
type deployDocument struct {
	Release   string           `json:"release"`
	Published bool             `json:"published"`
	Uploads   []uploadDocument `json:"uploads"`
	Removals  []string         `json:"removals"`
	Unchanged int              `json:"unchanged"`
	Bytes     int64            `json:"bytes"`
}

type uploadDocument struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
	New  bool   `json:"new"`
}

func planDocument(plan deploy.Plan) deployDocument {
	doc := deployDocument{Release: plan.Release, Uploads: []uploadDocument{}, Removals: append([]string{}, plan.Removals...), Unchanged: plan.Unchanged, Bytes: plan.Bytes()}
	for _, u := range plan.Uploads {
		doc.Uploads = append(doc.Uploads, uploadDocument{u.Path, u.Size, u.New})
	}
	return doc
}

func (p *program) writeJSON(doc any) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

// size is a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 10<<20:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 10<<10:
		return strconv.FormatInt(n>>10, 10) + " kB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
