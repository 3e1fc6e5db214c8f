"""A person to call, as typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from companion.care.people import LONGEST_ABOUT, LONGEST_NAME, Person, dialled, zero_in_brackets


@dataclass(frozen=True)
class PersonForm:
    """What stands in the fields of the screen at `route`. `known` once the journal holds this person;
    `told` is the sentence's key for each field that has to be mended."""

    id: str
    route: str
    name: str = ""
    phone: str = ""
    about: str = ""
    known: bool = False
    told: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, person: Person, route: str) -> PersonForm:
        """The form of somebody the journal holds."""
        return cls(person.id, route, person.name, person.phone, person.about, known=True)

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed."""
        return not (self.name + self.phone + self.about).strip()

    def typed(self, name: str, words: str) -> PersonForm:
        """The form with other words in one field. A sentence about that field goes: it is being mended."""
        told = {about: said for about, said in self.told.items() if about != name}
        return replace(self, told=told, **{name: words})  # type: ignore[arg-type]

    def checked(self) -> PersonForm:
        """The form with a sentence for each field that keeps it from being saved."""
        told = {"name": self._about_name(), "phone": self._about_phone(), "about": self._about_about()}
        return replace(self, told={name: said for name, said in told.items() if said})

    def as_person(self) -> Person:
        """The person that saving would keep. Raises ValueError when `checked` tells something."""
        return Person(id=self.id, name=self.name, phone=self.phone, about=self.about)

    def _about_name(self) -> str:
        length = len(" ".join(self.name.split()))
        return "person.no_name" if not length else "person.too_long" if length > LONGEST_NAME else ""

    def _about_phone(self) -> str:
        if zero_in_brackets(self.phone):
            return "person.phone_zero"
        return "person.phone_wrong" if dialled(self.phone) is None else ""

    def _about_about(self) -> str:
        return "person.too_long" if len(" ".join(self.about.split())) > LONGEST_ABOUT else ""
