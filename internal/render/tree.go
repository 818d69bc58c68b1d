package render

import (
	"strconv"
	"strings"

	"openoverheid.nu/internal/tree"
)

// treeParamsOf is what the page of a decision tree shows.
func treeParamsOf(t *tree.Tree, c common) treeParams {
	p := treeParams{
		common: c, Start: t.Start, Steps: []stepView{}, Outcomes: []outcomeView{}, Interpretation: t.Interpretation,
		OriginalLang: t.OriginalLang, Drawing: drawingOf(t.Draw()),
	}
	from := cameFrom(t)
	for i, s := range t.Steps {
		step := stepView{ID: s.ID, Number: i + 1, Label: s.Label, Original: s.Original, Question: s.Question, Text: s.Text, From: from[s.ID]}
		for _, a := range s.Answers {
			step.Answers = append(step.Answers, answerOf(t, a))
			p.Interpreted = p.Interpreted || a.Interpretation
		}
		p.Steps = append(p.Steps, step)
	}
	for _, o := range t.Outcomes {
		p.Outcomes = append(p.Outcomes, outcomeView{
			ID: o.ID, Label: o.Label, Original: o.Original, Kind: string(o.Kind), Advice: o.Advice, From: from[o.ID],
		})
	}
	for _, c := range t.Considerations {
		p.Considerations = append(p.Considerations, considerationView(c))
	}
	for _, s := range t.Sources {
		p.Sources = append(p.Sources, sourceView(s))
	}
	return p
}

func answerOf(t *tree.Tree, a tree.Answer) answerView {
	view := answerView{Text: a.Text, To: a.To, Interpretation: a.Interpretation, Note: a.Note}
	if i, ok := t.Step(a.To); ok {
		view.Number, view.Label = i+1, t.Steps[i].Label
	} else if o, ok := t.Outcome(a.To); ok {
		view.Label, view.Kind = o.Label, string(o.Kind)
	}
	return view
}

// cameFrom is, for each step and outcome, the steps that have an answer leading to it, each once.
func cameFrom(t *tree.Tree) map[string][]stepLink {
	from := map[string][]stepLink{}
	for i, s := range t.Steps {
		for _, a := range s.Answers {
			links := from[a.To]
			if n := len(links); n == 0 || links[n-1].ID != s.ID {
				from[a.To] = append(links, stepLink{ID: s.ID, Number: i + 1, Label: s.Label})
			}
		}
	}
	return from
}

func drawingOf(d tree.Drawing) drawingView {
	view := drawingView{Width: d.Width, Height: d.Height, Boxes: []boxView{}, Lines: []lineView{}}
	for _, b := range d.Boxes {
		view.Boxes = append(view.Boxes, boxView{
			Kind: string(b.Kind), Outcome: string(b.Outcome), ID: b.ID, X: b.X, Y: b.Y, Width: b.Width, Height: b.Height, Text: textsOf(b.Text),
		})
	}
	for _, l := range d.Lines {
		view.Lines = append(view.Lines, lineView{Path: pathOf(l.Points), Interpretation: l.Interpretation, Label: textsOf(l.Label)})
	}
	return view
}

func textsOf(texts []tree.Text) []drawnText {
	views := make([]drawnText, len(texts))
	for i, t := range texts {
		views[i] = drawnText(t)
	}
	return views
}

// pathOf writes the course of a line as SVG does.
func pathOf(points []tree.Point) string {
	var b strings.Builder
	for i, p := range points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		b.WriteString(command + strconv.Itoa(p.X) + " " + strconv.Itoa(p.Y))
	}
	return b.String()
}
