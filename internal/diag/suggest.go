package diag

import "strings"

// longestWord is the length in characters above which nothing is suggested: nobody mistypes such a word,
// and comparing it would cost more than it is worth.
const longestWord = 64

// Suggest returns the candidate that the word was probably meant to be, and whether there is one. Upper and lower
// case are the same; a letter too many, too few, wrong or swapped with its neighbour is one mistake, and a word may have
// one, or two from five characters and three from nine. Of equally near candidates the first wins.
func Suggest(word string, candidates []string) (string, bool) {
	w := []rune(strings.ToLower(strings.TrimSpace(word)))
	if len(w) == 0 || len(w) > longestWord {
		return "", false
	}
	best, found := "", false
	limit := mistakes(len(w))
	for _, c := range candidates {
		if d, ok := distance(w, []rune(strings.ToLower(c)), limit); ok {
			best, found, limit = c, true, d-1
		}
		if limit < 0 {
			break
		}
	}
	return best, found
}

// mistakes is how many a word of that length may have. A word is never all mistakes.
func mistakes(length int) int {
	switch {
	case length >= 9:
		return 3
	case length >= 5:
		return 2
	case length >= 2:
		return 1
	}
	return 0
}

// distance counts the mistakes between two words (optimal string alignment) and reports whether they are within
// the limit. It gives up as soon as they cannot be.
func distance(a, b []rune, limit int) (int, bool) {
	if diff := len(a) - len(b); diff > limit || -diff > limit {
		return 0, false
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			row[j+1] = min(above[j+1], row[j]) + 1
			if a[i] == b[j] {
				row[j+1] = min(row[j+1], above[j])
			} else {
				row[j+1] = min(row[j+1], above[j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		// A swap may still reach back over this row, for one mistake more than the row before.
		if least > limit+1 {
			return 0, false
		}
		before, above, row = above, row, before
	}
	d := above[len(b)]
	return d, d <= limit
}
