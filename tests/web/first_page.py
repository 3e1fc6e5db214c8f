"""What somebody does with the page before the app, and editions that it is made for."""

import base64
import json
from datetime import date

from playwright.sync_api import CDPSession, ConsoleMessage, Locator, Page, expect

from companion.care.safety import Clinic, CrisisLine, CrisisLines, HelpLines
from companion.home.ports import TapKey
from tools import first_page
from tools.first_page import WORDS

ELSEWHERE = CrisisLines(
    country="ZX",
    country_name="Elsewhere & <Co>",
    emergency="119",
    lines=(CrisisLine(name='A "line" that listens', way="text", number="4242", keyword="HELLO"),),
    checked_on=date(2026, 11, 23),
    source="invented",
)
MORE = HelpLines(
    countries=(ELSEWHERE, *first_page.OWN.countries),
    default_country="US",
    clinic=Clinic(name="Alder Clinic", phone="+15550100", hours="Monday to Friday"),
)
UNLISTED = HelpLines(countries=first_page.OWN.countries, default_country="ZW")

TAPS = """async () => {
  const storage = await import('./storage.js');
  const names = (await storage.names()).filter((name) => name.startsWith('tap.'));
  const found = await storage.load(names);
  return names.map((name, at) => [name.slice(4), btoa(String.fromCharCode(...found[at]))]);
}"""


class FirstPage:
    """The page, as somebody uses it. `errors` is what the console complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    # Before

    def knows(self, told: dict[str, object] | None) -> None:
        """Leave behind what an open journal lets the page know, or nothing."""
        first_page.leave(self.page.context, self.address, told)

    def opens(self, way: str = "") -> None:
        """Open it, and wait until it knows what it may know."""
        self.page.goto(self.address + way)
        self.page.wait_for_function("document.documentElement.matches('[data-state], [data-trouble]')")
        self.page.evaluate("document.fonts.ready.then(() => {})")

    # Looking and touching

    def face(self, mood: str) -> Locator:
        number = ("very_low", "low", "so_so", "good", "very_good").index(mood) + 1
        name = WORDS("mood.name", word=WORDS(f"mood.{mood}"), number=number)
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def faces(self) -> Locator:
        return self.page.locator(".face:visible")

    def says(self, key: str, **values: object) -> None:
        """Wait until these words can be seen."""
        expect(self.page.get_by_text(WORDS(key, **values), exact=True).locator("visible=true").first).to_be_visible()

    def helps(self) -> Locator:
        """Open Help now, and look at it."""
        self.page.get_by_role("button", name=WORDS("help.button"), exact=True).click()
        found = self.page.get_by_role("dialog", name=WORDS("help.title"))
        expect(found).to_be_visible()
        return found

    def ask(self, question: str) -> None:
        """Python asks the page, and waits for the answer."""
        self.page.wait_for_function("!!globalThis.companionPage?.answers.drawn")
        self.page.evaluate("question => companionPage.answers[question]()", question)

    def two_frames(self) -> None:
        """Wait until the page has done what it does with the next frame, and with the turn after it."""
        frame = "await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });"
        self.page.evaluate(f"async () => {{ {frame * 2} }}")

    @property
    def taps(self) -> dict[str, bytes]:
        """Every sealed tap that was kept, by its id."""
        return {id: base64.b64decode(sealed) for id, sealed in self.page.evaluate(TAPS)}

    @property
    def focused(self) -> str:
        at = "document.activeElement"
        return str(self.page.evaluate(f"{at}.getAttribute('aria-label') ?? {at}.innerText")).strip()

    @property
    def devtools(self) -> CDPSession:
        return self.page.context.new_cdp_session(self.page)


def opened(tap: bytes, key: TapKey) -> dict[str, object]:
    """What a sealed tap says, by the very padding that the journal's home uses."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    private = serialization.load_der_private_key(key.private, None)
    assert isinstance(private, rsa.RSAPrivateKey)
    oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
    return dict(json.loads(private.decrypt(tap, oaep)))
