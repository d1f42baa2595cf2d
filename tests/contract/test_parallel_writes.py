"""Writers at the same time leave what one after the other would have left, and never deadlock."""

from __future__ import annotations

import dataclasses
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.model.document import Party
from kg.model.entity import Entity, EntityKind, Judgement, Mention, Verdict
from kg.model.exhibit import Exhibit, Reference
from kg.model.record import DocumentRecord
from kg.model.text import Span
from kg.store.base import Outcome, Store, Writer
from kg.store.connection import Connection, rows
from kg.store.exchange import export
from tests.factories import card, entity_id, record, relation, statement
from tests.servers import Target

WRITERS = 4
PATIENCE = 60.0


@dataclasses.dataclass(frozen=True)
class Cast:
    """Those of whom documents speak, and what is said: documents of one cast share them."""

    name: str

    def people(self) -> list[str]:
        return [f"{self.name} Witness{number} Brook" for number in range(12)]

    def claims(self) -> list[str]:
        return [f"The {self.name} valve {number} was open." for number in range(25)]

    def exhibits(self) -> list[Exhibit]:
        return [Exhibit(id=f"ex:{self.name}:{number}", number=f"PTX-{number}") for number in range(8)]


def document(path: str, docket: str, cast: Cast, place: str | None = None) -> DocumentRecord:
    """A day of a matter: some of the cast, in an order of its own; at `place` if that is not its path."""
    chosen = random.Random(path)
    day = card(path, docket_number=docket, caption=f"{docket} Co. v. Others", short_caption=docket)
    if place:
        day = dataclasses.replace(day, path=place, location=f"/nowhere/{place}")
    people = chosen.sample(cast.people(), 7)
    items = tuple(
        statement(
            f"The tide rose {index} feet at {day.id}.",
            f"What of vessel{index}, {chosen.choice(people)}?",
            document=day,
            ordinal=index,
            declarant=chosen.choice(people),
            examiner=chosen.choice(people),
            claim=chosen.choice(cast.claims()),
        )
        for index in range(30)
    )
    put = chosen.sample(cast.exhibits(), 5)
    return record(
        *items,
        document=day,
        parties=(Party(f"{docket} Co.", "plaintiff"), Party(people[0], "defendant")),
        entities=tuple(
            Entity(id=entity_id(name), kind=EntityKind.PERSON, name=name, aliases=(f"{name} of {path}",))
            for name in people
        ),
        mentions=tuple(
            Mention(entity_id=entity_id(name), span=Span(0, len(name)), text=name, statement_id=chosen.choice(items).id)
            for name in people
        ),
        exhibits=tuple(put),
        references=tuple(
            Reference(
                exhibit_id=one.id,
                statement_id=chosen.choice(items).id,
                part="answer",
                text=one.number,
                spans=(Span(place, place + 5),),
            )
            for place, one in enumerate(put)
        ),
        judgements=tuple(
            Judgement(
                left_id=min(pair),
                right_id=max(pair),
                verdict=Verdict.NEGATIVE,
                reason="both testify",
                judge="rule: witnesses",
            )
            for pair in [(entity_id(people[1]), entity_id(people[2])), (entity_id(people[3]), entity_id(people[4]))]
        ),
    )


