// Starts Python in a worker at once, connects Flet's client to it, and answers what Python asks of the page.
//
// Messages that are objects with a `companion` key are ours, everything else is Flet's.
(() => {
  const worker = new Worker(new URL('python-worker.js', document.baseURI), { type: 'module' });
  const answers = new Map();
  let toFlet;

  const started = new Promise((resolve, reject) => {
    const end = (said) => {
      console.error(`Companion has ended: ${said}`);
      reject(new Error(said));
      dispatchEvent(new CustomEvent('companion:failed'));
    };
    worker.onerror = (event) => end(event.message || 'the worker could not be loaded');
    worker.onmessageerror = () => end('a message could not be read');
    worker.onmessage = ({ data }) => {
      if (!data.companion) toFlet(data);
      else if (data.companion === 'ask') answer(data);
      else if (data.companion === 'started') resolve();
      else end(data.said);
    };
  });
  started.catch(() => {}); // Flet's client is told, too

  const answer = async ({ number, question }) => {
    try {
      worker.postMessage({ companion: 'answer', number, value: await answers.get(question)?.() });
    } catch (error) {
      worker.postMessage({ companion: 'answer', number, error: error.name });
    }
  };

  globalThis.companionPage = {
    /** Has `respond()` answer a question that Python asks by name. */
    answer: (question, respond) => answers.set(question, respond),
  };

  // What Flet's client calls.
  globalThis.jsConnect = (app, options, receive) => { toFlet = receive; return started; };
  globalThis.jsSend = async (app, packet) => worker.postMessage(packet, [packet.buffer]);
  globalThis.jsDisconnect = async () => {};

  worker.postMessage({ companion: 'start', address: document.URL });
})();
