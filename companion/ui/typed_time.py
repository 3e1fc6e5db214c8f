"""A time of day as typed, on a 24-hour clock."""

from datetime import time


def read_time(typed: str) -> tuple[time | None, bool]:
    """The time, None for none; and whether something else was typed."""
    plain = typed.strip().replace(".", ":")
    if not plain:
        return None, False
    hour, _, minute = plain.partition(":")
    try:
        return time(int(hour), int(minute or 0)), False
    except ValueError:
        return None, True
