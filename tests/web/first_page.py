"""The page before the app, on a plain host, with stand-ins for the app that answer like it and start nothing."""

import base64
import json
import shutil
from datetime import date
from pathlib import Path

from playwright.sync_api import CDPSession, ConsoleMessage, Locator, Page, expect

from companion import edition
from companion.builder import page as builder
from companion.builder import web
from companion.care.safety import Clinic, CrisisLine, CrisisLines, HelpLines
from companion.home.ports import TapKey
from companion.ui import strings

WORDS = strings.load(web.ROOT / "assets")
OWN = edition.load(web.ROOT / "build.toml").help_lines

ELSEWHERE = CrisisLines(
    country="ZX",
    country_name="Elsewhere & <Co>",
    emergency="119",
    lines=(CrisisLine(name='A "line" that listens', way="text", number="4242", keyword="HELLO"),),
    checked_on=date(2026, 11, 23),
    source="invented",
)
MORE = HelpLines(
    countries=(ELSEWHERE, *OWN.countries),
    default_country="US",
    clinic=Clinic(name="Alder Clinic", phone="+15550100", hours="Monday to Friday"),
)
UNLISTED = HelpLines(countries=OWN.countries, default_country="ZW")

STAND_INS = {
    "history.js": "",
    "standing.js": "",
    "python.js": """
      globalThis.__python = performance.now();
      globalThis.companionPage = { answers: {}, answer(question, respond) { this.answers[question] = respond; } };
    """,
    "flutter_bootstrap.js": """
      globalThis.__flutter = performance.now();
      const view = document.createElement('flutter-view');
      view.tabIndex = -1;
      view.innerHTML = '<button>The app</button>';
      document.body.append(view);
      const meta = document.createElement('meta');
      Object.assign(meta, { name: 'viewport', content: 'width=device-width, maximum-scale=1, user-scalable=no' });
      document.head.append(meta);
      ['keydown', 'keyup'].forEach((kind) => addEventListener(kind, (event) => event.preventDefault(), true));
    """,
}
"""Flutter takes every key that it can get, forbids zooming, and lies behind the page."""

SEED = """async ([site, record]) => {
  const storage = await import(site + 'storage.js');
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  await storage.change(record ? [['first-page', bytes]] : [], record ? [] : ['first-page']);
}"""

TAPS = """async () => {
  const storage = await import('./storage.js');
  const names = (await storage.names()).filter((name) => name.startsWith('tap.'));
  const found = await storage.load(names);
  return names.map((name, at) => [name.slice(4), btoa(String.fromCharCode(...found[at]))]);
}"""


def made(folder: Path, given: HelpLines = OWN, base: str = "/") -> Path:
    """A folder with the page and what it loads."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in (web.ROOT / "web").glob("*.js"):
        shutil.copy(script, folder)
    for name, script in STAND_INS.items():
        (folder / name).write_text(script)
    shutil.copytree(web.ROOT / "assets" / "fonts", folder / "fonts", dirs_exist_ok=True)
    head = '<link rel="icon" href="data:,">'
    page = builder.render(web.ROOT, WORDS, given, title="Companion", description="-", base=base, head=head)
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def record(key: TapKey, **other: object) -> dict[str, object]:
    """What an open journal lets the page know."""
    told = {"key": base64.b64encode(key.public).decode(), "faces": True, "country": None}
    return told | {"appearance": "system", "text_scale": 1.0} | other


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
        """Leave `first-page` behind, as an open journal does. Only a worker can write where all is sealed."""
        beside = self.page.context.new_page()
        beside.goto(self.address + "standing.js")
        with beside.expect_worker() as worker:
            beside.evaluate("globalThis.__beside = new Worker('./storage.js', { type: 'module' })")
        worker.value.evaluate(SEED, [self.address, told])
        beside.close()

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
