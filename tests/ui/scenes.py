"""Every screen in every state worth drawing, by name."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import flet as ft
import lock_scenes
import moving_scenes
import spoken
from headless import App, headless, settle
from pretend import LINES, LOOK, NOON, WORDS, Machine, entry, in_a_course, raised, refused

from companion.care.mood import CheckIn, Face
from companion.care.people import Person
from companion.care.safety import Clinic
from companion.errors import KeyMissing, NotKept
from companion.ui.app_view import App as Root
from companion.ui.components.quiet_states import Trouble
from companion.ui.deleting import Deletion
from companion.ui.guard import set_calm_card
from companion.ui.look import Look
from companion.ui.session_state import Session

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 65
WILD = "مرحبا كيف حالك 🧑‍🧑‍🧒 שלום {0} {name} %s \u202e \x00 <b>"
TAGS = ("W" * 40, "סוף שבוע עם המשפחה", "🌧️ {0}")

SOME = (
    entry("good", "Woke before the alarm.", NOON - timedelta(minutes=20), mood=7, tags=("Outside",)),
    entry("mood", at=NOON - timedelta(days=1), mood=1),
    entry("note", "Only words.", NOON - timedelta(days=40)),
    entry("tags", at=NOON - timedelta(days=400), mood=10, tags=("Rest", "a word"), sleep_hours=6.5),
)
LONGEST = (
    entry(
        "good",
        LONG[:5000],
        NOON - timedelta(minutes=20),
        mood=10,
        tags=TAGS,
        sleep_hours=24,
        signals=dict.fromkeys(("mind_at_ease", "feeling", "getting_started", "clear_thinking", "closeness"), 10),
    ),
    *(
        entry(f"wild{number}", WILD, NOON - timedelta(hours=number), mood=number % 11, tags=TAGS)
        for number in range(99)
    ),
)
WITH_CLINIC = LINES.model_copy(
    update={"clinic": Clinic(name="Alder Clinic", phone="+15550100", hours="Monday to Friday, 9:00 to 18:00")}
)

ANNA = Person(id="anna", name="Anna", phone="+1 202 555 0123", about="Sister, any time")
BEN = Person(id="ben", name="Ben", phone="(202) 555-0124")
CROWD = (
    Person(id="long", name=LONG[:79], phone="+1" + "-2" * 14, about=LONG[:119]),
    Person(id="wild", name=WILD[:80], phone="٠١ ٢٣", about=WILD),
    Person(id="sign", name="🧑‍🧑‍🧒", phone="112"),
    *(Person(id=f"n{n}", name=f"Person {n}", phone=f"+1 202 555 01{n:02}") for n in range(40)),
)

Steps = Callable[[App, Session, Machine], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """A journal, a route, and what happens once the window is there."""

    route: str = "/"
    steps: Steps | None = None
    entries: tuple[CheckIn, ...] = SOME


async def _tap(app: App, session: Session, machine: Machine) -> None:
    await session.check_in.tap(Face.LOW)


async def _typing(app: App, session: Session, machine: Machine) -> None:
    sheet = session.check_in
    await sheet.set_mood(2)
    sheet.set_signal("feeling", 0)
    sheet.set_sleep(7.5)
    sheet.toggle_tag("Rest")
    sheet.toggle_tag(TAGS[0])
    sheet.write(WILD)


async def _waiting(app: App, session: Session, machine: Machine) -> None:
    session.go("/check-in")
    session.check_in.write("words")
    session.back()


async def _draft_trouble(app: App, session: Session, machine: Machine) -> None:
    machine.drafts_disk.trouble = refused()
    session.check_in.write("words")
    await settle()


async def _trouble(app: App, session: Session, machine: Machine) -> None:
    session.troubled("errors.unexpected")


async def _new_tag(app: App, session: Session, machine: Machine) -> None:
    new = next(chip for chip in app.all(ft.Chip) if chip.on_click is not None)
    await app.fire(new, "click")


async def _course(app: App, session: Session, machine: Machine) -> None:
    await in_a_course(machine)
    session.refresh()


async def _course_and_no_face(app: App, session: Session, machine: Machine) -> None:
    await in_a_course(machine)
    await machine.clock.pass_by(5 * 3600)
    session.refresh()


async def _asking(app: App, session: Session, machine: Machine) -> None:
    await machine.clock.pass_by(5 * 3600)
    session.refresh()


async def _set_aside(app: App, session: Session, machine: Machine) -> None:
    session.show(notices=("notices.set_aside", "notices.drafts_set_aside"))


async def _unlisted(app: App, session: Session, machine: Machine) -> None:
    await session.choices.choose_country("ZZ")


async def _deleted(app: App, session: Session, machine: Machine) -> None:
    for one in machine.journal.newest(9):
        await machine.journal.delete(one.id)
    session.refresh()


async def _sure(app: App, session: Session, machine: Machine) -> None:
    await _deleted(app, session, machine)
    await settle()
    await app.fire(spoken.find(app, WORDS("deleted.erase")), "click")


async def _delete(app: App, session: Session, machine: Machine) -> None:
    await session.reading.delete("good")


def _known(*people: Person) -> Steps:
    async def known(app: App, session: Session, machine: Machine) -> None:
        for one in people:
            await machine.journal.keep_person(one)
        session.refresh()
        session._entered()

    return known


def _half_typed(name: str, phone: str) -> Steps:
    async def half_typed(app: App, session: Session, machine: Machine) -> None:
        session.people.write("name", name)
        session.people.write("phone", phone)
        session.people.write("about", name * 3)
        await session.people.save()

    return half_typed


async def _removed(app: App, session: Session, machine: Machine) -> None:
    await _known(ANNA)(app, session, machine)
    await session.people.remove()


def _search(words: str) -> Steps:
    async def search(app: App, session: Session, machine: Machine) -> None:
        session.reading.search(words)

    return search


async def _opening(app: App, session: Session, machine: Machine) -> None:
    await machine.clock.pass_by(0.3)


async def _elsewhere(app: App, session: Session, machine: Machine) -> None:
    await machine.window()


async def _paused(app: App, session: Session, machine: Machine) -> None:
    await in_a_course(machine)
    await session.pausing.pause()


async def _dark_and_twice_as_large(app: App, session: Session, machine: Machine) -> None:
    await session.choices.prefer(appearance="dark", text_scale=2.0)


async def _locked(app: App, session: Session, machine: Machine) -> None:
    session.show(has_lock=True)


async def _word_typed(app: App, session: Session, machine: Machine) -> None:
    session.deleting.type(WILD)
    session.deleting.type(WORDS("delete_all.word"))


async def _counting(app: App, session: Session, machine: Machine) -> None:
    await _word_typed(app, session, machine)
    session.deleting.start(WORDS("delete_all.word"))
    await machine.clock.pass_by(1)


async def _erasing(app: App, session: Session, machine: Machine) -> None:
    session.show(deletion=Deletion("erasing"))


async def _not_erased(app: App, session: Session, machine: Machine) -> None:
    session.show(deletion=Deletion("failed", refusal=NotKept.said))


SCENES: dict[str, Scene] = {
    "today": Scene(),
    "today-asking": Scene(steps=_asking),
    "today-empty": Scene(entries=()),
    "today-longest": Scene(entries=LONGEST),
    "today-course": Scene(steps=_course),
    "today-course-asking": Scene(steps=_course_and_no_face),
    "today-saved": Scene(steps=_tap),
    "today-waiting": Scene(steps=_waiting),
    "today-trouble": Scene(steps=_trouble),
    "today-set-aside": Scene(steps=_set_aside),
    "today-deleted": Scene("/journal/entry/good", _delete),
    "sheet": Scene("/check-in"),
    "sheet-typing": Scene("/check-in", _typing),
    "sheet-longest": Scene("/check-in/good", entries=LONGEST),
    "sheet-trouble": Scene("/check-in", _draft_trouble),
    "sheet-other-trouble": Scene("/check-in", _trouble),
    "sheet-new-tag": Scene("/check-in", _new_tag),
    "sheet-unknown": Scene("/check-in/unknown"),
    "journal": Scene("/journal"),
    "journal-empty": Scene("/journal", entries=()),
    "journal-longest": Scene("/journal", entries=LONGEST),
    "journal-found": Scene("/journal", _search("words")),
    "journal-found-longest": Scene("/journal", _search("do"), LONGEST),
    "journal-not-found": Scene("/journal", _search("nowhere {0}")),
    "journal-saved": Scene("/journal", _tap),
    "entry": Scene("/journal/entry/good"),
    "entry-note": Scene("/journal/entry/note"),
    "entry-old": Scene("/journal/entry/tags"),
    "entry-longest": Scene("/journal/entry/good", entries=LONGEST),
    "entry-wild": Scene("/journal/entry/wild3", entries=LONGEST),
    "entry-unknown": Scene("/journal/entry/unknown"),
    "year": Scene("/journal/year"),
    "year-empty": Scene("/journal/year", entries=()),
    "year-longest": Scene("/journal/year", entries=LONGEST),
    "deleted": Scene("/journal/deleted", _deleted),
    "deleted-sure": Scene("/journal/deleted", _sure),
    "deleted-empty": Scene("/journal/deleted"),
    "deleted-longest": Scene("/journal/deleted", _deleted, LONGEST),
    "practice": Scene("/practice"),
    "trends": Scene("/trends"),
    "visit": Scene("/visit"),
    "help": Scene("/help"),
    "help-unlisted": Scene("/help", _unlisted),
    "today-unlisted": Scene("/", _unlisted),
    "sheet-unlisted": Scene("/check-in", _unlisted),
    "help-clinic": Scene("/help"),
    "help-people": Scene("/help", _known(ANNA, BEN)),
    "help-crowd": Scene("/help", _known(*CROWD)),
    "help-clinic-people": Scene("/help", _known(ANNA)),
    "people": Scene("/settings/people", _known(ANNA, BEN)),
    "people-empty": Scene("/settings/people"),
    "people-crowd": Scene("/settings/people", _known(*CROWD)),
    "people-removed": Scene("/settings/person/anna", _removed),
    "person-new": Scene("/settings/person"),
    "person": Scene("/settings/person/anna", _known(ANNA)),
    "person-long": Scene("/settings/person/long", _known(*CROWD)),
    "person-wild": Scene("/settings/person/wild", _known(*CROWD)),
    "person-wrong": Scene("/settings/person", _half_typed(WILD * 3, "1-800-FLOWERS")),
    "person-blank": Scene("/settings/person", _half_typed("  ", "+49 (0) 30 123")),
    "person-unknown": Scene("/settings/person/unknown"),
    "country": Scene("/help/country"),
    "settings": Scene("/settings"),
    "settings-unlisted": Scene("/settings", _unlisted),
    "settings-paused": Scene("/settings", _paused),
    "settings-locked": Scene("/settings", _locked),
    "settings-large": Scene("/settings", _dark_and_twice_as_large),
    "today-paused": Scene(steps=_paused),
    "today-large": Scene(steps=_dark_and_twice_as_large),
    "sheet-large": Scene("/check-in/good", _dark_and_twice_as_large, LONGEST),
    "appearance": Scene("/settings/appearance"),
    "text-size": Scene("/settings/text-size"),
    "text-size-large": Scene("/settings/text-size", _dark_and_twice_as_large),
    "data-map": Scene("/settings/data"),
    "data-map-locked": Scene("/settings/data", _locked),
    "data-map-folder": Scene("/settings/data"),
    "delete": Scene("/settings/delete-everything"),
    "delete-typed": Scene("/settings/delete-everything", _word_typed),
    "delete-counting": Scene("/settings/delete-everything", _counting),
    "delete-erasing": Scene("/settings/delete-everything", _erasing),
    "delete-failed": Scene("/settings/delete-everything", _not_erased),
    "welcome": Scene(),
    "opening": Scene(),
    "opening-late": Scene(steps=_opening),
    "opening-help": Scene("/help"),
    "refused": Scene(),
    "elsewhere": Scene(steps=_elsewhere),
    **{name: Scene(route, steps) for name, (route, steps) in lock_scenes.STEPS.items()},
    **{name: Scene(route, steps) for name, (route, steps) in moving_scenes.STEPS.items()},
}


@asynccontextmanager
async def drawn(name: str, look: Look = LOOK) -> AsyncIterator[tuple[App, Session, Machine]]:
    """The scene in a window."""
    scene = SCENES[name]
    machine = Machine()
    moving_scenes.prepare(name, machine)
    if name.startswith("help-clinic"):
        machine.help_lines = WITH_CLINIC
    if name == "data-map-folder":
        machine.folder = f"/home/{WILD}/{LONG}"
    if name == "refused":
        machine.refusal = raised(KeyMissing)
    elif name.startswith("opening"):
        machine.disk.gate = asyncio.Event()
    elif not name.startswith(("welcome", "move-in")):
        await machine.filled(*scene.entries)
    async with window(machine, scene.route, look) as (app, session):
        if scene.steps is not None:
            await scene.steps(app, session, machine)
            await settle()
            app.check()
        yield app, session, machine


@asynccontextmanager
async def window(machine: Machine, route: str = "/", look: Look = LOOK) -> AsyncIterator[tuple[App, Session]]:
    """A window of the app on a machine."""
    session = machine.closed_window(route)
    set_calm_card(lambda: Trouble(WORDS("errors.closed"), WORDS("errors.unexpected"), ft.Icons.INFO_OUTLINE))
    async with headless(lambda page: page.render_views(Root, session, look, WORDS)) as app:
        yield app, session


async def look_again(app: App, dark: bool, width: int, scale: float) -> None:
    """The same window after the patient turned, narrowed or enlarged it."""
    app.page.platform_brightness = ft.Brightness.DARK if dark else ft.Brightness.LIGHT
    app.page.width = width
    await app.fire(app.page, "resize", {"width": width, "height": 844})
    probe = next(box for box in app.all(ft.Container) if box.on_size_change is not None)
    await app.fire(probe, "size_change", {"w": 25.0, "h": 100.0 * scale})
