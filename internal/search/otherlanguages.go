package search

import "strings"

// english groups plurals and the commonest verb forms.
func english() *Language {
	return &Language{
		Vowels: "aeiouy",
		Stop: strings.Fields(`a an and are as at be been but by for from had has have he her his i if in into is it its me my no not of on or our
			she so such than that the their them then there these they this to us was we were what when which who will with would you your`),
		Rules: []Rule{
			{"ies", "y", 2, 0}, {"sses", "ss", 1, 0}, {"ches", "ch", 1, 0}, {"shes", "sh", 1, 0}, {"xes", "x", 1, 0},
			{"ss", "ss", 1, 0}, {"us", "us", 1, 0}, {"is", "is", 1, 0}, {"s", "", 3, flagGoOn}, {"e", "", 3, 0}, {"y", "y", 1, 0},
		},
		Alts: []Rule{{"ied", "y", 2, 0}, {"ed", "", 3, flagUndoub}, {"ed", "", 3, 0}, {"ing", "", 3, flagUndoub}, {"ing", "", 3, 0},
			{"er", "", 4, flagUndoub}, {"ly", "", 4, 0}, {"ment", "", 4, 0}},
		Words:  map[string]string{"people": "person", "children": "child", "men": "man", "women": "woman", "news": "news", "media": "media", "data": "data"},
		Sounds: [][2]string{{"ph", "f"}, {"ck", "k"}, {"c", "k"}, {"z", "s"}, {"ie", "i"}, {"ei", "i"}, {"ea", "e"}},
	}
}

// french groups plurals, feminine forms and the commonest verb forms.
func french() *Language {
	return &Language{
		Vowels: "aeiouy",
		Split:  "'",
		Stop: strings.Fields(`au aux avec ce ces dans de des du elle en et eux il je la le leur lui ma mais me meme mes moi mon ne nos notre nous on ou par pas pour
			qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre vous c d j l m n s t y est sont ete a`),
		Rules: []Rule{
			{"eaux", "eau", 1, 0}, {"aux", "al", 2, 0}, {"eux", "eux", 1, 0}, {"ss", "ss", 1, 0}, {"s", "", 3, flagGoOn}, {"x", "x", 1, 0},
			{"euse", "eux", 2, 0}, {"ive", "if", 2, 0}, {"trice", "teur", 2, 0}, {"nne", "n", 2, 0}, {"lle", "l", 2, 0}, {"ee", "e", 2, flagGoOn}, {"e", "", 3, 0},
		},
		Alts:   []Rule{{"er", "", 4, 0}, {"ent", "", 4, 0}, {"ant", "", 4, 0}, {"ons", "", 4, 0}, {"ez", "", 4, 0}, {"ement", "", 4, 0}, {"ir", "", 4, 0}, {"it", "", 4, 0}},
		Words:  map[string]string{"travaux": "travail", "yeux": "oeil", "media": "media"},
		Sounds: [][2]string{{"ph", "f"}, {"qu", "k"}, {"eau", "o"}, {"au", "o"}, {"c", "k"}, {"z", "s"}, {"y", "i"}},
	}
}

// german groups plurals, cases and the commonest verb forms; its compounds are taken apart as the Dutch ones are.
func german() *Language {
	return &Language{
		Vowels: "aeiouy",
		Stop: strings.Fields(`aber als am an auch auf aus bei bin bis da das dass dem den der des die dies diese du durch ein eine einem einen einer eines er es
			fur hat ich ihr im in ist ja mit nach nicht noch nur ob oder ohne sein sich sie sind so uber um und uns von vor war was wenn wer wie wir wird zu zum zur`),
		Rules: []Rule{
			{"ern", "er", 3, 0}, {"eln", "el", 3, 0}, {"em", "", 3, 0}, {"en", "", 3, flagGoOn}, {"es", "", 3, 0}, {"e", "", 3, 0},
		},
		Alts:      []Rule{{"er", "", 3, 0}, {"s", "", 4, 0}, {"t", "", 4, flagGe}, {"t", "", 4, 0}, {"et", "", 4, 0}, {"lich", "", 4, 0}, {"st", "", 4, 0}, {"n", "", 4, 0}},
		Words:     map[string]string{"gemeind": "gemeind", "markt": "markt", "dienst": "dienst", "kunst": "kunst", "medi": "medi"},
		Sounds:    [][2]string{{"sch", "s"}, {"ph", "f"}, {"ck", "k"}, {"c", "k"}, {"v", "f"}, {"z", "s"}, {"ie", "i"}, {"dt", "t"}, {"d", "t"}, {"ei", "ai"}, {"y", "i"}},
		compounds: true,
		notParts: strings.Fields(`uber unter durch aber auch heit heiten keit keiten schaft schaften lich liche lichen licher bar bare barkeit isch ische ischen ungen
			ieren iert ierung ierungen ende enden tion tionen enheit igkeit igkeiten`),
		links: []string{"s", "es", "en", "n", "er", "e"},
	}
}
