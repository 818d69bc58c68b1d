// What was measured of a collection, as tables.

import { percentile } from './score.mjs';
import { MB, kB, percent, share, table, tenth } from './table.mjs';

/** @typedef {import('./bench.mjs').Measured} Measured @typedef {import('./bench.mjs').Result} Result */

/** @param {Measured} measured */
export function report(measured) {
  const { engines, built } = measured;
  return [
    `\n== ${measured.name}`,
    quality(engines),
    table(['bytes over the wire', 'cold kB p50', 'p95', 'most', 'key press kB p50', 'p95', 'at most 15 kB', 'texts kB p50'], engines.map(bytesRow)),
    table(['key press in Chromium', 'presses', 'made ms p50', 'p95', 'painted ms p50', 'p95', 'tasks > 50 ms', 'longest ms', 'lost'], engines.map(latencyRow)),
    table(['index', 'files', 'MB', 'wall s', 'CPU s', 'peak MiB'], engines.map(({ name, weight, took }) => {
      return [name, weight.files, MB(weight.bytes), share(took.wall), share(took.cpu), took.peak.toFixed(0)];
    })),
    table(['our build', 'wall s', 'CPU s', 'peak MiB'], [
      ['without index', ...tookCells(built.plain)],
      ['with index', ...tookCells(built.withIndex)],
      ['added', percent(built.took.wall / built.plain.wall), percent(built.took.cpu / built.plain.cpu), ''],
    ]),
    `with the search page and the texts it quotes, the site has ${built.added.files} files and ${MB(built.added.bytes)} MB more`,
  ].join('\n\n');
}

/** @param {Result[]} engines */
function quality(engines) {
  const rows = Object.keys(engines[0].kinds).flatMap((kind) => engines.map(({ name, kinds }, i) => {
    const s = kinds[kind];
    return [i === 0 ? kind : '', name, s.asked, share(s.first), share(s.ten), share(s.all), share(s.mrr), share(s.none), s.unwanted];
  }));
  return table(['kind', 'engine', 'asked', 'success@1', 'success@10', 'all@10', 'MRR@10', 'nothing', 'unwanted'], rows);
}

/** @param {Result} result */
function bytesRow({ name, bytes }) {
  const cold = bytes.map((b) => b.cold);
  const keys = bytes.flatMap((b) => b.keys);
  const later = bytes.flatMap((b) => b.later ?? []);
  return [
    name, kB(percentile(cold, 0.5)), kB(percentile(cold, 0.95)), kB(Math.max(0, ...cold)),
    kB(percentile(keys, 0.5)), kB(percentile(keys, 0.95)), percent(smallShare(keys)), later.length > 0 ? kB(percentile(later, 0.5)) : '-',
  ];
}

/** The share of key presses that take at most 15 kB. @param {number[]} keys */
export function smallShare(keys) {
  return keys.filter((size) => size <= 15_000).length / Math.max(1, keys.length);
}

/** @param {Result} result */
function latencyRow({ name, latency: l }) {
  return [name, l.keys, tenth(l.made50), tenth(l.made95), tenth(l.painted50), tenth(l.painted95), l.long, tenth(l.longest), l.lost];
}

/** @param {import('./took.mjs').Took} took */
const tookCells = (took) => [share(took.wall), share(took.cpu), took.peak.toFixed(0)];
