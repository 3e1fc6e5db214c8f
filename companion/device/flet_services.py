"""Capabilities that Flet's client offers, wherever it runs."""

import flet as ft

from companion.device.flet_files import FletFiles
from companion.device.ports import Device
from companion.device.quiet import QuietHaptics


class FletHaptics:
    async def tick(self) -> None:
        await ft.HapticFeedback().light_impact()  # type: ignore[no-untyped-call]


class FletClipboard:
    async def copy(self, text: str) -> None:
        await ft.Clipboard().set(text)


class FletMotion:
    async def reduced(self) -> bool:
        features = await ft.SemanticsService().get_accessibility_features()
        return bool(features.reduce_motion or features.disable_animations)


def device(page: ft.Page) -> Device:
    """What this page's client can do. A service it lacks would time out after ten seconds, so
    haptics are asked of phones only."""
    on_phone = not page.web and page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
    return Device(
        haptics=FletHaptics() if on_phone else QuietHaptics(),
        clipboard=FletClipboard(),
        motion=FletMotion(),
        files=FletFiles(in_browser=page.web),
    )
