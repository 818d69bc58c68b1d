package casefile

import (
	"strings"
	"testing"
)

func TestShortcodesThatHugoTakes(t *testing.T) {
	for _, markdown := range []string{
		`{{< video "a b" >}}`,
		"{{<video>}} {{%video%}} {{<\tvideo\n1.5 -x `r \"` >}}",
		`{{< video id="a \" b" n=3 title=` + "`x`" + ` >}}`,
		`{{< note >}}Tekst met {{< video "x" >}}.{{< /note >}} {{< note />}} {{< note "x" / >}}`,
		"{{% note %}}\n**Vet**\n{{% / note %}}",
		"Zo toont u er een: `{{</* onbekend */>}}` of {{%/* /note */%}}",
		"{{ geen }} {{}} { {< video >} } {{-}}",
	} {
		expect(t, withBody(markdown+"\n"), "")
	}
}

func TestShortcodesThatHugoDoesNotTake(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{`één {{< vidio "x" >}}`, "21:5: de shortcode vidio bestaat niet"},
		{`{{< figure src="x.jpg" >}}`, "21:1: de shortcode figure bestaat niet"},
		{"`{{< ref \"x\" >}}`", "21:2: de shortcode ref bestaat niet"},
		{"{{< x >}}{{< /x >}}", "21:1: de shortcode x bestaat niet"},
		{"{{< /x >}}", "21:1: de shortcode x bestaat niet"},
		{"{{< video", "21:1: deze shortcode kan niet gelezen worden: {{< video"},
		{"{{< video %}}", "21:1: deze shortcode kan niet gelezen worden: {{< video %}}"},
		{"{{<  >}}", "21:1: deze shortcode kan niet gelezen worden: {{<  >}}"},
		{"{{< video \"x >}}", "21:1: deze shortcode kan niet gelezen worden: {{< video \"x >}}"},
		{"{{< video \"x\ny\" >}}", "21:1: deze shortcode kan niet gelezen worden: {{< video \"x"},
		{"{{< video a=b>}}", "21:1: deze shortcode kan niet gelezen worden: {{< video a=b>}}"},
		{"{{< video a= \"b\" >}}", "21:1: deze shortcode kan niet gelezen worden: {{< video a= \"b\" >}}"},
		{"{{< video.inline >}}{{ . }}{{< /video.inline >}}", "21:1: deze shortcode kan niet gelezen worden: {{< video.inline >}}{{ . }}{{< /video.inline >}}\n" +
			"21:28: deze shortcode kan niet gelezen worden: {{< /video.inline >}}"},
		{"{{</* video >}}", "21:1: deze shortcode kan niet gelezen worden: {{</* video >}}"},
		{"{{< video \"a\" b=\"c\" >}}", "21:1: deze shortcode heeft waarden met en zonder naam: {{< video \"a\" b=\"c\" >}}"},
		{"{{< video >}}x{{< /video >}}", "21:15: de shortcode video heeft geen einde"},
		{"{{< video />}}", "21:1: de shortcode video heeft geen einde"},
		{"{{< note >}}x", "21:1: de shortcode note wordt niet gesloten"},
		{"x{{< /note >}}", "21:2: hier eindigt de shortcode note, maar die is hier niet als laatste begonnen"},
		{"{{< note >}}x{{% /note %}}", "21:1: de shortcode note wordt niet gesloten\n" +
			"21:14: hier eindigt de shortcode note, maar die is hier niet als laatste begonnen"},
		{strings.Repeat("{{< note >}}", 11) + strings.Repeat("{{< /note >}}", 10),
			"21:121: hier zitten te veel lijsten, citaten of shortcodes in elkaar"},
	} {
		expect(t, withBody(tt.markdown+"\n"), tt.want)
	}
}

func TestShortcodesAreHiddenFromMarkdown(t *testing.T) {
	expect(t, withBody("{{< video \"<b> [x](javascript:y) ![](z.jpg)\" >}} [a](b)\n"), "")
	c := parse(t, withBody("{{< video \"é [x](y)\" >}} [a](/b)\n"))
	if links := Links(c); len(links) != 1 || links[0] != (Link{"/b", 21, 26}) {
		t.Errorf("got %v", links)
	}
}
