package search

import "strings"

// dutch is what the search knows of Dutch. The rules only group words for lookup; they are no grammar. A rule that may go wrong is an
// alternative: it counts only where the cases themselves have the other form.
func dutch() *Language {
	return &Language{
		Vowels: "aeiouy",
		Stop: strings.Fields(`de het een en van ik te dat die in is op aan met als voor er maar om dan zou of wat mijn men dit zo door over
			ze zich bij ook tot je mij uit der daar haar naar heb deze u me zij nu ge geen toch al meer toen ben kan hun
			dus onder ja wie ons na kon uw we wij zijn was niet hij hem had was te ten ter`),
		Rules: dutchRules(),
		Alts:  dutchAlternatives(),
		Words: dutchWords(),
		Sounds: [][2]string{{"sch", "sg"}, {"ij", "y"}, {"ei", "y"}, {"ie", "i"}, {"au", "ou"}, {"ch", "g"}, {"ck", "k"}, {"ph", "f"}, {"th", "t"},
			{"dt", "t"}, {"c", "k"}, {"q", "k"}, {"x", "ks"}, {"v", "f"}, {"z", "s"}, {"d", "t"}},
		compounds: true,
		notParts: strings.Fields(`over onder door voor voort tegen achter aan uit toe mede heid heden heids schap schappen schaps lijk lijke lijks baar bare loos loze
			zaam zame achtig achtige ingen ings erij tie ties atie aties atief isch ische eren eert eerd eerde eerder ende enden ering eringen
			tjes etje etjes sten ster sters baren bant weer weder ander andere anders heel niet elijk elijke elijks lijkheid baarheid loosheid zaamheid ling lingen
			matie maties nissen niste isten iteit iteiten aren aars arissen arij enis este eling elingen matig matige vuldig waarts wijze wijs
			lijkse lijkst lijker trent stel stelt delijk delijke kelijk kelijke telijk telijke melijk selijk selijke telijkheid delijkheid nelijk pelijk
			ment menten teit logie isme ismen ster stens rende lende tende dende kende pende gende sende mende nende iging igingen ining iningen
			king kingen ding dingen ting tingen ning ningen ling ring ringen sing singen ging gingen ping pingen zing zingen ving vingen ming mingen
			digheid digheden tigheid tigheden kheid theid dheid rheid nheid gheid pheid lheid lijkheden teerd teren neren neerd leren leerd seren seerd ceren ceerd`),
		links: []string{"s", "en", "e", "n"},
	}
}

// dutchRules end words: plurals, adjectives, verbs, diminutives.
func dutchRules() []Rule {
	return []Rule{
		{"heden", "heid", 2, 0},
		{"kinderen", "kind", 0, 0}, {"steden", "stad", 0, 0}, {"sleden", "slid", 2, 0}, {"dsdagen", "dsdag", 2, 0}, {"kdagen", "kdag", 2, 0},
		{"verslagen", "verslag", 0, 0}, {"bladen", "blad", 0, 0},
		{"etjes", "et", 3, flagGoOn}, {"jes", "", 3, 0}, {"je", "", 3, 0},
		{"ieen", "ie", 1, 0}, {"eeen", "ee", 1, 0}, {"ies", "ie", 2, 0}, {"ie", "ie", 1, 0}, {"ee", "ee", 1, 0},
		{"aas", "aas", 1, 0}, {"oos", "oos", 1, 0}, {"ees", "ees", 1, 0}, {"uus", "uus", 1, 0},
		{"eaus", "eau", 1, 0}, {"ers", "er", 2, 0}, {"els", "el", 2, 0}, {"ens", "en", 2, flagGoOn}, {"ems", "em", 2, 0},
		{"aars", "aar", 2, 0}, {"eurs", "eur", 2, 0}, {"os", "o", 2, 0}, {"as", "a", 2, 0}, {"ys", "y", 2, 0},
		{"en", "", 3, flagClose}, {"e", "", 3, flagClose},
	}
}

// dutchAlternatives are forms that go together only when both occur.
func dutchAlternatives() []Rule {
	alts := []Rule{
		{"elijk", "", 4, flagClose}, {"lijk", "", 5, 0},
		{"t", "", 4, flagGe | flagFree}, {"d", "", 4, flagGe | flagFree},
		{"t", "", 5, flagFree}, {"t", "", 4, 0}, {"d", "", 4, 0}, {"end", "", 4, flagClose}, {"st", "", 5, 0},
		{"s", "", 4, 0}, {"et", "", 3, flagUndoub}, {"mp", "m", 3, 0}, {"nk", "ng", 4, 0}, {"er", "", 4, flagClose},
		{"", "", 3, flagLengthen},
	}
	for _, c := range "rnmlktdgps" {
		alts = append(alts, Rule{"ee" + string(c), "e" + string(c), 3, 0})
	}
	return alts
}

// dutchWords are the exceptions. A word that is its own key is in no class but its own, whatever its ending looks like.
func dutchWords() map[string]string {
	words := map[string]string{
		"leden": "lid", "steden": "stad", "wegen": "weg", "dagen": "dag", "schepen": "schip", "gaten": "gat", "glazen": "glas",
		"daken": "dak", "paden": "pad", "bladeren": "blad", "gebreken": "gebrek", "hoven": "hof", "kinderen": "kind", "kinders": "kind",
		"eieren": "ei", "liederen": "lied", "volkeren": "volk", "slagen": "slag", "lagen": "laag", "koeien": "koe", "gaan": "gaan", "gegaan": "gaan",
		"musea": "museum", "politici": "politicus", "media": "media", "data": "data",
	}
	own := `gemeent geled verled plant markt dienst kunst tekst plaats burger meester winter zomer poster master rooster centrum kracht
		natuurlijk eigenlijk waarschijnlijk belachelijk moeilijk zich gezicht gebied water letter venster nummer partner filter computer
		leider minister kantoor beter later hoger gewest gebruik februari alles januari boter toekomst klimaat beest geest feest oorlog overleg onderweg`
	for _, w := range strings.Fields(own) {
		words[w] = w
	}
	return words
}
