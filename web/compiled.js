// Keeps what Python made of its source files, so that the next starts need not make it again: about a second of them.
//
// It lies among the files that the service worker keeps and goes with them. Nothing of the patient's is in it, and
// its name holds what it was made from, so that no version takes another one's.

const VERSIONS = 'companion-';

// Python is told to trust these files: their source is here in the same version, and its dates are not kept.
const COLLECT = `
import asyncio, io, pathlib, zipfile

async def collect(home):
    held = io.BytesIO()
    with zipfile.ZipFile(held, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(pathlib.Path(home).rglob('*.pyc')):
            code = path.read_bytes()
            archive.writestr(str(path.relative_to(home)), code[:4] + bytes([1, 0, 0, 0]) + bytes(8) + code[16:])
            await asyncio.sleep(0)  # a tap does not wait for all of them
    return held.getvalue()

collect
`;

const nameOf = async (python, archives) => {
  const bytes = await new Blob([python.version, ...archives]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `compiled-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}.zip`;
};

/** Forgets it all: whatever is wrong with a start, the next one compiles anew. */
export const forgetCompiled = async () => {
  for (const key of await versionsKept()) {
    const version = await caches.open(key);
    const made = (await version.keys()).filter(({ url }) => /\/compiled-\w+\.zip$/.test(url));
    await Promise.all(made.map((request) => version.delete(request)));
  }
};

const versionsKept = async () => (await caches.keys()).filter((key) => key.startsWith(VERSIONS));

/** What an earlier start made of `archives`, below `home`. Returns whether it was there. */
export const takeCompiled = async (python, archives, home) => {
  try {
    const kept = await caches.match(await nameOf(python, archives));
    if (!kept) return false;
    python.unpackArchive(await kept.arrayBuffer(), 'zip', { extractDir: home });
    return true;
  } catch (error) {
    console.info(`Python compiles anew: ${error.name}`);
    return false;
  }
};

/** Keeps what this start made, once a service worker keeps the app. */
export const keepCompiled = async (python, archives, home) => {
  try {
    const [version] = await versionsKept();
    if (!version) return;
    const collect = python.runPython(COLLECT, { globals: python.toPy({}) });
    const made = await collect(home);
    const response = new Response(made.toJs(), { headers: { 'Content-Type': 'application/zip' } });
    await (await caches.open(version)).put(await nameOf(python, archives), response);
    made.destroy();
    collect.destroy();
  } catch (error) {
    console.info(`What Python compiled is not kept: ${error.name}`);
  }
};
