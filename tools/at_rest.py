"""Pressing what is on a screen of Flutter, once nothing moves any more, and typing once it listens."""

import re
from collections.abc import Callable

from playwright.sync_api import Error, Locator, expect

UNCHANGING = """(read, times, patience) => new Promise(done => {
  setTimeout(done, patience);  // a page that draws nothing more is at rest, too
  let last = '', same = 0;
  const look = () => {
    const now = read();
    same = now === last ? same + 1 : 0;
    last = now;
    if (same >= times || now === null) done(); else requestAnimationFrame(look);
  };
  look();
})"""

AT_REST = f"""element => ({UNCHANGING})(() => {{
  const box = element.getBoundingClientRect();
  return element.isConnected ? [box.x, box.y, box.width, box.height].join() : null;
}}, 3, 3000)"""

SETTLED = f"() => ({UNCHANGING})(() => document.querySelector('flt-semantics-host').innerHTML, 6, 5000)"

UNHEARD = """field => {
  if (field === document.activeElement) return false;
  field.removeAttribute('autocorrect');
  return true;
}"""
"""Flutter empties a field and writes this attribute when it begins to hear its keys; those before are lost."""


def press(found: Locator, act: Callable[[], None]) -> None:
    """Bring into sight what is `found`, and `act` on it once it is at rest."""
    for again in (True, True, False):
        try:
            found.scroll_into_view_if_needed()
            found.evaluate(AT_REST)
            act()
            return
        except Error as error:  # the screen was drawn anew meanwhile
            if not (again and "not attached" in str(error)):
                raise


def focus(field: Locator) -> None:
    """Click a field and wait until keys reach it. When the screen is drawn anew at that very moment, Flutter shows
    the focus but keeps it from the field, and a screen reader would ask for it once more."""
    unheard = field.evaluate(UNHEARD)
    press(field, lambda: field.click(force=True))
    try:
        expect(field).to_be_focused(timeout=1_500)
    except AssertionError:
        field.focus()
        expect(field).to_be_focused()
    if unheard:
        expect(field).to_have_attribute("autocorrect", re.compile("."))
