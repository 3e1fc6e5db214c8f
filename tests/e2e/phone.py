"""What the patient does with a phone: look, tap, type, slide, go back. Reads Flutter's accessibility tree."""

import re
import time
from contextlib import suppress
from typing import Any, Literal

from playwright.sync_api import ConsoleMessage, Locator, Page, TimeoutError, expect

from tools import at_rest

Role = Literal["button", "tab", "checkbox", "slider", "heading"]

KNOWN = "rive"
"""Flutter asks a CDN for an animation library that nobody uses; the page's policy blocks it."""

START = 60_000
"""Milliseconds to wait for the app: Python itself starts in a browser edition."""

PATIENCE = 20
"""Seconds to wait for what must come: a busy machine is slow, and nothing is asked twice."""

LISTEN = """
  window.__opened = [];
  window.open = (address) => { window.__opened.push(String(address)); return null; };
"""

FRAMES = """() => new Promise(done => {
  setTimeout(done, 1000);
  let left = 4;
  const frame = () => (--left ? requestAnimationFrame(frame) : done());
  requestAnimationFrame(frame);
})"""

WORDS = """() => [...document.querySelectorAll('flt-semantics-host *')].flatMap(node => [
  node.getAttribute('aria-label') ?? '',
  ...[...node.childNodes].filter(child => child.nodeType === 3).map(child => child.textContent),
]).filter(Boolean).join('\\n')"""

FOUND = f"""([pattern, count]) => {{
  const found = [...({WORDS})().matchAll(new RegExp(pattern, 'gm'))].map(match => match[1]);
  return new Set(found).size >= count && found;
}}"""

FOCUSED = """() => {
  const at = document.activeElement;
  return at ? (at.getAttribute('aria-label') || at.innerText || '') : '';
}"""


