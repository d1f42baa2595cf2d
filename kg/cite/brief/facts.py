"""Lists of what was said: by party, by date, by page, by fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.cite.export.blocks import Block, Entry, Heading, Passage, Prose
from kg.model.statement import Act
from kg.model.testimony import Status

ADMITS = (Act.ADMISSION, Act.PARTIAL_ADMISSION)
_UNKNOWN = "On whose side, the record does not say"
_AID = "Illustrative: a list of passages, not evidence. Every passage is to be read in its context."


def admissions(
    entries: Iterable[Entry],
    party_of: Callable[[Entry], str | None],
    topic_of: Callable[[Entry], str | None] | None = None,
) -> Iterator[Block]:
    """Admissions by party and topic, in order of record; partial ones are called partial, stricken ones are apart.

    `party_of` names the side a declarant speaks for, or None where the record does not say.
    """
    yield Heading("Admissions")
    yield Prose(_AID + " Who called a witness does not settle for whom the witness speaks (FRE 801(d)(2)): check.")
    by_party: dict[str, list[Entry]] = {}
    struck: list[Entry] = []
    for entry in entries:
        if entry.statement.act not in ADMITS:
            continue
        if entry.statement.status is Status.STRICKEN:
            struck.append(entry)
        else:
            by_party.setdefault(party_of(entry) or _UNKNOWN, []).append(entry)
    for party, found in sorted(by_party.items(), key=lambda item: item[0] == _UNKNOWN):
        yield Heading(party, 2)
        if topic_of is None:
            yield from _numbered(found)
            continue
        topics: dict[str, list[Entry]] = {}
        for entry in found:
            topics.setdefault(topic_of(entry) or "Other", []).append(entry)
        for topic, some in topics.items():
            yield Heading(topic, 3)
            yield from _numbered(some)
    if struck:
        yield Heading("Stricken: not in evidence", 2)
        yield from _numbered(struck)


def chronology(entries: Iterable[Entry]) -> Iterator[Block]:
    """Statements by the day they were made; those without a date stand at the end, and say so."""
    yield Heading("Chronology of statements")
    yield Prose(_AID + " The dates are those of the statements, not of what they are about.")
    dated: dict[str, list[Entry]] = {}
    undated: list[Entry] = []
    for entry in entries:
        day = entry.statement.made_on
        if day is None:
            undated.append(entry)
        else:
            precision = entry.statement.precision
            text = day.isoformat()
            cut = {"month": 7, "year": 4}.get(precision.value if precision else "day", 10)
            dated.setdefault(text[:cut], []).append(entry)
    for day_text in sorted(dated):
        yield Heading(day_text, 2)
        yield from (Passage(entry) for entry in dated[day_text])
    if undated:
        yield Heading("The source does not state when", 2)
        yield from (Passage(entry) for entry in undated)


def digest(entries: Iterable[Entry], witness: str) -> Iterator[Block]:
    """A page-line digest of one witness, in order of the record."""
    yield Heading(f"Digest: {witness}")
    yield Prose(_AID)
    document = None
    for entry in entries:
        if entry.statement.declarant != witness:
            continue
        card = entry.statement.document
        if card.id != document:
            document = card.id
            yield Heading(card.title or card.path, 2)
        yield Passage(entry, lead=f"{entry.citation.removesuffix('.')}: {entry.statement.act.value.replace('_', ' ')}")


def undisputed(facts: Mapping[str, Sequence[Entry]]) -> Iterator[Block]:
    """A separate statement of facts: numbered facts in the drafter's words, each with its passages (FRCP 56(c)(1)).

    A fact without a passage that can be offered is kept and marked: it must not be filed so.
    """
    yield Heading("Statement of undisputed facts")
    for number, (fact, entries) in enumerate(facts.items(), 1):
        yield Prose(f"{number}. {fact}")
        offered = [entry for entry in entries if not entry.refused and entry.statement.status is Status.IN_EVIDENCE]
        if not offered:
            yield Prose("[No passage in evidence supports this yet.]")
        yield from (Passage(entry) for entry in entries)


def _numbered(entries: Iterable[Entry]) -> Iterator[Block]:
    for number, entry in enumerate(entries, 1):
        yield Passage(entry, number=number)
