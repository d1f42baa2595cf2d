"""Writing whole documents, against a bare UNWIND loop with the same rows on the same server in the same run."""

from __future__ import annotations

import statistics
import time

from _servers import Bench, servers
from measure import leave, report

from kg.store import queries
from kg.store.rows import Graph, graph
from tests.factories import many

DOCUMENTS, STATEMENTS, ROUNDS = 6, 800, 3
RECORDS = [many(STATEMENTS, f"bench/{number:03}.txt") for number in range(DOCUMENTS)]
LOOP = ("claims", "passages", "questions", "asked_by", "statements", "answers")


def bare(bench: Bench, rows: list[Graph]) -> float:
    """One transaction a document and one UNWIND a kind of row, with nothing around them."""
    began = time.perf_counter()
    with bench.driver.session(database=bench.database) as session:
        for made in rows:
            with session.begin_transaction() as transaction:
                transaction.run("CREATE (d:Document) SET d = $p", p=made.document).consume()
                entities = "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e:Person, e.name = row.name"
                if bench.name == "embedded":
                    entities = (
                        "UNWIND $rows AS row MERGE (e:Person:Entity {id: row.id}) ON CREATE SET e.name = row.name"
                    )
                transaction.run(entities, rows=made.entities).consume()
                named = queries.text("write/named_in")
                transaction.run(named, rows=made.entities, document=made.document["id"]).consume()
                transaction.run(queries.text("write/proceeding"), made.proceeding).consume()
                transaction.run(queries.text("write/hearing"), made.hearing).consume()
                for name in LOOP:
                    rows_of = getattr(made, name)
                    transaction.run(queries.text(f"write/{name}"), rows=rows_of, document=made.document["id"]).consume()
                ids = [row["properties"]["id"] for row in made.statements]
                transaction.run(queries.text("write/given_at"), hearing=made.hearing["id"], ids=ids).consume()
                terms = [{"id": term, "statements": count} for term, count in made.terms.items()]
                transaction.run(queries.text("write/terms"), rows=terms).consume()
                transaction.commit()
    return time.perf_counter() - began


def ours(bench: Bench) -> float:
    with bench.store() as store:
        writer = store.writer()
        began = time.perf_counter()
        for record in RECORDS:
            writer.write(record)
        return time.perf_counter() - began


kept = []
for bench in servers():
    with bench.store() as store:
        store.writer()
    bare(bench, [graph(record) for record in RECORDS[:2]])  # warms the server up
    ratios, rates = [], []
    for _ in range(ROUNDS):
        bench.empty()
        plain = bare(bench, [graph(record) for record in RECORDS])
        bench.empty()
        taken = ours(bench)
        ratios.append(plain / taken)
        rates.append(DOCUMENTS * STATEMENTS / taken)
    kept.append(report(f"writes against a bare loop, {bench.name}", statistics.median(ratios), 0.8, "", at_least=True))
    kept.append(
        report(f"statements written a second, {bench.name}", statistics.median(rates), 200, "1/s", at_least=True)
    )
leave(*kept)
