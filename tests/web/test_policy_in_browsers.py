"""The policy lets Flutter's own style sheets in, whichever browser Flutter takes this one for, and nothing else."""

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect

RIVE = "rive_native"
"""The client wants an animation library that nobody uses. Its address leads nowhere."""

OLDER = "WebAssembly.validate = () => false;"
"""A browser that cannot run Flutter as WebAssembly."""

TAKEN_FOR = "Object.defineProperty(Navigator.prototype, 'vendor', {{ get: () => '{}' }});"

SHEETS = """() => {
  const styles = [...document.querySelectorAll('style')];
  const within = [...document.querySelectorAll('*')].filter((one) => one.shadowRoot).flatMap((one) => (
    [...one.shadowRoot.querySelectorAll('style')]
  ));
  return [...styles, ...within].map((style) => [style.id, style.sheet?.cssRules.length ?? 0]);
}"""

INJECT = """() => {
  const style = document.createElement('style');
  style.textContent = 'body { display: none; }';
  document.head.append(style);
  const script = document.createElement('script');
  script.textContent = 'globalThis.__injected = true;';
  document.head.append(script);
  return [style.sheet === null, globalThis.__injected === undefined];
}"""


class Kind(NamedTuple):
    """A browser as Flutter knows it: by its name for itself, and by its maker."""

    agent: str | None
    before: str


KINDS = {
    "Chromium": Kind(None, ""),
    "older Chromium": Kind(None, OLDER),
    "Edge": Kind("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", ""),
    "Safari": Kind(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
        TAKEN_FOR.format("Apple Computer, Inc."),
    ),
    "Firefox": Kind("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", TAKEN_FOR.format("")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_flutters_styles_are_let_in_and_others_are_not(kind: str, browser: Browser, site: str) -> None:
    context = browser.new_context(user_agent=KINDS[kind].agent, service_workers="block")
    context.add_init_script(KINDS[kind].before)
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(refused(message)))
    page.goto(site)
    expect(page.locator("#flt-internals-stylesheet")).to_be_attached(timeout=60_000)
    sheets = dict(page.evaluate(SHEETS))
    assert sheets.keys() == {"", "flt-internals-stylesheet", "flt-text-editing-stylesheet"}
    assert min(sheets.values()) > 5
    assert [text for text in said if text] == []
    assert page.evaluate(INJECT) == [True, True]
    context.close()


def refused(message: ConsoleMessage) -> str:
    """What the policy refused, as the console tells it, or nothing."""
    about_policy = re.search("Content Security Policy", message.text) and RIVE not in message.text
    return message.text if about_policy else ""
