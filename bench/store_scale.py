"""Load time, memory and latencies at a number of statements: `python bench/store_scale.py [100000 [SERVER]]`.

By default 10,000; the limits are for 100,000 and hold up to a million.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from _servers import Bench, servers
from measure import leave, report

from kg.model.record import DocumentRecord
from kg.model.statement import Act
from kg.store.base import Where
from tests.factories import card, record, statement

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
ONLY = sys.argv[2].casefold() if len(sys.argv) > 2 else ""
EACH = 1_000
# As in a real language: a few words are everywhere, most are rare.
WORDS = [f"word{index}" for index in range(40_000)]
WEIGHTS = [1 / (index + 3) for index in range(40_000)]


def document(number: int) -> DocumentRecord:
    """A trial day of this many statements, the same for the same number."""
    chosen = random.Random(number)
    found = card(f"bench/{number:05}.txt", docket_number=f"24-CV-{number // 10:05}")
    acts = list(Act)
    words = chosen.choices(WORDS, WEIGHTS, k=EACH * 24)
    items = tuple(
        statement(
            " ".join(words[index * 24 : index * 24 + 10]),
            " ".join(words[index * 24 + 10 : index * 24 + 24]) + "?",
            document=found,
            ordinal=index,
            declarant=f"Witness{number} Brook{index % 9}",
            examiner=f"Counsel{number} Ode{index % 4}",
            act=acts[index % len(acts)],
        )
        for index in range(EACH)
    )
    return record(*items, document=found)


def timed(work: Callable[[int], object], times: int = 40) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    taken = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[18]


def measure(bench: Bench) -> list[bool]:
    name = f"{bench.name}, {COUNT:,}"
    with bench.store() as store:
        writer = store.writer()
        began = time.perf_counter()
        for number in range(COUNT // EACH):
            writer.write(document(number))
            if number % 100 == 99:
                print(f"      {(number + 1) * EACH:,} after {time.perf_counter() - began:.0f} s", flush=True)
        taken = time.perf_counter() - began
        view = store.view
        assert view.totals().statements == COUNT // EACH * EACH
        chosen = random.Random(7)
        sample = [item.id for item in document(3).statements]
        asked = [" ".join(chosen.choices(WORDS, WEIGHTS, k=6)) for _ in range(60)]
        common = ["word0 word1", "word2", "word0 word1 word2 word3 word4"]
        view.search(asked[-1], 100)
        search, by_id = timed(lambda n: view.search(asked[n], 400)), timed(lambda n: view.by_id(sample[n : n + 20]))
        often = timed(lambda n: view.search(common[n % 3], 400), 9)
        count = "MATCH (s:Statement {act: 'denial'}) RETURN count(s)"
        hop = "MATCH (:Statement {id: $id})-[:ABOUT]->(c)<-[:ABOUT]-(s) RETURN s.declarant, s.quote"
        hops = timed(lambda n: view.cypher(hop, {"id": sample[n]}))
        counts = timed(lambda n: view.cypher(count, {}), 5)
        of_one = timed(lambda n: list(view.statements(Where(declarant=f"witness{n % 10} brook"))), 5)
        return [
            report(f"statements loaded a second, {name}", COUNT / taken, 200, "1/s", at_least=True),
            report(f"memory of the server, {name}", bench.memory(), 2500, "MB"),
            report(f"search, six words, p50, {name}", search[0], 150, "ms"),
            report(f"search, six words, p95, {name}", search[1], 600, "ms"),
            report(f"search, commonest words, p95, {name}", often[1], 3000, "ms"),
            report(f"twenty by id, p95, {name}", by_id[1], 100, "ms"),
            report(f"cypher, two hops, p95, {name}", hops[1], 100, "ms"),
            report(f"cypher, count by act, p95, {name}", counts[1], 2000, "ms"),
            report(f"statements of one document's people, p95, {name}", of_one[1], 4000, "ms"),
        ]


kept: list[bool] = []
for bench in servers():
    if ONLY in bench.name.casefold():
        kept += measure(bench)
leave(*kept)
