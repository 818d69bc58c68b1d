// What the search should reach, and whether it did in this run.

import { smallShare } from './report.mjs';
import { percentile } from './score.mjs';
import { kB, percent, share, tenth } from './table.mjs';

/** @typedef {import('./bench.mjs').Measured} Measured @typedef {[aim: string, measured: string, verdict: string]} Aim */

/** @param {string} aim @param {string} measured @param {boolean} met @returns {Aim} */
const aim = (aim, measured, met) => [aim, measured, met ? 'met' : 'missed'];

/** @param {Measured[]} all @returns {Aim[]} */
export function aims(all) {
  return all.flatMap((measured) => [...quality(measured), ...bytes(measured), ...costs(measured), ...latency(measured)]);
}

/** @param {Measured} measured @returns {Aim[]} */
function quality({ name, engines: [ours, ...peers] }) {
  const short = shortOf(name);
  return Object.entries(ours.kinds).map(([kind, { ten, unwanted }]) => {
    const least = kind === 'inflection' ? 0.9 : 0.95;
    const best = Math.max(...peers.map(({ kinds }) => kinds[kind].ten));
    const text = `${short}: ${kind}: success@10 at least ${Math.max(least, best).toFixed(2)}`;
    return aim(unwanted > 0 ? `${text}, nothing unwanted` : text, share(ten) + (unwanted > 0 ? `, ${unwanted} unwanted` : ''), ten >= least && ten >= best && unwanted === 0);
  });
}

/** @param {Measured} measured @returns {Aim[]} */
function bytes({ name, size, engines: [ours] }) {
  const short = shortOf(name);
  const cold = percentile(ours.bytes.map((b) => b.cold), 0.95);
  const most = size > 1000 ? 80 : 40;
  const small = smallShare(ours.bytes.flatMap((b) => b.keys));
  return [
    aim(`${short}: cold, at most ${most} kB in 95 of 100`, kB(cold), cold <= most * 1000),
    aim(`${short}: a further key press at most 15 kB in 95 of 100`, percent(small), small >= 0.95),
  ];
}

/** @param {Measured} measured @returns {Aim[]} */
function costs({ name, size, built, engines: [ours, pagefind] }) {
  if (size === 0) return [];
  const short = shortOf(name);
  const part = ours.weight.bytes / pagefind.weight.bytes;
  const added = built.took.wall / built.plain.wall;
  return [
    aim(`${short}: index at most a quarter of Pagefind's bytes`, share(part), part <= 0.25),
    aim(`${short}: at most a quarter added to the wall time of a build`, share(added), added <= 0.25),
  ];
}

/** @param {Measured} measured @returns {Aim[]} */
function latency({ name, engines: [ours, ...peers] }) {
  const short = shortOf(name);
  const { painted50, painted95, longest } = ours.latency;
  const best = [Math.min(...peers.map((peer) => peer.latency.painted50)), Math.min(...peers.map((peer) => peer.latency.painted95))];
  const both = `${tenth(painted50)} / ${tenth(painted95)} ms`;
  return [
    aim(`${short}: key press to painted results under 15 / 40 ms (p50 / p95)`, both, painted50 < 15 && painted95 < 40),
    aim(`${short}: no slower than the faster peer, ${best.map(tenth).join(' / ')} ms`, both, painted50 <= best[0] && painted95 <= best[1]),
    aim(`${short}: no task over 50 ms`, longest > 0 ? tenth(longest) : 'none', longest <= 50),
  ];
}

/** @param {string} name of a collection */
const shortOf = (name) => name.replace(/,.*/, '');
