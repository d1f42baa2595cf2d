"""Quotations of a draft against the words of the record."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model.statement import Statement

# Curly marks; straight ones, which open before a word and close after one; paragraphs that Markdown sets in with ">".
# A line may break within marks, a paragraph may not.
_QUOTED = re.compile(
    r"“(?P<curly>[^“”]{2,2000})”"
    r"|(?<![\w=])\"(?=\S)(?P<straight>(?:[^\"\n]|\n(?!\s*\n)){2,2000})(?<=\S)\"(?!\w)"
    r"|(?P<block>(?:^[ \t]*>[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_BLOCK_LINE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_ELLIPSIS = re.compile(r"\s*(?:\.\s?\.\s?\.(?:\s?\.)?|…\.?|\*\s\*\s\*)\s*")
_BRACKET = re.compile(r"\[[^\]]*\]")
_LABELS = re.compile(r"(?:^|\s)(?:Q|A)(?:[.:]|\s(?=[A-Z]))\s*")
# Words that, left out, change what was said.
QUALIFIER = re.compile(
    r"\b(?:not|no|never|but|except|however|although|though|unless|only|if|partly|partially|in part|"
    r"to (?:some|a certain) (?:extent|degree)|maybe|perhaps|possibly|probably|i (?:think|believe|guess|suppose)|"
    r"as far as i|at (?:the|that) time|"
    r"don['’]t|didn['’]t|wasn['’]t|isn['’]t|can['’]t|couldn['’]t|wouldn['’]t)\b",
    re.I,
)
_OPENING = re.compile(r"^(?:(?:no|yes|yeah|correct|right|well|sir|ma'am)\b[,.;\s]*)+", re.I)
# "[T]he": the draft changed a capital and says so.
_CAPITAL = re.compile(r"\[([A-Za-z])\](?=[a-z])")
_EITHER = "\x01"
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in the draft: its place, marks included, and the words between the marks."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a quotation stands to one statement: where its pieces are in the answer or in the question."""

    statement: Statement
    side: str
    """"answer" or "question\""""
    dropped: str = ""
    """a qualification that the draft leaves out, in the record's words"""
    capital: bool = False
    """whether the draft changed a capital without saying so"""
    said: bool = False
    """whether the draft says by an ellipsis at the end that more follows"""
    apart: bool = False
    """whether what is left out is a hedge in another sentence of the answer"""
    kept: bool = False
    """whether the quotation keeps a qualification of its own, so that leaving out a hedge elsewhere may be fair"""


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, by position."""
    found = []
    for hit in _QUOTED.finditer(text):
        if hit["block"] is None:
            found.append(Quotation(hit.start(), hit.end(), hit["curly"] or hit["straight"]))
            continue
        inner = [mark for mark in _QUOTED.finditer(hit["block"].replace(">", " ")) if mark["block"] is None]
        if inner:
            # marks of their own within what is set in: those are the quotations
            at = hit.start()
            found.extend(Quotation(at + m.start(), at + m.end(), m["curly"] or m["straight"]) for m in inner)
        else:
            end = hit.start() + len(hit["block"].rstrip())
            found.append(Quotation(hit.start(), end, _BLOCK_LINE.sub("", hit["block"]).strip()))
    return found


def asks(words: str) -> bool:
    """Whether a quotation shows a question as one, with its "Q."."""
    return bool(re.match(r"\s*Q[.:]?\s", words))


def normal(text: str) -> str:
    """Typographic marks made plain and white space folded: what two typists may do differently."""
    return " ".join(text.translate(_PLAIN).replace("--", "-").replace(" - ", " -").split())


def pieces(words: str) -> list[str]:
    """The parts of a quotation between ellipses, alterations and Q/A labels; closing punctuation is the draft's own."""
    parts: list[str] = []
    for part in _ELLIPSIS.split(_CAPITAL.sub(rf"…{_EITHER}\1", _LABELS.sub(" … ", words))):
        parts.extend(_BRACKET.split(part))
    cleaned = [normal(part).strip(" ,.;:'\"") for part in parts]
    return [part for part in cleaned if part]


def quoted_in(report: str) -> Callable[[str], bool]:
    """Whether a piece stands within the quotation marks of a report."""
    spoken = [normal(mark.words) for mark in quotations(report)]
    return lambda piece: any(piece in words for words in spoken)


def match(words: str, statements: Iterable[Statement]) -> Match | None:
    """The first statement whose answer holds all the pieces in order; else whose question does; else over several."""
    held = list(statements)
    wanted = pieces(words)
    if not wanted:
        return None
    exact = _match(words, wanted, held)
    if exact is not None:
        return exact
    # a fragment put into a sentence may have lost its capital, or won one
    loose = [f"{_EITHER}{piece.removeprefix(_EITHER)}" for piece in wanted]
    found = _match(words, loose, held)
    return replace(found, capital=True) if found else None


