// Has the browser keep the app for opening offline, once it is there and needs neither network nor disk itself.
// A new version waits until every page of the old one is closed.
(() => {
  if (!('serviceWorker' in navigator)) return;
  const oftenEnough = 60 * 60 * 1000;
  let asked = 0;

  const ask = async (registration) => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < oftenEnough) return;
    asked = Date.now();
    // Offline there is nothing to be had, and that is all right.
    await registration.update().catch(() => {});
  };

  const tellWhatWasUsed = async () => {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage(performance.getEntriesByType('resource').map((entry) => entry.name));
  };

  const register = async () => {
    try {
      const where = new URL('service-worker.js', document.baseURI);
      const registration = await navigator.serviceWorker.register(where, { updateViaCache: 'none' });
      document.addEventListener('visibilitychange', () => ask(registration));
      await Promise.all([ask(registration), tellWhatWasUsed()]);
    } catch (error) {
      console.info(`Companion opens only online here: ${error.name}`);
    }
  };

  addEventListener('companion:drawn', register, { once: true });
})();
