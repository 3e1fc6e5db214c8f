"""Whom the demo patient wants to reach. The numbers are set aside for fiction: nobody answers them."""

from companion.care.people import Person

PEOPLE = (
    Person(id="demo-anna", name="Anna", phone="+1 202 555 0123", about="Sister, any time"),
    Person(id="demo-ben", name="Ben", phone="+1 202 555 0142", about="Next door, evenings"),
)
