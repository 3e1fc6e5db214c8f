"""Draws the icons of the browser edition from web/icon.svg: `python -m tools.icons`."""

import base64
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools import chromium

WEB = Path(__file__).parents[1] / "web"
ICONS = {
    "apple-touch-icon": (180, 0),
    "favicon": (48, 22),
    "icon-192": (192, 22),
    "icon-512": (512, 22),
    "icon-maskable-512": (512, 0),
}
"""Pixels, and how round the corners are, in percent. A phone that cuts its own corners gets square ones."""

DRAWING = """<style>
  body {{ margin: 0; }}
  img {{ display: block; width: 100vw; height: 100vh; border-radius: {round}%; }}
</style>
<img src="data:image/svg+xml;base64,{drawing}">"""


def draw(page: Page, name: str) -> Image.Image:
    """The icon `name`, drawn by Chromium."""
    pixels, rounded = ICONS[name]
    page.set_viewport_size({"width": pixels, "height": pixels})
    drawing = base64.b64encode((WEB / "icon.svg").read_bytes()).decode()
    page.set_content(DRAWING.format(round=rounded, drawing=drawing))
    return Image.open(io.BytesIO(page.screenshot(omit_background=True, scale="css")))


def main() -> None:
    """Draw them all into web/icons."""
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.LAUNCH_ARGS))
        page = browser.new_page()
        for name in ICONS:
            draw(page, name).save(WEB / "icons" / f"{name}.png", optimize=True)
            print(f"web/icons/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
