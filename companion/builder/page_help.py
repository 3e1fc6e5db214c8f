"""Help now as plain HTML: the same words and addresses as the app's, for every country of the edition."""

from html import escape

from companion.care.people import initials
from companion.care.safety import ELSEWHERE, Clinic, CrisisLine, CrisisLines, HelpLines
from companion.ui.calendar_words import full_date
from companion.ui.crisis_words import address, what_it_does
from companion.ui.strings import Words

_ICONS = {
    "call": "M19.22 15.28 16.69 14.95C16.08 14.91 15.47 15.09 15.05 15.56L13.22 17.39C10.36 15.94 8.06 13.64 6.61 "
    "10.78L8.48 8.95C8.91 8.53 9.09 7.92 9.05 7.31L8.77 4.78C8.62 3.75 7.78 3 6.75 3H5.02C3.89 3 2.95 3.94 3.05 "
    "5.06C3.56 13.64 10.41 20.44 18.94 20.95C20.06 21.05 21 20.11 21 18.98V17.25C21 16.22 20.25 15.38 19.22 15.28Z",
    "text": "M20.02 2.02H3.98C2.91 2.02 2.02 2.91 2.02 3.98V21.98L6 18H20.02C21.09 18 21.98 17.11 21.98 15.98V3.98"
    "C21.98 2.91 21.09 2.02 20.02 2.02ZM9 11.02H6.98V9H9V11.02ZM12.98 11.02H11.02V9H12.98V11.02ZM17.02 11.02H15V9"
    "H17.02V11.02Z",
}
"""Material's rounded signs, as Flet's font has them."""


def in_order(given: HelpLines) -> list[CrisisLines | None]:
    """The edition's own country first, then the others; None stands for a country that is not listed."""
    own = given.of(None)
    return [own, *(lines for lines in (*given.countries, None) if lines is not own)]


def country_of(lines: CrisisLines | None) -> str:
    """Two letters."""
    return lines.country if lines else ELSEWHERE


def not_read(words: Words, given: HelpLines) -> str:
    """That nobody reads along, a paragraph a country."""
    return "".join(_for_country(lines, "p", "small-print", _in_danger(words, lines)) for lines in in_order(given))


def countries(words: Words, given: HelpLines) -> str:
    """The options of a choice of country."""
    names = [(country_of(one), one.country_name if one else words("country.another")) for one in in_order(given)]
    return "".join(f'<option value="{code}">{escape(name)}</option>' for code, name in names)


def help_now(words: Words, given: HelpLines) -> str:
    """Crisis lines by country, the clinic, and how old the numbers are."""
    lines = "".join(_for_country(one, "section", "lines", _lines(words, one)) for one in in_order(given))
    clinic = _clinic(words, given.clinic) if given.clinic else ""
    old = "".join(_for_country(one, "p", "from", escape(_from(words, one))) for one in in_order(given))
    return lines + clinic + old


def _for_country(lines: CrisisLines | None, tag: str, kind: str, inside: str) -> str:
    return f'<{tag} class="{kind}" data-country="{country_of(lines)}">{inside}</{tag}>'


def _in_danger(words: Words, lines: CrisisLines | None) -> str:
    emergency = lines.emergency if lines else words("help.local_number")
    return escape(words("safety.not_read", emergency=emergency))


def _lines(words: Words, lines: CrisisLines | None) -> str:
    if lines is None:
        return _lead(words("help.lead_unlisted"), words("help.lead_unlisted_line"))
    first, rest = lines.lines[:2], lines.lines[2:]
    pair = "".join(_big(words, line) for line in first)
    others = "".join(_pill(line.name, what_it_does(words, line), address(line)) for line in rest)
    danger = _pill(words("help.in_danger"), words("help.call", number=lines.emergency), f"tel:{lines.emergency}")
    return f'{_lead(words("help.lead"), lines.note)}<div class="pair">{pair}</div>{others}{danger}'


def _lead(title: str, note: str) -> str:
    under = f'<p class="lead">{escape(note)}</p>' if note else ""
    return f"<h2>{escape(title)}</h2>{under}"


def _big(words: Words, line: CrisisLine) -> str:
    sign = f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_ICONS[line.way]}"/></svg>'
    label = escape(what_it_does(words, line))
    return f'<a class="big" href="{escape(address(line))}" title="{escape(line.name)}">{sign}{label}</a>'


def _pill(why: str, what: str, reached_at: str) -> str:
    return f'<a class="pill" href="{escape(reached_at)}"><span>{escape(why)}</span> <b>{escape(what)}</b></a>'


def _clinic(words: Words, clinic: Clinic) -> str:
    sign = f'<span class="initials" aria-hidden="true">{escape(initials(clinic.name))}</span>'
    hours = f"<span>{escape(clinic.hours)}</span>" if clinic.hours else ""
    call = escape(words("people.call", name=clinic.name))
    icon = f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_ICONS["call"]}"/></svg>'
    reach = f'<a class="round" href="tel:{escape(clinic.phone)}" aria-label="{call}">{icon}</a>'
    row = f'<div class="person">{sign}<p><b>{escape(clinic.name)}</b>{hours}</p>{reach}</div>'
    return f'<h3>{escape(words("help.my_people"))}</h3><div class="card">{row}</div>'


def _from(words: Words, lines: CrisisLines | None) -> str:
    if lines is None:
        return words("help.from_unlisted")
    checked = full_date(words, lines.checked_on)
    return words("help.from_country", country=lines.country_name, checked=checked)
