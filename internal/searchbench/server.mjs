// A host of static files on the loopback interface that sends text with brotli, and remembers what it sent.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** What a host compresses; the index files of all engines are compressed already. */
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** @typedef {{path: string, bytes: number}} Sent */
/** @typedef {{origin: string, sent: Sent[], wire: (path: string) => Promise<Buffer>, read: (path: string) => Promise<Buffer>, close: () => void}} Host */

/**
 * @param {[string, string][]} mounts beginnings of paths with the folders they stand for, the longest first
 * @returns {Promise<Host>}
 */
export async function serve(mounts) {
  /** @type {Map<string, Promise<Buffer>>} */
  const packed = new Map();
  /** @type {Sent[]} */
  const sent = [];
  const read = (/** @type {string} */ path) => readFile(fileOf(mounts, path));
  const wire = (/** @type {string} */ path) => {
    const body = packed.get(path) ?? read(path).then((data) => (types.has(extOf(path)) ? brotli(data) : data));
    packed.set(path, body);
    return body;
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    try {
      const body = await wire(path);
      sent.push({ path, bytes: body.length });
      response.writeHead(200, {
        'content-type': types.get(extOf(path)) ?? 'application/octet-stream',
        'cache-control': extOf(path) === '.html' ? 'no-cache' : 'max-age=31536000',
        ...(types.has(extOf(path)) ? { 'content-encoding': 'br' } : {}),
      }).end(body);
    } catch {
      packed.delete(path);
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => { server.close(); server.closeAllConnections(); };
  return { origin: `http://127.0.0.1:${port}`, sent, wire, read, close };
}

/** @param {string} path */
const extOf = (path) => (path.endsWith('/') ? '.html' : extname(path));

/** @param {[string, string][]} mounts @param {string} path */
function fileOf(mounts, path) {
  const [begin, folder] = mounts.find(([prefix]) => path.startsWith(prefix)) ?? ['', ''];
  const file = normalize(path.slice(begin.length) || './');
  if (folder === '' || file.startsWith('..')) throw new Error(`nothing at ${path}`);
  return join(folder, path.endsWith('/') ? join(file, 'index.html') : file);
}

/** As well as brotli can, but for files so large that a host would not try so hard. @param {Buffer} data */
function brotli(data) {
  const quality = data.length > 1 << 20 ? 9 : 11;
  return promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } });
}
