"""The lock, as a patient meets it: set, asked for, wrong, forgotten, left, and changed."""

import pytest
from pretend import NOON, Machine, Memory, entry, refused

from companion.care.people import Person
from companion.errors import NotErased, NotKept
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.session_state import Session
from companion.ui.shown import Shown

PHRASE = "blue kettle walks home"
SECRET = RecoveryWords.of(bytes(range(16)))


async def lock(session: Session, phrase: str = PHRASE) -> tuple[str, ...]:
    """Walk through the steps of setting a lock. Returns the twelve words."""
    setting = session.setting_lock
    session.go(navigation.SETTINGS)
    session.go(navigation.APP_LOCK)
    setting.begin()
    assert session.shown.trail.here == navigation.LOCK_NEW
    setting.type_new(phrase)
    setting.chosen()
    setting.type(phrase)
    await setting.repeated()
    assert setting.words is not None
    words = setting.words.words
    setting.written_down()
    for place in setting.asked:
        setting.answer(place, f" {words[place].upper()} ")
    await setting.finish()
    return words


@pytest.fixture
async def machine() -> Machine:
    return await Machine().filled(entry("a", "the worst sentence", mood=3))


@pytest.fixture
async def session(machine: Machine) -> Session:
    """A window whose journal has a lock, unlocked."""
    session = await machine.window()
    await lock(session)
    return session


async def relocked(machine: Machine) -> Session:
    """A new window on the locked journal."""
    return await machine.window()


async def open_with(session: Session, phrase: str) -> None:
    session.unlocking.type(phrase)
    await session.unlocking.try_passphrase()


class Untidy(Memory):
    """Tidies `left` times, then refuses."""

    left = 1_000

    async def tidy(self) -> None:
        if not self.left:
            raise NotKept("as the test wished")
        self.left -= 1


# Setting


async def test_what_may_be_left_of_an_old_copy_is_told_where_there_is_a_lock() -> None:
    disk = Untidy()
    machine = await Machine(disk=disk).filled()
    disk.left = 0
    session = await (await machine.restarted()).window()
    assert session.shown.notices == ()
    disk.left = 1
    await lock(session)
    assert session.shown.toast is not None
    assert session.shown.toast.text == "lock_set_nearly"
    await session.presence.gone()
    await session.open()
    await open_with(session, PHRASE)
    assert session.shown.notices == ("notices.old_copies",)
    disk.left = 1_000
    await session.presence.gone()
    await session.open()
    await open_with(session, PHRASE)
    assert session.shown.notices == ()


async def test_setting_a_lock_ends_where_it_began(session: Session) -> None:
    assert session.shown.has_lock
    assert session.shown.trail.routes == (navigation.TODAY, navigation.SETTINGS, navigation.APP_LOCK)
    assert session.shown.toast is not None
    assert session.shown.toast.text == "lock_set"
    assert (session.setting_lock.words, session.setting_lock.first, session.setting_lock.typed) == (None, "", "")


async def test_nothing_is_locked_before_the_last_step(machine: Machine) -> None:
    session = await machine.window()
    setting = session.setting_lock
    setting.begin()
    setting.type_new("short")
    setting.chosen()
    assert session.shown.refusal == "app_lock.too_short"
    setting.type_new(PHRASE)
    setting.chosen()
    setting.type("blue kettle walks hom")
    await setting.repeated()
    assert session.shown.refusal == "app_lock.not_the_same"
    setting.type(PHRASE)
    await setting.repeated()
    setting.written_down()
    setting.answer(setting.asked[0], "something")
    await setting.finish()
    assert session.shown.refusal == "app_lock.not_that_word"
    assert session.shown.refused_word == str(setting.asked[0] + 1)
    assert not machine.journal.lock.is_set


async def test_how_well_it_holds_is_said_while_it_is_typed(machine: Machine) -> None:
    session = await machine.window()
    for phrase, strength in (("password", "minutes"), (PHRASE, "ages"), ("", "")):
        session.setting_lock.type_new(phrase)
        assert session.shown.strength == strength


