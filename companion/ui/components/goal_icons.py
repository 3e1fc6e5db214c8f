"""Small pictures for goals, by the name that is kept."""

import flet as ft

ICONS: dict[str, ft.IconData] = {
    "sun": ft.Icons.WB_SUNNY_OUTLINED,
    "people": ft.Icons.PEOPLE_ALT_OUTLINED,
    "home": ft.Icons.HOME_OUTLINED,
    "walk": ft.Icons.DIRECTIONS_WALK_ROUNDED,
    "rest": ft.Icons.BEDTIME_OUTLINED,
    "make": ft.Icons.BRUSH_OUTLINED,
}
