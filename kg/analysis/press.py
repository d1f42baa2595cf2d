"""Reports held against the record: what an outlet makes of an answer, and what the answer was.

A report is tied to an answer by who spoke (a full name, or a surname that only one of the record's speakers bears), by
the day, and by the words. It is one occasion in two writings: even a word-for-word quotation is no second source, and
the reason of each link says so.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.analysis.links import CONTRADICTS, CORROBORATES, keyed, relation
from kg.analysis.propositions import is_report, negated, numbers, place
from kg.analysis.wording import compare, quoted_parts
from kg.model.entity import Verdict
from kg.model.identity import name_key
from kg.model.names import PersonName, person_name, same_person
from kg.model.statement import Act, Precision, Relation, Stance, Statement
from kg.model.terms import terms
from kg.model.testimony import Status

LATEST = dt.timedelta(days=45)
"""how long after a hearing a report may still be one of it, where it gives no day"""
_SHORT = 15
"""words of an answer that is quoted whole as its reservation"""
_FIRM = frozenset({Act.ADMISSION, Act.CONFIRMATION})
# Words for an office that outlets and the record use for one another ("head of quality", "director of quality").
_RANKS = frozenset(
    terms("former ex then head chief director senior leading top boss manager officer executive president vice deputy")
)
_DESCRIBES = re.compile(
    r"\b(?:you|i|he|she)(?:['’](?:m|re|s)|\s+(?:am|are|is|was|were|served|work(?:s|ed)?|r[au]n))\b", re.I
)
_IS_THAT_A_YES = re.compile(r"\b(?:is|was) that a (?:yes|no)\b|\bthe answer is (?:yes|no)\b|\byes or no\b", re.I)
_YES = re.compile(r"^(?:yes|yeah|correct|it is|that(?:['’]s| is) (?:right|correct))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of the record with its words, and half a weight for those of the exchange before it."""

    statement: Statement
    words: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Match:
    """How far a report's words are found in an answer: the share (0 to 1), and the words found."""

    cover: float
    shared: frozenset[str]
    answer: _Answer


def reports_linked(reports: Iterable[Statement], record: Iterable[Statement]) -> dict[tuple[str, str, str], Relation]:
    """The links of reports with the statements of the record (and of other reports), by kind, source and target."""
    held = _Record(record)
    links: list[Relation] = []
    for statement in sorted(reports, key=place):
        if is_report(statement) and statement.status is Status.IN_EVIDENCE:
            link = held.link(statement)
            if link is not None:
                links.append(link)
    return keyed(links)


def surnames(statements: Iterable[Statement]) -> frozenset[str]:
    """The folded surnames of those who speak: only their statements can be linked with these reports by name."""
    return frozenset(person_name(item.declarant).surname for item in statements if _named(item.declarant))


def dated_roles(statements: Iterable[Statement]) -> frozenset[dt.date]:
    """The days on which somebody spoke whom a report names by office only."""
    return frozenset(
        item.made_on for item in statements if is_report(item) and item.made_on and not _named(item.declarant)
    )


