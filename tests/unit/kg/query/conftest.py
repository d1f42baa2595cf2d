"""An invented matter in a store of its own: a trial day, a second witness, and an article without a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from kg.model.entity import Entity, EntityKind
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from kg.store import open_store
from kg.store.base import Store, View
from tests.factories import article, card, entity_id, many, mention, record, relation, statement

DAY = card()
SECOND = card("matter/day-2.txt", date=dt.date(2024, 3, 6), volume="3")
STORY = article(published=None)

SAID: dict[str, Statement] = {
    "rust": statement("Yes, we knew about the rust.", "You knew about the rust on the hull, correct?", ordinal=0),
    "pumps": statement(
        "To some extent, the forward ones were.",
        "And the bilge pumps were left without any maintenance, weren't they?",
        ordinal=1,
        act=Act.PARTIAL_ADMISSION,
        hedge="To some extent",
    ),
    "survey": statement(
        "No. Nobody altered the survey.",
        "You altered the insurance survey before it was filed, didn't you?",
        ordinal=2,
        act=Act.DENIAL,
    ),
    "coastguard": statement(
        "I don't recall who called them.",
        "Who called the coastguard that night?",
        ordinal=3,
        act=Act.NO_RECOLLECTION,
        stance=Stance.NONE,
    ),
    "lifeboats": statement(
        "There were four lifeboats on the upper deck.",
        "How many lifeboats did the ferry carry?",
        ordinal=4,
        act=Act.ASSERTION,
    ),
    "stricken": statement(
        "Yes, the captain was drunk, everyone said so.",
        "Was the captain drunk at the wheel?",
        ordinal=5,
        status=Status.STRICKEN,
    ),
    "gate": statement(
        "No, the stern gate was shut.",
        "Was the stern gate open when the ferry sailed?",
        ordinal=6,
        act=Act.DENIAL,
    ),
    "gate again": statement(
        "Yes. When you show me the photograph, the stern gate was open.",
        "Looking at the photograph, the stern gate was open when the ferry sailed, correct?",
        ordinal=7,
    ),
    "radio": statement(
        "I told Mr. Alder the radio was dead.",
        "What did you tell your superior about the radio?",
        ordinal=0,
        document=SECOND,
        declarant="Tobias Renn",
        act=Act.ASSERTION,
        examiner=None,
    ),
    "log": statement(
        "He asked me to shred the log, and I told him not to.",
        "What did Mr. Alder ask of you about the log?",
        ordinal=1,
        document=SECOND,
        declarant="Tobias Renn",
        act=Act.ADMISSION,
        examiner="Ms. Oduya",
    ),
    "story": statement(
        "“In part,” Ovid Crane replied when he was asked whether the yard had used salvaged steel.",
        None,
        document=STORY,
        declarant="Ovid Crane",
        act=Act.PARTIAL_ADMISSION,
        claim="The yard used salvaged steel.",
        hedge="In part",
        reported_by=("The Port Gazette",),
        made_on=None,
        precision=None,
    ),
}


def write(store: Store) -> None:
    """The matter, with enough other statements that words are rare and common as in a record."""
    writer = store.writer()
    first = [item for item in SAID.values() if item.document == DAY]
    writer.write(record(*first, document=DAY))
    second = [item for item in SAID.values() if item.document == SECOND]
    alder = Entity(id=entity_id("Piers Alder"), kind=EntityKind.PERSON, name="Piers Alder")
    made = record(*second, document=SECOND)
    writer.write(
        record(
            *second,
            document=SECOND,
            entities=(*made.entities, alder),
            mentions=(mention(SAID["radio"], "Piers Alder"),),
        )
    )
    writer.write(record(SAID["story"], document=STORY))
    writer.write(many(120))
    writer.relate([relation(SAID["gate"], SAID["gate again"])])


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"file:{tmp_path_factory.mktemp('query') / 'store'}") as opened:
        write(opened)
        yield opened


@pytest.fixture
def view(store: Store) -> View:
    return store.view
