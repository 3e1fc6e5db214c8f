"""Backups and the browser's promise in the patient's words."""

from companion.care.preferences import Preferences
from companion.ui.calendar_words import full_date
from companion.ui.strings import Words
from companion.ui.surroundings import FoundBackup, Stand

_MB = 10**6


def last_backup(words: Words, chosen: Preferences) -> str:
    """When the last backup was made, and where to look for one that a browser has. None yet is fine."""
    if chosen.backed_up_on is None:
        return words("backup.none_yet")
    day = full_date(words, chosen.backed_up_on)
    return words("backup.handed_over" if chosen.backup_handed_over else "backup.last", day=day)


def what_was_found(words: Words, found: FoundBackup) -> tuple[str, str]:
    """What a backup holds, and when it was made."""
    made = words("move_in.made", day=full_date(words, found.made_on))
    if found.last_on is None:
        return words("move_in.no_check_ins"), made
    return words.counted("move_in.holds", found.check_ins, day=full_date(words, found.last_on)), made


def promise_words(words: Words, stand: Stand) -> tuple[str, ...]:
    """Whether the browser may clear what it keeps, and how much room there is."""
    if stand.ios and not stand.installed:
        first = words("standing.trial"), words("standing.trial_how"), words("standing.trial_why")
        return *first, words("standing.trial_backup"), *_room(words, stand)
    told = {True: "standing.promised", False: "standing.may_clear", None: "standing.not_told"}
    return words(told[stand.promised]), *_room(words, stand)


def _room(words: Words, stand: Stand) -> tuple[str, ...]:
    """Whole megabytes, at least one of them in use."""
    if stand.used is None or not stand.room:
        return ()
    used, room = max(1, round(stand.used / _MB)), stand.room // _MB
    return (words("standing.room", used=f"{used:,}", room=f"{room:,}"),)
