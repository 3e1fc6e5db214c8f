"""The patient's choices come back, and can be taken back."""

from companion.care.preferences import Preferences
from companion.store.journal import Journal
from companion.store.schema import preference


async def test_preferences_come_back(journal: Journal) -> None:
    assert journal.preferences() == Preferences()
    for choices in (
        Preferences(welcomed=True, country="CA"),
        Preferences(welcomed=False, country="MX"),
        Preferences(appearance="dark", text_scale=1.15, paused=True, lock_after_minutes=0),
        Preferences(appearance="light", text_scale=2.0, paused=False, lock_after_minutes=5),
    ):
        await journal.prefer(**choices.model_dump())
        assert journal.preferences() == choices


async def test_a_country_can_be_unset(journal: Journal) -> None:
    await journal.prefer(welcomed=True, country="CA")
    await journal.prefer(country=None)
    assert journal.preferences() == Preferences(welcomed=True, country=None)


async def test_choices_this_app_does_not_know_are_left_alone(journal: Journal) -> None:
    async with journal._store.change() as tx:
        tx.connection.execute(preference.insert().values(name="of_tomorrow", value="yes"))
    await journal.prefer(welcomed=True)
    assert journal.preferences() == Preferences(welcomed=True)
    names = journal._store.reading.scalars(preference.select().with_only_columns(preference.c.name))
    chosen = {name for name, value in Preferences() if value is not None}
    assert set(names) == {"of_tomorrow", *chosen}, "what is not chosen has no row"
