package search

// Language is what the machinery has to know of a language. It travels in the manifest, so that every reader has it.
type Language struct {
	Stop   []string          `json:"stop"`
	Vowels string            `json:"vowels"`
	Split  string            `json:"split"`
	Rules  []Rule            `json:"rules"`
	Alts   []Rule            `json:"alts"`
	Words  map[string]string `json:"words"`
	Sounds [][2]string       `json:"sounds"`

	compounds bool
	notParts  []string // beginnings and ends that are no parts of a compound
	links     []string // what may stand between two parts
}

// Rule replaces the end of a word: {suffix, replacement, least length of what is left, flags}.
type Rule struct {
	Suffix, Replacement string
	Min, Flags          int
}

// The flags of a rule.
const (
	flagClose    = 1  // spell what is left as a Dutch closed syllable
	flagUndoub   = 2  // a doubled last consonant becomes single
	flagGoOn     = 4  // apply the rules to the result again
	flagGe       = 8  // only for words that begin with ge, which is dropped
	flagLengthen = 16 // double the last vowel of what is left
	flagFree     = 32 // of an alternative: the result need not occur
)

// language returns what is known of a language; of an unknown one, nothing.
func language(code string) *Language {
	switch code {
	case "nl":
		return dutch()
	case "en":
		return english()
	case "fr":
		return french()
	case "de":
		return german()
	}
	return &Language{Vowels: "aeiouy"}
}
