/**
 * @typedef {{ text: string, hint: string, error: boolean, control: string, label: string, excerpt: string }} Note
 * @typedef {{ errors: number, warnings: number, problems: Note[], advice: Note[], done: number, total: number }} Checks
 * @typedef {{ page: string, checks: Checks, status: string }} Answer
 * @typedef {{ decide: boolean, version: string, draft: boolean, status: string }} Saved
 * @typedef {{ shown: (answer: Answer) => void, failed: (restarted: boolean) => void, away: () => void }} Told
 */

/** How long the form is left alone before it is sent, in milliseconds: keys of one word come closer together than that. */
const pause = 40;

/** How long to wait before asking again a program that does not answer, in milliseconds. */
const again = 3000;

/** What is typed and not saved: sent while it is typed, one request at a time, the latest always. */
export class Work {
  /** @param {HTMLFormElement} form @param {Told} told */
  constructor(form, told) {
    this.form = form;
    this.told = told;
    /** The case's name, as a part of addresses. It becomes another one when a picture makes a folder of it. */
    this.path = form.dataset.case ?? '';
    this.dirty = false;
    this.sending = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @returns {HTMLInputElement} */
  get base() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem('base'));
  }

  /** @returns {HTMLInputElement} */
  get origin() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem('origin'));
  }

  changed() {
    this.dirty = true;
    this.later(pause);
  }

  /** @param {number} wait */
  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), wait);
  }

  async send() {
    if (this.sending || !this.dirty) return;
    this.sending = true;
    this.dirty = false;
    try {
      const response = await this.post('preview', this.values());
      if (response.ok) this.told.shown(await response.json());
      else this.told.failed(response.status === 403);
    } catch { // the program was stopped, or is busy
      this.dirty = true;
      this.told.away();
    } finally {
      this.sending = false;
    }
    if (this.dirty) this.later(again);
    if (this.waiting) {
      this.waiting();
      this.waiting = undefined;
    }
  }

  /** Ends when no request is under way. @returns {Promise<void>} */
  idle() {
    return this.sending ? new Promise((done) => { this.waiting = done; }) : Promise.resolve();
  }

  /** Saves the form. What can't simply be saved is sent as a page does it: the answer is one. @param {string} as @returns {Promise<Saved | null>} */
  async save(as) {
    clearTimeout(this.timer);
    this.dirty = false;
    await this.idle();
    const values = this.values();
    values.set('as', as);
    try {
      const response = await this.post('save', values);
      if (response.ok) {
        const saved = /** @type {Saved} */ (await response.json());
        if (!saved.decide) {
          this.base.value = saved.version;
          return saved;
        }
      }
    } catch {
      this.dirty = true;
      this.later(again);
      this.told.away();
      return null;
    }
    this.leaving = true;
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = 'as';
    hidden.value = as;
    this.form.append(hidden);
    this.form.submit();
    return null;
  }

  /** Writes down what is typed, before the page goes. */
  leave() {
    if (this.leaving || !this.dirty && !this.sending) return;
    const values = this.values();
    const body = values.toString();
    // Browsers let go of what is larger than this when a page goes; what was sent before is kept all the same.
    void fetch(`/_edit/preview/${this.path}?flush`, { method: 'POST', body: values, keepalive: body.length < 60_000 });
  }

  /** Writes down what is typed now. */
  async flush() {
    clearTimeout(this.timer);
    await this.idle();
    this.dirty = false;
    await this.post('preview', this.values(), '?flush');
  }

  /** @param {string} action @param {URLSearchParams} body */
  post(action, body, query = '') {
    return fetch(`/_edit/${action}/${this.path}${query}`, { method: 'POST', body, headers: { Accept: 'application/json' } });
  }

  /** @returns {URLSearchParams} */
  values() {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === 'string') values.append(name, value);
    }
    return values;
  }
}
