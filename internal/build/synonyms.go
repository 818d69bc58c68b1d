package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"openoverheid.nu/internal/diag"
)

// isSynonyms reports whether a file of the terms holds synonyms: synonyms.yaml, synonyms.en.yaml.
func isSynonyms(name string) bool {
	base := path.Base(name)
	return base == "synonyms.yaml" || strings.HasPrefix(base, "synonyms.") && strings.Count(base, ".") == 2
}

// synonymsFile is where the synonyms of a language stand; the site's first language has no code in the name.
func synonymsFile(lang string, first bool) string {
	if first {
		return termsDir + "/synonyms.yaml"
	}
	return termsDir + "/synonyms." + lang + ".yaml"
}

// readSynonyms reads what the editors say means the same, by language. A site need not say anything.
func (s *sources) readSynonyms(o Options) {
	s.synonyms = map[string][][]string{}
	for i, l := range o.Languages {
		name := synonymsFile(l.Code, i == 0)
		src, err := fs.ReadFile(o.Files, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			s.problems = append(s.problems, unreadable(name, err))
		default:
			groups, problems := parseSynonyms(name, src)
			s.synonyms[l.Code] = groups
			s.problems = append(s.problems, problems...)
		}
	}
}

// parseSynonyms reads a list of groups: each a list of words and phrases that mean the same, or one line with "=" between them.
func parseSynonyms(name string, src []byte) (groups [][]string, problems []diag.Problem) {
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, []diag.Problem{{File: name, Line: errorLine(err), Severity: diag.Error, Code: "build-synonyms-yaml"}}
	}
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.NullType || doc.Body.Type() == ast.CommentType {
			continue
		}
		list, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			return nil, []diag.Problem{synonymsProblem(name, doc.Body)}
		}
		for _, item := range list.Values {
			group := synonymGroup(item)
			if len(group) < 2 {
				problems = append(problems, synonymsProblem(name, item))
				continue
			}
			groups = append(groups, group)
		}
	}
	return groups, problems
}

func synonymsProblem(name string, node ast.Node) diag.Problem {
	at := node.GetToken().Position
	return diag.Problem{File: name, Line: at.Line, Column: at.Column, Severity: diag.Error, Code: "build-synonyms-group"}
}

// synonymGroup returns the words of a group; nothing where it is none.
func synonymGroup(node ast.Node) []string {
	switch node := node.(type) {
	case *ast.SequenceNode:
		var group []string
		for _, value := range node.Values {
			scalar, ok := value.(ast.ScalarNode)
			if !ok {
				return nil
			}
			group = appendWord(group, scalar.String())
		}
		return group
	case *ast.StringNode:
		var group []string
		for part := range strings.SplitSeq(node.Value, "=") {
			group = appendWord(group, part)
		}
		return group
	}
	return nil
}

func appendWord(group []string, text string) []string {
	if text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), `"'`)); text != "" {
		return append(group, text)
	}
	return group
}

// errorLine is the line of the file that the parser gave up on, or 1.
func errorLine(err error) int {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) && syntax.Token != nil {
		return syntax.Token.Position.Line
	}
	return 1
}
