"""What the browser promises about the journal. Only the page can ask; web/standing.js answers."""

from typing import Any

from companion.home.ports import Stand


class BrowserStanding:
    """The Standing of the browser edition."""

    async def look(self) -> Stand:
        return _stand(await _asked("standing"))

    async def ask(self) -> Stand:
        return _stand(await _asked("persist"))


async def _asked(question: str) -> dict[str, Any]:
    """The page's answer; nothing where it has none to give."""
    import companion_web
    from pyodide.ffi import JsException

    try:
        answer = await companion_web.ask(question)
    except JsException:
        return {}
    return {} if answer is None else dict(answer.to_py())


def _stand(told: dict[str, Any]) -> Stand:
    return Stand(
        promised=told.get("persisted"),
        used=_whole(told.get("usage")),
        room=_whole(told.get("quota")),
        installed=told.get("standalone", False),
        ios=told.get("ios", False),
    )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