def _match(words: str, wanted: Sequence[str], held: Sequence[Statement]) -> Match | None:
    for side in ("answer", "question"):
        for statement in held:
            said = normal(statement.quote if side == "answer" else statement.question or "")
            places = _in_order(wanted, said)
            if places:
                if side == "question":
                    return Match(statement=statement, side=side)
                dropped = _dropped(said, places)
                after = bool(dropped) and said.find(dropped, places[-1][1]) >= 0
                hedge = "" if dropped else _hedge_dropped(said, places, statement)
                kept = bool(hedge and QUALIFIER.search(words))
                more = after and bool(re.search(rf"{_ELLIPSIS.pattern}[.\s]*$", words))
                return Match(
                    statement=statement, side=side, dropped=dropped or hedge, apart=bool(hedge), kept=kept, said=more
                )
    # a quotation of question and answer together, or of answers in a row
    text = ""
    sides: list[tuple[int, str, Statement]] = []
    for statement in held:
        for side, words_said in (("question", statement.question), ("answer", statement.quote)):
            if words_said:
                text += (" " if text else "") + normal(words_said)
                sides.append((len(text), side, statement))
    places = _in_order(wanted, text)
    if not places:
        return None
    touched = {
        (side, statement.id): statement
        for start, end in places
        for (stop, side, statement), begin in zip(sides, [0, *(item[0] for item in sides)], strict=False)
        if start < stop and begin < end
    }
    answers = [statement for (side, _), statement in touched.items() if side == "answer"]
    return Match(statement=(answers or list(touched.values()))[0], side="answer" if answers else "question")


def find_pieces(words: str, said: str) -> bool:
    """Whether all pieces of a quotation stand in a text made `normal`, in order, as whole words."""
    wanted = pieces(words)
    return bool(wanted) and bool(_in_order(wanted, said))


def likeness(words: str, said: str) -> tuple[float, str] | None:
    """The stretch of a `normal` text that comes closest to a quotation, with its likeness in [0, 1]."""
    wanted = normal(words).strip(" ,.;:")
    window = _window(wanted.casefold().split(), said.split())
    if window is None:
        return None
    return difflib.SequenceMatcher(None, wanted.casefold(), window.casefold(), autojunk=False).ratio(), window


def _in_order(wanted: Sequence[str], said: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    at = 0
    for piece in wanted:
        start = _find(piece, said, at)
        if start < 0:
            return []
        places.append((start, start + len(piece.lstrip(_EITHER))))
        at = places[-1][1]
    return places


def _find(piece: str, said: str, at: int) -> int:
    """Where a piece stands as whole words. The draft may not change a capital without brackets."""
    if piece.startswith(_EITHER):
        either = (piece[1:], piece[1].swapcase() + piece[2:])
        return max(_find(one, said, at) for one in either)
    # a quotation within the quotation has other marks in the draft than in the record
    piece, said = piece.replace('"', "'"), said.replace('"', "'")
    start = said.find(piece, at)
    while start >= 0:
        end = start + len(piece)
        open_left = start == 0 or not said[start - 1].isalnum() or not piece[0].isalnum()
        open_right = end == len(said) or not said[end].isalnum() or not piece[-1].isalnum()
        if open_left and open_right:
            return start
        start = said.find(piece, start + 1)
    return -1


def _dropped(said: str, places: Sequence[tuple[int, int]]) -> str:
    """A qualification inside the answer that the quotation leaves out: before, between or after its pieces."""
    gaps = [said[left[1] : right[0]] for left, right in itertools.pairwise(places)]
    for gap in gaps:
        if QUALIFIER.search(gap):
            return gap.strip()
    after = said[places[-1][1] :]
    sentence = re.split(r"(?<=[.?!])\s", after, maxsplit=1)
    tail = sentence[0].strip(" ,.;:")
    follow = sentence[1] if len(sentence) > 1 else ""
    if tail and QUALIFIER.search(tail):
        return tail
    if re.match(r"(?:but|except|however|although|though|only|not|unless|to some extent|in part)\b", follow, re.I):
        return re.split(r"(?<=[.?!])\s", follow, maxsplit=1)[0]
    # the "No," that opens an answer is the answer itself, not a qualification of it
    before = _OPENING.sub("", re.split(r"(?<=[.?!])\s", said[: places[0][0]])[-1].strip())
    if before and QUALIFIER.search(before):
        return before
    return ""


def _hedge_dropped(said: str, places: Sequence[tuple[int, int]], statement: Statement) -> str:
    """The hedge of the answer, where it stands in a sentence that the quotation leaves out."""
    kept = " ".join(said[start:end] for start, end in places)
    hedge = normal(statement.hedge) if statement.hedge else ""
    if hedge and hedge.casefold() not in kept.casefold() and hedge.casefold() in said.casefold():
        return hedge
    return ""


# Below this likeness a quotation and the record have nothing to do with each other.
ALIKE = 0.6
# A question repeats its answer in other words: of two that are about as near, the answer was meant.
ANSWER = 0.15


def nearest(words: str, statements: Iterable[Statement]) -> tuple[float, str, Statement] | None:
    """The words of the record that come closest to a quotation: likeness in [0, 1], the words, the statement."""
    best: tuple[float, str, Statement] | None = None
    chosen = 0.0
    for statement in statements:
        for said, favour in ((statement.quote, ANSWER), (statement.question or "", 0.0)):
            near = likeness(words, normal(said))
            if near is not None and near[0] + favour > chosen:
                chosen, best = near[0] + favour, (*near, statement)
    return best


def _window(tokens: Sequence[str], said: Sequence[str]) -> str | None:
    """The stretch of an answer that shares most words with the quotation."""
    folded = [word.casefold().strip(".,;:?!\"'") for word in said]
    asked = {word.strip(".,;:?!\"'") for word in tokens}
    hits = [position for position, word in enumerate(folded) if word in asked]
    if len(hits) * 3 < len(tokens):
        return None
    size = len(tokens)
    start = max(range(len(said)), key=lambda at: sum(word in asked for word in folded[at : at + size]))
    return " ".join(said[start : start + size])
