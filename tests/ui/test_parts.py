"""A part of the record asked as the whole; sources read again; who is held to be the same."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from kg.model.entity import Judgement, Verdict
from kg.model.errors import ChangedSource, UnreadableSource, UsageError
from kg.model.statement import Act, DocumentCard
from kg.query import ask
from kg.store.base import Store, View, Where
from tests.contract.matter import DAY_1, DAY_2, LINKS, QUILL, REED, RUST, records
from tests.factories import card, entity_id, many, record, statement
from ui.identities import Identities, joined
from ui.narrowing import Narrowing, day, in_words, where_of
from ui.reading import Shelf
from ui.showing import Presenter
from ui.views.card import Held


@pytest.fixture
def view(embedded_store: Store) -> View:
    writer = embedded_store.writer()
    for item in records():
        writer.write(item)
    writer.relate(LINKS)
    return embedded_store.view


@pytest.mark.embedded
def test_what_is_left_out_is_neither_found_nor_counted(view: View) -> None:
    part = Narrowing(view).view(Where(document_ids=(DAY_2.id,)))
    assert [item.document.id for item in part.statements()] == [DAY_2.id] * 2
    assert (part.totals().documents, part.totals().statements) == (1, 2)
    assert {item.name: item.statements for item in part.entities() if item.statements} == {QUILL: 1, REED: 1}
    assert {hit.id for hit in part.search("rust drunk pump", 10)} == {item.id for item in part.statements()}
    answer = ask(part, "Did Dunmore know about the rust?")
    assert answer.searched.documents == 1
    assert {item.document.id for item in (*answer.statements, *answer.near)} <= {DAY_2.id}
    whole = ask(view, "Did Dunmore know about the rust?")
    assert DAY_1.id in {item.document.id for item in whole.statements}


@pytest.mark.embedded
def test_a_document_that_was_chosen_and_says_nothing_was_searched(view: View) -> None:
    part = Narrowing(view).view(
        Where(document_ids=(DAY_1.id, DAY_2.id), declarant_ids=(entity_id(QUILL),), since=dt.date(2024, 4, 1))
    )
    assert [one.id for one in part.documents()] == [DAY_1.id, DAY_2.id]
    assert part.totals().statements == 1


@pytest.mark.embedded
def test_context_and_contradictions_are_not_cut(view: View) -> None:
    part = Narrowing(view).view(Where(declarant_ids=(entity_id(REED),)))
    tested = next(item for item in part.statements() if item.act is Act.CONFIRMATION)
    assert {item.declarant for item in part.neighbours(tested, 2, 2)} == {QUILL, REED}
    assert part.relations([tested.id]) == view.relations([tested.id])
    assert {item.declarant for item in part.stretches([(DAY_1, 0, 9)])} == {REED}


@pytest.mark.embedded
def test_the_rare_is_found_among_many(embedded_store: Store) -> None:
    writer = embedded_store.writer()
    writer.write(many(600))
    rare = card("matter/rare.txt")
    writer.write(record(statement("About the valve1 too.", "And the valve1?", document=rare), document=rare))
    part = Narrowing(embedded_store.view).view(Where(document_ids=(rare.id,)))
    assert len(part.search("valve1 answer number vessel item", 5)) == 1


@pytest.mark.embedded
def test_a_part_is_selected_anew_after_a_write(embedded_store: Store) -> None:
    writer = embedded_store.writer()
    first, second, _ = records()
    writer.write(first)
    narrowing = Narrowing(embedded_store.view, kept=2)
    where = Where(declarant_ids=(entity_id(QUILL),))
    part = narrowing.view(where)
    assert narrowing.view(where) is part
    writer.write(second)
    assert narrowing.view(where).totals().statements == part.totals().statements + 1
    assert narrowing.view(Where()) is embedded_store.view


DAYS = [
    # (as typed, what it means)
    (None, None),
    ("  ", None),
    (" 2024-03-12 ", dt.date(2024, 3, 12)),
]


@pytest.mark.parametrize(("typed", "meant"), DAYS)
def test_a_day_is_read_as_typed(typed: str | None, meant: dt.date | None) -> None:
    assert day(typed, "From") == meant


@pytest.mark.parametrize("typed", ["12 March", "2024-13-01", "03/12/2024", "2024-03", "'; DROP"])
def test_a_wrong_day_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        where_of(since=typed)


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(UsageError, match="later than"):
        where_of(since="2024-03-13", until="2024-03-12")


def test_a_condition_is_said_in_words_and_nothing_is_said_of_none() -> None:
    assert in_words(where_of(), {}, {}) == ""
    where = where_of(["en:1", "en:2"], ["doc:1"], "2024-01-01", "", ["denial", "admission"])
    words = in_words(where, {"en:1": "Marta Quill", "en:2": "Marta Quill"}, {"doc:1": "Day 1"})
    assert words == (
        "statements read as admission or denial by Marta Quill in Day 1 from 2024-01-01 "
        "(statements without a date left out)"
    )


@pytest.mark.embedded
def test_a_contradiction_is_shown_from_both_ends_and_a_missing_source_is_said_to_be(view: View) -> None:
    by_claim = [item for item in view.statements() if item.claim == RUST]
    shown = {one.statement.id: one for one in Presenter(view).shown(by_claim)}
    for one, other in itertools.permutations(by_claim, 2):
        links = shown[one.id].links
        assert [link.statement.id for link in links] == [other.id]
        assert links[0].relation.startswith("Contradiction (one denies what the other affirms)")
    assert {one.held for one in shown.values()} == {Held.UNCHECKED}
    assert all("Not compared with its source" in one.cautions[0] for one in shown.values())


@pytest.mark.embedded
def test_people_who_share_a_name_only_are_said_to(embedded_store: Store) -> None:
    one = statement(document=card("a/day.txt"), declarant="June Oyama", ordinal=0)
    other = statement(document=card("b/day.txt"), declarant="June Oyama", ordinal=1, declarant_id="en:another")
    writer = embedded_store.writer()
    writer.write(record(one))
    writer.write(record(other))
    first, second = Presenter(embedded_store.view).shown([one, other])
    assert not [caution for caution in first.cautions if "not certain" in caution]
    assert [caution for caution in second.cautions if "not certain" in caution]
    pair = sorted((one.declarant_id, "en:another"))
    verdict = Judgement(left_id=pair[0], right_id=pair[1], verdict=Verdict.POSITIVE, reason="I know her", judge="user")
    writer.judge([verdict])
    again = Presenter(embedded_store.view)
    assert Identities(embedded_store.view).same(*pair)
    assert not [caution for caution in again.shown([one, other])[1].cautions if "not certain" in caution]


def test_judgements_join_chains_and_doubts_join_nothing() -> None:
    def judged(left: str, right: str, verdict: Verdict) -> Judgement:
        return Judgement(left_id=left, right_id=right, verdict=verdict, reason="r", judge="j")

    found = joined(
        [judged("d", "c", Verdict.POSITIVE), judged("b", "c", Verdict.POSITIVE), judged("a", "b", Verdict.UNSURE)]
    )
    assert found == {"b": "b", "c": "b", "d": "b"}


def _source(tmp_path: Path, text: str = "Ferry sinks\n\nMarta Quill said it sank.\n") -> tuple[Path, DocumentCard]:
    import hashlib

    file = tmp_path / "ferry.txt"
    file.write_text(text, encoding="utf-8")
    return file, card("ferry.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), location=str(file))


def test_a_source_is_taken_apart_once_and_hashed_every_time(tmp_path: Path) -> None:
    file, described = _source(tmp_path)
    shelf = Shelf()
    document = shelf.open(described)
    assert document is not None
    assert shelf.open(described) is document
    file.write_text("Ferry floats\n", encoding="utf-8")
    with pytest.raises(ChangedSource, match="has changed since it was ingested"):
        shelf.open(described)
    file.unlink()
    with pytest.raises(UnreadableSource, match="--root"):
        shelf.open(described)
    _source(tmp_path)
    assert shelf.open(described) is document
    shelf.close()


def test_nobody_waits_for_a_source_longer_than_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    _, described = _source(tmp_path)
    shelf, go = Shelf(), threading.Event()
    take_apart = shelf._take_apart
    monkeypatch.setattr(shelf, "_take_apart", lambda *given: (go.wait(20), take_apart(*given))[1])
    assert shelf.open(described, 0.01) is None
    go.set()
    assert shelf.open(described, 20) is not None
    shelf.close()


def test_only_so_many_sources_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(kept=1)
    cards = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        cards.append(_source(tmp_path / name, f"Ferry {name} sinks\n\nMarta Quill said so.\n")[1])
    first = shelf.open(cards[0])
    shelf.open(cards[1])
    assert shelf.open(cards[0]) is not first
    shelf.close()
