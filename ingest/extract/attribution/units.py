"""From paragraphs to the units that attribute: sentences that a quotation never breaks.

A quotation that is an utterance of its own (He said: "Never.") is taken out before the sentence is parsed, because it
is no part of the sentence's grammar; a fragment (it was "unwise") stays, without its marks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.extract.attribution.cues import lexicon
from ingest.extract.attribution.quotes import Quotation, quotations
from kg.model.document import Document
from kg.model.text import Span, trimmed

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "st",
        "jr",
        "sr",
        "hon",
        "rev",
        "messrs",
        "mt",
        "ft",
        "inc",
        "corp",
        "ltd",
        "co",
        "llc",
        "llp",
        "no",
        "nos",
        "v",
        "vs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "dept",
        "est",
        "fig",
        "art",
        "sec",
        "para",
        "p",
        "pp",
        "vol",
        "ed",
        "al",
        "approx",
        "ave",
        "blvd",
    ]
)
_END = re.compile(r"[.?!…]+[\"'”’»)\]]*(?=\s|$)")
_ENDS_UTTERANCE = re.compile(r"[,.?!…—–-]\s*$")
_LOOK_BACK = 200
"""characters before a quotation that show whether it is an utterance"""
_LONGEST_PARSE = 4000
"""characters of a sentence that are parsed; what is longer is no prose, and the parser's cost grows with it"""
_WORD = re.compile(r"\w+")
# Bad extraction loses blanks ("Marshsaid", "alsostated"): a reporting verb stuck to a name or an auxiliary is read as
# its own word for the grammar; the text and its spans stay as they are.
_GLUED = re.compile(
    r"\b(?!(?:Afore|Es|Gain|Nay|Un|Under|Over|Mis|Rein|Re|E|Inter)(?:said|says|state[ds]))"
    r"(?:[A-Z][a-z]+|[A-Z]+|also|have|has|had|not|who|they|he|she|it|because|when|until|and|that|said)"
    r"(?P<word>said|says|stated|stating|saying|she|spokes(?:man|woman|person))(?=she\b|\b)"
)
_GLUED_SHE = re.compile(r"(?<=said|says)she\b")
# Where and by whom it was filed: HARWICK (Coast Wire) — …; Harwick, 3 June (Coast Wire) - …
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)"
_AGENCY = r"\s+\([^)\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z'’.-]+(?:[ ,]+[A-Z][A-Z'’.-]+)*(?:,\s+[A-Z][\w. ]{{2,20}})??(?:,\s+{_DAY})?(?:{_AGENCY})?"
    rf"|[A-Z][\w'’ -]{{2,30}},\s+{_DAY}{_AGENCY})\s*(?:[—–]|--|-(?=\s))\s*(?=[\w\"“‘'])"
)
# Light markup, which the grammar is spared: [words](address), ![picture](address), *stressed*, **loud**, `code`
_LINK = re.compile(r"!\[[^\]\n]*\]\([^)\s]*\)|\[(?P<words>[^\]\n]+)\]\([^)\s]*(?:\s+\"[^\"\n]*\")?\)")
_STRESS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3}|`)(?=\S)(?P<words>[^*`\n]+?)(?<=\S)(?P=mark)(?![\w*])")
# Qi "Peter" Li: a name inside a name, which the parser is spared and the name keeps
NICKNAMED = re.compile(
    r"(?P<first>[A-Z][\w'’.-]+)\s+(?P<nick>[\"“'‘][A-Z][\w.-]*(?: [A-Z][\w.-]*)?[\"”'’])\s+(?P<last>[A-Z][\w'’-]+)"
)
# "10.42am: …", "14:05 - …", "11:31 BST": when a live report was posted
_STAMP = re.compile(r"\(?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\)?\s*(?:[:—–|]|-(?=\s)|\n)\s*")
_MARKS = "\"“”„«»‹›'‘’"


@dataclass(frozen=True)
class Unit:
    """A sentence with its quotations. `text` is what is parsed, `offsets[i]` where its i-th character stands in the
    document. `bare` marks a unit that is nothing but quotation; `line` is a short line without a full stop."""

    paragraph: int
    span: Span
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    utterances: tuple[Quotation, ...]
    fragments: tuple[Quotation, ...]
    bare: bool = False
    line: bool = False
    first: bool = False

    def span_of(self, start: int, end: int) -> Span:
        """The document's span for characters `[start, end)` of the parsed text."""
        if start >= end:
            return Span(self.span.start, self.span.start)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def paragraph_spans(document: Document) -> list[Span]:
    """The paragraphs of the document: its lines, those of one paragraph together."""
    spans: list[Span] = []
    last: int | None = None
    for line in document.lines:
        if spans and line.paragraph is not None and line.paragraph == last:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
        last = line.paragraph
    return spans


