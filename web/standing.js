// Tells Python how the journal stands in this browser: whether it is promised to be kept, how much room there is,
// and whether this is the app on the home screen or a tab.
(() => {
  const storage = navigator.storage;

  /** What `ask` resolves to, undefined where this browser does not know it. */
  const perhaps = (ask) => Promise.resolve().then(ask).catch(() => undefined);

  const standalone = () => navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;

  // An iPad calls itself a Mac, which has no touch screen.
  const ios = () => /iPhone|iPad|iPod/.test(navigator.userAgent)
    || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);

  const standing = async (persisted) => {
    const { usage, quota } = await perhaps(() => storage.estimate()) ?? {};
    return { persisted: await perhaps(persisted), usage, quota, standalone: standalone(), ios: ios() };
  };

  companionPage.answer('standing', () => standing(() => storage.persisted()));
  companionPage.answer('persist', () => standing(() => storage.persist()));
})();
