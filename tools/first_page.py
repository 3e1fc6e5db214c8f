"""The page before the app on its own, with stand-ins for the app that start nothing: for pictures and for tests."""

import base64
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import Browser, BrowserContext, Page

from companion import edition
from companion.builder import page as builder
from companion.builder import web
from companion.care.safety import HelpLines
from companion.home.ports import TapKey
from companion.ui import strings
from tools.static_host import StaticHost

WORDS = strings.load(web.ROOT / "assets")
OWN = edition.load(web.ROOT / "build.toml").help_lines
NOTCH = 44
MORNING = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)

STAND_INS = {
    "history.js": "",
    "standing.js": "",
    "python.js": "globalThis.companionPage = { answers: {}, answer(question, act) { this.answers[question] = act; } };",
    "flutter_bootstrap.js": """
      const view = document.createElement('flutter-view');
      view.tabIndex = -1;
      view.innerHTML = '<button>The app</button>';
      document.body.append(view);
      const meta = document.createElement('meta');
      Object.assign(meta, { name: 'viewport', content: 'width=device-width, maximum-scale=1, user-scalable=no' });
      document.head.append(meta);
      ['keydown', 'keyup'].forEach((kind) => addEventListener(kind, (event) => event.preventDefault(), true));
      globalThis.__flutter = performance.now();
    """,
}
"""Flutter takes every key that it can get, forbids zooming, and lies behind the page."""

LEAVE = """async ([site, told]) => {
  const storage = await import(site + 'storage.js');
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  await storage.change(told ? [['first-page', bytes]] : [], told ? [] : ['first-page']);
}"""

PICTURES = ("02f-first-second", "02g-first-second-noted")


def made(folder: Path, given: HelpLines = OWN, base: str = "/") -> Path:
    """A folder with the page and what it loads."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in (web.ROOT / "web").glob("*.js"):
        shutil.copy(script, folder)
    for name, text in STAND_INS.items():
        (folder / name).write_text(text)
    shutil.copytree(web.ROOT / "assets" / "fonts", folder / "fonts", dirs_exist_ok=True)
    head = '<link rel="icon" href="data:,">'
    page = builder.render(web.ROOT, WORDS, given, title="Companion", description="-", base=base, head=head)
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def new_key() -> TapKey:
    """A key pair as a journal has it."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    form, der = serialization, serialization.Encoding.DER
    return TapKey(
        public=private.public_key().public_bytes(der, form.PublicFormat.SubjectPublicKeyInfo),
        private=private.private_bytes(der, form.PrivateFormat.PKCS8, form.NoEncryption()),
    )


def record(key: TapKey, **other: object) -> dict[str, object]:
    """What an open journal lets the page know."""
    told = {"key": base64.b64encode(key.public).decode(), "faces": True, "country": None}
    return told | {"appearance": "system", "text_scale": 1.0} | other


def leave(context: BrowserContext, address: str, told: dict[str, object] | None) -> None:
    """Leave `first-page` behind, as an open journal does. Only a worker can write where all is sealed."""
    beside = context.new_page()
    beside.goto(address + "standing.js")
    with beside.expect_worker() as worker:
        beside.evaluate("globalThis.__beside = new Worker('./storage.js', { type: 'module' })")
    worker.value.evaluate(LEAVE, [address, told])
    beside.close()


def below_a_notch(page: Page) -> None:
    """As on a phone whose screen begins behind its camera."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setSafeAreaInsetsOverride", {"insets": {"top": NOTCH}})


def picture(browser: Browser, name: str, path: Path, how: dict[str, Any]) -> None:
    """Take a picture of the page, in the morning and below a notch; `how` is the browser's context."""
    with tempfile.TemporaryDirectory() as folder:
        host = StaticHost(made(Path(folder)))
        context = browser.new_context(timezone_id="UTC", **how)
        page = context.new_page()
        page.clock.set_fixed_time(MORNING)
        below_a_notch(page)
        leave(context, host.address, record(new_key()))
        page.goto(host.address)
        page.locator(".face").first.wait_for()
        if name.endswith("noted"):
            page.locator(".face[data-mood='7']").click()
            page.locator(".noted").wait_for()
        page.wait_for_function("globalThis.__flutter")
        page.evaluate("document.fonts.ready.then(() => {})")
        page.screenshot(path=path)
        context.close()
        host.stop()
