// Help now before the app is there: opens over everything, shows one country's lines, and goes when it is closed.

/** Shows the lines of a country, or of none that is listed. Without one, of the edition's own. */
export const showCountry = (country) => {
  const listed = [...document.querySelectorAll('#help option')].map((option) => option.value);
  const wanted = country || document.documentElement.dataset.ownCountry;
  const chosen = listed.includes(wanted) ? wanted : 'ZZ';
  document.querySelector('#help select').value = chosen;
  document.querySelectorAll('[data-country]').forEach((part) => { part.hidden = part.dataset.country !== chosen; });
};

/** Has Help now open by its button. Returns `closed()`, which resolves once it is not open. */
export const helpNow = () => {
  const help = document.getElementById('help');
  const open = () => { if (!help.open) help.showModal(); };

  const on = (selector, act) => document.querySelector(selector).addEventListener('click', (event) => {
    event.preventDefault();
    act();
  });
  on('#help-now', open);
  on('#help .back', () => help.close());
  help.querySelector('select').addEventListener('change', ({ target }) => showCountry(target.value));
  showCountry();

  // It was opened by its address before this script was there.
  if (location.hash === '#help') {
    history.replaceState(history.state, '', location.pathname + location.search);
    open();
  }
  return {
    closed: () => new Promise((resolve) => {
      if (help.open) help.addEventListener('close', resolve, { once: true }); else resolve();
    }),
  };
};