class _Record:
    """Statements by who made them."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.by_surname: dict[str, list[Statement]] = defaultdict(list)
        self.by_day: dict[dt.date, list[Statement]] = defaultdict(list)
        self.names: dict[str, PersonName] = {}
        for item in sorted(statements, key=place):
            if item.status is not Status.IN_EVIDENCE or not _named(item.declarant):
                continue
            named = self.names.setdefault(item.declarant, person_name(item.declarant))
            self.by_surname[named.surname].append(item)
            if not is_report(item) and item.document.date is not None:
                self.by_day[item.document.date].append(item)
        self._answers: dict[tuple[str, str], list[_Answer]] = {}

    def link(self, report: Statement) -> Relation | None:
        """The one link of a report with what it reports, if there is one that is sure enough."""
        own, tie = self._statements_of(report)
        own = [item for item in own if item.document.id != report.document.id or _hedged(item)]
        own = [item for item in own if item.id != report.id and _occasion(report, item)]
        testimony = [item for item in own if not is_report(item)]
        quoted = _quotation(report, testimony)
        if quoted is not None:
            return quoted
        return self._reported(report, testimony, tie) or self._beside(report, [one for one in own if is_report(one)])

    def _statements_of(self, report: Statement) -> tuple[list[Statement], str]:
        """What the one who is reported said, and how he is known to be the one ("" for a full name)."""
        if not _named(report.declarant):
            return self._by_office(report)
        named = person_name(report.declarant)
        bearers = self.by_surname.get(named.surname, [])
        if named.given:
            full = [one for one in bearers if same_person(named, self.names[one.declarant]) is Verdict.POSITIVE]
        else:
            full = [one for one in bearers if same_person(named, self.names[one.declarant]) is not Verdict.NEGATIVE]
        forms = {self.names[one.declarant] for one in full}
        apart = any(same_person(one, other) is Verdict.NEGATIVE for one, other in combinations(forms, 2))
        return ([], "") if apart else (full, "")

    def _by_office(self, report: Statement) -> tuple[list[Statement], str]:
        """What the only speaker of that day said whom the record describes by the office that the report gives."""
        office = frozenset(terms(report.declarant)) - _RANKS
        if report.made_on is None or report.precision is not Precision.DAY or len(office) < 2:
            return [], ""
        day = self.by_day.get(report.made_on, [])
        described = {
            one.declarant
            for one in day
            if one.examination != "argument"
            and _DESCRIBES.search(f"{one.question or ''} {one.quote}")
            and office <= frozenset(terms(f"{one.question or ''} {one.quote}"))
        }
        if len(described) != 1:
            return [], ""
        (name,) = described
        return [one for one in day if one.declarant == name], f"{name}, whom alone the record describes so that day"

    def _reported(self, report: Statement, testimony: Sequence[Statement], tie: str) -> Relation | None:
        """What indirect speech makes of the answer that its words fit best."""
        answers = [one for one in testimony if one.question is not None and one.examination != "argument"]
        matches = self._matches(report, answers)
        if not matches or len(matches[0].shared) < 3:
            return None
        best = matches[0]
        rivals = [
            one.answer.statement
            for one in matches[1:]
            if one.cover >= 0.8 * best.cover and not _next_to(one.answer.statement, best.answer.statement)
        ]
        firm = report.act in _FIRM or (report.act is Act.ASSERTION and best.cover >= 0.6)
        if firm and report.stance is Stance.AFFIRMS and report.hedge is None:
            reservation = _reservation(best.answer.statement)
            if reservation is not None:
                return self._left_out(report, best, rivals, reservation, testimony, tie)
        if rivals or tie or best.cover < 0.5 or not numbers(_content(report)) <= best.shared:
            return None
        return _as_answered(report, best)

    def _left_out(
        self,
        report: Statement,
        best: _Match,
        rivals: Sequence[Statement],
        reservation: str,
        testimony: Sequence[Statement],
        tie: str,
    ) -> Relation | None:
        """An unreserved report of an answer that had a reservation."""
        answer = best.answer.statement
        least = 0.5 if answer.hedge is None else 0.3 if report.made_on is not None else 0.4
        opposed = any(one.stance is Stance.AFFIRMS for one in rivals)
        if best.cover < least or opposed or self._lifted(answer, testimony) or not self._particular(report, best):
            return None
        note = f" ({tie})" if tie else ""
        basis = f"{_outlet(report)} leaves out the reservation: “{reservation}”{note}"
        return relation(CONTRADICTS, report, answer, 0.4 + 0.4 * best.cover - (0.1 if tie else 0), basis)

    def _beside(self, report: Statement, others: Sequence[Statement]) -> Relation | None:
        """An unreserved report beside one, of the same outlet or another, that has the reservation."""
        if report.act not in _FIRM or report.hedge is not None or report.stance is not Stance.AFFIRMS:
            return None
        matches = self._matches(report, [one for one in others if _hedged(one)])
        matches = [one for one in matches if one.cover >= 0.6 and len(one.shared) >= 3]
        if not matches:
            return None
        # an answer as it was given says more than another summary of it
        best = min(matches, key=lambda one: (one.answer.statement.question is None, -one.cover))
        other = best.answer.statement
        who = "it has it elsewhere" if other.document.id == report.document.id else f"{_outlet(other)} has it"
        basis = f"{_outlet(report)} leaves out the reservation: “{other.hedge}” ({who})"
        return relation(CONTRADICTS, report, other, 0.3 + 0.4 * best.cover, basis)

    def _matches(self, report: Statement, answers: Sequence[Statement]) -> list[_Match]:
        """The answers by how much of the report they hold, best first; rare words among them weigh more."""
        wanted = _content(report)
        if not wanted or not answers:
            return []
        made = [self._answer(one) for one in answers]
        frequency = Counter(word for one in made for word in one.words)
        # a word that nobody spoke is the reporter's paraphrase: half of what a rare spoken word weighs
        weight = {
            word: math.log(1 + len(made) / frequency[word]) if frequency[word] else math.log(1 + len(made)) / 2
            for word in wanted
        }
        total = sum(weight.values()) or 1.0
        found = []
        for one in made:
            inside, before = wanted & one.words, (wanted & one.before) - one.words
            if inside:
                cover = (sum(weight[w] for w in inside) + sum(weight[w] for w in before) / 2) / total
                found.append(_Match(cover, frozenset(inside | before), one))
        found.sort(key=lambda match: (-match.cover, place(match.answer.statement)))
        return found

    def _answer(self, statement: Statement) -> _Answer:
        words = frozenset(terms(f"{statement.question or ''} {statement.quote}"))
        before: frozenset[str] = frozenset()
        for other in self.by_surname[self.names[statement.declarant].surname]:
            if other.document.id == statement.document.id and 0 < statement.ordinal - other.ordinal <= 2:
                before |= frozenset(terms(other.question or ""))
        return _Answer(statement, words, before)

    def _particular(self, report: Statement, match: _Match) -> bool:
        """Whether what the two share is a name or a number of the claim, or most of it: not only common words."""
        anchors = {
            term
            for name in re.findall(r"(?<=\s)[A-Z][\w'’-]+|\w*\d[\w-]*|\b[a-z]+[A-Z]\w*", f" {report.claim}")
            for term in terms(name)
        }
        own = frozenset(terms(report.declarant)) | frozenset(terms(match.answer.statement.declarant))
        return bool((anchors - own) & match.shared) or match.cover >= 0.5

    def _lifted(self, answer: Statement, testimony: Sequence[Statement]) -> bool:
        """Whether the witness, asked at once whether that was a yes, said yes."""
        return any(
            _IS_THAT_A_YES.search(one.question or "") and _YES.match(one.quote)
            for one in testimony
            if one.document.id == answer.document.id and 0 < one.ordinal - answer.ordinal <= 2
        )


def _as_answered(report: Statement, best: _Match) -> Relation | None:
    """A report that keeps what was answered, or makes something else of an answer that nothing was recalled."""
    answer, outlet = best.answer.statement, _outlet(report)
    sure = 0.4 + 0.4 * best.cover
    if (report.hedge is not None or report.stance is Stance.QUALIFIES) and _hedged(answer):
        basis = f"{outlet} keeps the reservation: “{answer.hedge}” (the same occasion, no second source)"
        return relation(CORROBORATES, report, answer, sure, basis)
    if report.act in (Act.DENIAL, Act.ADMISSION) and answer.act is Act.NO_RECOLLECTION:
        what = "a denial" if report.act is Act.DENIAL else "an admission"
        basis = f"{outlet} makes {what} of an answer that nothing was recalled: “{answer.quote}”"
        return relation(CONTRADICTS, report, answer, sure, basis)
    same = report.act is answer.act and report.act in (Act.DENIAL, Act.ADMISSION, Act.NO_RECOLLECTION)
    if same and report.act is not Act.NO_RECOLLECTION:
        same = report.stance is answer.stance and negated(report.claim) == negated(answer.claim)
    if same and report.hedge is None and best.cover >= 0.6:
        basis = f"{outlet} reports it as it was answered (the same occasion, no second source)"
        return relation(CORROBORATES, report, answer, sure, basis)
    return None


def _named(declarant: str) -> bool:
    """Whether a declarant is called by a name, not by an office or as unnamed."""
    words = declarant.split()
    return bool(words) and declarant[0].isalpha() and words[0][0].isupper() and not any(w in _SMALL for w in words)


_SMALL = frozenset(("of", "for", "and", "the", "a", "an", "in", "at"))


def _hedged(statement: Statement) -> bool:
    return statement.stance is Stance.QUALIFIES and statement.hedge is not None


def _reservation(answer: Statement) -> str | None:
    """What an answer reserves, in its own words: its hedge, or the whole of a short answer that is only in part."""
    if answer.stance is not Stance.QUALIFIES:
        return None
    return answer.hedge or (answer.quote if len(answer.quote.split()) <= _SHORT else None)


def _content(report: Statement) -> frozenset[str]:
    return frozenset(terms(report.claim)) - frozenset(terms(report.declarant))


def _outlet(report: Statement) -> str:
    """The outlet by name, without what is said of how it came by the report."""
    name = report.document.publisher or (report.reported_by[0] if report.reported_by else None)
    return re.sub(r"\s+\(.*\)$", "", name) if name else "the report"


def _next_to(one: Statement, other: Statement) -> bool:
    return one.document.id == other.document.id and abs(one.ordinal - other.ordinal) <= 1


def _occasion(report: Statement, said: Statement) -> bool:
    """Whether the report can be one of what was said: its day is that day, or it came out not long after."""
    day = said.document.date if not is_report(said) else said.made_on
    if report.made_on is not None and report.precision is Precision.DAY:
        return day is None or day == report.made_on
    out = report.document.published
    if out is None or day is None:
        return True
    return dt.timedelta(0) <= out - day <= LATEST


def _quotation(report: Statement, testimony: Sequence[Statement]) -> Relation | None:
    """A quotation that stands in the record word for word, or nearly so."""
    outlet = _outlet(report)
    near: list[tuple[Statement, str, str]] = []
    for quoted in _quotations(report):
        for answer in testimony:
            # few words are found only where the question is the reported one
            short = report.question is not None and _asked_alike(report, answer)
            compared = compare(quoted, answer.quote, 1 if short else 4)
            if compared is None:
                continue
            if not compared.exact:
                near.append((answer, compared.quoted, compared.spoken))
                continue
            if (
                _hedged(answer)
                and report.act in _FIRM
                and (answer.hedge or "").casefold() not in report.quote.casefold()
            ):
                basis = f"{outlet} quotes the answer without its reservation: “{answer.hedge}”"
                return relation(CONTRADICTS, report, answer, 0.8, basis)
            basis = f"{outlet} quotes it word for word (the same occasion, no second source)"
            return relation(CORROBORATES, report, answer, 0.9, basis)
    if len({answer.id for answer, _, _ in near}) == 1:
        answer, quoted, spoken = near[0]
        basis = f"{outlet} quotes “{quoted}”; the record has “{spoken}”"
        return relation(CONTRADICTS, report, answer, 0.75, basis)
    return None


def _asked_alike(report: Statement, answer: Statement) -> bool:
    asked = frozenset(terms(report.question or "")) - frozenset(terms(report.declarant))
    put = frozenset(terms(f"{answer.question or ''} {answer.claim}"))
    return len(asked) >= 2 and len(asked & put) >= 0.6 * len(asked)


def _quotations(report: Statement) -> Iterator[str]:
    """What a report gives as words spoken: the whole of direct speech, or the quotations inside an indirect report."""
    parts = quoted_parts(report.quote)
    if parts:
        yield from parts
        return
    own = person_name(report.declarant).surname
    claim, quote = name_key(report.claim), name_key(report.quote)
    spoken = len(report.answer_spans) > 1 or report.question is not None or quote.startswith(claim)
    if spoken and own not in quote.split():
        yield report.quote