async def test_a_lock_is_changed_and_removed_only_with_todays_passphrase(machine: Machine, session: Session) -> None:
    setting = session.setting_lock
    setting.begin("remove")
    assert session.shown.trail.here == navigation.LOCK_CURRENT
    setting.type("something else")
    await setting.check_current()
    assert session.shown.refusal == "errors.wrong_secret"
    assert machine.journal.lock.is_set
    setting.type(PHRASE)
    await setting.check_current()
    assert not machine.journal.lock.is_set
    assert not session.shown.has_lock


async def test_whoever_lost_the_passphrase_changes_the_lock_with_the_words(machine: Machine) -> None:
    session = await machine.window()
    words = await lock(session)
    session.setting_lock.begin()
    session.setting_lock.type(" ".join(words))
    await session.setting_lock.check_current()
    assert session.shown.trail.here == navigation.LOCK_NEW


@pytest.mark.parametrize("step", [navigation.LOCK_NEW, navigation.LOCK_AGAIN, navigation.LOCK_CHECK])
async def test_no_step_is_taken_by_walking_to_it(machine: Machine, session: Session, step: str) -> None:
    setting = session.setting_lock
    await machine.clock.pass_by(5)  # then the window has told of every step before
    session.arrived(step)
    assert session.shown.trail.here == step
    for phrase in ("", "another phrase of mine"):
        setting.type_new(phrase)
        setting.chosen()
        setting.type(phrase)
        await setting.repeated()
        setting.written_down()
        await setting.finish()
    await session.presence.gone()
    await open_with(again := await relocked(machine), PHRASE)
    assert again.shown.phase == "ready"


async def test_locking_in_the_middle_of_the_steps_ends_them(machine: Machine, session: Session) -> None:
    setting = session.setting_lock
    setting.begin()
    setting.type(PHRASE)
    await setting.check_current()
    setting.type_new("another phrase of mine")
    setting.chosen()
    await session.unlocking.lock_now()
    await open_with(session, PHRASE)
    assert session.shown.trail.here == navigation.LOCK_AGAIN
    setting.type("")
    await setting.repeated()
    assert setting.words is None


async def test_a_wait_at_todays_passphrase_is_said(session: Session) -> None:
    session.setting_lock.begin()
    for _ in range(5):
        session.setting_lock.type("wrong phrase")
        await session.setting_lock.check_current()
    assert (session.shown.refusal, session.shown.wait_seconds) == ("errors.too_soon", 15)


# Unlocking


async def test_another_window_gets_nothing_without_the_passphrase(machine: Machine, session: Session) -> None:
    other = await relocked(machine)
    assert other.shown.phase == "locked"
    assert not other.is_open
    assert session.is_open, "the window at work keeps it meanwhile"
    await open_with(other, "wrong phrase")
    assert other.shown.refusal == "errors.wrong_secret"
    assert session.is_open
    await open_with(other, PHRASE)
    assert other.shown.phase == "ready"
    assert session.shown.phase == "elsewhere"


async def test_after_a_restart_it_opens_with_the_passphrase_alone(machine: Machine, session: Session) -> None:
    await session.presence.gone()
    assert machine.one.journal is None, "its keys are out of memory"
    again = await relocked(machine)
    assert again.shown.phase == "locked"
    await open_with(again, PHRASE)
    assert again.shown.newest is not None
    assert again.unlocking.typed == ""


async def test_wrong_ones_wait_and_the_wait_runs_down(machine: Machine, session: Session) -> None:
    await session.presence.gone()
    again = await relocked(machine)
    for _ in range(4):
        await open_with(again, "wrong phrase")
    assert again.shown.wait_seconds == 15
    await open_with(again, PHRASE)
    assert again.shown.phase == "locked", "even the right one waits"
    await machine.clock.pass_by(5)
    assert again.shown.wait_seconds == 10
    await machine.clock.pass_by(11)
    assert again.shown.wait_seconds == 0
    await open_with(again, PHRASE)
    assert again.shown.phase == "ready"


async def test_the_wait_draws_nothing_while_recovery_words_are_typed(machine: Machine, session: Session) -> None:
    """A field that is drawn between a key and its answer loses letters."""
    await session.presence.gone()
    again = await relocked(machine)
    for _ in range(4):
        await open_with(again, "wrong phrase")
    again.go(navigation.RECOVERY)
    pictures: list[Shown] = []
    again.listen(pictures.append)
    pictures.clear()
    await machine.clock.pass_by(5)
    assert (pictures, again.shown.wait_seconds) == ([], 10)
    again.back()
    assert pictures[-1].wait_seconds == 10