class Phone:
    """One window of the app. `taps` counts what a finger did; `errors` is what the console complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        page.add_init_script(LISTEN)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and KNOWN not in message.text:
            self.errors.append(message.text)

    # Opening

    def open(self, address: str) -> float:
        """Open the app and wait until it can be used. Returns the seconds that took."""
        start = time.perf_counter()
        self.page.goto(address)
        self.ready()
        return time.perf_counter() - start

    def leave(self) -> None:
        """Close the window; the app's server runs on."""
        self.page.goto("about:blank")

    def reload(self) -> None:
        """Load the page again, as after a crash of the browser."""
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Turn Flutter's accessibility tree on, and wait for a screen: in a browser edition for the app's own, in
        place of the page that is there before it."""
        self.page.locator("flt-semantics-placeholder").dispatch_event("click", timeout=START)
        expect(self.page.locator("#first-page")).to_have_count(0, timeout=START)
        expect(self.page.get_by_role("heading").first).to_be_visible(timeout=START)

    # Looking

    def one(self, name: str | re.Pattern[str], role: Role = "button") -> Locator:
        """What a screen reader calls `name`."""
        return self.page.get_by_role(role, name=name, exact=True)

    def sees(self, *texts: str) -> None:
        """Wait until all of these words can be read, as whole texts."""
        for text in texts:
            expect(self._saying(text).first).to_be_visible()

    def never_sees(self, *texts: str, within: float = PATIENCE) -> None:
        """Wait until none of these words can be read."""
        for text in texts:
            expect(self._saying(text)).to_have_count(0, timeout=within * 1000)

    def sees_button(self, name: str | re.Pattern[str], role: Role = "button") -> None:
        expect(self.one(name, role).first).to_be_visible()

    def _saying(self, text: str) -> Locator:
        host = self.page.locator("flt-semantics-host")
        return host.get_by_text(text, exact=True).or_(host.get_by_label(text, exact=True))

    @property
    def words(self) -> str:
        """Everything that can be read or heard, a text a line, once nothing changes any more: Flutter takes a
        screen's words away for a moment when it draws them anew."""
        words = str(self.page.evaluate(f"() => ({at_rest.SETTLED})().then({WORDS})"))
        assert words, "nothing can be read at all"
        return words

    def finds(self, pattern: str, count: int) -> list[str]:
        """Wait for `count` different matches in the words, each of a whole line. Returns every match's first group."""
        return list(self.page.wait_for_function(FOUND, arg=[f"^{pattern}$", count]).json_value())

    # Touching

    def tap(self, name: str | re.Pattern[str], role: Role = "button") -> None:
        """Tap what a screen reader calls `name`, once it has come to rest."""
        found = self.one(name, role)
        expect(found).to_have_count(1)
        self.touch(found)
        self.taps += 1

    def touch(self, found: Locator) -> None:
        """Bring into sight and tap, once nothing moves any more."""
        at_rest.press(found, lambda: found.tap(force=True))  # the canvas lies above every node

    def tab(self, name: str) -> None:
        """Tap one of the five tabs and wait until it is there."""
        self.tap(name, "tab")
        expect(self.one(name, "tab")).to_have_attribute("aria-selected", "true")

    def field(self, label: str) -> Locator:
        """A field by its name, which its hint follows while nothing is written."""
        named = f"[aria-label={label!r}], [aria-label^='{label}\\a ']"  # a line break, in CSS
        return self.page.locator(f"flt-semantics-host :is(input, textarea):is({named})")

    def type(self, label: str, text: str) -> None:
        """Tap a field and type at its end."""
        field = self.field(label)
        self.focus(field)
        before = field.input_value()
        self.page.keyboard.press("End")
        self.page.keyboard.type(text)
        expect(field).to_have_value(before + text)

    def focus(self, field: Locator) -> None:
        """Click a field and wait until keys reach it."""
        at_rest.focus(field)

    def reads(self, label: str, text: str) -> None:
        """Click a field and see its words: Flutter gives them to a screen reader from the first focus on."""
        self.focus(self.field(label))
        expect(self.field(label)).to_have_value(text)

    def slide(self, name: str, to: int) -> None:
        """Move a slider by its keys, a point a press."""
        slider = self.slider(name)
        slider.scroll_into_view_if_needed()
        expect(slider).to_be_enabled()  # Flutter disables it for half a second after any touch
        slider.focus()
        self.press_until("ArrowRight", slider, f"{name}, {to} of 10")

    def slider(self, name: str) -> Locator:
        return self.page.locator(f"flt-semantics[aria-label^='{name}, from'] > input")

    def press_until(self, key: str, slider: Locator, value: str) -> None:
        """Press a key until a slider says `value`, waiting for its answer each time."""
        for _ in range(11):
            said = slider.get_attribute("aria-valuetext")  # none, until Flutter has a reason to write one
            if said == value:
                return
            self.page.keyboard.press(key)
            expect(slider).to_have_attribute("aria-valuetext", re.compile("." if said is None else f"^(?!{said}$)"))
        raise AssertionError(f"never {value}")

    # Keys

    def key(self, key: str) -> None:
        """Press one key and let the screen answer."""
        self.page.keyboard.press(key)
        self.frames()

    def tab_to(self, name: str) -> None:
        """Press Tab until the thing called `name` has the focus, and keeps it."""
        for _ in range(60):
            before = self.focused
            if before == name:
                self.frames()
                if self.focused == name:
                    return
            self.key("Tab")
            self.moved_from(before)
        raise AssertionError(f"Tab never came to {name}")

    def moved_from(self, before: str) -> None:
        """Wait for the focus to be elsewhere. On sliders, of which only the picture shows it, it seems to stay."""
        with suppress(TimeoutError):
            self.page.wait_for_function(f"before => ({FOCUSED})().trim() !== before", arg=before, timeout=500)

    @property
    def focused(self) -> str:
        """The name of what has the focus."""
        return str(self.page.evaluate(FOCUSED)).strip()

    def settle(self) -> None:
        """Wait until nothing on the screen moves or changes any more."""
        self.page.evaluate(at_rest.SETTLED)

    def frames(self) -> None:
        """Let a few pictures be drawn."""
        self.page.evaluate(FRAMES)

    # The window

    def back(self) -> None:
        """The browser's Back."""
        self.page.go_back()

    def is_at(self, way: str) -> None:
        """Wait until the address goes on like this: the screen is there a moment before its address."""
        expect(self.page).to_have_url(re.compile(f"/{way}"))

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def text_size(self, percent: int) -> None:
        """What the browser's own setting does."""
        self.page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{percent}%")

    @property
    def opened(self) -> list[str]:
        """Addresses that were handed to the device: calls and messages."""
        answer: Any = self.page.evaluate("window.__opened")
        return list(answer)

    def has_opened(self, *addresses: str) -> None:
        """Wait until just these were handed to the device."""
        self.page.wait_for_function("count => window.__opened.length >= count", arg=len(addresses))
        assert self.opened == list(addresses)
