"""Saving and choosing files by Flet's client: dialogs on desktops and phones, downloads in a browser."""

from collections.abc import Awaitable, Callable

import flet as ft

from companion.device.ports import Saved
from companion.errors import NotHandedOver


class FletFiles:
    """One file picker for the whole window: a page keeps every one it was ever given."""

    can = True

    def __init__(self, in_browser: bool) -> None:
        self._in_browser = in_browser
        self._picker: ft.FilePicker | None = None
        self._chosen: Callable[[bytes], Awaitable[None]] | None = None

    async def save(self, name: str, content: bytes) -> Saved:
        try:
            path = await self._files().save_file(file_name=name, src_bytes=content)
        except Exception as error:  # whatever the client's platform says, in words of its own
            raise NotHandedOver(type(error).__name__) from None
        if self._in_browser:
            return Saved.HANDED_OVER
        return Saved.DONE if path else Saved.TURNED_BACK

    def choosing(self, chosen: Callable[[bytes], Awaitable[None]]) -> ft.ClientAction | None:
        self._chosen = chosen
        return ft.PickFiles(self._files(), with_data=True, cancel_upload_on_window_blur=False)

    def _files(self) -> ft.FilePicker:
        if self._picker is None:
            self._picker = ft.FilePicker(on_result=self._picked)
        return self._picker

    async def _picked(self, event: ft.FilePickerResultEvent) -> None:
        if event.files and self._chosen is not None:
            await self._chosen(bytes(event.files[0].bytes or b""))