async def test_a_new_window_knows_of_the_wait(machine: Machine, session: Session) -> None:
    await session.presence.gone()
    again = await relocked(machine)
    for _ in range(4):
        await open_with(again, "wrong phrase")
    machine.clock.at = NOON.replace(year=2020)
    other = await relocked(machine)
    assert other.shown.wait_seconds == 15, "a clock that was turned back begins the wait anew"
    await machine.clock.pass_by(16)
    assert other.shown.wait_seconds == 0, "and it ends"
    await open_with(other, PHRASE)
    assert other.shown.phase == "ready"


async def test_recovery_words_open_it_and_a_typo_is_named(machine: Machine) -> None:
    session = await machine.window()
    words = await lock(session)
    await session.presence.gone()
    again = await relocked(machine)
    again.go(navigation.RECOVERY)
    again.unlocking.type(" ".join(("abanodn", *words[1:])))
    await again.unlocking.try_words()
    assert (again.shown.refusal, again.shown.perhaps) == ("errors.word_unknown_perhaps", "abandon")
    again.unlocking.type(" ".join(SECRET.words))
    await again.unlocking.try_words()
    assert again.shown.refusal == "errors.wrong_words"
    again.unlocking.type(" ".join(words))
    await again.unlocking.try_words()
    assert again.shown.phase == "ready"
    assert "notices.opened_by_words" in again.shown.notices
    assert again.shown.trail.here == navigation.TODAY


async def test_before_unlocking_help_knows_the_country_and_whom_the_patient_chose(machine: Machine) -> None:
    session = await machine.window()
    anna = Person(id="p", name="Anna", phone="+1 202 555 0100", about="Sister, any time")
    await machine.journal.keep_person(anna)
    await machine.journal.prefer(country="CA", appearance="dark")
    await lock(session)
    await session.presence.gone()
    again = await relocked(machine)
    assert (again.shown.preferences.country, again.shown.preferences.appearance) == ("CA", "dark")
    assert again.shown.people == ()
    await open_with(again, PHRASE)
    await machine.journal.prefer(people_before_unlock=True)
    await again.presence.gone()
    assert (await relocked(machine)).shown.people == (anna,)


async def test_what_was_typed_for_one_field_never_shows_in_another(machine: Machine, session: Session) -> None:
    await session.presence.gone()
    again = await relocked(machine)
    again.unlocking.type(PHRASE)
    again.go(navigation.HELP)
    again.back()
    assert again.unlocking.typed == PHRASE, "Help now takes nothing away"
    again.go(navigation.RECOVERY)
    assert again.unlocking.typed == ""


# Leaving


@pytest.mark.parametrize(("minutes", "away", "locked"), [(0, 0, True), (1, 30, False), (1, 61, True), (5, 200, False)])
async def test_it_locks_when_the_patient_is_away_long_enough(
    machine: Machine, session: Session, minutes: int, away: int, locked: bool
) -> None:
    await session.choices.prefer(lock_after_minutes=minutes)
    await session.presence.left()
    await machine.clock.pass_by(away)
    await session.presence.came_back()
    assert (session.shown.phase == "locked") is locked
    assert session.is_open is not locked


async def test_a_device_that_slept_locks_on_return(machine: Machine, session: Session) -> None:
    await session.presence.left()
    machine.clock.at = machine.clock.at.replace(hour=20)  # no timer ran
    await session.presence.came_back()
    assert session.shown.phase == "locked"


async def test_a_clock_that_was_turned_back_locks(machine: Machine, session: Session) -> None:
    await session.presence.left()
    machine.clock.at = machine.clock.at.replace(hour=1)
    await session.presence.came_back()
    assert session.shown.phase == "locked"


async def test_words_that_cannot_be_kept_do_not_keep_it_open(machine: Machine, session: Session) -> None:
    await session.choices.prefer(lock_after_minutes=0)
    session.go(navigation.CHECK_IN)
    machine.drafts_disk.trouble = refused()
    session.check_in.write("half a sen")
    with pytest.raises(NotKept):
        await session.presence.left()
    assert session.shown.phase == "locked"
    machine.drafts_disk.trouble = None
    await open_with(session, PHRASE)
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.note == "half a sen"


