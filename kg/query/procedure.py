"""Questions about the proceeding: when somebody testified, who examined them, with which exhibits, what was ruled.

They are read by their shape, the names in them masked, and answered as all others are: with statements on the record,
which show the day, the examiner, the exhibit or the ruling where it stands. What only a title page holds is no
statement; the answer is then that the record does not say.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from kg.model.document import DocumentKind
from kg.model.statement import Statement
from kg.model.testimony import Status
from kg.query import shapes
from kg.query.answer import sentence, spoken_date
from kg.query.intent import Intent
from kg.query.names import Name
from kg.query.rank import Candidate
from kg.query.retrieve import retrieve
from kg.query.roles import counsel_for
from kg.store.base import View, Where

_SHOWN, _ROOM = 5, 120
_COVERED, _AS_NEAR = 0.5, 0.8
"""the share of what is asked that an exchange must itself hold to be the one whose ruling is asked for, and the share
of the best one's that others must hold to be shown beside it"""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer about the proceeding: its text, the statements it cites, and the catalogue's name for the question.

    Without statements the record does not say, and the text says why.
    """

    text: str
    statements: tuple[Statement, ...]
    template: str


def procedural(view: View, intent: Intent, statements: int) -> Found | None:
    """What the record holds on a question about the proceeding; None where it is a question of another kind, or where
    nothing is found. `statements` is how many the store holds."""
    names = sorted((*intent.subjects, *intent.topics), key=lambda name: name.start)
    if match := shapes.COUNSEL_ASKED.match(intent.question):
        return _counsel(view, match["party"], intent.question)
    masked = _masked(intent.question, names)
    people = tuple(card.id for name in names if name.declarants for card in name.declarants)
    if shapes.RULING.search(masked):
        found = _ruling(view, intent, statements, people)
        return found or (_NO_RULING if shapes.OBJECTION.search(masked) else None)
    if not people or masked.count(_NAME) != 1:
        return None
    if match := shapes.SITTING.match(masked):
        return _sitting(view, people, deposed="depos" in match["deed"].casefold())
    if shapes.EXAMINERS.match(masked):
        return _examiners(view, people, intent.examination)
    if shapes.EXHIBITS.match(masked):
        return _exhibits(view, people, intent.examination)
    return None


_NAME = "NAME"
_NO_RULING = Found(
    "The record does not say: no exchange about this in it carries an objection. An objection that kept a question "
    "from being answered stands in the transcript, and is no statement.",
    (),
    "did_say",
)


def _masked(text: str, names: Sequence[Name]) -> str:
    for name in reversed(names):
        if name.declarants:
            before = re.sub(shapes.TITLES, "", text[: name.start])
            text = f"{before}{_NAME}{text[name.end :]}"
    return text


def _testimony(view: View, people: Sequence[str]) -> list[Statement]:
    """What these people said themselves as witnesses, in the order of the record ("[No audible reply]" left out)."""
    return [
        item
        for item in view.statements(Where(declarant_ids=tuple(people)))
        if item.document.kind is DocumentKind.TRANSCRIPT
        and item.examination != "argument"
        and not item.reported_by
        and not item.quote.startswith("[")
    ]


def _firsts(items: Iterable[Statement], key: Callable[[Statement], object]) -> list[Statement]:
    """The first statement of each group, in order."""
    found: dict[object, Statement] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def _told(lead: str, items: Sequence[Statement], template: str) -> Found | None:
    shown = tuple(items[:_SHOWN])
    if not shown:
        return None
    return Found(" ".join([lead, *(sentence(item, (), _ROOM) for item in shown)]), shown, template)


def _sitting(view: View, people: Sequence[str], *, deposed: bool) -> Found | None:
    said = [
        item
        for item in _testimony(view, people)
        if item.made_on is not None and (not deposed or "deposition" in (item.document.hearing_kind or ""))
    ]
    days = sorted(_firsts(said, lambda item: (item.declarant_id, item.made_on)), key=lambda item: str(item.made_on))
    one = len({item.declarant_id for item in days}) == 1
    parts = [f"{spoken_date(item)}" if one else f"{item.declarant}: {spoken_date(item)}" for item in days[:_SHOWN]]
    return _told(f"{'; '.join(parts)}.", days, "when_said")


def _examiners(view: View, people: Sequence[str], examination: str | None) -> Found | None:
    asked = [
        item
        for item in _testimony(view, people)
        if item.examiner and (examination is None or item.examination == examination)
    ]
    counts = Counter(map(_examined_by, asked))
    # who put most of the questions comes first: a registrar asks for the name, a judge for a word
    groups = sorted(_firsts(asked, _examined_by), key=lambda item: -counts[_examined_by(item)])
    kinds = ("cross", "direct", "redirect", "recross")
    parts = [
        f"{item.examiner}{f' on {item.examination}' if item.examination in kinds else ''}" for item in groups[:_SHOWN]
    ]
    return _told(f"{'; '.join(dict.fromkeys(parts))}.", groups, "who_asked")


def _examined_by(item: Statement) -> tuple[str, str | None, str | None]:
    return item.declarant_id, item.examiner, item.examination


def _exhibits(view: View, people: Sequence[str], examination: str | None) -> Found | None:
    query = files("kg.query").joinpath("cypher", "exhibits.cypher").read_text(encoding="utf-8")
    rows = view.cypher(query, {"declarants": list(people)}).rows
    numbers: dict[str, list[str]] = {}
    for identifier, number, *_ in rows:
        numbers.setdefault(identifier, []).append(number)
    put: dict[str, Statement] = {}
    for item in view.by_id(list(numbers)):
        if examination is None or item.examination == examination:
            for number in numbers[item.id]:
                put.setdefault(number, item)
    shown = list({item.id: item for item in put.values()}.values())[:_SHOWN]
    if not shown:
        return None
    more = f" The first {len(shown)} places are shown." if len(put) > len(shown) else ""
    return _told(f"{', '.join(put)}.{more}", shown, "list_statements")


def _ruling(view: View, intent: Intent, statements: int, people: Sequence[str]) -> Found | None:
    """The exchange that is asked about, among those with an objection, with what was ruled."""
    struck = bool(shapes.STRUCK.search(intent.question)) and not shapes.OBJECTION.search(intent.question)
    matter = tuple(item for item in intent.wanted if not shapes.RULING_WORD.fullmatch(item.word))
    if not any(item.weight >= 1 for item in matter):
        if not people:
            return None
        objected = [item for item in view.statements(Where(declarant_ids=tuple(people))) if _ruled(item, struck=struck)]
    else:
        found = retrieve(view, dataclasses.replace(intent, wanted=matter), statements, people)
        near: list[Candidate] = [
            one for one in found.candidates if _ruled(one.statement, struck=struck) and one.direct >= _COVERED
        ]
        best = max((one.direct for one in near), default=0.0)
        objected = [one.statement for one in near if one.direct >= _AS_NEAR * best]
    lead = "; ".join(dict.fromkeys(_as_ruled(item) for item in objected[:_SHOWN]))
    return _told(f"{lead[:1].upper()}{lead[1:]}.", objected, "did_say")


def _ruled(item: Statement, *, struck: bool) -> bool:
    return item.status is Status.STRICKEN if struck else bool(item.objections)


def _as_ruled(item: Statement) -> str:
    """ "sustained (leading)", from what the record holds with the exchange."""
    if item.status is Status.STRICKEN:
        return "stricken from the record"
    parts = []
    for one in item.objections:
        ground, _, ruling = one.rpartition(" — ")
        known = ruling if ruling != "no ruling" else "the record shows no ruling"
        parts.append(f"{known} ({ground})" if ground else one)
    return "; ".join(parts)


def _counsel(view: View, party: str, question: str) -> Found:
    held = [kind for kind, pattern in shapes.HELD.items() if pattern.search(question)]
    said = [
        (name, item)
        for name, item in counsel_for(view, party)
        if all(kind in (item.document.hearing_kind or "") for kind in held)
    ]
    if not said:
        text = (
            f"The record does not say: no statement presents counsel for {party}. Who appeared may stand on a title "
            "page or in a list of appearances, which holds no statement."
        )
        return Found(text, (), "who_said")
    names = list(dict.fromkeys(name for name, _ in said))
    shown = list({item.id: item for _, item in said}.values())
    found = _told(f"{'; '.join(names)}.", shown, "who_said")
    assert found is not None
    return found
