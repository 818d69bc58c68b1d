package schema

import "testing"

func TestSectionIsFoundByItsTitle(t *testing.T) {
	m := model(t, casesFile)
	for _, c := range []struct{ lang, heading, id string }{
		{"nl", "Aanleiding", "aanleiding"},
		{"nl", "  aanleiding ", "aanleiding"},
		{"nl", "MOEILIJKHEDEN", "moeilijkheden"},
		{"fr", "Résultat", "resultaat"},
		{"de", "Übertragbarkeit", "herhaalbaarheid"},
		{"de", "ÜBERTRAGBARKEIT", "herhaalbaarheid"},
		{"nl", "Lessons", "lessen"}, // a title of another language
		{"xx", "Aanpak", "aanpak"},
		{"nl", "Aanleidingen", ""},
		{"nl", "", ""},
	} {
		s, ok := m.Section(c.lang, c.heading)
		if ok != (c.id != "") || ok && s.ID != c.id {
			t.Errorf("%s %q: got %v", c.lang, c.heading, s)
		}
	}
}

func TestTheOwnLanguageComesFirst(t *testing.T) {
	m := &Model{Sections: []*Section{
		{ID: "gift", Title: Text{"nl": "Gif", "de": "Gift"}},
		{ID: "present", Title: Text{"nl": "Geschenk", "en": "Gift"}},
		{ID: "zonder"},
	}}
	for lang, id := range map[string]string{"de": "gift", "en": "present"} {
		if s, _ := m.Section(lang, "Gift"); s.ID != id {
			t.Errorf("%s: got %s", lang, s.ID)
		}
	}
	if s, ok := m.Section("nl", "Zonder"); !ok || s.ID != "zonder" {
		t.Error("a section without titles does not go by its id")
	}
}
