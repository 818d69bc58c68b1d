package schema

// Vocabulary names the terms of the open facets: what cases/terms/<field>.yaml says of them.
type Vocabulary map[string][]OpenTerm // by field name

// OpenTerm is a term of an open vocabulary that the editors have described. Terms that no file names are fine too:
// they are shown as the cases write them.
type OpenTerm struct {
	Name        string   // as cases write it
	Also        []string // other spellings; check warns when a case uses one
	Label       Text     // where it differs by language
	Description Text
	URL         string // its own website
}