def units(document: Document) -> list[Unit]:
    """The units of the document, in order."""
    text = document.text
    found: list[Unit] = []
    for number, paragraph in enumerate(paragraph_spans(document)):
        marks = [item for item in quotations(text, paragraph.start, paragraph.end) if item.depth == 0]
        utterances: list[Quotation] = []
        for item in marks:
            if _utterance(text, paragraph, item) or (utterances and _resumed(text, utterances[-1], item)):
                utterances.append(item)
        spoken = {item.outer.start for item in utterances}
        starts = [item.outer.start for item in marks]
        for position, span in enumerate(_sentences(text, paragraph, utterances)):
            inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            found.append(_unit(text, number, span, inside, spoken, position == 0))
    return found


def _utterance(text: str, paragraph: Span, item: Quotation) -> bool:
    """Whether a quotation is an utterance of its own, not words of the sentence around it."""
    content = text[item.inner.start : item.inner.end].strip()
    before = text[max(paragraph.start, item.outer.start - _LOOK_BACK) : item.outer.start].rstrip()
    first = next((char for char in content if char.isalnum() or char == "["), "")
    count = len(_WORD.findall(content))
    begins = first.isupper() or first == "[" or first.isdigit()
    if before.endswith(":"):
        return True
    if not before or before[-1] in ".?!…" + _MARKS:
        return begins or count > 2 or bool(_ENDS_UTTERANCE.search(content)) or not item.closed
    if before[-1] == "," and not _introduces(before):
        return begins and count > 5 and bool(re.search(r"[.?!]$", content))
    if before[-1] in ",—–-":
        return (begins and (count > 3 or bool(_ENDS_UTTERANCE.search(content)))) or bool(
            before[-1] == "," and count > 1 and re.search(r"[.?!]$", content)
        )
    return begins and count > 3 and (bool(re.search(r"[.?!,…]$", content)) or first == "I" or count > 8)


def _resumed(text: str, last: Quotation, item: Quotation) -> bool:
    """Whether a quotation goes on with the one before it: “It leaked,” said Ivo Marsh, a deckhand, “and stank.”"""
    between = text[last.outer.end : item.outer.start]
    return (
        text[last.inner.start : last.inner.end].rstrip().endswith(",")
        and between.rstrip().endswith(",")
        and not _END.search(between)
        and any(word.casefold() in _spoken_forms() for word in _WORD.findall(between[:80]))
    )


def _introduces(before: str) -> bool:
    """Whether one of the last words before a quotation reports speech."""
    return any(word.casefold() in _spoken_forms() for word in _WORD.findall(before[-80:])[-8:])


@lru_cache(maxsize=1)
def _spoken_forms() -> frozenset[str]:
    forms = {"said", "told", "wrote", "swore", "thought", "felt", "held", "found", "spoke", "read", "pled"}
    for lemma, cues in lexicon().verbs.items():
        if any("quote" in cue.needs for cue in cues):
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            y = lemma[:-1] + "i" if lemma.endswith("y") else stem
            forms |= {lemma, f"{lemma}s", f"{y}es", f"{stem}ed", f"{y}ed", f"{stem}ing", f"{lemma}{lemma[-1]}ed"}
    return frozenset(forms)


def _sentences(text: str, paragraph: Span, utterances: list[Quotation]) -> Iterator[Span]:
    start = paragraph.start
    for opening in (_DATELINE, _STAMP):
        found = opening.match(text, start, paragraph.end)
        start = found.end() if found else start
    starts = [item.outer.start for item in utterances]
    places: list[tuple[int, bool]] = []
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        at = bisect_right(starts, match.start()) - 1
        holder = utterances[at] if at >= 0 and starts[at] < match.start() < utterances[at].outer.end else None
        if holder is None:
            if not _abbreviated(text, match.start(), match.end(), paragraph.end):
                places.append((match.end(), False))
        elif holder.closed and not text[match.end() : holder.outer.end].strip(" " + _MARKS):
            places.append((max(match.end(), holder.outer.end), True))
    for end, quoted in places:
        if end <= start:
            continue
        rest = text[end : min(paragraph.end, end + _LOOK_BACK)].lstrip()
        if quoted and rest and _continues(rest, text[start:end]):
            continue
        if not quoted and rest and rest[0].islower():
            continue
        yield from trimmed(text, start, end)
        start = end
    yield from trimmed(text, start, paragraph.end)


