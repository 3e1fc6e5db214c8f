"""The empty Flet page that the browser edition is measured against: same client, same Python, same way of starting."""

import shutil
from pathlib import Path

from companion.builder import app_package, folder, offline, packages
from companion.builder.report import report
from companion.builder.web import ROOT, SHELF

FLET = ("flet", "msgpack")
"""The packages that Flet itself needs in a browser."""

APP = (Path(__file__).parent / "empty_page.py").read_bytes()

PAGE = """<!DOCTYPE html>
<html>
<head><base href="/">{head}</head>
<body>
<script src="python.js"></script>
<script src="flutter_bootstrap.js"></script>
<script src="register.js"></script>
<script>addEventListener('load', () => dispatchEvent(new CustomEvent('companion:drawn')));</script>
</body>
</html>
"""


def build(out: Path, edition: Path) -> Path:
    """The page, from the files of the browser edition, in `out`: it opens offline and keeps what Python compiled, as
    the edition does. Returns `out`."""
    shutil.copytree(edition, out, ignore=shutil.ignore_patterns("first-*", offline.NAME, *offline.PAPERS))
    wheels = [wheel for wheel in packages.wheels(ROOT / "web" / "packages.txt", SHELF) if _is_flets(wheel)]
    (out / app_package.PACKAGES).write_bytes(app_package.archive(app_package.theirs(wheels)))
    (out / app_package.APP).write_bytes(app_package.archive({"main.py": APP}))
    (out / "index.html").write_text(PAGE.format(head=_configuration(edition)), encoding="utf-8")
    files = folder.read(out)
    (out / offline.NAME).write_bytes(offline.worker(ROOT, files, {}))
    (out / folder.HASHES).write_bytes(offline.listing(files))
    return out


def first_visit(site: Path) -> float:
    """Megabytes that a first visit with Chromium fetches, as gzip sends them."""
    files = {name: content for name, content in folder.read(site).items() if name not in offline.PAPERS}
    return report("", files).first_load().sent / 1e6


def _is_flets(wheel: Path) -> bool:
    return wheel.name.split("-")[0].lower() in FLET


def _configuration(edition: Path) -> str:
    """What tells Flet's client how it was built, as the edition's own page has it."""
    page = (edition / "index.html").read_text(encoding="utf-8")
    begin = page.rindex("<script>", 0, page.index("var flet = "))
    return page[begin : page.index("</script>", begin)] + "</script>"
