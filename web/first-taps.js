// Taps on the first page's faces: each is sealed to the journal's public key and kept, then said to be noted.
//
// Only the open journal has the private half. There every tap becomes a check-in, once.

import { MARK, changeWhile, load, names, takeBack } from './storage.js';

const PAGE = 'first-page';
const CIPHER = { name: 'RSA-OAEP', hash: 'SHA-256' };
const TRIES = 3;

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const newId = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What the journal lets this page know, with the bytes that say it; undefined before the first journal, or where
    they are damaged: the journal writes them anew. */
export const firstPage = async () => {
  // While everything is being deleted its key may be there still.
  const [raw, erasing] = await load([PAGE, MARK]);
  if (!raw?.length || erasing) return undefined;
  try {
    return { ...JSON.parse(new TextDecoder().decode(raw)), raw };
  } catch {
    return undefined;
  }
};

const sealed = async (key, tap) => {
  const spki = await crypto.subtle.importKey('spki', bytesOf(key), CIPHER, false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt(CIPHER, spki, new TextEncoder().encode(JSON.stringify(tap))));
};

/** Keeps a tap in place of the one called `before`. Returns its id, or undefined where the journal has that one
    already. Throws when it could not be kept. */
const keep = async (tap, before) => {
  const removes = before ? [`tap.${before}`] : [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (before && !(await names()).includes(removes[0])) return undefined;
    const page = await firstPage();
    if (!page?.faces) break;
    const put = [`tap.${tap.id}`, await sealed(page.key, tap)];
    // Nobody could open a tap that was sealed to a key which has just been replaced, or deleted.
    if (await changeWhile(PAGE, page.raw, [put], removes)) return tap.id;
  }
  throw new DOMException('', 'InvalidStateError');
};

/** The taps of one visit: the last one counts. `freeze` ends them. */
export class Taps {
  #kept;
  #work = Promise.resolve();
  #frozen = false;

  /** Notes a mood in place of the one before. Resolves to 'noted' once it is durable, to 'already' where the journal
      has the one before, and to 'frozen' where no more taps are taken. */
  choose(mood) {
    const now = new Date();
    const told = { mood, utc_ms: now.getTime(), offset_minutes: -now.getTimezoneOffset() };
    return this.#next(async () => {
      this.#kept = await keep({ id: newId(), ...told }, this.#kept);
      return this.#kept ? 'noted' : 'already';
    });
  }

  /** Takes the last tap back. Resolves to 'already' where the journal has it, and to 'frozen' as above. */
  undo() {
    return this.#next(async () => {
      const undone = !this.#kept || await takeBack(`tap.${this.#kept}`);
      this.#kept = undefined;
      return undone ? 'undone' : 'already';
    });
  }

  /** Takes no more taps. Resolves when the last one is kept, or could not be. */
  async freeze() {
    this.#frozen = true;
    await this.#work;
  }

  /** Takes taps again. */
  thaw() { this.#frozen = false; }

  #next(step) {
    if (this.#frozen) return Promise.resolve('frozen');
    const done = this.#work.then(step);
    this.#work = done.catch(() => {});
    return done;
  }
}
