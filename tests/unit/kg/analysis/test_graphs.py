"""Timelines, clusters and paths over statements."""

from __future__ import annotations

from kg.analysis.graphs import clusters, network, path, timeline
from tests.factories import card, entity_id, relation, statement

FIRST = statement("One.", "A?", ordinal=0)
SECOND = statement("Two.", "B?", ordinal=1)
LATER = statement("Three.", "C?", document=card("matter/day-2.txt", date=None), declarant="Tobias Renn", made_on=None)


def test_a_timeline_keeps_the_undated_apart_and_last() -> None:
    days = timeline([LATER, SECOND, FIRST])
    assert [(item.day, item.statements) for item in days] == [(FIRST.made_on, (FIRST, SECOND)), (None, (LATER,))]


def test_statements_about_one_claim_or_linked_ones_are_one_cluster() -> None:
    same = statement("Yes.", "A?", ordinal=2)  # the claim is the question: that of FIRST
    assert clusters([FIRST, SECOND, same], []) == ((FIRST, same),)
    assert clusters([FIRST, SECOND, same], [relation(SECOND, same)]) == ((FIRST, SECOND, same),)
    assert clusters([FIRST, SECOND], [relation(FIRST, LATER)]) == ()  # a link to a statement that is not at hand


def test_a_path_leads_from_a_declarant_to_who_asked() -> None:
    graph = network([FIRST, LATER])
    assert path(graph, FIRST.declarant_id, entity_id("Mr. Fenn")) == (
        FIRST.declarant_id,
        FIRST.id,
        entity_id("Mr. Fenn"),
    )
    assert path(graph, FIRST.declarant_id, "en:nobody") == ()


def test_the_network_names_its_relationships() -> None:
    graph = network([FIRST, SECOND], [relation(FIRST, SECOND)])
    kinds = {data["kind"] for _, _, data in graph.edges(data=True)}
    assert kinds == {"MADE", "ABOUT", "FOUND_IN", "ASKED_BY", "CONTRADICTS"}
