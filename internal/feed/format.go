package feed

// format is one of the three ways to write a feed.
type format struct {
	file      string // its name in the folder of its page
	mediaType string
	name      string // as readers know it
	between   string // what parts two cases

	// encode appends a case, as it stands in a document.
	encode func(dst []byte, it *item) []byte
	// frame makes a document but for its cases: what stands before them, and after.
	frame func(c *channel, self string) (head, tail []byte, err error)
}

func formats() [3]format { return [3]format{rssFormat, atomFormat, jsonFormat} }
