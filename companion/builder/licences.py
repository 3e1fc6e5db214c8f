"""The licence texts of everything in an edition, in one file."""

from collections.abc import Iterable
from pathlib import Path

from companion.builder import client, folder, packages
from companion.builder.folder import Files


def gathered(source: Path, wheels: Iterable[Path], client_folder: Path) -> bytes:
    """Ours first, which is Flet's too, then theirs, each under the name of its file."""
    texts = _ours(source)
    for wheel in wheels:
        texts |= packages.licences(wheel)
    texts["Flutter, Skia and what else the client holds"] = client.notices(client_folder)
    return b"\n".join(f"{'=' * 80}\n{name}\n{'=' * 80}\n\n".encode() + text for name, text in texts.items())


def _ours(source: Path) -> Files:
    fonts = folder.read(source / "assets" / "fonts")
    return (
        {"Companion and Flet": (source / "LICENSE").read_bytes()}
        | {name: text for name, text in fonts.items() if name.endswith(".txt")}
        | folder.read(source / "web" / "licences")
        | {"hash-wasm": (source / "web" / "vendor" / "hash-wasm" / "LICENSE").read_bytes()}
    )
