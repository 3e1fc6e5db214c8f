"""What the browser keeps, step by step: cut anywhere, cleared while it runs, and looked at from two pages at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Worker

from tools.browser_files import NO_APP

Start = Callable[[], Worker]

TEXT = "const text = (bytes) => bytes && String.fromCharCode(...bytes);"
BYTES = "const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));"
CHANGE = f"""async ([site, puts, removes]) => {{
  {BYTES}
  const storage = await import(site + 'storage.js');
  await storage.change(puts.map(([name, said]) => [name, bytes(said)]), removes);
}}"""
CALL = "async ([site, call, given]) => (await import(site + 'storage.js'))[call](...given)"
SAID = f"""async (site) => {{
  {TEXT}
  const {{ names, load }} = await import(site + 'storage.js');
  const all = await names();
  return Object.fromEntries((await load(all)).map((bytes, at) => [all[at], text(bytes)]));
}}"""
KEYS = "async (site) => (await (await import(site + 'erasable-key.js')).keys()).map(({ key }) => key.join())"
CUT = """(after) => {
  globalThis.steps = 0;
  const cut = (prototype, name) => {
    const whole = prototype[name];
    prototype[name] = function (...given) {
      if (globalThis.steps >= after) throw new DOMException('', 'AbortError');
      globalThis.steps += 1;
      return whole.apply(this, given);
    };
  };
  cut(FileSystemSyncAccessHandle.prototype, 'write');
  cut(FileSystemSyncAccessHandle.prototype, 'flush');
  cut(IDBObjectStore.prototype, 'put');
  cut(IDBObjectStore.prototype, 'clear');
}"""
"""From the step `after` on nothing more reaches the disk, as when the browser is killed there."""

FILES = {"journal.0.sealed": "one", "journal.1.sealed": "two", "device.key": "k" * 32, "tap.a": "sealed"}


@pytest.fixture
def beside(page: Page, site: str) -> Page:
    """A page of the edition without the app."""
    page.goto(site + NO_APP)
    return page


@pytest.fixture
def start(beside: Page) -> Start:
    """Starts a worker; the one before is ended."""

    def begin() -> Worker:
        with beside.expect_worker() as worker:
            beside.evaluate("() => { globalThis.own?.terminate(); own = new Worker('./storage.js', {type: 'module'}) }")
        return worker.value

    return begin


def filled(worker: Worker, site: str) -> None:
    worker.evaluate(CHANGE, [site, list(FILES.items()), []])


def call(worker: Worker, site: str, name: str, *given: object) -> Any:
    return worker.evaluate(CALL, [site, name, list(given)])


def attempted(worker: Worker, site: str, name: str) -> bool:
    """Whether a call went through."""
    went: bool = worker.evaluate(f"(given) => ({CALL})(given).then(() => true, () => false)", [site, name, []])
    return went


def test_what_is_put_is_found_by_a_page_and_by_the_next_worker(beside: Page, start: Start, site: str) -> None:
    filled(start(), site)
    assert beside.evaluate(SAID, site) == start().evaluate(SAID, site) == FILES


def test_forgetting_cut_at_any_step_loses_nothing_and_is_ended_by_the_next(
    beside: Page, start: Start, site: str
) -> None:
    filled(start(), site)
    done, after = False, 0
    while not done:
        before = beside.evaluate(KEYS, site)
        worker = start()
        worker.evaluate(CUT, after)
        done = attempted(worker, site, "forget")
        assert beside.evaluate(SAID, site) == FILES, f"cut after {after} steps"
        call(start(), site, "forget")
        (key,) = beside.evaluate(KEYS, site)
        assert key not in before
        assert beside.evaluate(SAID, site) == FILES
        after += 1
    print(f"{after - 1} steps")
    assert after > 6


def test_two_cuts_in_a_row_lose_nothing(beside: Page, start: Start, site: str) -> None:
    filled(start(), site)
    for first in range(8):
        for second in range(8):
            for after in (first, second):
                worker = start()
                worker.evaluate(CUT, after)
                attempted(worker, site, "forget")
            assert beside.evaluate(SAID, site) == FILES, (first, second)


def test_a_change_after_a_cut_is_under_a_key_that_stays(beside: Page, start: Start, site: str) -> None:
    filled(start(), site)
    for after in range(8):
        worker = start()
        worker.evaluate(CUT, after)
        attempted(worker, site, "forget")
        start().evaluate(CHANGE, [site, [["journal.0.sealed", f"after {after}"]], []])
        call(start(), site, "forget")
        assert beside.evaluate(SAID, site) == FILES | {"journal.0.sealed": f"after {after}"}


def test_deleting_cut_at_any_step_says_that_it_was_begun_or_has_everything(
    beside: Page, start: Start, site: str
) -> None:
    done, after = False, 0
    while not done:
        filled(start(), site)
        worker = start()
        worker.evaluate(CUT, after)
        done = attempted(worker, site, "wipe")
        said = beside.evaluate(SAID, site)
        assert said in (FILES, {}) or "erasing" in said
        assert FILES.keys() <= said.keys() or beside.evaluate(KEYS, site) == [], "the key goes before the files do"
        call(start(), site, "wipe")
        assert (beside.evaluate(SAID, site), beside.evaluate(KEYS, site)) == ({}, [])
        after += 1


def test_what_was_cleared_under_a_running_app_is_not_begun_anew(beside: Page, start: Start, site: str) -> None:
    worker = start()
    filled(worker, site)
    clear(beside, site)
    refused = "(given) => (" + CHANGE + ")(given).then(() => 'kept', (error) => error.name)"
    assert worker.evaluate(refused, [site, [["journal.0.sealed", "three"]], []]) != "kept"
    assert worker.evaluate(refused, [site, [["journal.0.sealed", "three"]], []]) != "kept"
    assert start().evaluate(SAID, site) == {}


def clear(page: Page, site: str) -> None:
    """What "clear browsing data" does to this origin."""
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.clearDataForOrigin", {"origin": site.rstrip("/"), "storageTypes": "indexeddb,file_systems"})


def test_a_page_sees_every_file_whole_while_a_worker_renews_the_key(beside: Page, start: Start, site: str) -> None:
    worker = start()
    filled(worker, site)
    renew = """async (site) => {
      const { change, forget } = await import(site + 'storage.js');
      globalThis.renewing = (async () => {
        for (let round = 0; round < 30; round += 1) {
          await change([['seen', new Uint8Array([round])]]);
          await forget();
        }
        return 'renewed';
      })();
    }"""
    worker.evaluate(renew, site)
    for _ in range(30):
        said = beside.evaluate(SAID, site)
        assert {name: said[name] for name in FILES} == FILES
    assert worker.evaluate("globalThis.renewing") == "renewed"


def test_a_file_whose_bytes_were_changed_is_damaged_and_not_absent(beside: Page, start: Start, site: str) -> None:
    filled(start(), site)
    beside.evaluate("""async () => {
      const wait = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
      const database = await wait(indexedDB.open('companion'));
      const files = database.transaction('files', 'readwrite').objectStore('files');
      const record = await wait(files.get('journal.0.sealed'));
      record.sealed[20] ^= 1;
      await wait(files.put(record, 'journal.0.sealed'));
      database.close();
    }""")
    worker = start()
    assert worker.evaluate(SAID, site) == FILES | {"journal.0.sealed": ""}
    assert not attempted(worker, site, "forget"), "its key must stay while it lies there"
    call(worker, site, "move", "journal.0.sealed", "journal.0.damaged-1")
    call(worker, site, "forget")
    kept = {name: said for name, said in FILES.items() if name != "journal.0.sealed"}
    assert worker.evaluate(SAID, site) == kept | {"journal.0.damaged-1": ""}


def test_one_holds_the_lock_until_its_worker_ends(beside: Page, site: str) -> None:
    take = "async ([site, patience]) => (await import(site + 'locks.js')).take(patience)"
    other = beside.context.new_page()
    other.goto(site + NO_APP)
    held = []
    for page in (beside, other):
        with page.expect_worker() as worker:
            page.evaluate("() => { globalThis.own = new Worker('./storage.js', {type: 'module'}) }")
        held.append(worker.value)
    assert held[0].evaluate(take, [site, 1000]) is True
    assert held[1].evaluate(take, [site, 200]) is False
    beside.evaluate("own.terminate()")
    assert held[1].evaluate(take, [site, 5000]) is True
