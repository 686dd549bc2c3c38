"""Facts of checked files come back as they were, for as long as some build needs them."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.checking.facts import Facts, Fault
from plugins.checking.store import FactStore

TEXTS = st.lists(st.text(max_size=6), max_size=4).map(tuple)
FAULTS = st.lists(st.builds(Fault, st.text(max_size=4), st.text(max_size=4)), max_size=2)
FACTS = st.builds(Facts, TEXTS, TEXTS, FAULTS.map(tuple), TEXTS)


@given(builds=st.lists(st.lists(FACTS, max_size=6), min_size=1, max_size=4))
def test_what_a_build_kept_the_next_one_knows(
    builds: list[list[Facts]], tmp_path_factory: object
) -> None:
    folder = tmp_path_factory.mktemp("periksa")  # type: ignore[attr-defined]
    for number, found in enumerate(builds):
        store = FactStore(folder)
        for place, facts in enumerate(found):
            store.keep(f"{number}-{place}", f"stamp {place}", facts)
        store.save()
        again = FactStore(folder)
        for place, facts in enumerate(found):
            assert again.by_stamp(f"stamp {place}") == facts
            assert again.by_digest(f"{number}-{place}", "elsewhere") == facts


def test_texts_that_no_file_has_any_more_are_left_out(tmp_path: Path) -> None:
    for number in range(8):
        store = FactStore(tmp_path)
        store.keep(f"digest {number}", "stamp", Facts(tuple(f"/{number}/{n}/" for n in range(9))))
        store.save()
    data = json.loads((tmp_path / "fakta.json").read_text("utf-8"))
    assert len(data["facts"]) == 3
    assert len(data["texts"]) < 8 * 9
    assert FactStore(tmp_path).by_stamp("stamp") == Facts(tuple(f"/7/{n}/" for n in range(9)))


def test_a_row_that_makes_no_sense_counts_as_absent(tmp_path: Path) -> None:
    store = FactStore(tmp_path)
    for digest in ("a", "b", "c"):
        store.keep(digest, digest, Facts(("/",)))
    store.save()
    file = tmp_path / "fakta.json"
    data = json.loads(file.read_text("utf-8"))
    data["facts"]["a"][1] = "?"
    data["facts"]["b"][1] = "////fw=="
    data["facts"]["c"] = []
    file.write_text(json.dumps(data), "utf-8")
    store = FactStore(tmp_path)
    assert [store.by_stamp(stamp) for stamp in ("a", "b", "c")] == [None, None, None]
