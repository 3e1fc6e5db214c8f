// Whether this browser can keep a journal, looked at before Python is loaded.

const REFUSALS = ['SecurityError', 'NotAllowedError'];

// Without strict durability a key that is blotted out could outrun what was sealed anew.
const knows = () => navigator.locks && navigator.storage?.getDirectory
  && 'durability' in (globalThis.IDBTransaction?.prototype ?? {});

/** Whether an error says that nothing may be kept here. Any other may be gone in a moment. */
export const isRefusal = (error) => REFUSALS.includes(error.name);

/** Why it cannot, as the page calls it: 'old' or 'storage'. Undefined where it can. */
export const hindrance = async () => {
  if (!knows()) return 'old';
  try {
    await navigator.storage.getDirectory();
    return undefined;
  } catch (error) {
    // So says Safari in a private window.
    return isRefusal(error) || error.name === 'UnknownError' ? 'storage' : undefined;
  }
};
