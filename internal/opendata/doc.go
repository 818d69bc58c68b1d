// Package opendata writes the cases as data for programs.
//
// A case is one JSON document: its fields as the content model names them and its file holds them, so that they are valid by the
// model's own JSON Schema, and beside them what the site derived: addresses, labels of terms, related cases, translations.
//
// Write hands out these documents, each beside the case as Markdown, and all cases of all languages together below /data/: the same documents in JSON and in lines, a
// table with what its columns mean (CSV and CSVW), linked data, and the terms with their labels in every language. What is in them
// follows from the site alone: the same input gives the same bytes.
//
// Before it makes anything, Write asks what stays of an earlier run (from.go). What has to be made is made in parts, on all processors at
// once, and handed on in the order of the cases (inorder.go): few cases are held at a time, however many there are. The two files that have all documents
// copy those that stay from what they were before (joined.go).
package opendata
