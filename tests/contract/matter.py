"""A small invented matter for tests of queries: two trial days and an article about a ferry that sank."""

from __future__ import annotations

import datetime as dt

from kg.model.document import Party
from kg.model.entity import Entity, EntityKind, Judgement, Mention, Verdict
from kg.model.exhibit import Exhibit, Reference
from kg.model.record import DocumentRecord
from kg.model.statement import Act, Stance
from kg.model.testimony import Status
from kg.model.text import Locator, Span
from tests.factories import article, card, entity_id, relation, statement

DAY_1 = card("matter/day-1.txt", volume="1", date=dt.date(2024, 3, 5))
DAY_2 = card("matter/day-2.txt", volume="2", date=dt.date(2024, 4, 8))
NEWS = article("news/ferry.html")

RUST = "Dunmore knew about the rust."
PUMP = "The pump was tested."

QUILL, REED, PIKE = "Marta Quill", "Paul Reed", "Sela Pike"
FENN, OYAMA = "Arlo Fenn", "June Oyama"
DUNMORE, HARBOR, GAZETTE = "Dunmore Marine, Inc.", "Harbor Lights Ferry Co.", "The Port Gazette"

knew = statement(
    "Yes, we knew.", "Did Dunmore know about the rust?", document=DAY_1, declarant=QUILL, examiner=FENN, claim=RUST
)
partly = statement(
    "To some extent.",
    "And you told the yard?",
    document=DAY_1,
    ordinal=1,
    declarant=QUILL,
    examiner=FENN,
    act=Act.PARTIAL_ADMISSION,
    claim="Quill told the yard.",
    hedge="To some extent",
    confidence=0.6,
    alternatives=(Act.EVASION,),
)
forgot = statement(
    "I don't remember.",
    "Who signed the log, PTX-4?",
    document=DAY_1,
    ordinal=2,
    declarant=QUILL,
    examiner=FENN,
    act=Act.NO_RECOLLECTION,
    claim="Somebody signed the log.",
    objections=("Objection, asked and answered.",),
    locator=Locator(page=41, line=24, end_page=42, end_line=2),
)
tested = statement(
    "It was.",
    "Was the pump tested?",
    document=DAY_1,
    ordinal=3,
    declarant=REED,
    examiner=OYAMA,
    act=Act.CONFIRMATION,
    claim=PUMP,
    examination="direct",
)
denied = statement(
    "No, nobody knew.",
    "Did Dunmore know about the rust?",
    document=DAY_2,
    declarant=QUILL,
    examiner=OYAMA,
    act=Act.DENIAL,
    claim=RUST,
    examination="redirect",
)
stricken = statement(
    "He was drunk.",
    "How was the mate?",
    document=DAY_2,
    ordinal=1,
    declarant=REED,
    examiner=OYAMA,
    act=Act.ASSERTION,
    claim="The mate was drunk.",
    status=Status.STRICKEN,
    examination="direct",
    objections=("Objection, foundation.",),
)
dunmore = statement(
    "The hull was sound",
    None,
    document=NEWS,
    declarant=DUNMORE,
    act=Act.ASSERTION,
    claim="The hull was sound.",
    reported_by=(GAZETTE, PIKE),
)
pump = statement(
    "the pump had been tested",
    None,
    document=NEWS,
    ordinal=1,
    declarant=PIKE,
    act=Act.ASSERTION,
    claim=PUMP,
    stance=Stance.AFFIRMS,
    made_on=None,
    precision=None,
    reported_by=(GAZETTE,),
)


LOG = Exhibit(id="ex:log", number="PTX-4")
LETTER = Exhibit(id="ex:letter", number="Plaintiff's Exhibit 9")


def _people(*names: str, dunmore_aliases: tuple[str, ...] = ()) -> tuple[Entity, ...]:
    organizations = {DUNMORE, HARBOR, GAZETTE}
    return tuple(
        Entity(
            id=entity_id(name),
            kind=EntityKind.ORGANIZATION if name in organizations else EntityKind.PERSON,
            name=name,
            aliases=dunmore_aliases if name == DUNMORE else (),
        )
        for name in names
    )


def _said(name: str, start: int, statement_id: str) -> Mention:
    return Mention(entity_id=entity_id(name), span=Span(start, start + len(name)), text=name, statement_id=statement_id)


def records() -> tuple[DocumentRecord, ...]:
    """The three documents."""
    parties = (Party(DUNMORE, "defendant"), Party(HARBOR, "plaintiff"))
    first = DocumentRecord(
        document=DAY_1,
        parties=parties,
        entities=_people(QUILL, REED, FENN, OYAMA, DUNMORE, HARBOR, dunmore_aliases=("Dunmore",)),
        mentions=(
            _said(DUNMORE, 1004, knew.id),
            _said(QUILL, 1510, partly.id),
            _said(DUNMORE, 1530, partly.id),
        ),
        statements=(knew, partly, forgot, tested),
        exhibits=(LOG, LETTER),
        references=(
            Reference(
                exhibit_id=LOG.id,
                statement_id=forgot.id,
                part="question",
                text="PTX-4",
                spans=(Span(1620, 1622), Span(1640, 1643)),
            ),
            Reference(
                exhibit_id=LETTER.id, statement_id=tested.id, part="answer", text="Exhibit 9", spans=(Span(1700, 1709),)
            ),
        ),
        judgements=(
            Judgement(
                left_id=entity_id(QUILL),
                right_id=entity_id(REED),
                verdict=Verdict.NEGATIVE,
                reason="both testify",
                judge="rule: witnesses",
            ),
        ),
    )
    second = DocumentRecord(
        document=DAY_2,
        parties=parties,
        entities=_people(QUILL, REED, OYAMA, DUNMORE, HARBOR),
        mentions=(_said(DUNMORE, 1004, denied.id),),
        statements=(denied, stricken),
    )
    news = DocumentRecord(
        document=NEWS, entities=_people(DUNMORE, PIKE, GAZETTE), statements=(dunmore, pump), relations=()
    )
    return first, second, news


LINKS = (
    relation(denied, knew, confidence=0.9, basis="one denies what the other affirms"),
    relation(pump, tested, "CORROBORATES", confidence=0.7, basis="both affirm it"),
)
