package tree

// place puts a node with all that follows from it, and returns where that ends at the bottom.
func (d *drawer) place(n *node, x, y int) (bottom int) {
	n.box.X, n.box.Y = x, y
	right := x + n.box.Width + d.gap
	top := y
	for i := range n.rights {
		b := &n.rights[i]
		at := top + max(0, labelHeight*len(b.label)+2-entryEdge-d.above(i)) // the label stands over the line
		bottom = d.place(b.child, right, at)
		top = bottom + rowGap
		n.reach(b.child)
	}
	bottom = max(bottom, y+n.box.Height)
	if n.down != nil {
		gap := max(downGap, labelHeight*len(n.down.label)+26)
		bottom = d.place(n.down.child, x, bottom+gap)
	}
	n.centre()
	d.out.Width = max(d.out.Width, x+n.box.Width)
	d.out.Height = max(d.out.Height, bottom)
	return bottom
}

// above is the room over a branch that its label may use: between it and the line before it.
func (d *drawer) above(i int) int {
	if i == 0 {
		return 0
	}
	return rowGap
}

// reach makes a box higher where that spares a line a small step.
func (n *node) reach(child *node) {
	missing := child.box.Y + entryEdge - (n.box.Y + n.box.Height - exitEdge)
	if missing > 0 && missing <= 2*exitEdge {
		n.box.Height += missing
	}
}

// centre moves the text of a box to its middle.
func (n *node) centre() {
	down := (n.box.Height - n.inner) / 2
	for i := range n.box.Text {
		n.box.Text[i].X += n.box.X
		n.box.Text[i].Y += n.box.Y + down
	}
}

// emit adds the node's box and lines to the drawing, and those of what follows; it returns the place of the box.
func (d *drawer) emit(n *node) int {
	self := len(d.out.Boxes)
	d.out.Boxes = append(d.out.Boxes, n.box)
	ways := n.ways()
	for i := range n.rights {
		b := &n.rights[i]
		to := d.emit(b.child)
		points := n.pointsRight(i, ways[i])
		end := points[len(points)-1]
		from := n.box.X + n.box.Width + firstBend + bendGap*(len(n.rights)-1)
		d.addLine(self, to, b, points, Text{X: (from + end.X - arrowRoom) / 2, Y: end.Y - 6 - labelHeight*(len(b.label)-1), Middle: true})
	}
	if n.down != nil {
		to := d.emit(n.down.child)
		x, y := n.box.X+n.box.Width/2, n.box.Y+n.box.Height
		d.addLine(self, to, n.down, []Point{{x, y}, {x, n.down.child.box.Y}}, Text{X: x + 10, Y: y + labelHeight})
	}
	return self
}

// addLine adds a line with its label, whose first line of text stands at a place.
func (d *drawer) addLine(from, to int, b *branch, points []Point, at Text) {
	line := Line{From: from, To: to, Points: points, Interpretation: b.answer.Interpretation}
	for _, text := range b.label {
		at.Text, at.Strong = text, true
		line.Label = append(line.Label, at)
		at.Y += labelHeight
	}
	d.out.Lines = append(d.out.Lines, line)
}

// way is the height at which a line leaves a step, and at which it enters what follows.
type way struct{ exit, entry int }

// ways finds the heights of the lines to the right: the same at both ends where that can be, and never out of order.
func (n *node) ways() []way {
	ways := make([]way, len(n.rights))
	lowest := n.box.Y + n.box.Height - exitEdge
	for i := len(ways) - 1; i >= 0; i-- {
		child := n.rights[i].child.box
		middle := child.Y + child.Height/2
		switch {
		case middle <= lowest:
			ways[i] = way{middle, middle}
		case child.Y+entryEdge <= lowest:
			ways[i] = way{lowest, lowest}
		default:
			ways[i] = way{lowest, middle}
		}
		lowest = ways[i].exit - exitGap
	}
	return ways
}

// pointsRight is the course of a line to the right. Of lines that turn, the lower ones turn first: so none crosses another.
func (n *node) pointsRight(i int, w way) []Point {
	start := n.box.X + n.box.Width
	end := n.rights[i].child.box.X
	if w.exit == w.entry {
		return []Point{{start, w.exit}, {end, w.entry}}
	}
	bend := start + firstBend + bendGap*(len(n.rights)-1-i)
	return []Point{{start, w.exit}, {bend, w.exit}, {bend, w.entry}, {end, w.entry}}
}
