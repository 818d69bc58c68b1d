package tree

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// Rules is what a tree has to keep to that its own file does not say.
type Rules struct {
	Languages  []string // codes, the default first
	Shortcodes []string // the names that its texts may use
	Paired     []string // those that enclose a text
	Reserved   []string // names that the site's own pages have in their language: cases, kanalen, feeds
}

// What a tree may be at most: more can't be drawn so that it is read, or walked with pleasure.
const (
	maxSteps    = 60
	maxOutcomes = 40
	maxDepth    = 20 // questions on the way to an outcome
	minAnswers  = 2
	maxAnswers  = 6
	maxItems    = 40 // considerations, and sources

	maxTitle    = 120 // characters
	maxSummary  = 300
	maxLabel    = 60
	maxQuestion = 240
	maxAnswer   = 40
	maxNote     = 300
)

// The fields of a tree and its parts.
var (
	treeKeys = []string{"title", "summary", "lastmod", "draft", "intro", "original_lang", "start", "steps", "outcomes",
		"considerations", "interpretation", "sources"}
	stepKeys          = []string{"id", "label", "original", "question", "text", "answers"}
	answerKeys        = []string{"answer", "to", "interpretation"}
	outcomeKeys       = []string{"id", "label", "original", "kind", "advice"}
	considerationKeys = []string{"title", "original", "text"}
	sourceKeys        = []string{"title", "url", "date"}
	kinds             = []string{string(Act), string(Watch), string(Stop)}
)

// Parse reads and checks a tree. The tree holds what could be read; it is nil only where the bytes are no text at all.
func Parse(file string, src []byte, r Rules) (*Tree, []diag.Problem) {
	data, problems := casefile.ParseData(file, src, r.Languages)
	if data == nil {
		return nil, problems
	}
	p := &parser{data: data, rules: casefile.Rules{Languages: r.Languages, Shortcodes: r.Shortcodes, Paired: r.Paired}, problems: problems}
	if slices.Contains(r.Reserved, data.Slug) {
		p.problems = append(p.problems, diag.Problem{File: file, Code: "page-reserved", Args: []string{data.Slug, path.Base(file)}})
	}
	t := p.tree()
	if !diag.HasErrors(p.problems) { // else much of what follows would be about what is missing
		p.check(t)
	}
	return t, diag.Sort(p.problems)
}

func (p *parser) tree() *Tree {
	o := p.object(casefile.Value{Members: append([]casefile.Member{}, p.data.Values...), Line: 1, Column: 1}, treeKeys)
	o.broken = p.data.Broken
	t := &Tree{
		File: p.data.File, Name: p.data.Slug, Lang: p.data.Lang,
		Title: o.need("title", maxTitle), Summary: o.need("summary", maxSummary), Lastmod: o.day("lastmod"), Draft: o.flag("draft"),
		Intro: o.markdown("intro"), Interpretation: o.markdown("interpretation"), OriginalLang: o.language("original_lang"),
	}
	for _, v := range o.items("steps", true, maxSteps) {
		t.Steps = append(t.Steps, p.step(v))
	}
	for _, v := range o.items("outcomes", true, maxOutcomes) {
		t.Outcomes = append(t.Outcomes, p.outcome(v))
	}
	for _, v := range o.items("considerations", false, maxItems) {
		c := p.object(v, considerationKeys)
		t.Considerations = append(t.Considerations,
			Consideration{c.need("title", maxLabel), c.text("original", maxLabel), c.markdown("text")})
	}
	for _, v := range o.items("sources", false, maxItems) {
		t.Sources = append(t.Sources, p.source(v))
	}
	p.ids(t)
	p.start(t, o)
	p.targets(t)
	return t
}

func (p *parser) step(v casefile.Value) Step {
	o := p.object(v, stepKeys)
	s := Step{
		ID: o.id(), Label: o.need("label", maxLabel), Original: o.text("original", maxLabel), Question: o.need("question", maxQuestion),
		Text: o.markdown("text"), at: o.placeOf("id"),
	}
	for _, v := range o.items("answers", true, 0) {
		s.Answers = append(s.Answers, p.answer(v))
	}
	at, given := o.get("answers")
	switch n := len(s.Answers); {
	case !given || n == 0: // said already
	case n < minAnswers:
		p.report(placeOf(at), "tree-few-answers", strconv.Itoa(minAnswers))
	case n > maxAnswers:
		p.report(s.Answers[maxAnswers].at, "tree-many-answers", strconv.Itoa(maxAnswers))
	}
	for i, a := range s.Answers {
		if slices.ContainsFunc(s.Answers[:i], func(b Answer) bool { return a.Text != "" && strings.EqualFold(a.Text, b.Text) }) {
			p.report(a.at, "tree-answer-twice", a.Text)
		}
	}
	return s
}

