from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from kg.model.exhibit import Exhibit
from kg.model.record import DocumentRecord
from kg.model.statement import Act
from kg.model.text import Span
from kg.store import reading
from kg.store.codec import plain, rebuild
from kg.store.locks import FileLock
from kg.store.rows import graph
from tests.factories import card, mention, record, statement


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=4))
def test_a_statement_is_read_back_from_its_row(text: str, places: list[tuple[int, int]]) -> None:
    spans = tuple(Span(min(place), max(place)) for place in places)
    item = statement(text, text or None, answer_spans=spans, alternatives=(Act.OTHER,))
    (row,) = graph(record(item)).statements
    assert reading.statement(row["properties"], item.document) == item


@given(st.text(max_size=30))
def test_a_record_is_rebuilt_from_its_plain_form(text: str) -> None:
    item = statement(text, declarant=text or "x")
    made = record(item, mentions=(mention(item, item.declarant),))
    assert rebuild(DocumentRecord, plain(made)) == made


def test_the_hash_knows_what_was_extracted_and_not_where_the_file_stood() -> None:
    one, two = statement(), statement("No.", ordinal=1)
    known = _hash(record(one, two))
    assert _hash(record(two, one)) == known
    moved = card(location="/elsewhere", path="other/place.txt")
    moved = dataclasses.replace(moved, id=one.document.id, sha256=one.document.sha256)
    assert _hash(record(one, two, document=moved)) == known
    assert _hash(record(dataclasses.replace(one, hedge="rust"), two)) != known
    assert _hash(record(one, two, document=card(title="Another"))) != known
    assert _hash(record(one, two, mentions=(mention(one, "Marta Quill"),))) != known


def test_what_documents_share_comes_by_id_whatever_the_order_of_the_record() -> None:
    """Writers that lock it in one order cannot wait for each other in a circle."""
    items = [statement(f"Answer {number}.", claim=f"Claim {number}.", ordinal=number) for number in range(9)]
    exhibits = tuple(Exhibit(id=f"ex:{number}", number=f"PTX-{number}") for number in range(9))
    for order in (1, -1):
        made = graph(record(*items[::order], exhibits=exhibits[::order]))
        for rows in (made.claims, made.exhibits):
            ids = [row["id"] for row in rows]
            assert len(ids) == 9
            assert ids == sorted(ids)


def _hash(made: DocumentRecord) -> str:
    found: str = graph(made).document["record_hash"]
    return found


def test_a_lock_is_held_by_one(tmp_path: object) -> None:
    from pathlib import Path

    place = Path(str(tmp_path)) / "lock"
    one, two = FileLock(place, "Test"), FileLock(place, "Test")
    assert one.try_acquire()
    assert not two.try_acquire()
    one.release()
    assert two.try_acquire()
    two.release()
