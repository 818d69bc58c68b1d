package render

// The types of this file are what a theme gets of a decision tree; see params.go.

type treeParams struct {
	common
	Start          string              `json:"start"`
	Steps          []stepView          `json:"steps"`
	Outcomes       []outcomeView       `json:"outcomes"`
	Considerations []considerationView `json:"considerations,omitempty"`
	Sources        []sourceView        `json:"sources,omitempty"`
	Interpretation string              `json:"interpretation,omitempty"` // Markdown
	Interpreted    bool                `json:"interpreted,omitempty"`    // some answer is an interpretation
	OriginalLang   string              `json:"original_lang,omitempty"`
	Drawing        drawingView         `json:"drawing"`
}

type stepView struct {
	ID       string       `json:"id"`
	Number   int          `json:"number"`
	Label    string       `json:"label"`
	Original string       `json:"original,omitempty"`
	Question string       `json:"question"`
	Text     string       `json:"text,omitempty"` // Markdown
	Answers  []answerView `json:"answers"`
	From     []stepLink   `json:"from,omitempty"`
}

// answerView is an answer and what it leads to: a step has a number there, an outcome may have a kind.
type answerView struct {
	Text           string `json:"text"`
	To             string `json:"to"`
	Number         int    `json:"number,omitempty"`
	Label          string `json:"label"`
	Kind           string `json:"kind,omitempty"`
	Interpretation bool   `json:"interpretation,omitempty"`
	Note           string `json:"note,omitempty"`
}

type stepLink struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	Label  string `json:"label"`
}

type outcomeView struct {
	ID       string     `json:"id"`
	Label    string     `json:"label"`
	Original string     `json:"original,omitempty"`
	Kind     string     `json:"kind,omitempty"`   // answer, watch or stop
	Advice   string     `json:"advice,omitempty"` // Markdown
	From     []stepLink `json:"from,omitempty"`
}

type considerationView struct {
	Title    string `json:"title"`
	Original string `json:"original,omitempty"`
	Text     string `json:"text,omitempty"` // Markdown
}

type sourceView struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`
	Date  string `json:"date,omitempty"`
}

// drawingView is the drawing in sixteenths of a rem: tree.Drawing with its lines as SVG paths.
type drawingView struct {
	Width  int        `json:"width"`
	Height int        `json:"height"`
	Boxes  []boxView  `json:"boxes"`
	Lines  []lineView `json:"lines"`
}

type boxView struct {
	Kind    string      `json:"kind"`              // step, outcome or reference
	Outcome string      `json:"outcome,omitempty"` // the kind of an outcome
	ID      string      `json:"id"`
	X       int         `json:"x"`
	Y       int         `json:"y"`
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	Text    []drawnText `json:"text"`
}

type drawnText struct {
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Middle bool   `json:"middle,omitempty"`
	Strong bool   `json:"strong,omitempty"`
	Text   string `json:"text"`
}

type lineView struct {
	Path           string      `json:"path"`
	Interpretation bool        `json:"interpretation,omitempty"`
	Label          []drawnText `json:"label"`
}