func (p *parser) answer(v casefile.Value) Answer {
	o := p.object(v, answerKeys)
	a := Answer{Text: o.need("answer", maxAnswer), To: o.need("to", 0), at: o.placeOf("to")}
	switch note := o.text("interpretation", maxNote); note {
	case "", "false":
	case "true":
		a.Interpretation = true
	default:
		a.Interpretation, a.Note = true, note
	}
	return a
}

func (p *parser) outcome(v casefile.Value) Outcome {
	o := p.object(v, outcomeKeys)
	out := Outcome{
		ID: o.id(), Label: o.need("label", maxLabel), Original: o.text("original", maxLabel), Kind: Kind(o.text("kind", 0)),
		Advice: o.markdown("advice"), at: o.placeOf("id"),
	}
	if out.Kind != Plain && !slices.Contains(kinds, string(out.Kind)) {
		p.suggest(o.placeOf("kind"), "tree-unknown-kind", string(out.Kind), kinds)
		out.Kind = Plain
	}
	return out
}

func (p *parser) source(v casefile.Value) Source {
	o := p.object(v, sourceKeys)
	s := Source{Title: o.text("title", maxSummary), URL: o.address("url"), Date: dayText(o.day("date"))}
	if _, title := o.get("title"); !title {
		if _, url := o.get("url"); !url {
			o.missing("title")
		}
	}
	return s
}

// ids reports ids that more than one step or outcome has.
func (p *parser) ids(t *Tree) {
	lines := map[string]int{}
	note := func(id string, at place) {
		first, taken := lines[id]
		switch {
		case id == "":
		case taken:
			p.report(at, "tree-id-twice", id, strconv.Itoa(first))
		default:
			lines[id] = at.line
		}
	}
	for _, s := range t.Steps {
		note(s.ID, s.at)
	}
	for _, o := range t.Outcomes {
		note(o.ID, o.at)
	}
}

// start finds the first step: the first in the file where it does not say.
func (p *parser) start(t *Tree, o object) {
	t.Start = o.text("start", 0)
	if t.Start == "" && len(t.Steps) > 0 {
		t.Start = t.Steps[0].ID
	}
	if _, ok := t.Step(t.Start); !ok && t.Start != "" && len(t.Steps) > 0 {
		p.suggest(o.placeOf("start"), "tree-unknown-start", t.Start, stepIDs(t))
	}
}

// targets reports answers that lead to nothing, where all they can lead to could be read.
func (p *parser) targets(t *Tree) {
	if len(t.Steps) == 0 || len(t.Outcomes) == 0 {
		return
	}
	ids := stepIDs(t)
	for _, o := range t.Outcomes {
		ids = append(ids, o.ID)
	}
	for _, s := range t.Steps {
		for _, a := range s.Answers {
			if a.To != "" && !slices.Contains(ids, a.To) {
				p.suggest(a.at, "tree-unknown-target", a.To, ids)
			}
		}
	}
}

func stepIDs(t *Tree) []string {
	ids := make([]string, len(t.Steps))
	for i, s := range t.Steps {
		ids[i] = s.ID
	}
	return ids
}

// suggest reports a word that is not among those it should be; the code with -near names the one that was probably meant, the
// code without it names them all.
func (p *parser) suggest(at place, code, word string, known []string) {
	if near, ok := diag.Suggest(word, known); ok {
		p.report(at, code+"-near", word, near)
		return
	}
	p.report(at, code, word, listed(known))
}

// maxListed is how many words a hint lists.
const maxListed = 20

func listed(words []string) string {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	if len(words) > maxListed {
		return strings.Join(words[:maxListed], ", ") + " …"
	}
	return strings.Join(words, ", ")
}

func (p *parser) report(at place, code string, args ...string) {
	p.problems = append(p.problems, diag.Problem{File: p.data.File, Line: cmp.Or(at.line, 1), Column: cmp.Or(at.column, 1), Code: code, Args: args})
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
