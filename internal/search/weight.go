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

func newWeigher(texts []*text) *weigher {
	w := &weigher{}
	for f := range w.average {
		total, with := 0, 0
		for _, t := range texts {
			if n := int(t.lengths[f]); n > 0 {
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
		length := 256 - fw.length + fw.length*int(t.lengths[f])/w.average[f]
		norms[f] = fw.weight * 1024 * 256 / max(1, length)
	}
	return norms
}

// steps are the impacts that are used. Few different ones take fewer bytes, and the differences between high ones tell little.
var steps = [16]byte{1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, maxImpact}

const maxStep = byte(len(steps) - 1)

// stepAt holds for each impact the highest step that is not above it.
var stepAt = func() (at [maxImpact + 1]byte) {
	for step, impact := range steps {
		for i := int(impact); i < len(at); i++ {
			at[i] = byte(step)
		}
	}
	return at
}()

// coarse holds for each step the one that stands for it in the lists of parts of compounds, where even less is told.
var coarse = [16]byte{0, 0, 0, 0, 0, 5, 5, 5, 5, 9, 9, 9, 12, 12, 12, 12}

// step returns how much a word says about its document, as a place in steps.
func step(o occurrence, norms *[fields]int) byte {
	total := 0
	for f, norm := range norms {
		total += o.count(f) * norm
	}
	return stepAt[1+(maxImpact-1)*total/(total+saturation*1024)]
}
