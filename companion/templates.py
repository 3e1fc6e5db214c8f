"""assets/courses.toml -> Templates: where a course can begin. Errors name the key."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from companion.care.course_template import Templates
from companion.errors import ContentError


def load(assets: Path) -> Templates:
    """The templates and reasons that are offered. Raises ContentError, which names file and key."""
    path = assets / "courses.toml"
    try:
        return Templates.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {type(error).__name__}") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{path.name}, key {key}: {first['msg']}") from None
