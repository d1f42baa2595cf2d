"""Writing whole documents, against a bare UNWIND loop with the same rows: `python bench/store_writes.py [SERVER]`.

Document by document and in turns, so that whatever else the machine does falls on both; the documents of the two differ
in their ids only. The ratio is that of the sums. Then, on a server, several writers of different matters at once,
against one: with few cores the server and its writers take them from each other.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from statistics import median

from _servers import Bench, servers
from measure import leave, report
from neo4j import Session

from kg.model.record import DocumentRecord
from kg.store import open_store, queries
from kg.store.rows import Graph, graph
from tests.factories import card, many, record, statement

STATEMENTS, WARM, PAIRS, EACH, ROUNDS = 800, 4, 24, 12, 3
LOOP = ("claims", "passages", "questions", "asked_by", "statements", "answers")


def bare(session: Session, embedded: bool, made: Graph) -> None:
    """One transaction for the document and one UNWIND a kind of row, with nothing around them."""
    document = made.document["id"]
    with session.begin_transaction() as transaction:
        transaction.run("CREATE (d:Document) SET d = $p", p=made.document).consume()
        entities = "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e:Person, e.name = row.name"
        if embedded:
            entities = "UNWIND $rows AS row MERGE (e:Person:Entity {id: row.id}) ON CREATE SET e.name = row.name"
        transaction.run(entities, rows=made.entities).consume()
        transaction.run(queries.text("write/named_in"), rows=made.entities, document=document).consume()
        transaction.run(queries.text("write/proceeding"), made.proceeding).consume()
        transaction.run(queries.text("write/hearing"), made.hearing).consume()
        for name in LOOP:
            transaction.run(
                queries.text(f"write/{name}"), rows=getattr(made, name), document=document, hold=[]
            ).consume()
        ids = [row["properties"]["id"] for row in made.statements]
        transaction.run(queries.text("write/given_at"), hearing=made.hearing["id"], ids=ids).consume()
        terms = [{"id": term, "statements": count} for term, count in made.terms.items()]
        transaction.run(queries.text("write/terms"), rows=terms).consume()
        transaction.commit()


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def pairs(bench: Bench) -> Iterator[tuple[float, float]]:
    """Seconds of the bare loop and of ours for one document each; who begins changes from pair to pair."""
    with bench.store() as store, bench.driver.session(database=bench.database) as session:
        writer = store.writer()
        for number in range(WARM + PAIRS):
            made = graph(many(STATEMENTS, f"bench/{number:03}/bare.txt"))
            ours = many(STATEMENTS, f"bench/{number:03}/ours.txt")
            plain = seconds(lambda made=made: bare(session, bench.name == "embedded", made)) if number % 2 else 0.0
            taken = seconds(lambda ours=ours: writer.write(ours))
            plain = plain or seconds(lambda made=made: bare(session, bench.name == "embedded", made))
            if number >= WARM:
                yield plain, taken


def of_matter(matter: int, number: int) -> DocumentRecord:
    """A document that shares with those of other matters nothing but common words."""
    day = card(f"matter-{matter}/{number:03}.txt", docket_number=f"26-CV-{matter}", volume=str(number))
    items = (
        statement(
            f"Answer number {index} about vessel{index % 97} and part{index}.",
            f"What of item {index} in matter {matter}, the valve{index % 13}?",
            document=day,
            ordinal=index,
            declarant=f"Witness {index % 7} Brook of {matter}",
            examiner=f"Counsel of {matter}",
        )
        for index in range(STATEMENTS)
    )
    return record(*items, document=day)


def write_matter(url: str, password: str, matter: int, begin: Barrier, taken: Queue[tuple[float, float]]) -> None:
    """One writer, in a process of its own: says when it began and when it was done."""
    records = [of_matter(matter, number) for number in range(EACH + 1)]
    with open_store(url, password=password) as store:
        writer = store.writer()
        writer.write(records[0])
        begin.wait()
        began = time.monotonic()
        for made in records[1:]:
            writer.write(made)
        taken.put((began, time.monotonic()))


def at_once(bench: Bench, writers: int, turn: int) -> float:
    """Statements a second by so many writers, each of a matter of its own, all together."""
    assert bench.password
    context = multiprocessing.get_context("spawn")
    first = 100 * turn + 10 * writers  # matters that are not there yet
    begin, taken = context.Barrier(writers), context.Queue()
    processes = [
        context.Process(target=write_matter, args=(bench.url, bench.password, matter, begin, taken))
        for matter in range(first, first + writers)
    ]
    for process in processes:
        process.start()
    times = [taken.get(timeout=600) for _ in processes]
    for process in processes:
        process.join()
    return writers * EACH * STATEMENTS / (max(end for _, end in times) - min(began for began, _ in times))


def main() -> None:
    kept = []
    for bench in servers(*sys.argv[1:2]):
        found = list(pairs(bench))
        plain, taken = (sum(side) for side in zip(*found, strict=True))
        each = sorted(one / other for one, other in found)
        print(f"      {bench.name}: document by document {each[0]:.2f} to {each[-1]:.2f}, middle {median(each):.2f}")
        kept.append(report(f"writes against a bare loop, {bench.name}", plain / taken, 0.8, "", at_least=True))
        rate = PAIRS * STATEMENTS / taken
        kept.append(report(f"statements written a second, {bench.name}", rate, 200, "1/s", at_least=True))
        if bench.name == "embedded":
            continue  # one writer at a time
        rounds = [{writers: at_once(bench, writers, number) for writers in (1, 2, 4)} for number in range(ROUNDS)]
        rates = {writers: median(rates[writers] for rates in rounds) for writers in rounds[0]}
        print(f"      {bench.name}: " + ", ".join(f"{n} at once {rate:.0f}/s" for n, rate in rates.items()))
        gain = rates[2] / rates[1]
        kept.append(report(f"two writers against one, {bench.name}", gain, 1, "×", at_least=True))
    leave(*kept)


if __name__ == "__main__":
    main()
