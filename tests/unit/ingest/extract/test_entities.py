"""Entities and their mentions."""

from __future__ import annotations

import dataclasses

from ingest.extract.attribution import statements
from ingest.extract.entities import entities
from kg.model.document import Document, DocumentKind, Party
from kg.model.entity import EntityKind
from kg.model.statement import Act, Stance, Statement
from kg.model.text import Span
from tests.unit.ingest.articles import article, card_of

BODY = (
    "Dana Pell, who ran the yard of Tarn Ferries in Boston, denied the charge. "
    "Pell spoke before the Harwick Crown Court. "
    "A spokesman for Tarn Ferries said that zLog was not used. The zLog files, and the zLog backups, were lost."
)


def _found(document: Document) -> tuple[dict[str, EntityKind], dict[str, list[str]]]:
    made, mentions = entities(document, statements(document, card_of(document)))
    names = {entity.id: entity.name for entity in made}
    where: dict[str, list[str]] = {}
    for mention in mentions:
        assert document.text[mention.span.start : mention.span.end] == mention.text
        where.setdefault(names[mention.entity_id], []).append(mention.text)
    return {entity.name: entity.kind for entity in made}, where


def test_people_bodies_courts_and_recurring_names_are_found() -> None:
    kinds, where = _found(article(BODY))
    assert kinds["Dana Pell"] is EntityKind.PERSON
    assert kinds["Tarn Ferries"] is EntityKind.ORGANIZATION
    assert kinds["Boston"] is EntityKind.PLACE
    assert any(kind is EntityKind.COURT for kind in kinds.values())
    assert where["Dana Pell"] == ["Dana Pell", "Pell"]  # the surname of the only Pell
    assert where["zLog"] == ["zLog", "zLog", "zLog"]  # no recogniser knows it; it recurs


def test_every_declarant_is_an_entity_under_the_same_id() -> None:
    document = article(BODY)
    made = statements(document, card_of(document))
    found, _ = entities(document, made)
    assert {item.declarant_id for item in made} <= {entity.id for entity in found}


def test_two_people_who_share_a_surname_stay_apart_and_the_bare_surname_is_neither() -> None:
    made, mentions = entities(article("Ann Pell met Bo Pell in Boston. Pell said nothing at all."), ())
    people = {entity.name for entity in made if entity.kind is EntityKind.PERSON}
    assert {"Ann Pell", "Bo Pell"} <= people
    by_name = {entity.id: entity.name for entity in made}
    assert all(mention.text == by_name[mention.entity_id] for mention in mentions if mention.text.endswith("Pell"))


def test_a_bare_surname_of_two_is_a_person_of_its_own() -> None:
    kinds, _ = _found(article("Ann Pell met Bo Pell in Boston. Pell said that the yard was sound."))
    assert kinds["Pell"] is EntityKind.PERSON  # not a firm, and neither Ann nor Bo


def test_initials_that_the_text_defines_are_another_name_of_the_body() -> None:
    kinds, where = _found(article("The Coastal Dredging Commission (CDC) met. The CDC said that the yard had lied."))
    assert "CDC" not in kinds
    assert where["Coastal Dredging Commission"] == ["Coastal Dredging Commission", "CDC", "CDC"]


def test_a_name_known_in_full_is_not_cut_in_two_and_a_firm_is_no_person() -> None:
    text = "Mr. Ashgrave did not accept it. Later, Tobin Ashgrave told Ashgrave & Sons that he was tired."
    kinds, where = _found(article(text))
    assert {name for name, kind in kinds.items() if kind is EntityKind.PERSON} == {"Tobin Ashgrave"}
    assert "Tobin Ashgrave" in where["Tobin Ashgrave"]


def test_an_office_alone_is_nobodys_surname() -> None:
    _, where = _found(article("The chief executive said the route would close. An executive left. Executive pay rose."))
    assert "the chief executive" not in where


def test_a_mention_inside_a_statement_knows_it() -> None:
    document = article(BODY)
    made = statements(document, card_of(document))
    _, mentions = entities(document, made)
    spans = {item.id: item.answer_spans for item in made}
    inside = [mention for mention in mentions if mention.statement_id]
    assert inside
    for mention in inside:
        assert any(span.start <= mention.span.start < span.end for span in spans[str(mention.statement_id)])


def _transcript() -> tuple[Document, tuple[Statement, ...]]:
    text = "Did you work for Nortwell? Yes, Nortwell hired me, and then Nortwell sold the Boston yard to Tarn."
    document = article(text)
    start = document.text.index("Did you")
    end = document.text.index("?", start) + 1
    document = dataclasses.replace(document, kind=DocumentKind.TRANSCRIPT)
    document = dataclasses.replace(
        document,
        description=dataclasses.replace(
            document.description, parties=(Party("Tarn Ferries, Inc.", "defendant", ("Tarn",)),)
        ),
    )
    spans = (Span(end + 1, document.lines[-1].end),)
    statement = Statement(
        id="st:1",
        ordinal=0,
        declarant="Dana Pell",
        declarant_id="en:pell",
        act=Act.CONFIRMATION,
        stance=Stance.AFFIRMS,
        claim="c",
        claim_id="cl:1",
        quote=document.quote(spans),
        document=card_of(document),
        answer_spans=spans,
        question_spans=(Span(start, end),),
        answer_locator=document.locate(spans),
        locator=document.locate(spans),
    )
    return document, (statement,)


def test_a_transcript_is_read_by_its_names_without_a_recogniser() -> None:
    document, made = _transcript()
    found, mentions = entities(document, made)
    names = {entity.id: entity for entity in found}
    texts = [(names[mention.entity_id].name, mention.text) for mention in mentions]
    assert ("Tarn Ferries, Inc.", "Tarn") in texts  # an alias of a party
    assert texts.count(("Nortwell", "Nortwell")) == 3
    assert names["en:pell"].kind is EntityKind.PERSON  # who testifies is a person


def test_the_same_document_gives_the_same_entities() -> None:
    document = article(BODY)
    made = statements(document, card_of(document))
    assert entities(document, made) == entities(document, made)
