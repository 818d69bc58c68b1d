package editor

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/picture"
)

// addedPicture says what became of a picture that came in.
type addedPicture struct {
	Case     string   `json:"case"`     // the case's name now: a case that was one file becomes a folder
	Base     string   `json:"base"`     // what an open form of the case starts from now
	Origin   string   `json:"origin"`   // and what it is filled from
	File     string   `json:"file"`     // the picture's name beside it
	Markdown string   `json:"markdown"` // what shows it in a text
	Width    int      `json:"width"`
	Height   int      `json:"height"`
	Status   string   `json:"status"`
	Notes    []string `json:"notes"` // what was done to it
}

// addPicture takes in a picture: made safe and small, with an alternative text or none of it.
func (e *editor) addPicture(w http.ResponseWriter, r *http.Request) {
	c, ok := e.read(w, r)
	if !ok {
		return
	}
	p := picturesPage{
		Alt: strings.TrimSpace(r.PostFormValue("alt")), Credit: strings.TrimSpace(r.PostFormValue("credit")), Cover: r.PostFormValue("use") == "cover",
	}
	added, problem, err := e.takePicture(r, c, p)
	switch {
	case err != nil:
		e.fail(w, err)
	case problem != "" && wantsJSON(r):
		answer(w, http.StatusUnprocessableEntity, map[string]string{"problem": problem})
	case problem != "":
		p.Problem = problem
		e.showPictures(w, r, http.StatusUnprocessableEntity, c, p)
	case wantsJSON(r):
		answer(w, http.StatusOK, added)
	default:
		e.showAdded(w, r, added, p)
	}
}

// takePicture returns what was taken in, or what a person has to mend first.
func (e *editor) takePicture(r *http.Request, c *desk.Copy, p picturesPage) (added *addedPicture, problem string, err error) {
	if p.Alt == "" {
		return nil, e.say("edit-picture-no-alt"), nil
	}
	file, head, err := r.FormFile("picture")
	if err != nil {
		return nil, e.say("edit-picture-none"), nil
	}
	defer file.Close()
	clean, err := cleanPicture(file, head)
	var refusal *picture.Refusal
	if errors.As(err, &refusal) {
		return nil, e.textOf(refusal.Code, refusal.Args...), nil
	}
	if err != nil {
		return nil, "", err
	}
	if err := e.work.flush(c.Name); err != nil {
		return nil, "", err
	}
	stored, now, err := e.Desk.AddPicture(c.Name, clean.Name, clean.Content)
	if text, ok := e.told(err); ok {
		return nil, text, nil
	}
	if err != nil {
		return nil, "", err
	}
	added = &addedPicture{
		Case: now, File: stored, Markdown: pictureMarkdown(stored, p.Alt, p.Credit), Width: clean.Width, Height: clean.Height,
		Status: e.say("edit-done-picture"), Notes: []string{},
	}
	for _, code := range clean.Changed {
		added.Notes = append(added.Notes, e.say(code))
	}
	return added, "", e.followCase(c, added, r.PostFormValue("base"), r.PostFormValue("origin"))
}

// followCase lets unsaved work, and an open form, go on with a case that became a folder: the line of its file that names the schema is
// another one there. Where the file had been changed by somebody else, that stays to be seen.
func (e *editor) followCase(before *desk.Copy, added *addedPicture, base, origin string) error {
	added.Base, added.Origin = base, origin
	if added.Case == before.Name {
		return nil
	}
	now, err := e.Desk.Read(added.Case)
	if err != nil {
		return err
	}
	if base == before.Version {
		added.Base = now.Version
	}
	if source := e.from.get(origin); source != nil {
		added.Origin = e.from.add(casefile.KeepModeline(source, now.Name))
	}
	return e.rebase(now, before.Version, func(source []byte) []byte { return source })
}

func cleanPicture(file multipart.File, head *multipart.FileHeader) (*picture.Picture, error) {
	content, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return picture.Clean(head.Filename, content, picture.Limits{})
}

// showAdded finishes the work for who has no scripts: a cover is written into the case, a picture for the text is given as Markdown.
func (e *editor) showAdded(w http.ResponseWriter, r *http.Request, added *addedPicture, p picturesPage) {
	c, err := e.Desk.Read(added.Case)
	if err == nil && p.Cover {
		c.Case.Set("image", coverValue(added.File, p.Alt, p.Credit))
		_, err = e.Desk.Save(added.Case, c.Case.Format(), c.Version)
	}
	if err == nil {
		c, err = e.Desk.Read(added.Case)
	}
	if err != nil {
		e.fail(w, err)
		return
	}
	e.showPictures(w, r, http.StatusOK, c, picturesPage{Added: added, Cover: p.Cover})
}

func coverValue(file, alt, credit string) casefile.Value {
	v := casefile.Value{Members: []casefile.Member{
		{Name: "src", Value: casefile.Value{Text: file}}, {Name: "alt", Value: casefile.Value{Text: alt}},
	}}
	if credit != "" {
		v.Members = append(v.Members, casefile.Member{Name: "credit", Value: casefile.Value{Text: credit}})
	}
	return v
}

// pictureMarkdown shows a picture in a text, with its credit below it.
func pictureMarkdown(file, alt, credit string) string {
	alt = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "\n", " ", "\r", " ").Replace(alt)
	if credit != "" {
		credit = ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ").Replace(credit) + `"`
	}
	return "![" + alt + "](" + file + credit + ")"
}
