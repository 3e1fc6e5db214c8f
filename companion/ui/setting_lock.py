"""Setting, changing and removing the lock, one step a screen. What is typed lives here alone, until it is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Literal

from companion.errors import MistypedWords, TooSoon, WrongSecret
from companion.secret import Secret
from companion.secret.passcode import Passcode, Strength, strength
from companion.secret.recovery_words import ENTROPY_BYTES, WORDS, RecoveryWords
from companion.ui import navigation

if TYPE_CHECKING:
    from companion.ui.session_state import Session

ASKED = 2
"""How many of the twelve words are asked for, to see that they were written down."""


class SettingLock:
    """The steps: the passphrase, once more, the words, two of them checked; before a change, today's passphrase."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.clear()

    def clear(self) -> None:
        """Forget everything that was typed and made."""
        self.typed = self.first = ""
        self.words: RecoveryWords | None = None
        self.asked: tuple[int, ...] = ()
        self.answers: dict[int, str] = {}
        self.under_way = False
        self._then: Literal["set", "remove"] = "set"
        self._hand_on: Callable[[Passcode], Awaitable[None]] | None = None
        self._end_at = navigation.APP_LOCK

    @property
    def keystore(self) -> bool:
        """True where the device limits the tries, so that six digits may do."""
        return self._session.around.keystore

    def begin(self, then: Literal["set", "remove"] = "set", end_at: str = navigation.APP_LOCK) -> None:
        """Take the first step, and lead to `end_at` after the last. A lock that is there asks for its passphrase
        first."""
        self.clear()
        self._then, self._end_at = then, end_at
        self._session.show(refusal="", strength="")
        self.under_way = not self._session.journal.lock.is_set
        self._session.go(navigation.LOCK_NEW if self.under_way else navigation.LOCK_CURRENT)

    def begin_for(self, hand_on: Callable[[Passcode], Awaitable[None]]) -> None:
        """Have a new passphrase chosen for a journal that brings its words with it, and hand it on."""
        self.clear()
        self._hand_on, self.under_way = hand_on, True
        self._step(navigation.LOCK_NEW)

    def type(self, text: str) -> None:
        """The passphrase as typed so far."""
        self.typed = text

    def type_new(self, text: str) -> None:
        """The new passphrase as typed so far. Drawn again only when it holds better or worse."""
        self.typed = text
        graded: Strength | Literal[""] = strength(Passcode(text=text)) if text else ""
        if graded != self._session.shown.strength:
            self._session.show(strength=graded, refusal="")

    async def check_current(self) -> None:
        """Today's passphrase, or the twelve words, before anything about the lock changes."""
        try:
            await self._session.journal.lock.fits(_secret_in(self.typed))
        except (WrongSecret, TooSoon) as error:
            self._refuse(error.said)
            await self._session.unlocking.count_down()
        else:
            self.typed, self.under_way = "", True
            await self._go_on()

    def chosen(self) -> None:
        """The new passphrase is chosen; one that is too short is asked for again."""
        if self.under_way and Passcode(text=self.typed).long_enough(self.keystore):
            self.first, self.typed = self.typed, ""
            self._step(navigation.LOCK_AGAIN)
        else:
            self._refuse("app_lock.too_short")

    async def repeated(self) -> None:
        """The new passphrase once more. Then the words are made, or the passphrase is handed on. Raises what
        whoever gets it raises."""
        if not self.under_way or not self.first:
            return
        if Passcode(text=self.typed).secret != Passcode(text=self.first).secret:
            self._refuse("app_lock.not_the_same")
        elif self._hand_on is not None:
            await self._hand_on(Passcode(text=self.first))
        else:
            entropy = self._session.around.entropy
            self.typed = ""
            self.words, self.asked = RecoveryWords.of(entropy(ENTROPY_BYTES)), _some_of(entropy)
            self._step(navigation.LOCK_WORDS)

    def written_down(self) -> None:
        """The words are written down: ask for some of them."""
        self.answers = {}
        self._step(navigation.LOCK_CHECK)

    def answer(self, place: int, word: str) -> None:
        """One of the words, as typed so far; `place` counts from 0."""
        self.answers[place] = word

    async def finish(self) -> None:
        """Set the lock, if the words were copied rightly. Raises NotKept; then the lock is what it was."""
        words = self.words
        if words is None or not self.under_way:
            return
        wrong = [place for place in self.asked if self.answers.get(place, "").strip().lower() != words.words[place]]
        if wrong:
            self._session.show(refusal="app_lock.not_that_word", refused_word=str(wrong[0] + 1))
        else:
            lock = self._session.journal.lock
            await lock.set(Passcode(text=self.first), words)
            self._done("lock_set" if lock.is_whole else "lock_set_nearly")

    async def _go_on(self) -> None:
        if self._then == "remove":
            await self._session.journal.lock.remove()
            self._done("lock_removed")
        else:
            self._step(navigation.LOCK_NEW)

    def _done(self, said: str) -> None:
        end_at = self._end_at
        self.clear()
        self._session.go(end_at)
        self._session.refresh()
        self._session.foot.say(said)

    def _refuse(self, said: str) -> None:
        self._session.show(refusal=said)

    def _step(self, route: str) -> None:
        self._session.show(refusal="", strength="")
        self._session.go(route)


def _secret_in(typed: str) -> Secret:
    """Whoever lost the passphrase changes it with the words."""
    try:
        return RecoveryWords.typed(typed)
    except MistypedWords:
        return Passcode(text=typed)


def _some_of(entropy: Callable[[int], bytes]) -> tuple[int, ...]:
    """Two places of the twelve, in order; no place is likelier than another by more than one in a thousand."""
    places = list(range(WORDS))
    chosen = []
    for _ in range(ASKED):
        chosen.append(places.pop(int.from_bytes(entropy(2), "big") % len(places)))
    return tuple(sorted(chosen))
