"""The browser edition: a folder that any web server can hand out."""

from pathlib import Path

from companion import edition
from companion.builder import app_package, client, folder, head, headers, licences, manifest, offline, packages, page
from companion.builder.folder import HASHES, Files
from companion.builder.report import Report, report
from companion.edition import Edition
from companion.page_policy import FRAMES, HEADERS, policy
from companion.ui import strings, theme
from companion.ui.strings import Words

ROOT = Path(__file__).parents[2]
SHELF = ROOT / "build" / "wheels"
"""Where fetched packages stay, so that the next build asks nobody."""


def build(out: Path, *, source: Path = ROOT, base: str = "/", shelf: Path = SHELF) -> Report:
    """Build the edition of the checkout `source` into `out`, to be served below the path `base`. The same input
    gives the same bytes. Raises BuildError, ContentError, EditionError and ServerMissing."""
    wheels = packages.wheels(source / "web" / "packages.txt", shelf)
    loaded = _loaded(source, base, wheels)
    sent = dict(HEADERS) | {"Content-Security-Policy": policy(loaded["index.html"]) + FRAMES}
    weighed = report(offline.build_of(loaded), loaded)
    files = loaded | {
        offline.NAME: offline.worker(source, loaded, sent),
        headers.NAME: headers.hosts(sent, base),
        headers.PAGES: headers.pages(base),
        "licences.txt": licences.gathered(source, wheels, client.folder()),
        "report.txt": weighed.text.encode(),
    }
    folder.write(files | {HASHES: offline.listing(files)}, out)
    return weighed


def _loaded(source: Path, base: str, wheels: list[Path]) -> Files:
    """What the page loads, and so what is kept for opening offline."""
    words, (light, _) = strings.load(source / "assets"), theme.palettes(source / "assets")
    made = edition.load(source / "build.toml")
    return (
        client.files(client.folder())
        | _scripts(source)
        | {name: text for name, text in folder.read(source / "assets" / "fonts", "fonts/").items() if "OFL" not in name}
        | manifest.icons(source)
        | {
            app_package.APP: app_package.archive(app_package.ours(source)),
            app_package.PACKAGES: app_package.archive(app_package.theirs(wheels)),
            manifest.NAME: manifest.manifest(made.name, words("app.about"), light.bg, base),
            "index.html": _page(source, made, words, base),
        }
    )


def _scripts(source: Path) -> Files:
    """The page's own scripts and styles."""
    web = folder.read(source / "web")
    scripts = {name: text for name, text in web.items() if name.endswith((".js", ".css")) and name != offline.NAME}
    return scripts | {"history.js": (source / "assets" / "history.js").read_bytes()}


def _page(source: Path, made: Edition, words: Words, base: str) -> bytes:
    about = words("app.about")
    html = page.render(
        source, words, made.help_lines, title=made.name, description=about, base=base, head=head.head(base)
    )
    return head.with_policy(html, policy(html.encode())).encode()
