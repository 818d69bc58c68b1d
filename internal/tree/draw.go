package tree

import "strconv"

// Drawing is a tree laid out on a plane, from the top left corner: what stands where, not how it looks.
//
// Lengths are in sixteenths of the size of the reader's text, so that a drawing grows with that. Steps form columns. Of the ways on from a
// step, the one that leads to most goes down, and the others go right: so there are rarely more than three columns, however many steps
// there are, and a drawing is narrow enough for a phone and for a sheet of paper. Lines never cross: what several answers lead to is
// drawn for one of them, and a small box for each other names it.
type Drawing struct {
	Width, Height int
	Boxes         []Box // steps in the order in which they are drawn, each with what it leads to
	Lines         []Line
}

// Box is a rectangle with text in it.
type Box struct {
	Kind                BoxKind
	Outcome             Kind   // of an outcome
	ID                  string // of the step or the outcome that it stands for
	X, Y, Width, Height int
	Text                []Text
}

// BoxKind is what a box stands for.
type BoxKind string

// Reference names a step that is drawn elsewhere.
const (
	StepBox      BoxKind = "step"
	OutcomeBox   BoxKind = "outcome"
	ReferenceBox BoxKind = "reference"
)

// Text is one line of text; X and Y are those of its baseline.
type Text struct {
	X, Y   int
	Middle bool // X is the middle, not the start
	Strong bool
	Text   string
}

// Line leads from a step to what comes after an answer. It is made of pieces that are level or upright.
type Line struct {
	From, To       int // boxes, by their place among them
	Points         []Point
	Interpretation bool
	Label          []Text
}

// Point is a place on the plane.
type Point struct{ X, Y int }

// The measures of a drawing.
const (
	margin = 4 // around all of it, for what is drawn on the edge of a box

	stepWidth    = 244
	outcomeWidth = 176
	outcomeSide  = 44 // the least height of a small box
	padding      = 12
	labelSize    = 14
	textSize     = 16
	labelHeight  = 20 // of a line
	textHeight   = 21

	rowGap    = 16 // between boxes under each other that do not follow from each other
	downGap   = 46 // at least, between a step and the one below it
	firstBend = 14 // from a step to where a line may turn
	bendGap   = 8  // between lines that turn
	arrowRoom = 14 // before a box
	labelMost = 96 // width of a label
	exitEdge  = 12 // from a corner of a step to where a line may leave it
	exitGap   = 14 // between lines that leave a step
	entryEdge = outcomeSide / 2
)

// node is a box with what follows from it, while it is being laid out.
type node struct {
	box    Box
	inner  int // height of its text
	rights []branch
	down   *branch
	size   int // boxes, its own and those that follow
}

// branch is an answer and what it leads to.
type branch struct {
	answer Answer
	label  []string
	child  *node
}

// drawer lays out one tree.
type drawer struct {
	t     *Tree
	owner []*Answer // of each step: the answer that it is drawn for
	gap   int       // between columns
	out   Drawing
}

// Draw lays out a tree that has no errors.
func (t *Tree) Draw() Drawing {
	d := &drawer{t: t, owner: make([]*Answer, len(t.Steps))}
	for i := range t.Steps {
		for j := range t.Steps[i].Answers {
			a := &t.Steps[i].Answers[j]
			if to, ok := t.Step(a.To); ok && d.owner[to] == nil {
				d.owner[to] = a
			}
		}
	}
	start, ok := t.Step(t.Start)
	if !ok {
		return d.out
	}
	root := d.step(start)
	d.gap = max(firstBend+arrowRoom+24, d.widestGap(root))
	d.place(root, margin, margin)
	d.emit(root)
	d.out.Width += margin
	d.out.Height += margin
	return d.out
}

// step makes the node of a step. Every step has one owner, and ways do not come back, so this ends.
func (d *drawer) step(i int) *node {
	s := &d.t.Steps[i]
	n := &node{box: Box{Kind: StepBox, ID: s.ID, Width: stepWidth}, size: 1}
	for j := range s.Answers {
		a := &s.Answers[j]
		child := d.after(a)
		n.size += child.size
		n.rights = append(n.rights, branch{answer: *a, child: child})
	}
	n.chooseDown()
	for j := range n.rights {
		n.rights[j].label = wrap(labelOf(n.rights[j].answer), labelSize, true, labelMost)
	}
	if n.down != nil {
		n.down.label = wrap(labelOf(n.down.answer), labelSize, true, labelMost)
	}
	n.write(strconv.Itoa(i+1)+". "+s.Label, s.Question)
	n.box.Height = max(n.inner+2*padding, 2*exitEdge+exitGap*len(n.rights))
	return n
}

// labelOf is what is written at a line. An asterisk marks an interpretation where colours and dashes do not.
func labelOf(a Answer) string {
	if a.Interpretation {
		return a.Text + " *"
	}
	return a.Text
}

// after makes the node that an answer leads to.
func (d *drawer) after(a *Answer) *node {
	to, ok := d.t.Step(a.To)
	if ok && d.owner[to] == a {
		return d.step(to)
	}
	n := &node{box: Box{Kind: ReferenceBox, ID: a.To, Width: outcomeWidth}, size: 1}
	if ok {
		n.write("→ "+strconv.Itoa(to+1)+". "+d.t.Steps[to].Label, "")
	} else if o, ok := d.t.Outcome(a.To); ok {
		n.box.Kind, n.box.Outcome = OutcomeBox, o.Kind
		n.write(o.Label, "")
	}
	n.box.Height = max(n.inner+2*padding, outcomeSide)
	return n
}

// chooseDown takes the step that leads to most, the last of equals, out of the branches on the right.
func (n *node) chooseDown() {
	best := -1
	for i, b := range n.rights {
		if b.child.box.Kind == StepBox && (best < 0 || b.child.size >= n.rights[best].child.size) {
			best = i
		}
	}
	if best >= 0 {
		down := n.rights[best]
		n.down = &down
		n.rights = append(n.rights[:best:best], n.rights[best+1:]...)
	}
}

// write fills the box with a name and, of a step, its question. Places are relative to the box and to the text's own top.
func (n *node) write(label, question string) {
	small := question == ""
	size, x := labelSize, padding
	if small {
		size, x = textSize, n.box.Width/2
	}
	y := -labelSize / 3 // of a baseline above the foot of its line
	for _, l := range wrap(label, size, true, n.box.Width-2*padding) {
		y += labelHeight
		n.box.Text = append(n.box.Text, Text{X: x, Y: y, Middle: small, Strong: true, Text: l})
	}
	if !small {
		for _, l := range wrap(question, textSize, false, n.box.Width-2*padding) {
			y += textHeight
			n.box.Text = append(n.box.Text, Text{X: x, Y: y, Text: l})
		}
	}
	n.inner = y + labelSize/3
}

// widestGap is the room that the lines of any step need between two columns.
func (d *drawer) widestGap(n *node) int {
	gap := 0
	for i := range n.rights {
		b := &n.rights[i]
		gap = max(gap, firstBend+bendGap*(len(n.rights)-1)+widest(b.label, labelSize, true)+8+arrowRoom, d.widestGap(b.child))
	}
	if n.down != nil {
		gap = max(gap, d.widestGap(n.down.child))
	}
	return gap
}
