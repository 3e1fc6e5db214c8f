// Today before the app is there: greets, asks, leads to help, starts the app, and makes room for it.

import { Asking, wait } from './first-faces.js';
import { helpNow, showCountry } from './first-help.js';
import { firstPage } from './first-taps.js';

const START = ['history.js', 'python.js', 'standing.js'];
const FLUTTER = 'flutter_bootstrap.js';
const LARGE = 1.5;
const LONG = 45_000; // milliseconds, like those below
const PATIENCE = 3_000;
const A_BREATH = 1_500;
const A_MOMENT = 300;

const root = document.documentElement;
const page = document.getElementById('first-page');
const find = (selector) => page.querySelector(selector);
const asking = new Asking(page);
const help = helpNow();
const rest = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
const trouble = (why) => { root.dataset.trouble = why; };

// What is seen

const greet = () => {
  const hour = new Date().getHours();
  const part = hour >= 4 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
  const greeting = find('.bar h1');
  greeting.textContent = greeting.dataset[part];
  greeting.hidden = false;
};

const layOut = (chosen) => {
  root.style.setProperty('--text', chosen);
  const scale = chosen * parseFloat(getComputedStyle(root).fontSize) / 16;
  if (scale < LARGE || 'large' in root.dataset) return;
  root.dataset.large = '';
  const greeting = find('.bar h1');
  greeting.className = 'head';
  find('.cards').prepend(greeting);
  asking.list();
};

const paint = (appearance) => {
  root.dataset.appearance = appearance;
  document.querySelectorAll('meta[name=theme-color]').forEach((meta) => {
    if (meta.media.includes(appearance)) meta.removeAttribute('media'); else meta.remove();
  });
};

const dress = ({ appearance, country, faces: asks, text_scale: chosen }) => {
  if (appearance !== 'system') paint(appearance);
  layOut(chosen ?? 1);
  showCountry(country);
  root.dataset.state = asks ? 'asking' : 'paused';
};

const remember = async () => {
  try {
    const known = await firstPage();
    if (known) dress(known); else root.dataset.state = 'first';
  } catch {
    trouble('storage');
  }
};

// The app

// Flutter lays its own viewport over ours, and that one forbids zooming.
const zoom = new MutationObserver(() => {
  document.querySelector('meta[name=viewport][content*=user-scalable]')
    ?.setAttribute('content', 'width=device-width, initial-scale=1, viewport-fit=cover');
});

// Nothing behind this page can be reached while it is here.
const shield = new MutationObserver(() => document.querySelector('flutter-view')?.setAttribute('inert', ''));

const keys = (event) => {
  if (!page.contains(event.target)) return;
  // Flutter would take Tab and Enter for itself; what they do here needs no listener.
  event.stopImmediatePropagation();
  if (event.type === 'keydown' && event.key === ' ' && event.target.matches('a[role=button]')) {
    event.preventDefault();
    event.target.click();
  }
};

const freeze = async () => {
  // A storage that never answers must not keep the journal closed.
  await Promise.race([asking.freeze(), rest(PATIENCE)]);
};

const run = (src) => new Promise((resolve, reject) => {
  // Not async: they come at once, and run in the order in which they were asked for.
  const script = Object.assign(document.createElement('script'), { src, async: false, onload: resolve, onerror: reject });
  document.body.append(script);
});

/** Python starts in a thread of its own. Flutter takes this one, and is there before Python all the same: where there
    are faces to tap, it lets the first second pass. */
const start = async () => {
  await Promise.all(START.map(run));
  companionPage.answer('freeze', freeze);
  companionPage.answer('drawn', drawn);
  if (root.dataset.state === 'asking') await rest(A_BREATH);
  await run(FLUTTER);
};

const afterFirstPaint = (act) => {
  if (document.hidden) act(); else requestAnimationFrame(() => setTimeout(act));
};

const failed = () => {
  asking.thaw();
  trouble('stopped');
};

/** The app shows something real: this page goes, unless somebody reads Help now on it. */
const drawn = async () => {
  if (!page.isConnected) return;
  await help.closed();
  const hadFocus = page.contains(document.activeElement);
  const app = document.querySelector('flutter-view');
  page.inert = true;
  page.classList.add('going');
  shield.disconnect();
  app?.removeAttribute('inert');
  if (!document.hidden) await Promise.all(page.getAnimations().map((fading) => fading.finished.catch(() => {})));
  page.remove();
  if (hadFocus) app?.focus();
  dispatchEvent(new CustomEvent('companion:drawn'));
};

greet();
layOut(1);
find('.again').addEventListener('click', () => location.reload());
['keydown', 'keyup'].forEach((kind) => addEventListener(kind, keys, true));
addEventListener('companion:failed', failed);
zoom.observe(document.head, { childList: true });
shield.observe(document.body, { childList: true });
setTimeout(wait, LONG, '.slow');
const remembered = remember();
afterFirstPaint(async () => {
  await Promise.race([remembered, rest(A_MOMENT)]);
  if (!root.dataset.trouble) start().catch(() => trouble('missing'));
});
