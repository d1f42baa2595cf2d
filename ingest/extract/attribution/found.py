"""One attribution, as it is found in a parsed unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.attribution.grammar import children
from kg.model.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Found:
    """One attribution in a unit. Positions are characters of the unit's text.

    `speaker` is the token that heads the speaker's phrase (None: nobody is named; then `unnamed` says how the
    declarant is to be called). `content` is the reported clause, `question` a reported question.
    """

    at: int
    end: int
    left: int
    group: str
    act: Act
    speaker: Token | None
    cue: Token
    content: tuple[int, int] | None = None
    question: tuple[int, int] | None = None
    unnamed: str | None = None
    quotes: bool = False
    answers: bool = False
    gloss: str | None = None
    layers: tuple[Token, ...] = field(default=())
    confidence: float = 0.9
    negated: bool = False


def make(token: Token, group: str, act: Act, speaker: Token | None, **more: object) -> Found:
    """An attribution at its word, from where its own clause begins."""
    own = token.dep_ in ("relcl", "advcl", "acl") or (token.dep_ == "conj" and children(token, "nsubj", "nsubjpass"))
    left = token.left_edge.idx if own else token.idx
    governs = speaker is not None and (speaker.head.i == token.i or token.head.i == speaker.i)
    if speaker is not None and speaker.i < token.i and governs:
        left = min(left, speaker.left_edge.idx)
    return Found(token.idx, token.idx + len(token), left, group, act, speaker, token, **more)  # type: ignore[arg-type]
