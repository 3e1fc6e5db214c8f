// Says when words first appear on Flutter's page, by the page's own clock: no driver in between.
window.watchFor = pattern => new Promise(done => {
  const wanted = new RegExp(pattern);
  const seen = () => {
    const host = document.querySelector('flt-semantics-host');
    if (!host) return false;
    if (wanted.test(host.textContent)) return true;
    return [...host.querySelectorAll('[aria-label]')].some(node => wanted.test(node.getAttribute('aria-label')));
  };
  const look = () => {
    const asked = document.querySelector('flt-semantics-placeholder');
    if (asked) asked.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: 1, clientY: 1}));
    if (!seen()) return;
    observer.disconnect();
    done(performance.timeOrigin + performance.now());
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  look();
});
addEventListener('pointerdown', () => { window.pressed = performance.timeOrigin + performance.now(); }, true);
