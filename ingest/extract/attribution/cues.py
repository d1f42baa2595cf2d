"""The words that attribute, as data: see `patterns/attribution.toml` for what each table means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.model.statement import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """One sense of an attributing verb."""

    group: str
    act: Act
    needs: frozenset[str]
    animate: bool = False
    answers: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole table. Keys are lemmas in lower case."""

    verbs: Mapping[str, tuple[Cue, ...]]
    refuse: frozenset[str]
    refused: Mapping[str, Act]
    refused_objects: Mapping[str, Act]
    silence: Mapping[str, Act]
    silence_objects: frozenset[str]
    evade: frozenset[str]
    evaded: frozenset[str]
    filing: frozenset[str]
    filed: Mapping[str, Act]
    nouns: Mapping[str, Act]
    sources: tuple[str, ...]
    no_speech: Mapping[str, frozenset[str]]
    hearsay: frozenset[str]
    listeners: frozenset[str]
    found: frozenset[str]
    of_documents: frozenset[str]
    in_court: frozenset[str]
    of_objects: frozenset[str]
    human: frozenset[str]
    passives: frozenset[str]
    adjectives: Mapping[str, Act]
    people: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    news: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    offices: frozenset[str]
    narrowing: re.Pattern[str]
    doubt: re.Pattern[str]
    no_recollection: re.Pattern[str]
    evasive: re.Pattern[str]
    analysis_hedge: re.Pattern[str]
    analysis_law: re.Pattern[str]


def any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, the longest first; straight and curly apostrophes alike."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in ordered)
    return re.compile(rf"(?<![\w'’])(?:{body})(?![\w])", re.IGNORECASE)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table, read once."""
    data = tomllib.loads(files("ingest.extract").joinpath("patterns/attribution.toml").read_text(encoding="utf-8"))
    verbs: dict[str, list[Cue]] = {}
    for group, entry in data["verbs"].items():
        cue = Cue(
            group=group,
            act=Act(entry["act"]),
            needs=frozenset(entry["needs"]),
            animate=entry.get("animate", False),
            answers=entry.get("answers", False),
            asks=entry.get("asks", False),
        )
        for lemma in entry["lemmas"]:
            verbs.setdefault(lemma, []).append(cue)
    filed = dict.fromkeys(data["filing"]["objects"], Act.ASSERTION) | _acts(data["filing"]["acts"])
    return Lexicon(
        verbs={lemma: tuple(cues) for lemma, cues in verbs.items()},
        refuse=frozenset(data["refuse"]["lemmas"]),
        refused=_acts(data["refuse"]["acts"]),
        refused_objects=_acts(data["refuse"]["objects"]),
        silence=_acts(data["silence"]["acts"]),
        silence_objects=frozenset(data["silence"]["objects"]),
        evade=frozenset(data["evade"]["lemmas"]),
        evaded=frozenset(data["evade"]["objects"]),
        filing=frozenset(data["filing"]["lemmas"]),
        filed=filed,
        nouns={lemma: Act(act) for act, lemmas in data["nouns"].items() for lemma in lemmas},
        sources=tuple(data["sources"]["phrases"]),
        no_speech={group: frozenset(lemmas) for group, lemmas in data["no_speech"].items()},
        hearsay=frozenset(data["unnamed"]["adverbs"]),
        found=frozenset(data["found"]["objects"]),
        of_documents=frozenset(data["speakers"]["only_documents"]),
        human=frozenset(data["speakers"]["human"]),
        of_objects=frozenset(data["speakers"]["of_objects"]),
        in_court=frozenset(data["speakers"]["in_court"]),
        listeners=frozenset(data["unnamed"]["listeners"]),
        passives=frozenset(data["unnamed"]["passives"]),
        adjectives=_acts(data["adjectives"]),
        people=frozenset(data["speakers"]["people"]),
        bodies=frozenset(data["speakers"]["bodies"]),
        documents=frozenset(data["speakers"]["documents"]),
        news=frozenset(data["speakers"]["news"]),
        female=frozenset(data["speakers"]["female"]),
        male=frozenset(data["speakers"]["male"]),
        offices=frozenset(data["speakers"]["offices"]),
        narrowing=any_of(data["hedges"]["narrowing"]),
        doubt=any_of(data["hedges"]["doubt"]),
        no_recollection=any_of(data["answers"]["no_recollection"]),
        evasive=any_of(data["answers"]["evasion"]),
        analysis_hedge=any_of(data["analysis"]["hedges"]),
        analysis_law=any_of(data["analysis"]["law"]),
    )


def _acts(table: Mapping[str, str]) -> dict[str, Act]:
    return {lemma: Act(act) for lemma, act in table.items()}
