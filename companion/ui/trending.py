"""Trends: shows its cards, and works out how long it lasted without making a tap wait."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from companion.ui.navigation import TRENDS
from companion.ui.trends_shown import SPANS, Span, TrendsShown

if TYPE_CHECKING:
    from companion.care.response import Response
    from companion.ui.session_state import Session
    from companion.ui.trends_reading import Asked

_AT_ONCE = 4
"""Small steps of the estimate between two looks at what else is to be done: some milliseconds."""


class Trending:
    """The Trends side of a session. What it needs is imported when Trends is opened."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: Asked | None = None
        self._lasted: Response | None = None
        self._working: Asked | None = None

    def choose(self, span: Span) -> None:
        """Show so much of the past."""
        self._session.show(span=span)
        self._session.refresh()

    def choose_named(self, name: str) -> None:
        """The same by the name of a span; any other name changes nothing."""
        for span in SPANS:
            if span == name:
                self.choose(span)

    def of_this_route(self) -> dict[str, Any]:
        """What Trends shows; nothing while another tab does."""
        if self._session.shown.trail.tab != TRENDS:
            return {}
        from companion.ui import trends_reading

        journal, today = self._session.journal, self._session.now().local_date
        shown = trends_reading.read(journal, self._session.shown.span, today)
        return {
            "trends": shown if shown.mood is None else self._with_length(shown, trends_reading.asked(journal, today))
        }

    def _with_length(self, shown: TrendsShown, asked: Asked | None) -> TrendsShown:
        """With how long it lasted, as it was worked out for these very days; else that begins now."""
        if asked is None:
            return shown
        if asked == self._known:
            return replace(shown, lasted=self._lasted)
        if asked != self._working:
            self._working = asked
            self._session.around.start(self._work_out(asked))
        return replace(shown, working=True)

    async def _work_out(self, asked: Asked) -> None:
        from companion.care.response import response_in_steps

        steps = response_in_steps(*asked)
        while True:
            for _ in range(_AT_ONCE):
                try:
                    next(steps)
                except StopIteration as done:
                    self._worked_out(asked, done.value)
                    return
            await asyncio.sleep(0)
            if self._working != asked:
                return

    def _worked_out(self, asked: Asked, found: Response | None) -> None:
        self._known, self._lasted, self._working = asked, found, None
        shown = self._session.shown.trends
        if self._session.is_open and shown.mood is not None:
            self._session.show(trends=replace(shown, lasted=found, working=False))
