"""Every failure the app can name, as one tree.

CompanionError
├── StoreError
│   ├── NewerJournal     a newer app wrote this journal; it is left untouched
│   ├── DamagedJournal   no copy opens; every copy is left where it is
│   ├── MigrationFailed  a whole journal could not be brought to today's schema; it is left untouched
│   ├── KeyMissing       the journal is here, the key that opens it is not
│   ├── WrongKey         the journal is here, the key beside it opens something else, or nothing
│   ├── Locked           the journal wants its passcode or its recovery words
│   ├── WrongSecret      what was given opens no copy
│   ├── TooSoon          a passcode was tried again before its wait was over
│   ├── JournalInUse     another Companion has this journal open
│   ├── FolderClosed     the journal's folder cannot be read or written
│   ├── NotKept          a change could not be written down; memory was put back
│   ├── NotErased        not everything could be deleted; it goes on at the next start
│   ├── LastWordsLost    the app ended and words on their way could not be kept
│   └── UnfitPython      this Python cannot hold the journal
├── BackupError
│   ├── NotABackup       another kind of file
│   ├── DamagedBackup    a backup of which some byte is not what it was
│   ├── NewerBackup      a backup of a newer app
│   ├── OtherWords       whole recovery words, but not this backup's
│   ├── WordsMissing     there are no recovery words, so a backup would open for nobody
│   ├── NotBlank         something is written here already, and a backup never replaces it
│   └── NotHandedOver    the file could not be put where the patient wanted it
├── MistypedWords        twelve recovery words whose check does not fit
│   ├── UnknownWord      one of them is in no list
│   ├── TooFewWords      some are missing
│   └── TooManyWords     there are more than twelve
├── PortTaken            the server cannot have the port that was asked for
├── ServerMissing        what serves the app to a browser is not installed
├── BuildError           an edition could not be built
│   ├── PackagesMissing  its packages could not be fetched
│   ├── ClientChanged    Flet's client is not the one this build knows
│   └── FolderTaken      the folder to build into holds something else
└── ContentError         a file that ships with the app is wrong, named by file and key
    ├── EditionError     that file is build.toml
    └── QuestionnaireRefused   that file is a questionnaire, named with path and reason

Each class names the sentence the patient sees (`said`, a key of the strings file).
`str(error)` is the technical cause for the log and never holds health content.
"""

from typing import ClassVar


class CompanionError(Exception):
    """The root: anything Companion can explain in one plain sentence."""

    said: ClassVar[str] = "errors.unexpected"


class StoreError(CompanionError):
    """Something about the journal's file."""


class NewerJournal(StoreError):
    """A newer app wrote this journal. Nothing was changed."""

    said = "errors.newer_journal"


class DamagedJournal(StoreError):
    """No generation of the journal opens. Nothing was changed or deleted."""

    said = "errors.damaged_journal"


class MigrationFailed(StoreError):
    """A step to today's schema failed on a journal that is whole. Nothing was changed."""

    said = "errors.migration_failed"


class KeyMissing(StoreError):
    """The journal is here but its device key is not."""

    said = "errors.key_missing"


class WrongKey(StoreError):
    """The key on this device opens no copy. Nothing was changed: another key may open them all."""

    said = "errors.key_missing"


class Locked(StoreError):
    """The journal is locked, and nothing was given to open it with. Nothing was changed."""

    said = "errors.locked"


class WrongSecret(StoreError):
    """The passcode or the recovery words open no copy. Nothing was changed."""

    said = "errors.wrong_secret"


class TooSoon(StoreError):
    """A passcode was tried before the wait after wrong ones was over. It was not looked at."""

    said = "errors.too_soon"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s too soon")
        self.seconds = seconds


class JournalInUse(StoreError):
    """Another process holds the journal's lock."""

    said = "errors.journal_in_use"


class FolderClosed(StoreError):
    """The journal's folder cannot be opened for reading and writing."""

    said = "errors.folder_closed"


class NotKept(StoreError):
    """A change could not be written down. What is in memory was put back as it was."""

    said = "errors.not_kept"


class NotErased(StoreError):
    """Not everything could be deleted. The keys go first, and the next start goes on with it."""

    said = "errors.not_erased"


class LastWordsLost(StoreError):
    """The app ended, and what was typed last could not be kept. Nothing else was lost."""

    said = "errors.last_words_lost"


class UnfitPython(StoreError):
    """This Python's sqlite3 lacks what the journal needs."""

    said = "errors.unfit_python"


class BackupError(CompanionError):
    """Something about a backup. The journal that is here was not touched."""


class NotABackup(BackupError):
    """The file is of another kind."""

    said = "errors.not_a_backup"


class DamagedBackup(BackupError):
    """The backup was cut short, or some byte of it was changed."""

    said = "errors.damaged_backup"


class NewerBackup(BackupError):
    """A newer app made the backup."""

    said = "errors.newer_backup"


class OtherWords(BackupError):
    """The recovery words are whole, but another backup's."""

    said = "errors.other_words"


class WordsMissing(BackupError):
    """No recovery words were ever set, so nobody could open the backup."""

    said = "errors.words_missing"


class NotBlank(BackupError):
    """Something is written here already. A backup never replaces it."""

    said = "errors.not_blank"


class NotHandedOver(BackupError):
    """The file could not be put where the patient wanted it."""

    said = "errors.not_handed_over"


class MistypedWords(CompanionError):
    """Recovery words whose check does not fit: one is another word, or their order is."""

    said = "errors.words_do_not_check"


class UnknownWord(MistypedWords):
    """A word that is no recovery word; `perhaps` is the nearest one, or empty. Neither goes to the log."""

    def __init__(self, word: str, perhaps: str) -> None:
        super().__init__("a word that is in no list")
        self.word = word
        self.perhaps = perhaps


class TooFewWords(MistypedWords):
    """Fewer than twelve recovery words."""

    said = "errors.words_too_few"


class TooManyWords(MistypedWords):
    """More than twelve recovery words."""

    said = "errors.words_too_many"


class PortTaken(CompanionError):
    """The server cannot listen at the port that was asked for."""

    said = "errors.port_taken"


class ServerMissing(CompanionError):
    """The packages of the `server` extra are not installed. The message names the first one missing."""

    said = "errors.server_missing"


class BuildError(CompanionError):
    """An edition could not be built. What was built before is as it was."""

    said = "errors.build"


class PackagesMissing(BuildError):
    """The edition's packages could not be fetched. The message is what the installer said last."""

    said = "errors.packages_missing"


class ClientChanged(BuildError):
    """Flet's client lacks what the build expects in it. The message names the file."""

    said = "errors.client_changed"


class FolderTaken(BuildError):
    """The folder to build into holds something that no build made. It was left alone."""

    said = "errors.folder_taken"


class ContentError(CompanionError):
    """A file that ships with the app is wrong. The message names file and key."""

    said = "errors.content"


class QuestionnaireRefused(ContentError):
    """A questionnaire's file cannot be shown as it was meant. The message names file, path and reason."""

    def __init__(self, file: str, path: str = "", reason: str = "") -> None:
        super().__init__(f"{file}, {path or 'the whole file'}: {reason}")
        self.file, self.path, self.reason = file, path, reason


class EditionError(ContentError):
    """build.toml is missing, broken or incomplete. The message names the key."""

    said = "errors.edition"
