// Makes Back do what a person expects.
//
// Flet can only add to the browser's history, so closing a screen would leave that screen behind it, and
// Back would open it again. Here every entry remembers the trail of addresses beneath it, and an address
// that is still on the trail is gone back to instead of being added once more.
(() => {
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  const trail = () => history.state?.trail ?? [];

  // While the browser is on its way back, what the app asks of the history waits here.
  let waiting = null;

  const whenThere = (call) => (waiting ? waiting.push(call) : call());

  const arrive = () => {
    const calls = waiting ?? [];
    waiting = null;
    calls.forEach(whenThere);
  };

  const goBackTo = (step, call) => {
    waiting = [call];
    history.go(step - trail().length);
    setTimeout(arrive, 1000); // the browser may have forgotten an entry as old as that
  };

  const open = (state, title, url) => {
    const step = trail().indexOf(new URL(url, document.baseURI).href);
    if (step >= 0) return goBackTo(step, () => settle(state, title, url));
    push({ ...state, trail: [...trail(), location.href] }, title, url);
  };

  const settle = (state, title, url) => replace({ ...state, trail: trail() }, title, url);

  history.pushState = (...entry) => whenThere(() => open(...entry));
  history.replaceState = (...entry) => whenThere(() => settle(...entry));

  // The app asked for this step itself and knows where it is: Flutter need not hear of it.
  addEventListener('popstate', (event) => {
    if (!waiting) return;
    event.stopImmediatePropagation();
    arrive();
  }, true);
})();

// WebKit brings a page back from its back/forward cache with Flutter's frames stopped. Only a fresh start
// recovers it, and the session waits on the server.
addEventListener('pageshow', (event) => {
  if (event.persisted && navigator.vendor.startsWith('Apple')) location.reload();
});
