"""Writing whole documents, against a bare UNWIND loop with the same rows: `python bench/store_writes.py [SERVER]`.

Document by document and in turns, so that whatever else the machine does falls on both; the documents of the two differ
in their ids only. The ratio is that of the sums.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator

from _servers import Bench, servers
from measure import leave, report
from neo4j import Session

from kg.store import queries
from kg.store.rows import Graph, graph
from tests.factories import many

STATEMENTS, WARM, PAIRS = 800, 4, 24
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
            record = many(STATEMENTS, f"bench/{number:03}/ours.txt")
            plain = seconds(lambda made=made: bare(session, bench.name == "embedded", made)) if number % 2 else 0.0
            taken = seconds(lambda record=record: writer.write(record))
            plain = plain or seconds(lambda made=made: bare(session, bench.name == "embedded", made))
            if number >= WARM:
                yield plain, taken


kept = []
for bench in servers(*sys.argv[1:2]):
    found = list(pairs(bench))
    plain, taken = (sum(side) for side in zip(*found, strict=True))
    each = sorted(one / other for one, other in found)
    middle = statistics.median(each)
    print(f"      {bench.name}: document by document {each[0]:.2f} to {each[-1]:.2f}, middle {middle:.2f}")
    kept.append(report(f"writes against a bare loop, {bench.name}", plain / taken, 0.8, "", at_least=True))
    kept.append(
        report(f"statements written a second, {bench.name}", PAIRS * STATEMENTS / taken, 200, "1/s", at_least=True)
    )
leave(*kept)
