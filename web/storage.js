// Keeps files in the browser's own storage, by name. The page and Python's worker share it.
//
// Each is sealed by the erasable key (erasable-key.js) before the browser gets it. Taps are not: they come sealed to a
// public key from a page that can write no key. Nor is the mark that everything is being deleted, keys first.

import { open as unseal, seal } from './aes.js';
import { addBeside, keepOnly, keys } from './erasable-key.js';

const DATABASE = 'companion';
const FILES = 'files';
const WRITING = 'companion-files';
const TRIES = 5;

/** Lies there in plain while everything is being deleted. */
export const MARK = 'erasing';

let opening;
let hadDatabase = false;
let hadKey = false;
let forgotten = false;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const open = async () => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    // What the browser cleared under a running app is not begun anew: the journal is in memory, its keys are gone.
    if (hadDatabase) request.transaction.abort(); else request.result.createObjectStore(FILES);
  };
  const database = await settled(request);
  hadDatabase = true;
  const letGo = () => { opening = undefined; };
  database.onclose = letGo;
  database.onversionchange = () => { letGo(); database.close(); };
  return database;
};

const opened = () => {
  opening ??= open().catch((error) => { opening = undefined; throw error; });
  return opening;
};

// Records: {by, sealed} under the key called `by`, or plain bytes

const isPlain = (name) => name.startsWith('tap.') || name === MARK;
const isAside = (name) => name.includes('.damaged-');
const header = (name) => new TextEncoder().encode(name);

const reading = async () => (await opened()).transaction(FILES, 'readonly').objectStore(FILES);

const records = async (wanted) => {
  const files = await reading();
  return Promise.all(wanted.map((name) => settled(files.get(name))));
};

const writing = async (act) => {
  const transaction = (await opened()).transaction(FILES, 'readwrite', { durability: 'strict' });
  const kept = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
  kept.catch(() => {}); // whoever waits for it is told
  try {
    await act(transaction.objectStore(FILES));
  } catch (error) {
    transaction.abort();
    throw error;
  }
  return kept;
};

const write = (files, puts, removes) => {
  removes.forEach((name) => files.delete(name));
  puts.forEach(([name, record]) => files.put(record, name));
};

const isUnder = (known) => (record) => !record?.by || known.some(({ id }) => id === record.by);

/** A file that is sealed anew while we look has another key than the one we looked for: then look again. */
const look = async (wanted, tries = TRIES) => {
  const found = await records(wanted);
  const known = found.some((record) => record?.by) ? await keys() : [];
  return found.every(isUnder(known)) || !tries ? { found, known } : look(wanted, tries - 1);
};

const plain = async (name, { by, sealed }, known) => (
  unseal(known.find(({ id }) => id === by).key, sealed, header(name)));

/** What a file says; no bytes where it is damaged, which must not pass for a file that is not there. */
const told = async (name, record, known) => (
  record?.by ? plain(name, record, known).catch(() => new Uint8Array(0)) : record);

const sealed = async (name, bytes, { id, key }) => (
  isPlain(name) ? bytes : { by: id, sealed: await seal(key, bytes, header(name)) });

/** One change after another, whichever page asks: the key in force is the same from its beginning to its end. */
const oneByOne = (act) => navigator.locks.request(WRITING, act);

const keyInForce = async () => {
  const [first] = await keys();
  if (!first && hadKey) throw new DOMException('', 'NotFoundError'); // cleared under a running app, as above
  hadKey = true;
  return first ?? addBeside();
};

const equal = (one, other) => one?.length === other?.length && one.every((byte, at) => byte === other[at]);

/** The names of all files. */
export const names = async () => settled((await reading()).getAllKeys());

/** The bytes of each named file, undefined where there is none, no bytes where it is damaged; all of one moment. */
export const load = async (wanted) => {
  const { found, known } = await look(wanted);
  return Promise.all(found.map((record, at) => told(wanted[at], record, known)));
};

/** Puts [name, bytes] pairs and removes names, all or nothing. Durable when it resolves; rejects with the DOMException. */
export const change = (puts, removes = []) => oneByOne(async () => {
  forgotten = false;
  const by = puts.every(([name]) => isPlain(name)) ? {} : await keyInForce();
  const made = await Promise.all(puts.map(async ([name, bytes]) => [name, await sealed(name, bytes, by)]));
  return writing((files) => write(files, made, removes));
});

/** Gives a file another name. One that does not open is moved as it lies. */
export const move = (name, to) => oneByOne(async () => {
  const { found: [record], known } = await look([name]);
  if (!record) return;
  const bytes = await told(name, record, known);
  const moved = bytes.length ? await sealed(to, bytes, await keyInForce()) : record;
  await writing((files) => write(files, [[to, moved]], [name]));
});

/** Seals everything by one key and blots the others out. No key goes while a file under it does not open, those
    left out that were set aside because they do not. */
const moveUnder = async (by) => {
  const all = await names();
  const { found, known } = await look(all);
  const opens = isUnder(known.filter(({ id }) => id !== by.id));
  const moving = all.map((name, at) => [name, found[at]]).filter(([, record]) => record?.by && opens(record));
  const anew = async ([name, record]) => [name, await sealed(name, await plain(name, record, known), by)];
  const made = await Promise.all(moving.map((file) => anew(file).catch((error) => {
    if (isAside(file[0])) return file;
    throw error;
  })));
  await writing((files) => write(files, made, []));
  await keepOnly(by.id);
};

/** Makes sure that nothing which was replaced or removed until now can be read again, from the raw disk either. Only
    a worker can; rejects with the DOMException. It can be called again, as after it was cut short. */
export const forget = () => oneByOne(async () => {
  if (forgotten) return;
  const before = await keyInForce();
  // Nothing may lie under a second key that a cut left: the new one takes its place.
  if ((await keys()).length > 1) await moveUnder(before);
  await moveUnder(await addBeside(before.id));
  forgotten = true;
});

/** From here on another page may have changed what is kept. */
export const begin = () => { forgotten = false; };

/** Deletes everything, keys first. Called again, it ends what was cut short. */
export const wipe = () => oneByOne(async () => {
  await writing((files) => write(files, [[MARK, new Uint8Array(1)]], []));
  await keepOnly();
  await writing((files) => files.clear());
  hadKey = false;
});

/** Takes a tap back. Resolves to whether it was there still. Like the next one, it waits for no other page. */
export const takeBack = async (name) => {
  let was = false;
  await writing(async (files) => {
    was = await settled(files.getKey(name)) !== undefined;
    files.delete(name);
  });
  return was;
};

/** Changes taps only while the file `name` says `bytes` and all that goes is there, looked at in the same moment.
    Resolves to whether it did. */
export const changeWhile = async (name, bytes, puts, removes = []) => {
  const { found: [record], known } = await look([name]);
  if (!record || !equal(await told(name, record, known), bytes)) return false;
  let did = false;
  await writing(async (files) => {
    const going = await Promise.all(removes.map((file) => settled(files.getKey(file))));
    did = equal((await settled(files.get(name)))?.sealed, record.sealed) && !going.includes(undefined);
    if (did) write(files, puts, removes);
  });
  return did;
};
