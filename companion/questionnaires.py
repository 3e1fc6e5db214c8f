"""The questionnaires of an edition: those that ship with the app, and a clinic's own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from companion.care import questionnaire_file
from companion.care.questionnaire import Questionnaire
from companion.errors import QuestionnaireRefused

FOLDER = "questionnaires"
"""Its name within the assets and within a clinic's content folder."""


def load(assets: Path, content: Iterable[Path] = (), language: str = "en") -> tuple[Questionnaire, ...]:
    """What can be answered: the app's own in this language, and all of a clinic's `content` folders, of which one
    with the same url takes the place of the app's. Raises QuestionnaireRefused, which names file, path and reason."""
    chosen = {one.url: one for one in _of(assets) if one.language.split("-")[0] == language}
    for folder in content:
        own: dict[str, Questionnaire] = {}
        for one in _of(folder):
            if one.url in own:
                raise QuestionnaireRefused(one.name, "url", f"{one.url} is there twice")
            own[one.url] = one
        chosen |= own
    return tuple(chosen.values())


def _of(folder: Path) -> Iterator[Questionnaire]:
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QuestionnaireRefused(path.name, "", f"cannot be read ({type(error).__name__})") from None
        yield questionnaire_file.read(text, path.name)
