// Holds the key of everything that is kept, in a file that is written in place.
//
// A browser leaves what was deleted in its database files for weeks. So all that lies there is sealed by this key, and
// once it is blotted out, what it had sealed is gone. The file has room for two keys: the one in force, and its
// successor while everything is sealed anew.

const FILE = 'key';
const ID = 16;
const ENTRY = 64; // 16 bytes of id, 32 of key, the rest zero: none lies across two sectors of a disk
const TRIES = 25;
const BUSY = ['NotReadableError', 'NoModificationAllowedError', 'InvalidStateError'];

const found = async (create) => (await navigator.storage.getDirectory()).getFileHandle(FILE, { create });

const pause = () => new Promise((resolve) => { setTimeout(resolve, 20); });

/** Reads or takes the file, which another page of ours may have just now. */
const patiently = async (act, tries = TRIES) => {
  try {
    return await act();
  } catch (problem) {
    if (!BUSY.includes(problem.name) || !tries) throw problem;
    await pause();
    return patiently(act, tries - 1);
  }
};

const entriesOf = (bytes) => [0, 1]
  .map((at) => bytes.subarray(at * ENTRY, (at + 1) * ENTRY))
  .map((entry) => (entry.some(Boolean) ? { id: name(entry), key: entry.slice(ID, ID + 32) } : undefined));

const name = (entry) => Array.from(entry.subarray(0, ID), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Every key that is there, as {id, key}. */
export const keys = async () => {
  try {
    const read = async () => (await (await found(false)).getFile()).arrayBuffer();
    return entriesOf(new Uint8Array(await patiently(read))).filter(Boolean);
  } catch (problem) {
    if (problem.name === 'NotFoundError') return [];
    throw problem;
  }
};

/** What `act` makes of the file, open for writing. Only a worker can. */
const writing = async (act) => {
  const take = async () => (await found(true)).createSyncAccessHandle();
  const file = await patiently(take);
  try {
    const bytes = new Uint8Array(2 * ENTRY);
    file.read(bytes, { at: 0 });
    return act(file, entriesOf(bytes));
  } finally {
    file.close();
  }
};

const write = (file, entry, at) => {
  if (file.write(entry, { at: at * ENTRY }) !== ENTRY) throw new DOMException('', 'QuotaExceededError');
  file.flush();
};

/** A new key beside the one called `keep`, durable when it resolves. */
export const addBeside = (keep) => writing((file, entries) => {
  const entry = new Uint8Array(ENTRY);
  crypto.getRandomValues(entry.subarray(0, ID + 32));
  write(file, entry, entries[0] && entries[0].id === keep ? 1 : 0);
  return { id: name(entry), key: entry.slice(ID, ID + 32) };
});

/** Blots out every key but the one called `keep`, if any: for good when it resolves. */
export const keepOnly = (keep) => writing((file, entries) => entries.forEach((entry, at) => {
  if (entry && entry.id !== keep) write(file, new Uint8Array(ENTRY), at);
}));
