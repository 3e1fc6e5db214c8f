// Keeps sealed files in the browser's own storage, by name. The page and Python's worker share it.

const DATABASE = 'companion';
const FILES = 'files';

let opening;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const open = async () => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  const database = await settled(request);
  const forget = () => { opening = undefined; };
  database.onclose = forget; // the browser took it away, as when site data are cleared
  database.onversionchange = () => { forget(); database.close(); };
  return database;
};

const opened = () => {
  opening ??= open().catch((error) => { opening = undefined; throw error; });
  return opening;
};

const reading = async () => (await opened()).transaction(FILES, 'readonly').objectStore(FILES);

/** The names of all files. */
export const names = async () => settled((await reading()).getAllKeys());

/** The bytes of each named file, undefined where there is none; all of one moment. */
export const load = async (wanted) => {
  const files = await reading();
  return Promise.all(wanted.map((name) => settled(files.get(name))));
};

const writing = async () => {
  const transaction = (await opened()).transaction(FILES, 'readwrite', { durability: 'strict' });
  const kept = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
  kept.catch(() => {}); // whoever waits for it is told, and whoever failed before knows already
  return { transaction, files: transaction.objectStore(FILES), kept };
};

const write = ({ transaction, files }, puts, removes) => {
  try {
    removes.forEach((name) => files.delete(name));
    puts.forEach(([name, bytes]) => files.put(bytes, name));
  } catch (error) {
    transaction.abort();
    throw error;
  }
};

/** Puts [name, bytes] pairs and removes names, all or nothing. Durable when it resolves; rejects with the DOMException. */
export const change = async (puts, removes = []) => {
  const now = await writing();
  write(now, puts, removes);
  return now.kept;
};

/** The same, but only while the file `name` holds just these bytes. Resolves to whether it did. */
export const changeWhile = async (name, bytes, puts, removes = []) => {
  const now = await writing();
  const found = await settled(now.files.get(name));
  const same = found?.length === bytes.length && found.every((byte, at) => byte === bytes[at]);
  if (same) write(now, puts, removes);
  await now.kept;
  return same;
};
