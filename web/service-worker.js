// Keeps the whole app in the browser, so that it opens offline, and brings a new version between two uses.
//
// The build puts `BUILT` before this file: the build's name, its files by their SHA-256, the papers that are not
// kept, the type of each kind of file, and the headers of every answer. A changed build is thus a changed worker,
// which the browser fetches in the background and starts when every page of the one before is closed. The name is made
// from all the rest of this file, so that no two workers keep different things in one place.

const PREFIX = 'companion-';
const CACHE = PREFIX + BUILT.name;
const PAGE = 'index.html';
const scope = new URL('./', self.location.href);
const AT_A_TIME = 4;

// The smallest program that collects its own garbage, as Flutter's own start asks it.
const PROGRAM = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0];
const inWasm = /Chrom(e|ium)\//.test(navigator.userAgent) && WebAssembly.validate(new Uint8Array(PROGRAM));

/**
 * Flutter runs as WebAssembly in Chromium and as JavaScript elsewhere, and what the other one needs is not kept.
 * Where this guesses wrong, the page says later what it has used.
 */
const forThisBrowser = (name) => {
  if (/^(main\.dart\.(wasm|mjs)|canvaskit\/skwasm\.)/.test(name)) return inWasm;
  return !inWasm || !/^(main\.dart\.js|canvaskit\/canvaskit\.)/.test(name);
};

// Some hosts send whoever asks for index.html on to the folder.
const addressOf = (name) => new URL(name === PAGE ? './' : name, scope).href;

const digest = async (bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const asBuilt = async (name, response) => {
  const bytes = await response.arrayBuffer();
  return await digest(bytes) === BUILT.files[name] ? bytes : undefined;
};

const keptIn = async (cache, name) => {
  const response = await cache.match(addressOf(name));
  return response && asBuilt(name, response);
};

/** The bytes of a file from what is kept already, by this version or the one before. */
const fromCaches = async (name) => {
  for (const key of await caches.keys()) {
    const bytes = await keptIn(await caches.open(key), name);
    if (bytes) return bytes;
  }
  return undefined;
};

/** The bytes of a file from the host. What the browser still had of it may be older than this build. */
const fromHost = async (name) => {
  for (const cache of ['default', 'reload']) {
    const response = await fetch(addressOf(name), { cache });
    const bytes = response.ok && await asBuilt(name, response);
    if (bytes) return bytes;
  }
  throw new RangeError(`${name} is not what was built`);
};

const answerWith = (name, bytes) => {
  const type = BUILT.types[name.slice(name.lastIndexOf('.'))];
  return new Response(bytes, { headers: { ...BUILT.headers, 'Content-Type': type } });
};

const keep = async (cache, name) => {
  if (await keptIn(cache, name)) return;
  const bytes = await fromCaches(name) ?? await fromHost(name);
  await cache.put(addressOf(name), answerWith(name, bytes));
};

/** Where all the files lie that this version or the one before has kept. */
const keptBefore = async () => {
  const requests = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()));
  return new Set(requests.flat().map((request) => request.url));
};

const keepAll = async (names) => {
  const cache = await caches.open(CACHE);
  const keepOn = async () => { while (names.length) await keep(cache, names.pop()); };
  await Promise.all(Array.from({ length: AT_A_TIME }, keepOn));
};

/**
 * A version is whole or not there. What a lost connection left is checked and used by the next attempt. A version that
 * comes back may be the one that runs: what was there before is not this attempt's to take away.
 */
const install = async () => {
  const isThere = await caches.has(CACHE);
  const before = await keptBefore();
  const names = Object.keys(BUILT.files).filter((name) => forThisBrowser(name) || before.has(addressOf(name)));
  try {
    await keepAll(names);
  } catch (error) {
    if (!isThere && !(error instanceof TypeError)) await caches.delete(CACHE);
    throw error;
  }
};

const activate = async () => {
  const others = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
  await Promise.all(others.map((key) => caches.delete(key)));
  // The page of the first visit came without a worker. With one, no newer version starts under it.
  await self.clients.claim();
};

const nothingThere = () => new Response(null, { status: 404, headers: BUILT.headers });

const answer = async (request, name) => {
  const known = name in BUILT.files ? name : request.mode === 'navigate' && PAGE;
  if (!known) return nothingThere();
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(known));
  if (kept) return kept;
  await keep(cache, known);
  return cache.match(addressOf(known));
};

/** Keeps what a page has used and this version has not kept. Offline, or on a page of another version, it cannot. */
const keepToo = async (addresses) => {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const used = new Set(addresses.filter((address) => !kept.has(address)));
  await keepAll(Object.keys(BUILT.files).filter((name) => used.has(addressOf(name)))).catch(() => {});
};

self.addEventListener('install', (event) => {
  // Chromium may ask the host in parallel, to be quicker than the worker. Nothing is to be quicker here.
  event.addRoutes?.({ condition: { urlPattern: new URLPattern({}) }, source: 'fetch-event' });
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => event.waitUntil(keepToo(event.data)));
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const name = decodeURI(pathname.slice(scope.pathname.length));
  if (!BUILT.papers.includes(name)) event.respondWith(answer(event.request, name));
});
