// The peer of the editor's benchmark: the same cases as a lean site for stock Hugo, with pages, lists, terms and its own RSS.

const list = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}
{{ with .Paginator }}<nav>{{ with .Prev }}<a href="{{ .URL }}">Vorige</a>{{ end }} {{ with .Next }}<a href="{{ .URL }}">Volgende</a>{{ end }}</nav>{{ end }}</body></html>
`;

const page = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl>{{ range slice "organisations" "level" "aspects" "channels" "audience" "tags" }}{{ with $.GetTerms . }}<dt>{{ (index . 0).Parent.LinkTitle }}</dt>{{ range . }}<dd><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></dd>{{ end }}{{ end }}{{ end }}</dl>
{{ .Content }}
<ul>{{ range .Params.sources }}<li><a href="{{ .url }}">{{ .title }}</a></li>{{ end }}</ul></main>
<aside>{{ range .Params.related }}{{ with site.GetPage (print "/cases/" .) }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}{{ end }}</aside></body></html>
`;

/** What its folder has beside the cases. @type {Record<string, string>} */
export const peerFiles = {
  'hugo.yaml': `baseURL: https://site.test/
locale: nl-BE
defaultContentLanguage: nl
title: Peer
taxonomies: {organisation: organisations, aspect: aspects, channel: channels, tag: tags, audience: audience, level: level}
pagination: {pagerSize: 50}
module: {mounts: [{source: cases, target: content/cases}, {source: layouts, target: layouts}]}
`,
  'layouts/list.html': list,
  'layouts/page.html': page,
  'layouts/_partials/card.html': '<article><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Params.summary }}</p></article>\n',
};
