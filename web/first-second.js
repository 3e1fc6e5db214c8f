// Today before the app is there: greets, asks, leads to help, starts the app, and makes room for it.

import { Asking, wait } from './first-faces.js';
import { helpNow } from './first-help.js';
import { dress, greet, layOut } from './first-looks.js';
import { hindrance, isRefusal } from './first-room.js';
import { firstPage } from './first-taps.js';

const START = ['history.js', 'python.js', 'standing.js'];
const FLUTTER = 'flutter_bootstrap.js';
const LONG = 45_000; // milliseconds, like those below
const PATIENCE = 3_000;
const A_BREATH = 1_500;
const A_MOMENT = 300;

const root = document.documentElement;
const page = document.getElementById('first-page');
const find = (selector) => page.querySelector(selector);
const asking = new Asking(page);
const help = helpNow();
let ended = false;
const rest = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
const flutter = () => document.querySelector('flutter-view');
const trouble = (why) => { root.dataset.trouble = why; };

const remember = async () => {
  try {
    const why = await hindrance();
    if (why) return trouble(why);
    const known = await firstPage();
    if (known) return dress(known, asking);
  } catch (error) {
    if (isRefusal(error)) return trouble('storage');
  }
  root.dataset.state = 'first';
};

// The app

// Flutter lays its own viewport over ours, and that one forbids zooming.
const zoom = new MutationObserver(() => {
  document.querySelector('meta[name=viewport][content*=user-scalable]')
    ?.setAttribute('content', 'width=device-width, initial-scale=1, viewport-fit=cover');
});

// Nothing behind this page can be reached while it is here.
const shield = new MutationObserver(() => flutter()?.setAttribute('inert', ''));

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

/** Python ended under the app, which looks alive and keeps nothing: this page comes back, and lies over it. */
const comeBack = async () => {
  const again = find('.again');
  flutter()?.setAttribute('inert', '');
  page.inert = false;
  page.classList.remove('going');
  greet();
  again.textContent = again.dataset.ended;
  trouble('ended');
  document.body.append(page);
  again.focus();
  const known = await firstPage().catch(() => {});
  if (known) dress(known, asking);
};

const failed = () => {
  if (ended) return;
  ended = true;
  if (page.classList.contains('going')) {
    comeBack();
  } else {
    asking.thaw();
    trouble('stopped');
  }
};

/** The app shows something real: this page goes, unless somebody reads Help now on it. */
const drawn = async () => {
  if (page.classList.contains('going')) return;
  await help.closed();
  if (ended) return;
  const hadFocus = page.contains(document.activeElement);
  page.inert = true;
  page.classList.add('going');
  shield.disconnect();
  flutter()?.removeAttribute('inert');
  // A field that asked for the keys before could not have them.
  const field = document.querySelector('flt-text-editing-host :is(input, textarea)');
  field?.focus();
  if (!document.hidden) await Promise.all(page.getAnimations().map((fading) => fading.finished.catch(() => {})));
  if (ended) return;
  page.remove();
  if (hadFocus && document.activeElement === document.body) flutter()?.focus();
  dispatchEvent(new CustomEvent('companion:drawn'));
};

greet();
layOut(1, asking);
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
