package tree_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"openoverheid.nu/internal/tree"
)

// rect is a part of a drawing, its edges included.
type rect struct{ left, top, right, bottom int }

func (r rect) touches(o rect) bool {
	return r.left <= o.right && o.left <= r.right && r.top <= o.bottom && o.top <= r.bottom
}

// inner is the part without its edges.
func (r rect) inner() rect { return rect{r.left + 1, r.top + 1, r.right - 1, r.bottom - 1} }

func box(b tree.Box) rect { return rect{b.X, b.Y, b.X + b.Width, b.Y + b.Height} }

// pieces are the straight parts of a line.
func pieces(l tree.Line) []rect {
	var all []rect
	for i, to := range l.Points[1:] {
		from := l.Points[i]
		all = append(all, rect{min(from.X, to.X), min(from.Y, to.Y), max(from.X, to.X), max(from.Y, to.Y)})
	}
	return all
}

// label is where the words at a line stand, as wide as they are taken to be.
func label(l tree.Line) rect {
	most := 0
	for _, text := range l.Label {
		most = max(most, len([]rune(text.Text))*7)
	}
	first, last := l.Label[0], l.Label[len(l.Label)-1]
	left := first.X
	if first.Middle {
		left -= most / 2
	}
	return rect{left, first.Y - 11, left + most, last.Y + 3}
}

// checkDrawing says what a drawing must not do.
func checkDrawing(t *testing.T, of *tree.Tree) {
	t.Helper()
	d := of.Draw()
	whole := rect{1, 1, d.Width - 1, d.Height - 1}
	answers := 0
	for _, s := range of.Steps {
		answers += len(s.Answers)
	}
	if len(d.Lines) != answers || len(d.Boxes) != answers+1 {
		t.Errorf("%d answers, %d lines and %d boxes", answers, len(d.Lines), len(d.Boxes))
	}
	drawn := map[string]int{}
	for i, b := range d.Boxes {
		r := box(b)
		if !whole.touches(r) || r.left < whole.left || r.top < whole.top || r.right > whole.right || r.bottom > whole.bottom {
			t.Errorf("box %d (%s) is not within %d by %d: %v", i, b.ID, d.Width, d.Height, r)
		}
		for j, other := range d.Boxes[:i] {
			if r.touches(box(other)) {
				t.Errorf("boxes %d (%s) and %d (%s) touch", i, b.ID, j, other.ID)
			}
		}
		for _, text := range b.Text {
			if text.Y < r.top+8 || text.Y > r.bottom-4 || text.X < r.left || text.X > r.right {
				t.Errorf("box %d (%s): %q stands outside it", i, b.ID, text.Text)
			}
		}
		if b.Kind == tree.StepBox {
			drawn[b.ID]++
		}
	}
	for _, s := range of.Steps {
		if drawn[s.ID] != 1 {
			t.Errorf("step %s is drawn %d times", s.ID, drawn[s.ID])
		}
	}
	for i, l := range d.Lines {
		checkLine(t, d, i, l)
	}
}

func checkLine(t *testing.T, d tree.Drawing, i int, l tree.Line) {
	t.Helper()
	from, to := box(d.Boxes[l.From]), box(d.Boxes[l.To])
	first, last := l.Points[0], l.Points[len(l.Points)-1]
	if !onEdge(from, first) || !onEdge(to, last) {
		t.Errorf("line %d does not join its boxes: %v from %v to %v", i, l.Points, from, to)
	}
	for _, p := range pieces(l) {
		if p.left != p.right && p.top != p.bottom {
			t.Errorf("line %d has a piece that slants: %v", i, p)
		}
		for j, b := range d.Boxes {
			if p.touches(box(b).inner()) {
				t.Errorf("line %d runs through box %d (%s)", i, j, b.ID)
			}
		}
	}
	name := label(l)
	if name.left < 0 || name.top < 0 || name.right > d.Width || name.bottom > d.Height {
		t.Errorf("the label of line %d, %v, is not within %d by %d", i, name, d.Width, d.Height)
	}
	for j, b := range d.Boxes {
		if name.touches(box(b)) {
			t.Errorf("the label of line %d (%s) lies over box %d (%s)", i, l.Label[0].Text, j, b.ID)
		}
	}
	for j, other := range d.Lines {
		if j < i && name.touches(label(other)) {
			t.Errorf("the labels of lines %d and %d lie over each other", i, j)
		}
		for _, p := range pieces(other) {
			if name.touches(p) {
				t.Errorf("the label of line %d lies over line %d", i, j)
			}
			for _, own := range pieces(l) {
				if j < i && own.touches(p) {
					t.Errorf("lines %d and %d touch", i, j)
				}
			}
		}
	}
}

