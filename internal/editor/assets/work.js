/**
 * @typedef {{ text: string, hint: string, error: boolean, control: string, label: string, excerpt: string }} Note
 * @typedef {{ errors: number, warnings: number, problems: Note[], advice: Note[], done: number, total: number }} Checks
 * @typedef {{ page: string, checks: Checks, status: string }} Answer
 * @typedef {{ decide: boolean, version: string, draft: boolean, status: string }} Saved
 * @typedef {{ shown: (answer: Answer) => void, refused: (why: string) => void, restarted: () => void, away: () => void }} Told
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
    /** Whether what is typed is in this page alone: the program did not take it in. */
    this.stuck = false;
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
      if (response.ok) {
        this.stuck = false;
        this.told.shown(await response.json());
      } else {
        await this.refused(response);
      }
    } catch { // the program was stopped, or is busy
      this.away();
    } finally {
      this.sending = false;
    }
    if (this.dirty) this.later(again);
    if (this.waiting) {
      this.waiting();
      this.waiting = undefined;
    }
  }

  /** What is typed stays in the form, and is tried again: after the program was started again, or when there is room on the disk. @param {Response} response */
  async refused(response) {
    this.dirty = this.stuck = true;
    if (response.status === 403) {
      this.told.restarted();
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    this.told.refused([...page.querySelectorAll('main p')].map((p) => p.textContent).join(' '));
  }

  away() {
    this.dirty = this.stuck = true;
    this.told.away();
  }

  /**
   * Takes over the secret of the run of the program that goes on now, where the editor was opened in it: in another tab of this browser.
   * @returns {Promise<string>} empty where it was not
   */
  async renew() {
    const response = await fetch(`/_edit/case/${this.path}`);
    if (!response.ok) return '';
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const token = page.querySelector('input[name="token"]')?.getAttribute('value') ?? '';
    for (const input of document.querySelectorAll('input[name="token"]')) {
      if (token) input.setAttribute('value', token);
    }
    return token;
  }

  /** Ends when no request is under way. @returns {Promise<void>} */
  idle() {
    return this.sending ? new Promise((done) => { this.waiting = done; }) : Promise.resolve();
  }

  /** Saves the form. What a person has to decide is sent as a page does it: the answer is one. What is refused leaves the form as it is. @param {string} as @returns {Promise<Saved | null>} */
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
        this.stuck = false;
        if (!saved.decide) {
          this.base.value = saved.version;
          return saved;
        }
      } else {
        await this.refused(response);
      }
    } catch {
      this.away();
    }
    if (this.stuck) {
      this.later(again);
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
  async post(action, body, query = '') {
    const send = () => fetch(`/_edit/${action}/${this.path}${query}`, { method: 'POST', body, headers: { Accept: 'application/json' } });
    const response = await send();
    const token = response.status === 403 ? await this.renew() : '';
    if (!token) return response;
    body.set('token', token);
    return send();
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
