// What _headers says that a host sends with a file, read as hosts read it.

/** How a host takes two rules that set the same header: Netlify sends the last, Cloudflare Pages both. @typedef {'last' | 'joined'} Manner */
/** @typedef {{path: RegExp, headers: [name: string, value: string][]}} Rule */

/** @param {string} text @returns {Rule[]} */
export function parseHeaders(text) {
  /** @type {Rule[]} */
  const rules = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      rules.push({ path: patternOf(line), headers: [] });
      continue;
    }
    const [, name, value] = /^ +([\w-]+): (.+)$/.exec(line) ?? [];
    if (!name || rules.length === 0) throw new Error(`_headers has a line that not every host can read: ${line}`);
    rules[rules.length - 1].headers.push([name.toLowerCase(), value]);
  }
  return rules;
}

/** In a path, `*` is anything and `:name` one part. @param {string} path */
function patternOf(path) {
  const plain = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${plain.replace(/\*/g, '.*').replace(/:[a-z]+/g, '[^/]+')}$`);
}

/** @param {Rule[]} rules @param {string} path @param {Manner} manner @returns {Record<string, string>} */
export function headersAt(rules, path, manner) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const [name, value] of rules.filter((rule) => rule.path.test(path)).flatMap((rule) => rule.headers)) {
    headers[name] = manner === 'joined' && headers[name] ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
