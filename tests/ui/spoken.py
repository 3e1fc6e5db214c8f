"""What a screen reader would say of a drawn control."""

from collections.abc import Iterator

import flet as ft
from flet.controls.base_control import BaseControl
from headless import App, children, fields

CONTROLS = (
    ft.TextButton,
    ft.FilledButton,
    ft.FilledTonalButton,
    ft.OutlinedButton,
    ft.IconButton,
    ft.TextField,
    ft.Chip,
    ft.Slider,
    ft.NavigationBarDestination,
)


def met(app: App) -> Iterator[tuple[BaseControl, str]]:
    """Every control that a screen reader meets in front, in order, with its name."""
    yield from _met(app.top, "")


def find(app: App, name: str) -> BaseControl:
    """The first control with that name."""
    found = next((control for control, its in met(app) if its == name), None)
    assert found is not None, f"no {name!r} among {[its for _, its in met(app)]}"
    return found


def name_of(control: BaseControl) -> str:
    """The words of a control and of everything in it, each said once."""
    return " ".join(dict.fromkeys(word for word in _words(control) if word))


def _met(control: BaseControl, given: str) -> Iterator[tuple[BaseControl, str]]:
    if isinstance(control, ft.Semantics):
        given = control.label or given
        if control.exclude_semantics:
            if control.slider or control.button:
                yield control, control.label or ""
            return
    if isinstance(control, CONTROLS) or "on_click" in fields(control):
        yield control, name_of(control) or given
        return
    for child in children(control):
        yield from _met(child, given)


def _words(control: BaseControl) -> Iterator[str]:
    told = fields(control)
    if isinstance(told.get("semantics_label"), str):
        yield told["semantics_label"]
        return
    for field in ("label", "value", "tooltip", "content"):
        if isinstance(told.get(field), str) and not isinstance(control, ft.TextField | ft.Slider):
            yield told[field]
    if isinstance(control, ft.TextField):  # the hint goes with the first letter
        yield control.label if isinstance(control.label, str) else ""
        yield "" if control.value else (control.hint_text or "")
        return
    yield from (span.text or "" for span in told.get("spans") or [])
    if not (isinstance(control, ft.Semantics) and control.exclude_semantics):
        for child in children(control):
            yield from _words(child)
