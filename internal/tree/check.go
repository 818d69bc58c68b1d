package tree

import (
	"slices"
	"strconv"
	"strings"
)

// check says what is wrong with a tree whose parts are all sound: questions in a circle, what no answer leads to, too long a way.
func (p *parser) check(t *Tree) {
	w := walk{p: p, t: t, depth: make([]int, len(t.Steps)), state: make([]state, len(t.Steps))}
	start, _ := t.Step(t.Start)
	w.step(start)
	p.unreached(t, w)
	if !w.cycle && w.depth[start] > maxDepth {
		p.report(t.Steps[start].at, "tree-too-deep", strconv.Itoa(w.depth[start]), strconv.Itoa(maxDepth))
	}
	acts := slices.ContainsFunc(t.Outcomes, func(o Outcome) bool { return o.Kind == Act })
	if o := (object{p: p, members: p.data.Values}); len(t.Considerations) > 0 && !acts {
		p.report(o.placeOf("considerations"), "tree-considerations-unused", string(Act))
	}
}

// state is how far a walk is with a step.
type state int

const (
	unseen state = iota
	open         // on the way that the walk is on
	done
)

// walk goes all ways from the start.
type walk struct {
	p     *parser
	t     *Tree
	state []state
	depth []int // of a step: questions on the longest way from it to an outcome, itself included
	way   []int // the open steps, in order
	cycle bool
}

func (w *walk) step(i int) {
	w.state[i] = open
	w.way = append(w.way, i)
	deepest := 0
	for _, a := range w.t.Steps[i].Answers {
		to, ok := w.t.Step(a.To)
		if !ok {
			continue // an outcome
		}
		switch w.state[to] {
		case open:
			w.cycle = true
			w.p.report(a.at, "tree-cycle", w.circle(to))
			continue
		case unseen:
			w.step(to)
		}
		deepest = max(deepest, w.depth[to])
	}
	w.depth[i] = 1 + deepest
	w.state[i] = done
	w.way = w.way[:len(w.way)-1]
}

// circle writes the steps that come back to one.
func (w *walk) circle(to int) string {
	var ids []string
	for _, i := range w.way[slices.Index(w.way, to):] {
		ids = append(ids, w.t.Steps[i].ID)
	}
	return shortened(strings.Join(append(ids, w.t.Steps[to].ID), " → "))
}

// unreached reports what no way from the start leads to. Of steps that lead to one another the first is enough: once that is found,
// so are the others.
func (p *parser) unreached(t *Tree, w walk) {
	targets := map[string]bool{}
	for _, s := range t.Steps {
		for _, a := range s.Answers {
			targets[a.To] = true
		}
	}
	rest := walk{p: &parser{data: p.data}, t: t, depth: w.depth, state: w.state} // what is wrong there can wait
	for _, first := range []bool{true, false} {
		for i, s := range t.Steps {
			if w.state[i] == unseen && (!first || !targets[s.ID]) {
				p.report(s.at, "tree-unreachable", s.ID)
				rest.step(i)
			}
		}
	}
	for _, o := range t.Outcomes {
		if !targets[o.ID] {
			p.report(o.at, "tree-unreachable", o.ID)
		}
	}
}