async def test_a_client_that_comes_back_to_a_hidden_window_does_not_make_it_seen(
    machine: Machine, session: Session
) -> None:
    await session.presence.left()
    await session.presence.disconnected()
    await machine.clock.pass_by(10)
    await session.presence.connected()
    await machine.clock.pass_by(51)
    assert session.shown.phase == "locked"


async def test_what_was_typed_to_open_it_goes_when_the_patient_goes(machine: Machine, session: Session) -> None:
    await session.unlocking.lock_now()
    session.unlocking.type(" ".join(SECRET.words))
    await session.presence.left()
    await machine.clock.pass_by(61)
    assert session.unlocking.typed == ""


async def test_a_window_that_was_taken_over_holds_nothing(machine: Machine, session: Session) -> None:
    await machine.journal.keep_person(Person(id="p", name="Anna", phone="112"))
    session.refresh()
    other = await relocked(machine)
    await open_with(other, PHRASE)
    assert (session.shown.phase, session.shown.people, session.shown.newest) == ("elsewhere", (), None)


async def test_without_a_lock_leaving_locks_nothing(machine: Machine) -> None:
    session = await machine.window()
    await session.presence.left()
    await machine.clock.pass_by(3600)
    await session.presence.came_back()
    assert session.shown.phase == "ready"


async def test_nothing_of_the_journal_stays_in_a_locked_window(session: Session) -> None:
    session.go(f"{navigation.ENTRY}/a")
    assert session.shown.entry is not None
    await session.unlocking.lock_now()
    assert session.shown.phase == "locked"
    assert "the worst sentence" not in repr(vars(session.shown))
    assert session.shown.trail.here == f"{navigation.ENTRY}/a", "the way stays"


async def test_a_half_written_note_is_there_again_after_unlocking(machine: Machine, session: Session) -> None:
    session.go(navigation.CHECK_IN)
    session.check_in.write("half a sen")
    await session.unlocking.lock_now()
    assert "half a sen" not in repr(vars(session.shown))
    await open_with(session, PHRASE)
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.note == "half a sen"


async def test_words_that_cannot_be_kept_stay_in_memory_behind_the_lock(machine: Machine, session: Session) -> None:
    session.go(navigation.CHECK_IN)
    machine.drafts_disk.trouble = refused()
    session.check_in.write("half a sen")
    await session.unlocking.lock_now()
    assert session.shown.phase == "locked"
    await open_with(session, "wrong phrase")
    assert session.shown.phase == "locked"
    machine.drafts_disk.trouble = None
    await open_with(session, PHRASE)
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.note == "half a sen"


# Deleting while it is locked


async def test_everything_can_be_deleted_without_opening_it(machine: Machine, session: Session) -> None:
    await session.presence.gone()
    again = await relocked(machine)
    await again.erase_everything()
    assert again.shown.phase == "ready"
    assert not again.shown.preferences.welcomed
    assert again.shown.newest is None
    assert not again.shown.has_lock


async def test_deleting_that_fails_shows_nothing_of_the_journal_any_more(
    machine: Machine, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails() -> None:
        raise NotErased("as the test wished")

    monkeypatch.setattr(machine.home.wiper, "wipe", fails)
    with pytest.raises(NotErased):
        await session.erase_everything()
    assert (session.shown.phase, session.shown.refusal) == ("refused", NotErased.said)
    assert (session.shown.newest, session.is_open) == (None, False)
    monkeypatch.undo()
    await session.erase_everything()
    assert (session.shown.phase, session.shown.has_lock) == ("ready", False)


async def test_deleting_from_a_locked_window_is_told_to_the_one_at_work(machine: Machine, session: Session) -> None:
    other = await relocked(machine)
    await other.erase_everything()
    assert other.shown.phase == "ready"
    assert (session.shown.phase, session.is_open) == ("elsewhere", False)


async def test_a_passcode_is_not_said_in_any_repr() -> None:
    assert PHRASE not in repr(Passcode(text=PHRASE))
    assert "abandon" not in repr(SECRET)
