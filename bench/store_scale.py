"""Load time, memory and latencies as the record grows: `python bench/store_scale.py [SIZES [SERVER [SECONDS]]]`.

By default small sizes, a few minutes for both servers; what the product is held to is `10000,100000,1000000`, about an
hour for each server.

The statements are the real ones of the documents beside the project (of the sample matter where those are absent),
multiplied: the first copy is as extracted and answers the real questions; in every other, names and all but the
commonest words are exchanged for others that are as frequent, so that people, words and claims grow as in a record of
many matters. Loading stops after SECONDS (default: never), and what is in by then is measured.
"""

from __future__ import annotations

import dataclasses
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from _servers import Bench, servers
from _words import by_frequency, exchange
from measure import DATA, ROOT, leave, report

from ingest.pipeline import document_of, extract
from ingest.source import load
from kg.model.identity import content_id, name_key
from kg.model.record import DocumentRecord
from kg.model.statement import Statement
from kg.query import ask, find
from kg.store.base import Store, Where

SIZES = [int(size) for size in sys.argv[1].split(",")] if len(sys.argv) > 1 else [2_000, 20_000]
ONLY = sys.argv[2].casefold() if len(sys.argv) > 2 else ""
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else float("inf")
# What a server of a million statements is given.
HEAP = "3g"
GOLD = ROOT.parent / "shared" / "eval" / "dev"
ROOTED, GOLD = (DATA, GOLD) if GOLD.exists() else (ROOT / "corpus", ROOT / "corpus" / "gold")
# The people of so many different matters; from then on they speak again.
MATTERS = 40
WORD = re.compile(r"[^\W\d_]{3,}")


def real() -> list[DocumentRecord]:
    """What is extracted from the documents."""
    named = json.loads((GOLD / "documents.json").read_text(encoding="utf-8"))
    return [extract(document_of(load(ROOTED / name, ROOTED), ROOTED)) for name in named]


