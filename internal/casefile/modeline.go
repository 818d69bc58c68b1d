package casefile

import (
	"bytes"
	"path"
	"strings"
)

// SchemaFile is where the JSON Schema of a case stands for text editors, written by `new` and by whoever changes the model.
const SchemaFile = "cases/case.schema.json"

// modeline is the comment in which text editors look for the schema of a file, as yaml-language-server reads it.
const modeline = "# yaml-language-server: $schema="

// WithModeline returns a case file with the line that names its schema, as the first of its front matter. The file's name, relative to
// the site's folder, tells where it stands: the line says where the schema is from there.
func WithModeline(src []byte, name string) []byte {
	line := modelineOf(name)
	if moved := KeepModeline(src, name); bytes.Contains(moved, []byte(line)) {
		return moved
	}
	front, ok := bytes.CutPrefix(src, []byte(fence+"\n"))
	if !ok {
		return src // there is no front matter to put it in
	}
	return append([]byte(fence+"\n"+line+"\n"), front...)
}

// KeepModeline returns a case file that goes by another name now: where it has the line, it names the schema from there. A schema of
// the editor's own choice stays.
func KeepModeline(src []byte, name string) []byte {
	at := bytes.Index(src, []byte(modeline))
	if at < 0 || at > 0 && src[at-1] != '\n' || !bytes.HasPrefix(src, []byte(fence)) {
		return src
	}
	end := at + len(lineAt(string(src[at:]), 0))
	old := strings.TrimSpace(string(src[at+len(modeline) : end]))
	if path.Base(old) != path.Base(SchemaFile) || strings.Contains(old, ":") {
		return src
	}
	return bytes.Join([][]byte{src[:at], []byte(modelineOf(name)), src[end:]}, nil)
}

func modelineOf(name string) string {
	up := strings.Count(path.Dir(name), "/") // of cases/2012/club35/index.md: two
	return modeline + strings.Repeat("../", up) + path.Base(SchemaFile)
}
