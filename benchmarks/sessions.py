"""A session of the app without a page: what a window holds, and nothing that draws it."""

import os
from typing import Any

from benchmarks.journals import StillClock
from companion import questionnaires, templates
from companion.app import assets_folder, build_file
from companion.device import quiet
from companion.edition import load
from companion.home.tasks import Tasks
from companion.store.journal import Journal
from companion.ui.session_state import Session
from companion.ui.surroundings import Surroundings


async def session_at(route: str, journal: Journal) -> Session:
    """A window at a route that has opened a journal."""

    async def lend(session: Session, secret: object) -> Journal:
        return journal

    session = Session(_around(lend), route)
    await session.open()
    return session


def _around(lend: Any) -> Surroundings:
    return Surroundings(
        open_journal=lend,
        lock_journal=_never,
        before_unlock=_nothing,
        seconds_to_wait=_never,
        erase_everything=_never,
        entropy=os.urandom,
        help_lines=load(build_file()).help_lines,
        device=quiet.device(),
        clock=StillClock(),
        templates=lambda: templates.load(assets_folder()),
        questionnaires=lambda: questionnaires.load(assets_folder()),
        new_id=lambda: "new",
        start=Tasks().start,
        push=lambda route: None,
        gone=lambda session: None,
        drawn=lambda: None,
    )


async def _nothing() -> None:
    """Nothing may be seen before unlocking."""


async def _never(*_: object) -> Any:
    raise NotImplementedError("nothing that is measured asks for it")
