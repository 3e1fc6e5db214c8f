"""The demo patient's course: four sessions a week apart, the next in four days, as in the drawn design."""

from datetime import date, time, timedelta

from companion.care.around_session import Part
from companion.care.course import Course, Phase, StressPeriod, Told
from companion.care.session import Session
from companion.care.visit import Appointment, Goal, ToAsk, Visits
from companion.demo import weeks

SERIES = "demo-series"
_AT, _NAME = time(10, 30), "Introductory series"
_STILL_PLANNED = (4, 11)
"""Days from today."""

WORDS: dict[Part, str] = {
    "intention": "To let it be as it is.",
    "fragments": "A wide field. Wind in it. My grandmother’s blue door, open.",
    "later": "The door was never locked.",
}
"""What was written around the last session."""


def session_days(today: date) -> tuple[date, ...]:
    """The days of the sessions that took place."""
    first = today - timedelta(days=weeks.DAYS)
    return tuple(first + timedelta(days=number) for number in weeks.SESSIONS)


def course(today: date, since: date = date.max) -> Course:
    """Where they stand: three days after the fourth of six. For a patient of years, the series since the local day
    `since` lie before."""
    whole, ends = _present(today), today - timedelta(days=weeks.DAYS)
    while ends - timedelta(days=weeks.DAYS) >= since:
        whole = _with_series(whole, ends)
        ends -= timedelta(days=weeks.DAYS)
    return whole


def _with_series(whole: Course, ends: date) -> Course:
    """An earlier series of the same weeks, of which four sessions took place."""
    days, id = session_days(ends), f"demo-series-{ends}"
    whole = whole.with_phase(Phase(id=id, template="introductory", name=_NAME, began=days[0], series=True))
    for day in days:
        whole = whole.with_session(Session(id=f"demo-session-{day}", phase=id, day=day, at=_AT, state="done"))
    return whole


def _present(today: date) -> Course:
    done, planned = session_days(today), [today + timedelta(days=days) for days in _STILL_PLANNED]
    series = Phase(id=SERIES, template="introductory", name=_NAME, began=done[0], series=True)
    told = Told(reason="depression", clinician="Dr Sanz", supports="Anna on the phone. The canal in the morning.")
    hard = StressPeriod(
        id="demo-move",
        began=today - timedelta(days=weeks.DAYS - weeks.HARD_STRETCH.start),
        ended=today - timedelta(days=weeks.DAYS - weeks.HARD_STRETCH.stop + 1),
        words="Moving house",
    )
    whole = Course(told=told, phases=(series,)).with_stress(hard)
    for number, day in enumerate((*done, *planned), 1):
        session = Session(id=f"demo-session-{number}", phase=SERIES, day=day, at=_AT)
        whole = whole.with_session(session.become("done") if day in done else session)
    return whole


def visits(today: date) -> Visits:
    """What they work towards and want to ask, as in the drawn design."""
    since, looked_at = today - timedelta(days=40), today - timedelta(days=2)
    return Visits(
        goals=(
            Goal(
                id="demo-mornings",
                words="Mornings without dread",
                since=since,
                icon="sun",
                seemed="closer",
                looked_at=looked_at,
            ),
            Goal(
                id="demo-friends",
                words="See friends twice a week",
                since=since,
                icon="people",
                seemed="same",
                looked_at=looked_at,
            ),
        ),
        to_ask=(
            ToAsk(id="demo-ask-1", words="What should I expect after session 6?", written_on=looked_at),
            ToAsk(id="demo-ask-2", words="Is it all right that I cried so much?", written_on=looked_at),
        ),
        appointments=(Appointment(id="demo-review", day=today + timedelta(days=25), at=_AT, review=True),),
    )
