package search

import (
	"slices"
	"strings"
	"testing"
)

// meet says whether two words are looked up together when both occur.
func meet(a, b string) bool {
	l := dutch()
	words := []string{a, b}
	slices.Sort(words)
	c := classify(l, words, func(int) bool { return true })
	return c.find(l, a) == c.find(l, b)
}

func TestDutchWordsThatMeet(t *testing.T) {
	for _, pair := range []string{"klant klanten", "gemeente gemeenten", "gemeente gemeentelijk", "gemeente gemeentelijke", "overheid overheden", "overheid overheids", "mogelijkheid mogelijkheden",
		"maan manen", "boom bomen", "bos bossen", "brief brieven", "huis huizen", "huis huisje", "groot grote", "groot grootste", "lief lieve", "werkt werken", "werkte werken", "gewerkt werken",
		"antwoord antwoordt", "antwoord antwoordde", "beheer beheren", "probleem problemen", "organisatie organisaties", "foto fotos", "medewerker medewerkers", "burger burgers", "snel snelle", "regel regels",
		"persoon persoonlijk", "stad steden", "lid leden", "dienst diensten", "vraag vragen", "kind kinderen", "gemaakt maken", "gedeeld delen", "idee ideeen", "categorie categorieen", "raad raden"} {
		a, b, _ := strings.Cut(pair, " ")
		if !meet(a, b) {
			t.Errorf("%s and %s do not meet: %v %v", a, b, dutch().candidates(a), dutch().candidates(b))
		}
	}
}

func TestDutchWordsThatDoNotMeet(t *testing.T) {
	for _, pair := range []string{"over overheid", "over overheden", "menen gemeente", "meen gemeente", "meent gemeente", "gemeen gemeente", "man maan", "mannen manen", "bos boos", "bom boom", "plan plant", "plannen planten",
		"kan kans", "kan kant", "plaat plaats", "burg burger", "post poster", "wens winst", "week wekker", "tal taal", "tak taak", "tekst teken", "mark markt", "dien dienst", "water wat", "been ben"} {
		a, b, _ := strings.Cut(pair, " ")
		if meet(a, b) {
			t.Errorf("%s and %s meet: %v %v", a, b, dutch().candidates(a), dutch().candidates(b))
		}
	}
}
