"""`ask`: from a question to an answer made of statements on the record, or to what the record does not say."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.answer import Answer, Searched
from kg.model.statement import Statement
from kg.model.terms import stem, words
from kg.query import catalogue
from kg.query.answer import compose, silence, unquoted
from kg.query.intent import Family, Intent, Kind, Wanted, read_question
from kg.query.judge import judge
from kg.query.names import fold, roster
from kg.query.procedure import procedural
from kg.query.retrieve import FEW, retrieve
from kg.query.roles import with_names
from kg.query.verdict import Why
from kg.store.base import Totals, View


@dataclass(frozen=True, slots=True)
class Reading:
    """A question read against a store: its intent, and the ids of the declarants it asks about."""

    intent: Intent
    totals: Totals
    declarants: tuple[str, ...]
    few: bool
    """whether the declarants made few statements, so that all can be looked at"""


def read(view: View, question: str, today: dt.date | None = None) -> Reading:
    """Reads a question with the names that the store knows."""
    totals = view.totals()
    known = roster(view, totals)
    intent = read_question(question, known, today)
    unknown = not any(name.declarants for name in intent.subjects)
    if unknown and intent.kind is not Kind.WHO and (renamed := with_names(view, question)) != question:
        intent = read_question(renamed, known, today)
    cards = {card.id: card for name in intent.subjects for card in name.declarants}
    if intent.subjects and not cards:
        # nobody of that name made a statement: what is said of them is looked for, to be shown as near
        named = [Wanted(stem(word), 1.3, word, True) for name in intent.subjects for word in name.words]
        intent = dataclasses.replace(intent, wanted=(*named, *intent.wanted))
    few = bool(cards) and sum(card.statements for card in cards.values()) <= FEW
    return Reading(intent, totals, tuple(cards), few)


_PRONOUNS = frozenset(["he", "she", "him", "her", "his", "they", "them", "their"])
_NOT_BY_THEM = (Why.NOTHING, Why.NOT_COVERED, Why.NO_FIGURE)


def of_others(intent: Intent) -> Intent | None:
    """The question put to everybody, where it asks what somebody did and not what they said; else None."""
    if intent.family is not Family.NONE or not intent.subjects or intent.kind in (Kind.LIST, Kind.ASKER):
        return None
    named = [Wanted(stem(word), 1.3, word, True) for name in intent.subjects for word in name.words]
    return dataclasses.replace(
        intent, subjects=(), topics=(*intent.subjects, *intent.topics), wanted=(*named, *intent.wanted)
    )


def _speaks_of(intent: Intent, statement: Statement) -> bool:
    """Whether a statement by another names whom the question asks about, or says "he", "she" or "they" of somebody."""
    spoken = {fold(word) for word in words(f"{statement.question or ''} {statement.quote} {statement.declarant}")}
    return bool(spoken & _PRONOUNS) or any(word in spoken for name in intent.topics[:2] for word in name.words[-1:])


def ask(view: View, question: str, *, today: dt.date | None = None) -> Answer:
    """A grounded answer. `today` is what a relative date in the question ("last year") counts from.

    Nothing is generated: the text quotes the statements it cites, and an AssertionError is raised rather than an
    answer given whose quotes do not stand in them.
    """
    began = time.perf_counter()
    reading = read(view, question, today)
    intent, totals, declarants = reading.intent, reading.totals, reading.declarants
    if (direct := procedural(view, intent, totals.statements)) is not None:
        searched = Searched(documents=totals.documents, statements=totals.statements, query="")
        return _answer(question, direct.text, direct.statements, (), searched, direct.template, (), began)
    found = retrieve(view, intent, totals.statements, declarants, few=reading.few)
    verdict = judge(intent, found.needs, found.candidates, few=reading.few)
    if not verdict.answers and verdict.why in _NOT_BY_THEM and (others := of_others(intent)) is not None:
        # what was done by somebody may be told by others
        told = retrieve(view, others, totals.statements)
        second = judge(others, told.needs, told.candidates)
        if second.answers and _speaks_of(others, second.answers[0].statement):
            intent, found, verdict, declarants = others, told, second, ()
    statements = tuple(one.statement for one in verdict.answers)
    near = tuple(one.statement for one in verdict.near)
    searched = Searched(documents=totals.documents, statements=totals.statements, query=found.query)
    text = compose(intent, found.needs, verdict) if statements else silence(intent, verdict, searched)
    return _answer(question, text, statements, near, searched, catalogue.template(intent), declarants, began)


def _answer(
    question: str,
    text: str,
    statements: tuple[Statement, ...],
    near: tuple[Statement, ...],
    searched: Searched,
    template: str,
    declarants: Sequence[str],
    began: float,
) -> Answer:
    """The answer, once every word that it quotes is found in what it cites."""
    if stray := unquoted(text, statements or near):
        raise AssertionError(f"the answer quotes words that stand in none of its statements: {stray[0]!r}")
    cypher, parameters = catalogue.cypher(template, [one.id for one in statements], declarants)
    return Answer(
        question=question,
        text=text,
        abstained=not statements,
        statements=statements,
        near=near,
        dates=tuple(dict.fromkeys(one.made_on for one in statements if one.made_on)),
        searched=searched,
        template=template,
        cypher=cypher,
        parameters=parameters,
        seconds=time.perf_counter() - began,
    )
