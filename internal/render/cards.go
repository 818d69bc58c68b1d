package render

// What a page shows of other cases are cards, which it names. A type of params.go that names any says so here: a page is rendered
// anew when one of its cards changes, and the theme finds no others.

func (p homeParams) cardNames() []string {
	return append(p.Cards[:len(p.Cards):len(p.Cards)], p.Instructive...)
}

func (p listParams) cardNames() []string { return p.Cards }

func (p searchParams) cardNames() []string { return p.Cards }

func (p compareParams) cardNames() []string {
	return append(p.Cards[:len(p.Cards):len(p.Cards)], p.Newest...)
}

func (p embedParams) cardNames() []string { return p.Cards }

func (p facetParams) cardNames() []string {
	var names []string
	for _, y := range p.Years {
		names = append(names, y.Cards...)
	}
	return names
}

func (p caseParams) cardNames() []string {
	names := []string{p.Slug, p.Newer, p.Older}
	for _, r := range p.Related {
		names = append(names, r.Card)
	}
	return names
}
