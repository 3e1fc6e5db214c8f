// One writer: the browser lets go of the lock when the worker that holds it ends, however it ends.

const NAME = 'companion';
let letGo;

/** Holds the journal for this worker. False when another one has it still after `milliseconds`. */
export const take = (milliseconds) => new Promise((resolve, reject) => {
  const held = () => new Promise((done) => { letGo = done; resolve(true); });
  navigator.locks.request(NAME, { signal: AbortSignal.timeout(milliseconds) }, held)
    .catch((error) => (error.name === 'TimeoutError' ? resolve(false) : reject(error)));
});

/** Lets others have it. */
export const release = () => { letGo?.(); letGo = undefined; };
