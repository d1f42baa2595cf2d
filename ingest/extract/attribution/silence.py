"""Answers that are none or nobody's: refusals, silences, pleas, and what a court was told by somebody unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.attribution.cues import Lexicon
from ingest.extract.attribution.found import Found, make
from ingest.extract.attribution.grammar import (
    agent_of,
    children,
    extent,
    negated,
    object_of,
    passive,
    reported_clause,
    speaks,
    subject_of,
    unreal,
)
from kg.model.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


def silence(token: Token, lemma: str, subject: Token | None, words: Lexicon) -> Found | None:
    """Refusals and silences: "declined to comment", "did not respond to a request", "dodged the question"."""
    if subject is None or not speaks(subject, words, True):
        return None
    if lemma in words.refuse and not passive(token):
        for child in children(token, "xcomp"):
            act = words.refused.get(child.lemma_.casefold())
            if act:
                return make(token, "refuse", act, subject, content=extent(child))
        for child in children(token, "dobj"):
            act = words.refused_objects.get(child.lemma_.casefold())
            if act:
                return make(token, "refuse", act, subject, content=extent(child))
        return None
    if lemma in words.evade and not negated(token):
        for child in children(token, "dobj", "xcomp"):
            if child.lemma_.casefold() in words.evaded or child.lower_ in words.evaded:
                return make(token, "evade", Act.EVASION, subject, content=extent(child))
    if lemma == "have" and any(
        child.lemma_ == "comment" and any(word.lower_ == "no" for word in child.children)
        for child in children(token, "dobj")
    ):
        return make(token, "silence", Act.OTHER, subject)
    nobody = any(child.lower_ in ("neither", "no") for child in subject.children)
    act = words.silence.get(lemma)
    unmet = next((c for c in children(token, "xcomp") if c.lemma_ == "reach"), None)
    if lemma in ("reach", "locate", "contact") and negated(token) and passive(token):
        return make(token, "silence", Act.OTHER, subject)
    if unmet is not None or act is None or not (negated(token) or nobody):
        if negated(token) and lemma in ("recall", "remember", "recollect"):
            return make(
                token, "forget", Act.NO_RECOLLECTION, subject, content=reported_clause(token) or object_of(token)
            )
        return None
    if passive(token):
        return None
    inside = {t.lemma_.casefold() for t in token.subtree}
    if lemma in ("answer", "address") and "question" not in inside:
        act = Act.OTHER
    if lemma in ("return", "answer", "address") and not inside & words.silence_objects:
        return None
    if lemma in ("respond", "reply", "comment") and inside & {"if", "unless"}:
        return None
    if (
        lemma in ("say", "confirm", "disclose", "explain", "specify", "identify")
        and reported_clause(token) is None
        and not children(token, "dobj")
    ):
        return None
    return make(token, "silence", act, subject, content=reported_clause(token))


def heard(token: Token, lemma: str, words: Lexicon) -> Found | None:
    """What a court was told by somebody whom the report does not name ("the jury heard that …"), or what was put to
    a witness ("put it to him that …")."""
    if unreal(token) or negated(token):
        return None
    content = reported_clause(token)
    if content is None:
        return None
    told = (lemma == "hear" and not passive(token)) or (lemma == "tell" and passive(token) and agent_of(token) is None)
    listener = next(iter(children(token, "nsubj", "nsubjpass")), None)
    sits = listener is not None and (
        listener.lemma_.casefold() in words.listeners or (listener.ent_type_ == "ORG" and listener.text.isupper())
    )
    if told and sits:
        return make(token, "passive", Act.ASSERTION, None, content=content, unnamed="(unnamed source)", confidence=0.7)
    speaker = subject_of(token)
    to = next((child for child in children(token, "prep", "dative") if child.lower_ == "to"), None)
    if (
        lemma == "put"
        and to is not None
        and speaker is not None
        and not passive(token)
        and speaks(speaker, words, True)
    ):
        return make(token, "ask", Act.OTHER, speaker, question=content, confidence=0.7)
    return None


def plea(token: Token, subject: Token | None) -> Found | None:
    """A plea, by its words: guilty, not guilty, no contest; the Fifth is an evasion."""
    if subject is None or unreal(token):
        return None
    inside = list(token.subtree)
    guilty = next(
        (t for t in inside if t.lower_ in ("guilty", "contest", "contendere", "fifth") and t.i > token.i), None
    )
    if guilty is None:
        return None
    between = [t.lower_ for t in token.doc[token.i + 1 : guilty.i]]
    if guilty.lower_ == "fifth":
        act = Act.EVASION
    elif guilty.lower_ in ("contest", "contendere"):
        act = Act.OTHER
    elif "not" in between or negated(token):
        act = Act.DENIAL
    else:
        act = Act.ADMISSION
    start = token.doc[token.i + 1].idx
    return make(token, "plead", act, subject, content=(start, extent(token)[1]), confidence=0.95)
