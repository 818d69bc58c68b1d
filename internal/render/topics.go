package render

import (
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// mostTopics is how many terms a facet may have to say what the site is about: more are no summary.
const mostTopics = 6

// topicField is the field that says what the site is about: the first facet of a few terms, all described. Nil where the model has none.
func topicField(m *schema.Model) *schema.Field {
	for _, f := range m.Facets() {
		if len(f.Terms) > 0 && len(f.Terms) <= mostTopics && described(f.Terms) {
			return f
		}
	}
	return nil
}

func described(terms []schema.Term) bool {
	for _, t := range terms {
		if len(t.Description) == 0 {
			return false
		}
	}
	return true
}

// topics are the terms of the topic field, by value.
func (v *views) topics(l *site.Language) map[string]topicView {
	topics := map[string]topicView{}
	if f := topicField(v.site.Model); f != nil {
		for _, t := range f.Terms {
			topics[t.Value] = topicView{Label: t.LabelIn(l.Code), Description: t.Description.In(l.Code)}
		}
	}
	return topics
}

// topic is the value of the first topic of a case, or "".
func topic(in *caseInput) string {
	if f := topicField(in.model); f != nil {
		for _, t := range termsOf(in, f) {
			return t.value
		}
	}
	return ""
}