def _continues(rest: str, sentence: str) -> bool:
    """Whether what follows a quotation that ends like a sentence belongs to it ("Why?" asked Ann. "No." Bo said.)"""
    if rest[0].islower() or rest[0] in ",;—–-(":
        return True
    if not sentence.lstrip()[:1] or sentence.lstrip()[0] not in _MARKS:
        return False  # the sentence had words of its own before the quotation
    tail = re.split(r"(?<=[.?!])\s", rest, maxsplit=1)[0]
    return len(tail.split()) <= 8 and bool(_TAIL.search(tail))


_TAIL = re.compile(
    r"^(?:[A-Z][\w'’-]*|[Hh]e|[Ss]he|[Tt]hey|the|an?|of)(?:\s+[\w'’-]+){0,5}?\s+"
    r"(?:said|asked|replied|answered|responded|added|wrote|exclaimed|shouted|wondered|joked|continued|explained)\b",
)


def _abbreviated(text: str, at: int, end: int, limit: int) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial and does not end a sentence."""
    if text[at] != "." or (end - at > 1 and text[at + 1] == "."):
        return text[at : at + 3] == "..." and text[end : min(limit, end + 9)].lstrip()[:1].islower()
    begin = at
    while begin and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:at]
    rest = text[end : min(limit, end + _LOOK_BACK)].lstrip()
    if len(word) == 1 and word.isupper():
        return True
    if word.casefold() in _ABBREVIATIONS:
        return True
    if "." in word and len(word.replace(".", "")) <= 4:  # U.S., a.m., i.e.
        following = rest.split(" ", 1)[0].strip(".,") if rest else ""
        return bool(following) and (following[0].islower() or (word.isupper() and following not in _STARTERS))
    return False


_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "They",
        "It",
        "We",
        "I",
        "In",
        "On",
        "At",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Their",
        "Its",
        "If",
        "When",
    ]
)


def _markup(text: str, span: Span) -> set[int]:
    """Where marks of light markup stand: everything of a link or a stress but its words."""
    found: set[int] = set()
    for pattern in (_LINK, _STRESS):
        for match in pattern.finditer(text, span.start, span.end):
            start, end = match.span("words") if match["words"] else (match.end(), match.end())
            found.update(range(match.start(), start))
            found.update(range(end, match.end()))
    return found


def _unit(text: str, paragraph: int, span: Span, inside: list[Quotation], utterances: set[int], first: bool) -> Unit:
    spoken = [item for item in inside if item.outer.start in utterances]
    fragments = [item for item in inside if item.outer.start not in utterances]
    marks = {offset for item in fragments for offset in (item.outer.start, item.outer.end - 1) if item.closed}
    parsed: list[str] = []
    offsets: list[int] = []
    markup = _markup(text, span)
    nicks = {match.start("nick"): match.end("nick") for match in NICKNAMED.finditer(text, span.start, span.end)}
    glued = {match.start(match.lastgroup or 0) for match in _GLUED.finditer(text, span.start, span.end)}
    glued |= {match.start() for match in _GLUED_SHE.finditer(text, span.start, span.end)}
    at = span.start
    while at < span.end:
        holder = next((item for item in spoken if item.outer.start <= at < item.outer.end), None)
        if holder is not None:
            at = min(holder.outer.end, span.end)
            if parsed and parsed[-1] not in ",:;—– " and at < span.end:
                parsed.append(",")
                offsets.append(at - 1)
            if parsed and parsed[-1] != " ":
                parsed.append(" ")
                offsets.append(at - 1)
            continue
        if at in nicks:
            at = nicks[at] + 1
            continue
        if at in markup:
            at += 1
            continue
        char = text[at]
        if at in glued:
            parsed.append(" ")
            offsets.append(at - 1)
        if at in marks or (unicodedata.category(char) in ("Cf", "Cc") and not char.isspace()):
            pass
        elif char.isspace():
            if parsed and parsed[-1] != " ":
                parsed.append(" ")
                offsets.append(at)
        elif char == "," and not "".join(parsed).strip():
            pass
        else:
            parsed.append(char)
            offsets.append(at)
        at += 1
    while parsed and parsed[-1] in " ,:":
        parsed.pop()
        offsets.pop()
    if spoken and parsed and parsed[-1] not in ".?!":
        parsed.append(".")
        offsets.append(span.end - 1)
    del parsed[_LONGEST_PARSE:], offsets[_LONGEST_PARSE:]
    body = "".join(parsed)
    return Unit(
        paragraph=paragraph,
        span=span,
        text=body,
        offsets=tuple(offsets),
        utterances=tuple(spoken),
        fragments=tuple(fragments),
        bare=bool(spoken) and not _WORD.search(body),
        line=not spoken and text[span.end - 1] not in ".?!…:;\"”’'" and len(body.split()) <= 14,
        first=first,
    )
