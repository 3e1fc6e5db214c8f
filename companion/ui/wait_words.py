"""How long to wait, in words."""

from companion.ui.strings import Words


def until_then(words: Words, seconds: int) -> str:
    """ "In 15 seconds", or minutes from a minute and a half on: nobody should hear every second of an hour."""
    if seconds < 90:
        return words.counted("locked.seconds", seconds)
    return words.counted("locked.minutes", -(-seconds // 60))
