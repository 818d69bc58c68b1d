package site

// ElsewherePath is the address of the page with what other sites published.
func (l *Language) ElsewherePath() string { return "/" + l.Prefix + elsewhereFolder(l.Code) + "/" }

func elsewhereFolder(lang string) string {
	switch lang {
	case "nl":
		return "elders"
	case "fr":
		return "ailleurs"
	case "de":
		return "anderswo"
	}
	return "elsewhere"
}