@pytest.fixture
def retries(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many transactions have been tried again since the test began."""
    begun, plain = [], Connection.write

    def counted(self: Connection, work: Callable[[Any], Any]) -> Any:
        attempts = 0

        def attempt(transaction: Any) -> Any:
            nonlocal attempts
            attempts += 1
            if attempts > 1:
                begun.append(attempts)
            return work(transaction)

        return plain(self, attempt)

    monkeypatch.setattr(Connection, "write", counted)
    return lambda: len(begun)


def together(target: Target, jobs: Sequence[Callable[[Writer], object]]) -> None:
    """Runs each job in a thread and a store of its own; all begin at once."""
    begin, failures = threading.Barrier(len(jobs)), []

    def work(job: Callable[[Writer], object]) -> None:
        try:
            with target.open() as mine:
                begin.wait(PATIENCE)
                job(mine.writer())
        except BaseException as error:
            begin.abort()
            failures.append(error)

    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def written(records: Sequence[DocumentRecord], outcomes: list[Outcome] | None = None) -> Callable[[Writer], None]:
    def job(writer: Writer) -> None:
        found = [writer.write(one) for one in records]
        if outcomes is not None:
            outcomes.extend(found)

    return job


def everything(store: Store, target: Target, folder: Path) -> tuple[bytes, list[str]]:
    """The export, byte by byte, and every node and link; of a list of documents not the order, which is of writing."""
    export(store, folder / "all.jsonl", "jsonl")
    with target.driver() as driver, driver.session(database=target.database) as session:
        nodes = session.run("MATCH (n) RETURN labels(n) AS l, properties(n) AS p").data()
        links = session.run("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p").data()
    for row in nodes:
        row["l"] = sorted(row["l"])
        for local in ("ingested_at", "location", "revision"):
            row["p"].pop(local, None)
    for row in links:
        if "documents" in row["p"]:
            row["p"]["documents"] = sorted(row["p"]["documents"])
    found = [*nodes, *links]
    return (folder / "all.jsonl").read_bytes(), sorted(repr({**row, "p": sorted(row["p"].items())}) for row in found)


def one_after_the_other(
    target: Target, records: Sequence[DocumentRecord], folder: Path, after: Callable[[Writer], object] = lambda _: None
) -> tuple[bytes, list[str]]:
    """What one writer leaves in an emptied store."""
    target.empty()
    with target.open() as store:
        writer = store.writer()
        for one in sorted(records, key=lambda one: one.document.path):
            writer.write(one)
        after(writer)
        return everything(store, target, folder)


def _disjoint() -> list[list[DocumentRecord]]:
    return [
        [document(f"{matter}/day-{day}.txt", f"26-CV-{matter}", Cast(f"Matter{matter}")) for day in range(3)]
        for matter in range(WRITERS)
    ]


def _sharing() -> list[list[DocumentRecord]]:
    return [
        [document(f"{matter}/day-{day}.txt", f"26-CV-{matter}", Cast("Shared")) for day in range(5)]
        for matter in range(WRITERS)
    ]


def _one_matter() -> list[list[DocumentRecord]]:
    return [[document(f"{part}/day-{day}.txt", "26-CV-1", Cast("Only")) for day in range(4)] for part in range(WRITERS)]


@pytest.mark.parametrize("batches", [_disjoint, _sharing, _one_matter])
def test_documents_written_at_once_are_those_written_in_turn(
    target: Target, retries: Callable[[], int], tmp_path: Path, batches: Callable[[], list[list[DocumentRecord]]]
) -> None:
    made = batches()
    flat = [one for batch in made for one in batch]
    serial = one_after_the_other(target, flat, tmp_path)
    target.empty()
    with target.open() as store:
        store.writer()
        together(target, [written(batch) for batch in made])
        assert everything(store, target, tmp_path) == serial
        assert store.view.revision() == len(flat)
        words = store.view.document_frequencies(["tide", "vessel3", "nothing"])
    assert words == {"tide": 30 * len(flat), "vessel3": len(flat), "nothing": 0}
    assert retries() == 0, "the order of locks leaves nothing to try again"


def test_one_document_by_several_writers_is_written_once(target: Target, retries: Callable[[], int]) -> None:
    days = [document(f"day-{day}.txt", "26-CV-1", Cast("Only")) for day in range(3)]
    copy = dataclasses.replace(days[0].document, id="doc:copy", path="copies/day-0.txt", docket_number="26-CV-2")
    copied = record(*(dataclasses.replace(one, document=copy) for one in days[0].statements), document=copy)
    outcomes: list[Outcome] = []
    with target.open() as store:
        store.writer()
        orders = [[*days, copied], [copied, *days[1:], days[0]]] * 2
        together(target, [written(order, outcomes) for order in orders])
        assert Counter(outcomes) == {Outcome.WRITTEN: 3, Outcome.UNCHANGED: 13}
        assert store.view.totals().documents == store.view.revision() == 3
        assert store.view.document_frequencies(["tide"]) == {"tide": 90}
    assert retries() == 0


def test_of_several_versions_at_one_place_one_stays(target: Target, retries: Callable[[], int], tmp_path: Path) -> None:
    versions = [
        [document(f"version-{who}-{number}.txt", "26-CV-1", Cast("Only"), "day.txt") for number in range(3)]
        for who in range(WRITERS)
    ]
    with target.open() as store:
        store.writer()
        together(target, [written(batch) for batch in versions])
        (left,) = store.view.documents()
        assert left.id in {batch[-1].document.id for batch in versions}, "the last of one of the writers"
        kept = everything(store, target, tmp_path)
    last = next(batch[-1] for batch in versions if batch[-1].document.id == left.id)
    assert kept == one_after_the_other(target, [last], tmp_path)
    assert retries() == 0


def test_removing_replacing_and_linking_go_on_meanwhile(
    target: Target, retries: Callable[[], int], tmp_path: Path
) -> None:
    cast = Cast("Shared")
    fixed = [document(f"fixed/day-{day}.txt", f"26-CV-{day}", cast) for day in range(4)]
    fresh = [[document(f"{matter}/day-{day}.txt", f"26-CV-{matter}", cast) for day in range(5)] for matter in range(2)]
    passing = [document(f"passing/day-{day}.txt", "26-CV-9", cast) for day in range(4)]
    again = [dataclasses.replace(one, statements=one.statements[:9], mentions=(), references=()) for one in fixed]
    ties = [relation(one.statements[0], other.statements[0]) for one in fixed for other in fixed if one is not other]
    said = Judgement(
        left_id=entity_id(cast.people()[0]),
        right_id=entity_id(cast.people()[1]),
        verdict=Verdict.UNSURE,
        reason="a user's",
        judge="a user",
    )

    def comes_and_goes(writer: Writer) -> None:
        for one in passing:
            writer.write(one)
            assert writer.remove(one.document.id)

    def links(writer: Writer) -> None:
        for tie in ties:
            writer.relate([tie])
            writer.judge([said])
        writer.relate([], ties[::2])

    def ends(writer: Writer) -> None:
        writer.relate(ties[1::2])
        writer.judge([said])

    serial = one_after_the_other(target, [*again, *(one for batch in fresh for one in batch)], tmp_path, ends)
    target.empty()
    with target.open() as store:
        first = store.writer()
        for one in fixed:
            first.write(one)
        together(target, [*(written(batch) for batch in fresh), written(again), comes_and_goes, links])
        ends(first)  # replacing a document takes its links away
        assert everything(store, target, tmp_path) == serial
    assert retries() == 0


def test_several_may_be_the_first(target: Target) -> None:
    if target.name != "embedded":
        with target.driver() as driver:
            for kind, clause in (("CONSTRAINT", ""), ("INDEX", "WHERE type <> 'LOOKUP'")):
                for row in driver.execute_query(f"SHOW {kind} YIELD name, type {clause} RETURN name").records:
                    driver.execute_query(f"DROP {kind} {row['name']}")
    made = [document(f"{number}.txt", f"26-CV-{number}", Cast("Shared")) for number in range(WRITERS)]
    together(target, [written([one]) for one in made])
    with target.open() as store:
        assert store.view.totals().documents == store.view.revision() == WRITERS


def test_who_sees_a_revision_sees_what_it_wrote(target: Target) -> None:
    done = threading.Event()

    def reads(_: Writer) -> None:
        with target.open() as mine:
            while not done.is_set():
                revision = mine.view.revision()
                assert mine.view.totals().documents >= revision
                assert mine.view.document_frequencies(["vessel1"])["vessel1"] >= revision

    def writes(batch: list[DocumentRecord]) -> Callable[[Writer], None]:
        def work(writer: Writer) -> None:
            try:
                written(batch)(writer)
            finally:
                finished.append(batch)
                if len(finished) == WRITERS:
                    done.set()

        return work

    finished: list[object] = []
    with target.open() as store:
        store.writer()
        together(target, [reads, *map(writes, _disjoint())])
        assert store.view.revision() == 3 * WRITERS


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Stops the thread "held" in the middle of a document: an event says that it is there, another lets it go on."""
    arrived, leave = threading.Event(), threading.Event()

    def stopping(transaction: Any, name: str, /, **parameters: Any) -> Any:
        found = rows(transaction, name, **parameters)
        if name == "write/answers" and threading.current_thread().name == "held":
            arrived.set()
            assert leave.wait(PATIENCE)
        return found

    monkeypatch.setattr("kg.store.writer.rows", stopping)
    yield arrived, leave
    leave.set()


@pytest.mark.parametrize(
    ("docket", "cast", "waits"),
    [
        ("26-CV-2", "Other", False),  # another matter
        ("26-CV-1", "Other", True),  # the same matter
        ("26-CV-2", "Only", True),  # other matters, the same people
    ],
)
def test_on_a_server_documents_wait_only_for_what_they_share(
    target: Target, held: tuple[threading.Event, threading.Event], docket: str, cast: str, waits: bool
) -> None:
    if target.name == "embedded":
        pytest.skip("the embedded engine has one writer at a time")
    arrived, leave = held
    done = threading.Event()

    def write(made: DocumentRecord, then: Callable[[], object]) -> None:
        with target.open() as mine:
            mine.writer().write(made)
        then()

    first = document("one.txt", "26-CV-1", Cast("Only"))
    second = document("two.txt", docket, Cast(cast))
    with target.open() as store:
        store.writer()
        threads = [
            threading.Thread(target=write, name="held", args=(first, lambda: None)),
            threading.Thread(target=write, args=(second, done.set)),
        ]
        threads[0].start()
        assert arrived.wait(PATIENCE)
        threads[1].start()
        assert done.wait(2 if waits else PATIENCE) is not waits
        assert store.view.totals().documents == store.view.revision() == int(not waits), "half a document is none"
        leave.set()
        for thread in threads:
            thread.join(PATIENCE)
        assert store.view.totals().documents == store.view.revision() == 2
