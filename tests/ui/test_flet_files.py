"""Files by Flet's client: what becomes of one that is saved, and what is heard of one that is chosen."""

from collections.abc import AsyncIterator

import flet as ft
import pytest
from headless import App
from pretend import Machine
from scenes import window

from companion.device.flet_files import FletFiles
from companion.device.ports import Saved
from companion.device.quiet import QuietFiles
from companion.errors import NotHandedOver


@pytest.fixture
async def app() -> AsyncIterator[App]:
    async with window(Machine()) as (app, _):
        app.take_turn()
        yield app


def answering(monkeypatch: pytest.MonkeyPatch, answer: str | Exception | None) -> dict[str, object]:
    """Have the client's dialog answer. Returns what it was asked."""
    asked: dict[str, object] = {}

    async def save_file(picker: ft.FilePicker, **how: object) -> str | None:
        asked.update(how)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(ft.FilePicker, "save_file", save_file)
    return asked


@pytest.mark.parametrize(
    ("in_browser", "answer", "becomes"),
    [
        (True, None, Saved.HANDED_OVER),
        (False, "/home/somebody/file", Saved.DONE),
        (False, None, Saved.TURNED_BACK),
        (False, "", Saved.TURNED_BACK),
    ],
)
async def test_what_becomes_of_a_saved_file(
    app: App, monkeypatch: pytest.MonkeyPatch, in_browser: bool, answer: str | None, becomes: Saved
) -> None:
    asked = answering(monkeypatch, answer)
    assert await FletFiles(in_browser).save("name", b"content") is becomes
    assert asked == {"file_name": "name", "src_bytes": b"content"}


async def test_a_client_that_fails_is_told_without_its_words(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, RuntimeError("/home/somebody/secret"))
    with pytest.raises(NotHandedOver, match=r"^RuntimeError$"):
        await FletFiles(in_browser=False).save("name", b"content")


async def test_what_was_chosen_is_heard_and_turning_back_is_not(app: App) -> None:
    heard: list[bytes] = []

    async def chosen(raw: bytes) -> None:
        heard.append(raw)

    files = FletFiles(in_browser=True)
    action = files.choosing(chosen)
    assert isinstance(action, ft.PickFiles)
    assert action.args["with_data"] is True
    picker = action.file_picker
    await app.fire(picker, "result", {"files": []})
    one = {"id": 1, "name": "a", "size": 3, "path": None, "bytes": b"abc"}
    await app.fire(picker, "result", {"files": [one]})
    await app.fire(picker, "result", {"files": [one | {"size": 0, "bytes": b""}]})
    assert heard == [b"abc", b""]


async def test_a_window_has_one_picker_however_often_it_is_drawn(app: App) -> None:
    files = FletFiles(in_browser=True)

    async def chosen(raw: bytes) -> None: ...

    actions = [files.choosing(chosen) for _ in range(5)]
    assert len({id(action.file_picker) for action in actions if isinstance(action, ft.PickFiles)}) == 1


async def test_a_quiet_device_can_do_neither() -> None:
    files = QuietFiles()

    async def chosen(raw: bytes) -> None: ...

    assert (files.can, files.choosing(chosen)) == (False, None)
    with pytest.raises(NotHandedOver):
        await files.save("name", b"content")
