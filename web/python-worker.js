// Runs the app's Python, with what it needs of the browser as the module `companion_web`.

import { loadPyodide } from './pyodide/pyodide.mjs';
import { forgetCompiled, keepCompiled, takeCompiled } from './compiled.js';
import * as locks from './locks.js';
import * as sealing from './sealing.js';
import * as storage from './storage.js';

// What changes with every version, and what rarely does.
const ARCHIVES = { 'companion.zip': '', 'packages.zip': '/packages' };
const HOME = '/home/pyodide';
const QUIET = 20_000;
const flet = {};
const asked = new Map();
let question = 0;

/** Asks the page by name and waits for its answer. */
const ask = (name) => new Promise((resolve, reject) => {
  asked.set(++question, { resolve, reject });
  self.postMessage({ companion: 'ask', number: question, question: name });
});

const hear = ({ number, value, error }) => {
  const { resolve, reject } = asked.get(number);
  asked.delete(number);
  if (error) reject(new Error(error)); else resolve(value);
};

const load = async (archive) => {
  const response = await fetch(new URL(archive, import.meta.url));
  if (!response.ok) throw new Error(`${archive}: ${response.status}`);
  return response.arrayBuffer();
};

const send = (message) => {
  const packet = message.toJs();
  self.postMessage(packet, [packet.buffer]);
};

const end = (error) => self.postMessage({ companion: 'failed', said: String(error) });

const start = async (address) => {
  const [python, ...archives] = await Promise.all([
    loadPyodide({ stdout: (line) => console.info(line), stderr: (line) => console.warn(line) }),
    ...Object.keys(ARCHIVES).map(load),
  ]);
  // What Pyodide says once, when Python can no longer run: its memory is broken, full, or left by `exit`.
  python._api.on_fatal = end;
  flet.documentUrl = address;
  python.registerJsModule('flet_js', flet);
  python.registerJsModule('companion_web', { ask, locks, sealing, storage });
  Object.values(ARCHIVES).forEach((place, index) => {
    python.unpackArchive(archives[index], 'zip', { extractDir: HOME + place });
  });
  const compiled = await takeCompiled(python, archives, HOME);
  await python.runPythonAsync(`
    import sys
    sys.dont_write_bytecode = False
    sys.path[:0] = ['${HOME}', '${HOME}/packages']
    import main
  `);
  await flet.start_connection(send);
  if (!compiled) setTimeout(keepCompiled, QUIET, python, archives, HOME);
};

self.onmessage = async ({ data }) => {
  if (!data.companion) flet.send(data);
  else if (data.companion === 'answer') hear(data);
  else {
    try {
      await start(data.address);
      self.postMessage({ companion: 'started' });
    } catch (error) {
      end(error);
      await forgetCompiled().catch(() => {});
    }
  }
};

self.onmessageerror = () => end('a message could not be read');

// Other promises that fail are the app's own, which goes on.
self.onunhandledrejection = ({ reason }) => { if (reason instanceof WebAssembly.RuntimeError) end(reason); };
