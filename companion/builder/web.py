"""The browser edition: a folder that any web server can hand out."""

from collections.abc import Mapping
from pathlib import Path

from companion import edition
from companion.builder import (
    app_package,
    client,
    client_styles,
    folder,
    head,
    headers,
    licences,
    manifest,
    offline,
    packages,
    page,
)
from companion.builder.folder import HASHES, Files
from companion.builder.report import Report, report
from companion.page_policy import FRAMES, HEADERS, INLINE_STYLE, hashed, policy
from companion.ui import strings, theme

ROOT = Path(__file__).parents[2]
SHELF = ROOT / "build" / "wheels"
"""Where fetched packages stay, so that the next build asks nobody."""


def build(out: Path, *, source: Path = ROOT, base: str = "/", shelf: Path = SHELF) -> Report:
    """Build the edition of the checkout `source` into `out`, to be served below the path `base`. The same input
    gives the same bytes. Raises BuildError, ContentError, EditionError and ServerMissing."""
    wheels = packages.wheels(source / "web" / "packages.txt", shelf)
    flutter = client.files(client.folder())
    html = _html(source, base)
    rules = policy(html.encode(), styles=_styles(html, flutter))
    page_with_rules = {"index.html": head.with_policy(html, rules).encode()}
    loaded = flutter | _ours(source, base) | _python(source, wheels) | page_with_rules
    sent = dict(HEADERS) | {"Content-Security-Policy": rules + FRAMES}
    weighed = report(offline.build_of(source, loaded, sent), loaded)
    papers = _papers(source, wheels, weighed) | _for_hosts(source, base, loaded, sent)
    files = loaded | papers
    folder.write(files | {HASHES: offline.listing(files)}, out)
    return weighed


def _html(source: Path, base: str) -> str:
    """The page, as yet without its policy."""
    words, made = strings.load(source / "assets"), edition.load(source / "build.toml")
    about, links = words("app.about"), head.head(base)
    return page.render(source, words, made.help_lines, title=made.name, description=about, base=base, head=links)


def _styles(html: str, flutter: Files) -> list[str]:
    """What allows the page's own inline styles and those that Flutter writes into it."""
    flutters = client_styles.sheets(flutter["main.dart.js"].decode())
    return [hashed(style) for style in (*INLINE_STYLE.findall(html.encode()), *map(str.encode, flutters))]


def _ours(source: Path, base: str) -> Files:
    """The page's scripts, fonts and icons, and what installs it."""
    words, (light, _) = strings.load(source / "assets"), theme.palettes(source / "assets")
    name = edition.load(source / "build.toml").name
    web, fonts = folder.read(source / "web"), folder.read(source / "assets" / "fonts", "fonts/")
    return (
        {name: text for name, text in web.items() if name.endswith(".js") and name != offline.NAME}
        | {"history.js": (source / "assets" / "history.js").read_bytes()}
        | {name: text for name, text in fonts.items() if name.endswith(".ttf")}
        | folder.read(source / "web" / "icons", "icons/")
        | {manifest.NAME: manifest.manifest(name, words("app.about"), light.bg, base)}
    )


def _python(source: Path, wheels: list[Path]) -> Files:
    """The archives that Python unpacks."""
    return {
        app_package.APP: app_package.archive(app_package.ours(source)),
        app_package.PACKAGES: app_package.archive(app_package.theirs(wheels)),
    }


def _for_hosts(source: Path, base: str, loaded: Files, sent: Mapping[str, str]) -> Files:
    """What answers with the headers `sent`: the worker in the browser, and hosts that read these files."""
    return {
        offline.NAME: offline.worker(source, loaded, sent),
        headers.NAME: headers.hosts(sent, base),
        headers.PAGES: headers.pages(base),
    }


def _papers(source: Path, wheels: list[Path], weighed: Report) -> Files:
    """What people read."""
    return {
        "licences.txt": licences.gathered(source, wheels, client.folder()),
        "report.txt": weighed.text.encode(),
    }
