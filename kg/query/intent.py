"""What a question asks for: its kind, whom it asks about, what it supposes they did, and what it is about.

Read from the question's words alone and the names that the record knows; nothing is guessed from the answers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model.statement import Act
from kg.model.terms import STOP, stem, words
from kg.query import lexicon, shapes
from kg.query.days import dates_in, without_days
from kg.query.names import Name, Roster, find_names, fold


class Kind(StrEnum):
    """The shape of the answer that a question wants."""

    WHO = "who"
    """the declarant is what is asked"""
    ASKER = "asker"
    """who put the question"""
    DID = "did"
    """yes or no"""
    WHEN = "when"
    WHERE = "where"
    QUANTITY = "quantity"
    """a number, sum, share or length of time"""
    LIST = "list"
    WHAT = "what"
    """anything else: what was said, how, why"""


class Family(StrEnum):
    """What the question supposes that the speaker did."""

    CONCESSION = "concession"
    AGREEMENT = "agreement"
    DENIAL = "denial"
    NO_RECOLLECTION = "no_recollection"
    EVASION = "evasion"
    SAYING = "saying"
    NONE = "none"


FITTING: dict[Family, frozenset[Act]] = {
    Family.CONCESSION: frozenset({Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.CONFIRMATION}),
    Family.AGREEMENT: frozenset({Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.CONFIRMATION}),
    Family.DENIAL: frozenset({Act.DENIAL}),
    Family.NO_RECOLLECTION: frozenset({Act.NO_RECOLLECTION}),
    Family.EVASION: frozenset({Act.EVASION, Act.OTHER}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An index term that the question is about, with its weight and the word as asked."""

    term: str
    weight: float
    word: str
    name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A question, read.

    `subjects` are those whose statements are asked for (none: anybody's); `topics` the other names in it. `wanted`
    keeps the order of the question. `type` is the kind of thing an answer must state ("date", "number", "money",
    "percent", "duration"), or None. `since`/`until` are the days of a date that the question gives.
    """

    question: str
    kind: Kind
    family: Family
    subjects: tuple[Name, ...]
    topics: tuple[Name, ...]
    wanted: tuple[Wanted, ...]
    type: str | None = None
    examination: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    act_named: bool = True
    """whether the thing that a when-question dates is an act of speech ("when did X admit") and not an event"""

    first: bool = False
    """whether the answer wanted is the one given before another ("Before conceding …, how did X first answer?")"""
    negated: bool = False
    """whether what is supposed to be conceded is a negative ("conceded that he never wrote it")"""
    identity: bool = False
    """whether it is asked if two things are one and the same"""
    holding: bool = False
    """whether it is also asked if the statement was held to"""
    reply: bool = False
    """whether the answer wanted is the reply to an accusation ("How did X answer the claim that …?")"""
    narrowing: bool = False
    """whether the question is whether, or in which words, something was accepted only in part ("a plain yes")"""
    telling: str | None = None
    """the index term of a verb that says what kind of statement is asked for ("contend", "rank")"""
    counted: str | None = None
    """the index term of what "how many" counts"""
    sworn: bool = False
    """whether testimony is asked for, which counsel's words are not"""
    deed: str | None = None
    """the index term of what the subject is supposed to own to ("admit *shredding* …")"""
    told_by: str | None = None
    """the index term of who told the one named ("what did the *lawyers* tell X?"): only what tells of that answers"""

    @property
    def supposes(self) -> bool:
        """Whether the question takes for granted that the act took place ("Where did X concede that …?")."""
        return self.family in FITTING and self.kind not in (Kind.DID, Kind.WHO)


_AUX_BEFORE = r"\b(?:did|does|do|has|had|have|was|were|is|are|could|can|would|will|should)\s+(?:[a-z][\w ]*,? )?"
MAIN_WEIGHT = 1.5
"""of the verb that a yes-or-no question asks about"""
_UNFRAMED_WEIGHT = 0.39
"""of a word of the frame in a question that names no act, whose matter it may belong to ("Who gave the word?")"""
_FRAME_WEIGHT, _NAME_WEIGHT, _NUMBER_WEIGHT, _ROLE_WEIGHT, _TELLING_WEIGHT = 0.15, 1.3, 1.2, 0.3, 0.5


def read_question(question: str, known: Roster, today: dt.date | None = None) -> Intent:
    """The intent of a question; `known` is who the record knows, `today` what "last year" counts from."""
    # "…, by X's testimony?" asks what happened, as "according to X" does, and not what was said when
    text = shapes.BY_ACCOUNT.sub(
        lambda match: f"{match['comma']}according to {match['who']}", " ".join(question.split())
    )
    names = find_names(text, known)
    kind, type_ = _kind(text)
    subjects: tuple[Name, ...] = ()
    if source := [name for name in names if shapes.ACCORDING.search(_untitled(text[: name.start]))]:
        # "who took the decision, according to X?": X is asked, the answer is a name in what X said
        kind, subjects = Kind.WHAT if kind is Kind.WHO else kind, (source[0],)
    elif kind is Kind.ASKER:
        subjects = _examined(text, names)
    elif kind is not Kind.WHO:
        subjects = _subjects(text, names)
    family, spans = _family(text, subjects)
    if family is Family.NONE and not any(name.declarants for name in subjects):
        # "Who is X?", "Did X appoint them?": nobody of that name speaks here, but others may speak of X
        subjects = ()
    if family is Family.NONE and any(_a_body(text, name) for name in subjects) and not source:
        # "How many had Quillfeather shipped?" is of the firm, though people of that name speak
        subjects = ()
    if reported := [name for name in subjects if not name.declarants and known.publishes(name.words)]:
        # "What did the Courier report that X conceded?": whose words are asked for is X
        speakers = [name for name in names if name.declarants and name.start > reported[0].end]
        subjects = tuple(speakers[:1])
    topics = tuple(name for name in names if name not in subjects)
    first, narrowing = bool(shapes.FIRST.search(text)), bool(shapes.NARROWING.search(text))
    if first:
        family = Family.SAYING
    elif narrowing and family in (Family.SAYING, Family.NONE, Family.AGREEMENT):
        family = Family.CONCESSION
    days = dates_in(text, today)
    return Intent(
        question=text,
        kind=kind,
        family=family,
        subjects=subjects,
        topics=topics,
        wanted=_wanted(without_days(text, known.days), names, (*subjects, *reported), spans, kind),
        type=type_,
        examination=_examination(text),
        since=days[0][0] if days else None,
        until=days[0][1] if days else None,
        act_named=family is not Family.NONE,
        first=first,
        negated=_negated(text, spans),
        identity=bool(shapes.IDENTITY.search(text)),
        holding=bool(shapes.HOLDING.search(text)),
        reply=bool(shapes.REPLY.search(text)),
        narrowing=narrowing,
        telling=_telling(text, spans),
        counted=_counted(text),
        sworn=bool(shapes.SWORN.search(text)),
        deed=_deed(text, spans) if family is Family.CONCESSION else None,
        told_by=_told_by(text, names),
    )


def _kind(text: str) -> tuple[Kind, str | None]:
    lowered = text.casefold()
    if lexicon.phrases("askers", "phrases").match(lowered) or _asks_for_examiner(lowered):
        return Kind.ASKER, None
    if shapes.LIST.match(text):
        return Kind.LIST, None
    for type_ in ("percent", "share", "duration", "money", "number"):
        if lexicon.phrases("answer_types", type_).search(lowered):
            return Kind.QUANTITY, type_
    if shapes.OPENS_DID.match(text):
        return Kind.DID, None
    if shapes.WHO_DID.match(text):
        return Kind.WHAT, None
    if shapes.OPENS_WHO.match(text) or shapes.WHICH_TOLD.match(text):
        return Kind.WHO, None
    when = lexicon.phrases("answer_types", "date").search(lowered)
    if when and when.start() <= 4:
        return Kind.WHEN, "date"
    if lowered.startswith("where"):
        return Kind.WHERE, None
    return Kind.WHAT, None


def _asks_for_examiner(lowered: str) -> bool:
    """ "Which of X's lawyers extracted …": a noun for counsel and a verb of questioning, near the beginning."""
    head = re.match(r"(?:which|what|who)\b(.{0,60})", lowered)
    if not head:
        return False
    noun = lexicon.phrases("askers", "nouns").search(head.group(1))
    return bool(
        noun
        and lexicon.phrases("askers", "verbs").search(
            lowered, head.start(1) + noun.end(), head.start(1) + noun.end() + 25
        )
    )


def _examined(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Who was asked, in "who asked X about …": the name that follows the verb of questioning."""
    for name in names:
        for verb in lexicon.phrases("askers", "verbs").finditer(text):
            if verb.end() <= name.start and _untitled(text[verb.end() : name.start]).strip() in (
                "",
                "the witness",
                "witness",
                "of",
                "from",
            ):
                return (name,)
    return ()


def _subjects(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    for name in names:
        before, after = text[: name.start], text[name.end :]
        if shapes.BEFORE_SUBJECT.search(_untitled(before)):
            # "is X's hourly rate …?" has its verb already; "did X's deputy rate …?" has not
            if not shapes.IS_BEFORE.search(_untitled(before)) and (owned := _owned(name, after)):
                return (owned,)
            return (name, *_joined(text, names, name))
        if re.match(r"['’]s?", after) and shapes.SAID_NOUN.match(re.sub(r"^['’]s?", "", after)):
            return (name,)
        verb = lexicon.phrases("acts", "concession").search(after) or lexicon.phrases("acts", "denial").search(after)
        for row in ("saying", "agreement", "no_recollection", "evasion"):
            other = lexicon.phrases("acts", row).search(after)
            if other and (verb is None or other.start() < verb.start()):
                verb = other
        if (
            verb
            and shapes.AFTER_SUBJECT.match(after[: verb.start()] or " ")
            and not shapes.NO_SUBJECT.search(_untitled(before))
        ):
            return (name, *_joined(text, names, name))
    return ()


def _a_body(text: str, name: Name) -> bool:
    """Whether a bare surname is also the name of a body, and of several people: then the body is meant."""
    bare = (fold(name.text),) == name.words and _untitled(text[: name.start]) == text[: name.start]
    return bare and len(name.declarants) > 1 and any(card.kind == "Organization" for card in name.others)


def _owned(name: Name, after: str) -> Name | None:
    """ "did Ashgrove's deputy say …": the deputy, whom the record may not know, and not Ashgrove."""
    match = shapes.OWNED.match(after)
    if match is None or shapes.SAID_NOUN.match(re.sub(r"^['’]s?", "", after)):
        return None
    acts = [lexicon.phrases("acts", row).match(after, match.end()) for row in ("saying", "concession", "denial")]
    if not any(acts) and not re.match(r"(?:recall|remember|agree)", after[match.end() :]):
        return None
    return Name(f"{name.text}’s {match['who']}", name.start, name.end + match.end("who"))


def _told_by(text: str, names: Sequence[Name]) -> str | None:
    for name in names:
        match = shapes.TELLS.search(_untitled(text[: name.start]))
        if match:
            return stem(match["who"])
    return None


def _untitled(before: str) -> str:
    return re.sub(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Prof|Professor|Dame|Lord|Lady|Judge)\.?\s+)+$", "", before)


def _joined(text: str, names: Sequence[Name], first: Name) -> tuple[Name, ...]:
    following = [name for name in names if name.start >= first.end]
    if following and re.fullmatch(r"\s+(?:and|or)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?", text[first.end : following[0].start]):
        return (following[0],)
    return ()


def _family(text: str, subjects: Sequence[Name]) -> tuple[Family, list[tuple[int, int]]]:
    """The act that the question names first (a denial wins over the "plead" within "pleaded not guilty").

    Where the subject stands before it, only what belongs to the subject ("did X sign it and admit …", not "did X sign
    what Y admitted").
    """
    found: list[tuple[int, int, int, Family]] = []
    for family in (
        Family.NO_RECOLLECTION,
        Family.DENIAL,
        Family.CONCESSION,
        Family.EVASION,
        Family.AGREEMENT,
        Family.SAYING,
    ):
        for match in lexicon.phrases("acts", family.value).finditer(text):
            found.append((match.start(), -match.end(), match.end(), family))
    if not found:
        return Family.NONE, []
    found.sort()
    asked = [name for name in subjects if re.search(rf"{_AUX_BEFORE}$", _untitled(text[: name.start]), re.IGNORECASE)]
    if asked:
        end = max(name.end for name in asked)
        found = [one for one in found if one[0] < end or shapes.BEFORE_ACT.match(text[end : one[0]])]
        if not found:
            return Family.NONE, []
    spans = [(start, end) for start, _, end, family in found[:1]]
    family = found[0][3]
    # "did X say that he denied": the second act is the matter; but "say that he could not recall" names the act
    if family is Family.SAYING:
        for start, _, end, other in found[1:]:
            if other is Family.NO_RECOLLECTION and start - found[0][2] < 25:
                return other, [*spans, (start, end)]
    return family, spans


def _negated(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    return bool(spans) and len(shapes.NOT.findall(text[spans[0][1] :])) % 2 == 1


def _telling(text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    match = next((match for match in shapes.TELLING.finditer(text) if match.span() in spans), None)
    return stem(match.group().casefold()) if match else None


def _counted(text: str) -> str | None:
    match = re.match(r"\s*(?i:how many) (?:of (?:the|his|her|their|its) )?(?:[A-Z]\S* )*(?P<noun>[a-z]\w+)", text)
    return stem(match["noun"]) if match else None


def _deed(text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    match = re.match(r"\s+(?:to\s+)?(?:having\s+(?:\w+ly\s+)?)?(?P<deed>\w+)", text[spans[0][1] :]) if spans else None
    if match is None or not (match["deed"].endswith("ing") or "having" in match.group()):
        return None
    return stem(match["deed"].casefold())


def _examination(text: str) -> str | None:
    for name in ("redirect", "recross", "cross", "direct"):
        if lexicon.phrases("examinations", name).search(text):
            return name
    return None


def _wanted(
    text: str, names: Sequence[Name], subjects: Sequence[Name], spans: Sequence[tuple[int, int]], kind: Kind
) -> tuple[Wanted, ...]:
    blank = list(text)
    cut = [*spans, *((name.start, name.end) for name in subjects)]
    cut += [match.span() for match in re.finditer(r"\b[Aa]ccording to\b", text)]
    for key in ("cross", "direct", "redirect", "recross"):
        cut += [match.span() for match in lexicon.phrases("examinations", key).finditer(text)]
    for key in ("percent", "share", "money", "number", "duration", "date"):
        cut += [match.span() for match in lexicon.phrases("answer_types", key).finditer(text) if match.start() <= 12]
    for start, end in cut:
        blank[start:end] = " " * (end - start)
    telling = [match.span() for match in shapes.TELLING.finditer(text) if match.span() in spans]
    for start, end in telling:
        blank[start:end] = text[start:end]
    told = (
        shapes.WHICH_TOLD.match(text) if kind is Kind.WHO else shapes.LIST_OF.match(text) if kind is Kind.LIST else None
    )
    if kind is Kind.ASKER:
        told = lexicon.phrases("askers", "verbs").search(text)
    main = max((name.end for name in names if name in subjects), default=0) if kind is Kind.DID and not spans else None
    return weigh_words(
        "".join(blank),
        names,
        frame=_FRAME_WEIGHT if spans or kind is Kind.ASKER else _UNFRAMED_WEIGHT,
        main=main or None,
        without={word for name in subjects for word in name.words},
        role_end=told.end() if told else 0,
    )


def weigh_words(
    text: str,
    names: Sequence[Name],
    *,
    without: Collection[str] = (),
    role_end: int = 0,
    frame: float = _FRAME_WEIGHT,
    main: int | None = None,
) -> tuple[Wanted, ...]:
    """The words that a text is about, in order, once each: names and numbers weigh more, words of the frame less.

    `names` are those of the text (by position); `without` are folded words to leave out; what ends before `role_end`
    only describes the speaker ("Which senior engineer …"). `frame` is the weight of words of the frame; the
    first word of the matter after `main` is the verb that a question asks about ("Did X *attend* …?").
    """
    wanted: dict[str, Wanted] = {}
    for match in re.finditer(r"[^\W_]+(?:['’,.](?=\w)[^\W_]+)*", text):
        one = re.fullmatch(r"\d+(?:[.,]\d+)+", match.group())
        for word in (match.group(),) if one else words(match.group()):
            term = lexicon.number(word) if one else stem(word)
            if word in STOP or term in wanted or fold(word) in without:
                continue
            named = any(name.start <= match.start() < name.end for name in names)
            weight = frame if term in lexicon.frame() else 0.45 if term in lexicon.frame("half") else 1.0
            if named and not (weight == frame and match.group()[1:].islower()):
                # a name of several words is one thing: each of them counts for less
                size = max(len(name.words) for name in names if name.start <= match.start() < name.end)
                weight = _NAME_WEIGHT / max(1, size) ** 0.5
            elif word[0].isdigit():
                weight = _NUMBER_WEIGHT
            if shapes.TELLING.fullmatch(match.group()):
                weight = _TELLING_WEIGHT
            if match.start() < role_end:
                weight *= _ROLE_WEIGHT
            if main is not None and match.start() >= main and weight == 1.0:
                weight, main = MAIN_WEIGHT, None
            wanted[term] = Wanted(term, weight, match.group(), named)
    return tuple(wanted.values())