func onEdge(r rect, p tree.Point) bool {
	return rect{p.X, p.Y, p.X, p.Y}.touches(r) && !rect{p.X, p.Y, p.X, p.Y}.touches(r.inner())
}

func TestDrawASmallTree(t *testing.T) {
	of := parse(t, lunch)
	checkDrawing(t, of)
	d := of.Draw()
	var got []string
	for _, b := range d.Boxes {
		text := ""
		for _, line := range b.Text {
			text += line.Text + " "
		}
		got = append(got, string(b.Kind)+" "+strings.TrimSpace(text))
	}
	want := []string{"step 1. Honger Heb je honger?", "outcome Wachten", "step 2. Haast Heb je haast?", "outcome Brood", "outcome Soep", "outcome Brood"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("boxes: %q", got)
	}
	if no := d.Lines[0]; !no.Interpretation || no.Label[0].Text != "Nee *" {
		t.Errorf("%+v", no)
	}
	if first, second := d.Boxes[0], d.Boxes[2]; second.X != first.X || second.Y < first.Y+first.Height {
		t.Errorf("the second question is not below the first: %+v, %+v", first, second)
	}
}

func TestWhatSeveralAnswersLeadToIsDrawnOnce(t *testing.T) {
	of := parse(t, strings.Replace(chain(4), "to: v3}, {answer: Nee, to: klaar", "to: v3}, {answer: Nee, to: v3", 1))
	checkDrawing(t, of)
	references := 0
	for _, b := range of.Draw().Boxes {
		if b.Kind == tree.ReferenceBox {
			references++
			if b.ID != "v3" || b.Text[0].Text != "→ 4. Vraag" {
				t.Errorf("%+v", b)
			}
		}
	}
	if references != 1 {
		t.Errorf("%d references", references)
	}
}

func TestALongTreeStaysNarrow(t *testing.T) {
	if d := parse(t, chain(20)).Draw(); d.Width > 600 {
		t.Errorf("twenty questions after one another are %d wide", d.Width)
	}
}

// TestDrawAnyTree draws trees of all sizes and shapes, with short and long texts.
func TestDrawAnyTree(t *testing.T) {
	for seed := range uint64(400) {
		of := randomTree(t, rand.New(rand.NewPCG(seed, 1)))
		checkDrawing(t, of)
		if t.Failed() {
			t.Fatalf("the tree of seed %d", seed)
		}
	}
}

// randomTree is a tree in which every step leads to later ones, so that there is no circle, and each is reached from an earlier one.
func randomTree(t *testing.T, r *rand.Rand) *tree.Tree {
	t.Helper()
	steps := 1 + r.IntN(18)
	targets := make([][]string, steps)
	for i := 1; i < steps; i++ { // the way to each
		from := r.IntN(i)
		for len(targets[from]) == 6 {
			from = (from + 1) % i
		}
		targets[from] = append(targets[from], fmt.Sprintf("s%d", i))
	}
	var b strings.Builder
	b.WriteString("title: Toeval\nsummary: Van alles.\nsteps:\n")
	for i, to := range targets {
		for most := 2 + r.IntN(5); len(to) < most; {
			to = append(to, end(r, i, steps))
		}
		r.Shuffle(len(to), func(a, b int) { to[a], to[b] = to[b], to[a] })
		fmt.Fprintf(&b, "  - id: s%d\n    label: %q\n    question: %q\n    answers:\n", i, words(r, 60), words(r, 240))
		for j, id := range to {
			fmt.Fprintf(&b, "      - {answer: %q, to: %s, interpretation: %v}\n", fmt.Sprint(j, " ", words(r, 36)), id, r.IntN(3) == 0)
		}
	}
	b.WriteString("outcomes:\n")
	for i := range 3 {
		if id := fmt.Sprintf("o%d", i); strings.Contains(b.String(), "to: "+id+",") {
			fmt.Fprintf(&b, "  - {id: %s, label: %q}\n", id, words(r, 60))
		}
	}
	return parse(t, b.String())
}

// end is an outcome, or a step after this one that has its way already.
func end(r *rand.Rand, i, steps int) string {
	if later := steps - i - 1; later > 0 && r.IntN(4) == 0 {
		return fmt.Sprintf("s%d", i+1+r.IntN(later))
	}
	return fmt.Sprintf("o%d", r.IntN(3))
}

// words is a text of at most so many characters, with a word in it now and then that is wider than a box.
func words(r *rand.Rand, most int) string {
	text := "W"
	for range r.IntN(most / 6) {
		word := strings.Repeat("abcdefghij"[:1+r.IntN(10)], 1+r.IntN(4)/3)
		if len(text)+1+len(word) > most {
			break
		}
		text += " " + word
	}
	return text
}