class Multiplier:
    """Makes copies of records, the same for the same number."""

    def __init__(self, records: list[DocumentRecord]) -> None:
        self.records = records
        kept, self.rare = by_frequency(
            word.casefold()
            for record in records
            for item in record.statements
            for word in WORD.findall(f"{item.question or ''} {item.quote}")
        )
        common = set(kept)
        self.names = {
            word
            for record in records
            for entity in record.entities
            for name in (entity.name, *entity.aliases)
            for word in WORD.findall(name)
            if word[0].isupper() and word.casefold() not in common
        }

    def copies(self) -> Iterator[DocumentRecord]:
        """The records, then copies of them without end."""
        yield from self.records
        number = 0
        while True:
            number += 1
            rename = self._renaming(number)
            for record in self.records:
                yield copy(record, number, rename)

    def _renaming(self, number: int) -> Callable[[str], str]:
        others = exchange(self.rare, number)
        matter = number % MATTERS
        ending = "aeiou"[matter % 5] + "bdfgklmn"[matter // 5] + "en"

        def other(match: re.Match[str]) -> str:
            word = match.group()
            if word in self.names:
                return word + ending
            found = others.get(word.casefold(), word)
            return found.capitalize() if word[0].isupper() else found

        return lambda text: WORD.sub(other, text)


def copy(record: DocumentRecord, number: int, rename: Callable[[str], str]) -> DocumentRecord:
    """A record with other names, other words and ids of its own."""
    card = record.document
    sha256 = content_id("sha", card.sha256, number).removeprefix("sha:").ljust(64, "0")
    card = dataclasses.replace(
        card,
        id=content_id("doc", card.path, sha256),
        sha256=sha256,
        path=f"copy-{number:04}/{card.path}",
        location=None,
        caption=card.caption and rename(card.caption),
        short_caption=card.short_caption and rename(card.short_caption),
        docket_number=card.docket_number and f"{card.docket_number}-{number}",
    )
    people: dict[str, str] = {}
    entities = {}
    for entity in record.entities:
        name = rename(entity.name)
        people[entity.id] = content_id("en", "bench", entity.kind, name_key(name), name)
        aliases = tuple(map(rename, entity.aliases))
        entities[people[entity.id]] = dataclasses.replace(entity, id=people[entity.id], name=name, aliases=aliases)
    items = {item.id: _statement(item, number, rename, people) for item in record.statements}
    return DocumentRecord(
        document=card,
        entities=tuple(entities.values()),
        mentions=tuple(
            dataclasses.replace(
                mention,
                entity_id=people.get(mention.entity_id) or content_id("en", mention.entity_id, number),
                text=rename(mention.text),
                statement_id=items[mention.statement_id].id if mention.statement_id else None,
            )
            for mention in record.mentions
        ),
        statements=tuple(dataclasses.replace(item, document=card) for item in items.values()),
        relations=tuple(
            dataclasses.replace(link, source_id=items[link.source_id].id, target_id=items[link.target_id].id)
            for link in record.relations
        ),
        counts=record.counts,
    )


def _statement(item: Statement, number: int, rename: Callable[[str], str], people: dict[str, str]) -> Statement:
    claim = rename(item.claim)
    return dataclasses.replace(
        item,
        id=content_id("st", item.id, number),
        declarant=rename(item.declarant),
        declarant_id=people.get(item.declarant_id) or content_id("en", item.declarant_id, number),
        claim=claim,
        claim_id=content_id("cl", name_key(claim)),
        quote=rename(item.quote),
        question=item.question and rename(item.question),
        examiner=item.examiner and rename(item.examiner),
        examiner_id=item.examiner_id and (people.get(item.examiner_id) or content_id("en", item.examiner_id, number)),
        reported_by=tuple(map(rename, item.reported_by)),
    )


def timed(work: Callable[[int], object], times: int) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    taken = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[18]


def load_to(store: Store, size: int, source: Iterator[DocumentRecord], loaded: int, until: float) -> tuple[int, float]:
    """Writes documents until so many statements are in; how many are, and the seconds spent in the store."""
    writer = store.writer()
    taken = 0.0
    while loaded < size and time.monotonic() < until:
        record = next(source)
        began = time.perf_counter()
        writer.write(record)
        taken += time.perf_counter() - began
        loaded += len(record.statements)
    return loaded, taken


def measure(bench: Bench, store: Store, size: int, records: list[DocumentRecord]) -> tuple[list[bool], float]:
    """The figures at one size, and the middle latency of `ask`."""
    name = f"{bench.name}, {size:,}"
    view = store.view
    assert view.totals().statements == size
    print(f"      {view.totals()}", flush=True)
    questions = [json.loads(line)["question"] for line in (GOLD / "qa.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = random.Random(7)
    items = chosen.sample([item for record in records for item in record.statements], 60)
    ids = [item.id for item in items]
    began = time.perf_counter()
    ask(view, questions[0])
    first = time.perf_counter() - began
    asked = timed(lambda n: ask(view, questions[n]), len(questions))
    found = timed(lambda n: find(view, items[n].claim), 40)
    searched = timed(lambda n: view.search(f"{items[n].question or ''} {items[n].quote}"[:120], 60), 40)
    by_id = timed(lambda n: view.by_id(ids[n : n + 20]), 40)
    hop = "MATCH (:Statement {id: $id})-[:ABOUT]->(c)<-[:ABOUT]-(s) RETURN s.declarant, s.quote LIMIT 100"
    hops = timed(lambda n: view.cypher(hop, {"id": ids[n]}), 40)
    counts = timed(lambda n: view.cypher("MATCH (s:Statement {act: 'denial'}) RETURN count(s)", {}), 5)
    of_one = timed(lambda n: list(view.statements(Where(declarant_ids=(items[n].declarant_id,)))), 5)
    kept = [
        report(f"memory of the server, {name}", bench.memory(), 4000, "MB"),
        report(f"ask, the first (names are read), {name}", first * 1000, 60_000, "ms"),
        report(f"ask, p50, {name}", asked[0], 1000, "ms"),
        report(f"ask, p95, {name}", asked[1], 3000, "ms"),
        report(f"find, p50, {name}", found[0], 1000, "ms"),
        report(f"find, p95, {name}", found[1], 3000, "ms"),
        report(f"search, p50, {name}", searched[0], 500, "ms"),
        report(f"search, p95, {name}", searched[1], 1500, "ms"),
        report(f"twenty by id, p95, {name}", by_id[1], 100, "ms"),
        report(f"cypher, two hops, p95, {name}", hops[1], 200, "ms"),
        report(f"cypher, count by act, p95, {name}", counts[1], 2000, "ms"),
        report(f"all statements of one person, p95, {name}", of_one[1], 30_000, "ms"),
    ]
    sys.stdout.flush()
    return kept, asked[0]


def grow(bench: Bench, multiplier: Multiplier) -> list[bool]:
    kept: list[bool] = []
    asked: list[float] = []
    source, loaded, taken, until = multiplier.copies(), 0, 0.0, time.monotonic() + SECONDS
    with bench.store() as store:
        for size in SIZES:
            before = loaded
            loaded, spent = load_to(store, size, source, loaded, until)
            if loaded == before:
                break
            taken += spent
            print(f"      {bench.name}: {loaded:,} statements after {taken:.0f} s of writing", flush=True)
            rate = (loaded - before) / spent
            kept.append(report(f"loaded a second, {bench.name}, to {loaded:,}", rate, 200, "1/s", at_least=True))
            figures, middle = measure(bench, store, loaded, multiplier.records)
            kept += figures
            asked.append(middle)
    if len(asked) > 1:
        kept.append(report(f"growth of ask, {bench.name}, to {loaded:,}", asked[-1] / asked[0], 3, "×"))
    return kept


def main() -> None:
    multiplier = Multiplier(real())
    count = sum(len(record.statements) for record in multiplier.records)
    print(f"      {count:,} real statements of {Path(ROOTED).name}")
    kept: list[bool] = []
    for bench in servers(ONLY, HEAP):
        kept += grow(bench, multiplier)
    leave(*kept)


main()
