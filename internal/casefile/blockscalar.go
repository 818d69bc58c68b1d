package casefile

import "strings"

// blockScalar reads a text below a | (line breaks count) or a > (they are spaces). Indent is that of the collection it is in.
func (r *reader) blockScalar(indent int) (Value, error) {
	v := r.value()
	fold := r.at(r.pos) == '>'
	chomp, explicit, err := r.blockHeader()
	if err != nil {
		return v, err
	}
	r.last = r.pos
	inner := 0
	if explicit > 0 {
		inner = indent + explicit
	}
	lines, trailing := r.blockLines(indent, inner, chomp == '+')
	text := strings.Join(lines, "\n")
	if fold {
		text = foldLines(lines)
	}
	switch {
	case chomp == '+' && len(lines) == 0:
		text = strings.Repeat("\n", trailing)
	case chomp == '+':
		text += strings.Repeat("\n", 1+trailing)
	case chomp == 0 && len(lines) > 0:
		text += "\n"
	}
	v.Text = text
	return v, nil
}

// blockHeader reads what may follow | or >: a digit for the indentation, and - or + for the line breaks at the end.
func (r *reader) blockHeader() (chomp byte, indent int, err error) {
	start := r.pos
	for r.pos++; !r.endsWord(r.pos); r.pos++ {
		switch c := r.at(r.pos); {
		case (c == '-' || c == '+') && chomp == 0:
			chomp = c
		case c >= '1' && c <= '9' && indent == 0:
			indent = int(c - '0')
		default:
			return 0, 0, r.fault(start, "case-yaml-character", r.text[start:start+1])
		}
	}
	return chomp, indent, r.finishLine()
}

// blockLines reads the lines of a block scalar without their indentation, and how many empty ones come last. Inner is
// that indentation, 0 where the first line decides it. Keep says whether the last empty lines belong to the text.
func (r *reader) blockLines(outer, inner int, keep bool) (lines []string, trailing int) {
	for r.at(r.pos) == '\n' {
		bol, end := r.pos+1, r.end
		if bol >= r.end {
			break
		}
		if i := strings.IndexByte(r.text[bol:r.end], '\n'); i >= 0 {
			end = bol + i
		}
		line := r.text[bol:end]
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		blank := spaces == len(line)
		if !blank && inner == 0 && spaces > outer {
			inner = spaces
		}
		if !blank && (spaces < inner || inner == 0) {
			break
		}
		r.newline()
		r.pos = end
		if blank && (inner == 0 || spaces <= inner) {
			trailing++
			if keep {
				r.last = end
			}
			continue
		}
		for ; trailing > 0; trailing-- {
			lines = append(lines, "")
		}
		lines = append(lines, line[inner:])
		r.last = end
	}
	return lines, trailing
}

// foldLines joins lines by spaces. Empty lines are line breaks, and lines that are further in keep theirs.
func foldLines(lines []string) string {
	var b strings.Builder
	breaks, further := 0, true
	for i, line := range lines {
		if line == "" {
			breaks++
			continue
		}
		indented := isBlank(line[0])
		switch {
		case i == breaks: // only empty lines so far
			b.WriteString(strings.Repeat("\n", breaks))
		case indented || further:
			b.WriteString(strings.Repeat("\n", 1+breaks))
		default:
			b.WriteString(folded(1 + breaks))
		}
		b.WriteString(line)
		breaks, further = 0, indented
	}
	return b.String()
}
