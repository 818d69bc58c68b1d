// The least page on which a peer's answers can be seen: ten titles while someone types. Which peer, the address says.

/** @typedef {{total: number, results: {slug: string, title: string, url: string}[]}} Answer */
/** @typedef {{search: (text: string) => Promise<Answer>}} Engine */

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const input = /** @type {HTMLInputElement} */ (document.querySelector('input'));
const status = /** @type {HTMLElement} */ (document.querySelector('[role=status]'));
const list = /** @type {HTMLElement} */ (document.querySelector('[data-search-results]'));
let newest = 0;

/** @type {Engine} */
const engine = await (await import(`./${location.search.slice(1)}.mjs`)).open();
Object.assign(window, { engine }); // for questions that are not typed

input.addEventListener('input', async () => {
  const run = ++newest;
  main.dataset.state = 'busy';
  const { total, results } = await engine.search(input.value);
  if (run !== newest) return;
  status.textContent = String(total);
  list.replaceChildren(...results.map(({ title, url }) => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    link.href = url;
    link.textContent = title;
    return item;
  }));
  main.dataset.state = 'ready';
});
main.dataset.state = 'ready';
