// The five faces before the app is there: one tap is noted at once, another face takes its place, Undo takes it back.

import { Taps } from './first-taps.js';

/** Shows one of the sentences at the foot, by its class. */
export const wait = (kind) => document.querySelectorAll('.waiting span').forEach((words) => {
  words.hidden = !words.matches(kind);
});

/** The question of `page`, its faces, and what is said of a tap. */
export class Asking {
  #find;
  #faces;
  #taps = new Taps();
  #settled;

  constructor(page) {
    this.#find = (selector) => page.querySelector(selector);
    this.#faces = [...page.querySelectorAll('.face')];
    this.#faces.forEach((face) => {
      face.addEventListener('click', () => this.#choose(face));
      face.addEventListener('animationend', () => face.classList.remove('swells'));
    });
    this.#find('.noted button').addEventListener('click', () => this.#undo());
  }

  /** Puts the faces in a list, the best one first, as the app does with large text. */
  list() { this.#find('.faces').append(...[...this.#faces].reverse()); }

  /** Takes no more taps. Resolves once the last one is kept. */
  freeze() {
    this.#mayTap(false);
    return this.#taps.freeze();
  }

  /** Takes taps again. */
  thaw() {
    this.#taps.thaw();
    this.#mayTap(true);
  }

  async #choose(face) {
    if (face.getAttribute('aria-pressed') === 'true') return;
    this.#press(face);
    face.classList.add('swells');
    await this.#trying(async () => {
      const became = await this.#taps.choose(Number(face.dataset.mood));
      if (became === 'noted') return this.#settle(face);
      if (became === 'already') return this.#begin(became);
      this.#press(this.#settled);
      return wait('.opens');
    });
  }

  async #undo() {
    await this.#trying(async () => {
      const became = await this.#taps.undo();
      if (became === 'frozen') return wait('.opens');
      this.#settled?.focus();
      return this.#begin(became);
    });
  }

  /** Asks anew. Of a tap that the journal has, it says so. */
  #begin(became) {
    this.#settle();
    this.#press();
    this.#find('.already').hidden = became !== 'already';
  }

  /** What cannot be kept is said, and looks as it did before. */
  async #trying(act) {
    try {
      await act();
    } catch {
      this.#press(this.#settled);
      this.#find('.not-noted').hidden = false;
    }
  }

  #settle(face) {
    this.#settled = face;
    this.#find('.not-noted').hidden = this.#find('.already').hidden = true;
    this.#find('.noted').hidden = !face;
    this.#find('.noted p').textContent = face?.dataset.noted ?? '';
    wait(face ? '.joins' : '.opening');
  }

  #press(chosen) {
    this.#faces.forEach((face) => face.setAttribute('aria-pressed', String(face === chosen)));
  }

  #mayTap(may) {
    this.#find('.faces').setAttribute('aria-disabled', String(!may));
    this.#find('.noted button').hidden = !may;
  }
}
