package search

// weights say how a field counts: its weight, and how much its length matters, in 256ths (the b of BM25F).
var weights = [fields]struct{ weight, length int }{
	fieldTitle:    {6, 64},
	fieldSummary:  {3, 96},
	fieldTerms:    {3, 64},
	fieldHeadings: {2, 128},
	fieldBody:     {1, 160},
}

const (
	maxImpact  = 31
	saturation = 4 // the k of BM25: weight at which half of the impact is reached
)

// weigher turns counts into impacts. All arithmetic is on integers: the same on every machine.
type weigher struct{ average [fields]int }

func newWeigher(texts []text) *weigher {
	w := &weigher{}
	for f := range w.average {
		total, with := 0, 0
		for i := range texts {
			if n := texts[i].lengths[f]; n > 0 {
				total, with = total+n, with+1
			}
		}
		w.average[f] = max(1, total/max(1, with))
	}
	return w
}

// norms returns what a single occurrence weighs in each field of a text, in 1024ths.
func (w *weigher) norms(t *text) (norms [fields]int) {
	for f, fw := range weights {
		length := 256 - fw.length + fw.length*t.lengths[f]/w.average[f]
		norms[f] = fw.weight * 1024 * 256 / max(1, length)
	}
	return norms
}

// impact returns how much a word says about its document, 1 to maxImpact.
func impact(o occurrence, norms *[fields]int) byte {
	total := 0
	for f, norm := range norms {
		total += o.count(f) * norm
	}
	return byte(1 + (maxImpact-1)*total/(total+saturation*1024))
}
