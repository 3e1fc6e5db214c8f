"""Settings: what the patient can choose, and where everything is."""

import flet as ft

from companion.ui.backup_words import last_backup
from companion.ui.choice_words import appearance_word, text_size_word
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import ListRow, RowCard, SwitchRow
from companion.ui.components.page_body import page_body
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import (
    APP_LOCK,
    APPEARANCE,
    BACKUP,
    COUNTRY,
    COURSE,
    DATA_MAP,
    DELETE_ALL,
    DELETED,
    PEOPLE,
    QUESTIONNAIRES,
    TEXT_SIZE,
)


@component
def Settings() -> ft.Control:
    """Pausing; how the app looks and who may see it; what is kept and how it goes."""
    frame = use_frame()
    groups = ([_pause(frame)], _choices(frame), _treatment(frame), _kept(frame))
    cards: list[ft.Control] = [RowCard(rows) for rows in groups]
    body = page_body(cards, ft.Padding(16, 0, 16, 24))
    return ft.Column([SubPageTitle(frame.words("settings.title")), body], spacing=0, expand=True)


def _pause(frame: Frame) -> ft.Control:
    words, paused = frame.words, frame.shown.preferences.paused
    sub = words("settings.paused") if paused else words("settings.pause_line")
    return SwitchRow(words("settings.pause"), sub, ft.Icons.PAUSE_CIRCLE_OUTLINED, paused, frame.session.pausing.turn)


def _choices(frame: Frame) -> list[ft.Control]:
    words, shown, icons = frame.words, frame.shown, ft.Icons
    chosen = shown.preferences
    lines = frame.session.around.help_lines.of(chosen.country)
    country = lines.country_name if lines else words("country.another")
    lock = words("settings.lock_on" if shown.has_lock else "settings.lock_off")
    size, look = words(text_size_word(chosen.text_scale)), words(appearance_word(chosen.appearance))
    return [
        _row(frame, words("settings.lock"), lock, icons.LOCK_OUTLINE, APP_LOCK),
        _row(frame, words("text_size.title"), size, icons.TEXT_FIELDS_ROUNDED, TEXT_SIZE),
        _row(frame, words("appearance.title"), look, icons.DARK_MODE_OUTLINED, APPEARANCE),
        _row(frame, words("settings.country"), country, icons.FLAG_OUTLINED, COUNTRY),
        _row(frame, words("settings.people"), words("settings.people_line"), icons.GROUP_OUTLINED, PEOPLE),
    ]


def _treatment(frame: Frame) -> list[ft.Control]:
    words, icons, course = frame.words, ft.Icons, frame.shown.course
    phase = course.phase_on(frame.shown.now.local_date)
    told = phase.name if phase else words("settings.course_line")
    answer = words("settings.questionnaires_line")
    return [
        _row(frame, words("course.title"), told, icons.EVENT_REPEAT_OUTLINED, COURSE),
        _row(frame, words("questionnaires.title"), answer, icons.CHECKLIST_ROUNDED, QUESTIONNAIRES),
    ]


def _kept(frame: Frame) -> list[ft.Control]:
    words, icons = frame.words, ft.Icons
    waiting = words.counted("settings.deleted", len(frame.shown.deleted))
    backup = last_backup(words, frame.shown.preferences)
    return [
        _row(frame, words("data_map.title"), words("settings.data_line"), icons.FOLDER_OUTLINED, DATA_MAP),
        _row(frame, words("backup.title"), backup, icons.ARCHIVE_OUTLINED, BACKUP),
        _row(frame, words("deleted.title"), waiting, icons.RESTORE_FROM_TRASH_OUTLINED, DELETED),
        _row(frame, words("delete_all.title"), words("settings.delete_line"), icons.DELETE_OUTLINE, DELETE_ALL),
    ]


def _row(frame: Frame, title: str, sub: str, icon: ft.IconData, route: str) -> ft.Control:
    return ListRow(title, sub, icon, "inset", lambda: frame.session.go(route))
