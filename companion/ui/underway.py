"""Routes that the window was given and has yet to tell of."""

from datetime import datetime, timedelta

LONGEST = timedelta(seconds=5)
"""A route that is not told of by then was never gone to."""


class Underway:
    """The window tells each route a moment after it was given. By then the patient may have tapped again, and an
    answer taken for the browser's Back would take the new screen away."""

    def __init__(self) -> None:
        self._given: list[tuple[str, datetime]] = []

    def give(self, route: str, now: datetime) -> None:
        """Note that the window is given `route`."""
        self._given.append((route, now))

    def forget(self) -> None:
        """The window went elsewhere: whatever it tells from now on is where it is."""
        self._given.clear()

    def answers(self, route: str, now: datetime) -> bool:
        """Whether the window, telling of `route`, only answers. What was given before that is answered as well."""
        self._given = [(given, at) for given, at in self._given if abs(now - at) < LONGEST]
        routes = [given for given, _ in self._given]
        if route not in routes:
            return False
        del self._given[: routes.index(route) + 1]
        return True
