"""Recovery words as somebody typed them, with a typo told as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.errors import MistypedWords, UnknownWord
from companion.secret.recovery_words import RecoveryWords

if TYPE_CHECKING:
    from companion.ui.session_state import Session


def words_in(session: Session, typed: str) -> RecoveryWords | None:
    """The twelve words; None where there is a typo, which the session then shows."""
    try:
        return RecoveryWords.typed(typed)
    except UnknownWord as error:
        said = "errors.word_unknown_perhaps" if error.perhaps else "errors.word_unknown"
        session.show(refusal=said, refused_word=error.word, perhaps=error.perhaps)
    except MistypedWords as error:
        session.show(refusal=error.said)
    return None
