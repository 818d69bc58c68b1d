package main

import (
	"encoding/json"
	"io"
	"os"
)

// entry is a question as other programs read it: made or written.
type entry struct {
	Kind     string   `json:"kind"`
	Text     string   `json:"text"`
	Wanted   []string `json:"wanted"` // slugs
	Unwanted []string `json:"unwanted,omitempty"`
}

func printMade(w io.Writer, asked []kind) error {
	list := []entry{}
	for _, k := range asked {
		for _, q := range k.questions {
			list = append(list, entry{Kind: k.name, Text: q.text, Wanted: sorted(q.answers)})
		}
	}
	return json.NewEncoder(w).Encode(list)
}

// printWritten prints the questions of a file.
func printWritten(w io.Writer, name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	questions, err := parseQuestions(name, string(text))
	if err != nil {
		return err
	}
	list := []entry{}
	for _, q := range questions {
		list = append(list, entry{q.kind, q.text, append([]string{}, q.wanted...), q.unwanted})
	}
	return json.NewEncoder(w).Encode(list)
}
