// A host of static files for the site under test, on the loopback interface only.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

import { fileAt } from './site.mjs';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.xml', 'application/xml'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/**
 * Serves the site at the root of a free port, as its host will: folders by their index.html, and 404.html for the rest.
 * Only files that the site was read with are served, so no path leads out of its folder.
 * @param {import('./site.mjs').Site} site
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serve(site) {
  const server = createServer((request, response) => {
    const found = fileAt(site, requestedPath(request.url ?? '/'));
    const file = found ?? '404.html';
    response.writeHead(found ? 200 : 404, {
      'content-type': types.get(extname(file)) ?? 'application/octet-stream',
    });
    createReadStream(join(site.folder, file)).on('error', () => response.end()).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => stop(server) };
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
