"""The app itself without its host, and from one version to the next: nothing that was written is lost on the way."""

import re
from pathlib import Path

import pytest

from companion.errors import NewerJournal
from companion.store import migrations
from tests import editions
from tests.e2e import kept
from tests.e2e.phone import Phone
from tests.e2e.writing import A_NOTE, SHEET, write
from tests.web.real_profile import RealProfile
from tests.web.versions import KEPT, build_of, newer_is_waiting, opened, visited
from tools import browser_files
from tools.static_host import StaticHost

WORDS = "Rain on the window."
WAITING = re.compile("^Your words are waiting")
STEP = """

def _one_more(raw: Connection) -> None:
    raw.execute("CREATE TABLE one_more (id VARCHAR NOT NULL PRIMARY KEY)")


MIGRATIONS += (_one_more,)
"""


@pytest.mark.timeout(300)
def test_a_check_in_is_made_and_found_again_without_a_network(profile: RealProfile, host: StaticHost) -> None:
    visited(profile, host)
    profile.close()
    host.stop()

    phone = opened(profile, host.address)
    phone.tap("Begin")
    phone.tap("Good, mood 4 of 5")
    phone.sees("Good, saved")
    profile.close()

    phone = opened(profile, host.address + "journal")
    phone.sees_button(re.compile("^Good"))
    assert phone.errors == []


@pytest.mark.timeout(300)
def test_a_new_version_finds_the_words_of_the_old_one_and_migrates_them(
    profile: RealProfile, host: StaticHost, edition: Path, tmp_path: Path
) -> None:
    newer = with_one_migration_more(tmp_path)
    phone = visited(profile, host)
    phone.tap("Begin")
    phone.tab("Journal")
    phone.tap("Write something")
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), WORDS)
    host.folder = newer
    newer_is_waiting(phone.page)
    assert [name for name, _ in phone.page.evaluate(KEPT)] == [build_of(edition), build_of(newer)]
    before = drafts(phone, host.address)
    write(phone, phone.field(A_NOTE), " I stayed in bed.")  # the old one goes on under the patient's hands
    phone.tap("Close")
    phone.never_sees(SHEET)
    while drafts(phone, host.address) == before:  # it is kept at once, which is not at the same moment
        phone.frames()
    profile.close()

    phone = opened(profile, host.address)
    assert [name for name, _ in phone.page.evaluate(KEPT)] == [build_of(newer)]
    phone.tap(WAITING)
    phone.sees(SHEET)
    phone.reads(A_NOTE, f"{WORDS} I stayed in bed.")
    phone.tap("Save")
    phone.never_sees(SHEET)
    for name, content in browser_files.take(phone.page, host.address).items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NewerJournal):
        kept.check_ins(tmp_path)


def drafts(phone: Phone, site: str) -> dict[str, bytes]:
    """The drafts that the browser keeps."""
    kept_now = browser_files.take(phone.page, site)
    return {name: content for name, content in kept_now.items() if name.startswith("drafts")}


def with_one_migration_more(tmp_path: Path) -> Path:
    """An edition whose journal has one table more."""
    source = editions.copied(tmp_path / "newer")
    step = source / "companion" / "store" / Path(migrations.__file__).name
    step.write_text(step.read_text().replace("\n\ndef version(", STEP + "\n\ndef version(", 1))
    return editions.built(source)
