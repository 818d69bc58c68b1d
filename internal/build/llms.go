package build

import (
	"strings"

	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/site"
)

// llmsCases is how many cases llms.txt names, the newest first; the sitemap has all.
const llmsCases = 100

// writeLLMs adds llms.txt: where programs that read texts find those of the site, by https://llmstxt.org. A site may have its own in static/.
func writeLLMs(s *site.Site, out *output) error {
	if out.has("llms.txt") {
		return nil
	}
	return out.Put("llms.txt", []byte(llms(s)))
}

func llms(s *site.Site) string {
	var b strings.Builder
	first := s.Default()
	b.WriteString("# " + oneLine(first.Title) + "\n\n> " + oneLine(first.Description) + "\n")
	for _, l := range s.Languages {
		b.WriteString("\n## Cases (" + l.Name + ")\n\n")
		for _, e := range l.Entries[:min(len(l.Entries), llmsCases)] {
			b.WriteString("- " + mdLink(e.Title, e.URL+"index.md") + ": " + oneLine(e.Summary) + "\n")
		}
	}
	b.WriteString("\n## Optional\n\n- " + mdLink("Sitemap", s.AbsURL("/sitemap.xml")) + "\n")
	for _, l := range s.Languages {
		for _, link := range feed.Links(s, l) {
			b.WriteString("- " + mdLink(link.Title, s.AbsURL(link.Path)) + "\n")
		}
	}
	return b.String()
}

// mdLink is a link in Markdown whose text may hold anything.
func mdLink(text, address string) string {
	return "[" + strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(oneLine(text)) + "](" + address + ")"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
