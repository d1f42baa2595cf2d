"""On whose side a statement was made, by what documents say of themselves."""

from __future__ import annotations

import pytest

from kg.cite.brief.sides import Bench, Sides, side
from kg.model.document import Appearance, Party
from kg.model.statement import Statement
from tests.factories import card, statement

BENCH = Bench(
    parties=(
        Party("Tern Tenants", "plaintiff", ("the tenants",)),
        Party("Tern Mills Ltd.", "defendant"),
        Party("Dole Gauges", "defendant"),
    ),
    appearances=(Appearance("Ida Stroud", "THE PLAINTIFF"), Appearance("Mark Lamb", "Tern Mills Ltd.")),
    called={"Piet Harrow": "PLAINTIFF", "Ines Calder": "DEFENDANTS", "Ole Venn": "Tern Mills Ltd."},
)


def by(name: str, path: str = "day-1.txt", **changes: object) -> Statement:
    return statement("Yes.", "So?", document=card(path), declarant=name, **changes)


SIDES: list[tuple[str, dict[str, object], str | None]] = [
    # who called the witness, as printed, by the party's name
    ("Piet Harrow", {}, "Called by Tern Tenants (plaintiff)"),
    ("Ines Calder", {}, "Called by Tern Mills Ltd.; Dole Gauges (defendants)"),
    ("Ole Venn", {}, "Called by Tern Mills Ltd. (defendant)"),
    ("Mr. Piet Harrow", {}, "Called by Tern Tenants (plaintiff)"),
    # a party itself, by name or alias
    ("Tern Mills Ltd.", {}, "Tern Mills Ltd. (defendant): the party itself"),
    ("The Tenants", {}, "Tern Tenants (plaintiff): the party itself"),
    # counsel, when they argue
    ("Ms. Ida Stroud", {"examination": "argument"}, "Tern Tenants (plaintiff): its counsel"),
    ("Mark Lamb", {"examination": "argument"}, "Tern Mills Ltd. (defendant): its counsel"),
    # the judge, a stranger, a surname alone: not said
    ("The Court", {"examination": "argument"}, None),
    ("Anna Torrow", {}, None),
    ("Harrow", {}, None),
]


@pytest.mark.parametrize(("name", "changes", "said"), SIDES)
def test_a_side_is_what_the_document_says(name: str, changes: dict[str, object], said: str | None) -> None:
    assert side(by(name, **changes), BENCH) == said


def test_where_no_parties_are_named_the_role_stands_for_the_party() -> None:
    assert side(by("Piet Harrow"), Bench(called={"Piet Harrow": "PLAINTIFF"})) == "Called by the plaintiff"


DEPOSED = by("Piet Harrow", "deposition.txt")


def sides(benches: dict[str, Bench | None]) -> Sides:
    paths = {card(f"{name}.txt").id: bench for name, bench in benches.items()}
    return Sides(paths.get, list(paths))


def test_what_another_document_says_of_a_witness_counts_where_the_own_says_nothing() -> None:
    assert sides({"day-1": BENCH, "deposition": Bench()}).of(DEPOSED) == "Called by Tern Tenants (plaintiff)"


def test_where_documents_disagree_no_side_is_named() -> None:
    other = Bench(parties=BENCH.parties, called={"Piet Harrow": "DEFENDANTS"})
    assert sides({"day-1": BENCH, "day-2": other}).of(DEPOSED) is None


def test_a_document_that_cannot_be_read_says_nothing() -> None:
    assert sides({"day-1": None}).of(DEPOSED) is None
