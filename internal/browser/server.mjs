// A host of static files for the site under test, on the loopback interface only.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { headersAt, parseHeaders } from './headers.mjs';
import { fileAt } from './site.mjs';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/** What a host compresses: text. Pictures, fonts and the search index are compressed already. */
const isText = /^text\/|json$|xml$|javascript/;

/**
 * Serves the site at the root of a free port, as its host will: folders by their index.html, and 404.html for the rest.
 * Text is sent with gzip. Only files that the site was read with are served, so no path leads out of its folder.
 * @param {import('./site.mjs').Site} site
 * @param {{port?: number, headers?: import('./headers.mjs').Manner}} [options] `headers`: send what _headers says, in the manner of one host or another
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serve(site, { port = 0, headers } = {}) {
  const packed = packer(site);
  const rules = headers ? parseHeaders(await site.read('_headers')) : [];
  const server = createServer(async (request, response) => {
    const path = requestedPath(request.url ?? '/');
    const found = fileAt(site, path);
    const file = found ?? '404.html';
    const type = types.get(extname(file)) ?? 'application/octet-stream';
    const small = isText.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    try {
      const body = await (small ? packed(file) : readFile(join(site.folder, file)));
      response.writeHead(found ? 200 : 404, {
        ...headersAt(rules, `/${path}`, headers ?? 'last'),
        'content-type': type, 'content-length': body.length, ...(small ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
      }).end(request.method === 'HEAD' ? undefined : body);
    } catch {
      response.destroy(); // the file is gone
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${address.port}`, close: () => stop(server) };
}

/** Packs every file once, at gzip's own level. @param {import('./site.mjs').Site} site */
function packer(site) {
  /** @type {Map<string, Promise<Buffer>>} */
  const done = new Map();
  return (/** @type {string} */ file) => {
    const body = done.get(file) ?? readFile(join(site.folder, file)).then((data) => promisify(gzip)(data));
    done.set(file, body);
    return body;
  };
}

/** @param {string} url as in the request line @returns {string} without the first slash */
function requestedPath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname).slice(1);
  } catch {
    return url; // no file has such a name
  }
}

/** @param {import('node:http').Server} server */
function stop(server) {
  return new Promise((resolve) => {
    server.close(() => resolve(undefined));
    server.closeAllConnections();
  });
}
