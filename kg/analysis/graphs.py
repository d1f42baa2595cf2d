"""Statements as a network: clusters about one matter, a person's timeline, and the way from one entity to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model.statement import Relation, Statement

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Dated:
    """A day (None: the sources do not say) with the statements made on it, in order of document and position."""

    day: dt.date | None
    statements: tuple[Statement, ...]


def timeline(statements: Iterable[Statement]) -> tuple[Dated, ...]:
    """Statements by the day they were made, the undated ones last and never put among the others."""
    days: dict[dt.date | None, list[Statement]] = {}
    for statement in statements:
        days.setdefault(statement.made_on, []).append(statement)
    ordered = sorted(days, key=lambda day: (day is None, day or dt.date.min))
    return tuple(
        Dated(day, tuple(sorted(days[day], key=lambda item: (item.document.path, item.ordinal)))) for day in ordered
    )


def clusters(statements: Sequence[Statement], relations: Iterable[Relation]) -> tuple[tuple[Statement, ...], ...]:
    """Groups of two or more statements that are about one proposition, directly or by way of others, largest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    by_id = {item.id: item for item in statements}
    graph.add_nodes_from(by_id)
    claims: dict[str, str] = {}
    for item in statements:
        first = claims.setdefault(item.claim_id, item.id)
        if first != item.id:
            graph.add_edge(first, item.id)
    graph.add_edges_from(
        (link.source_id, link.target_id) for link in relations if link.source_id in by_id and link.target_id in by_id
    )
    groups = [
        tuple(sorted((by_id[key] for key in part), key=lambda item: (item.document.path, item.ordinal, item.id)))
        for part in nx.connected_components(graph)
        if len(part) > 1
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group), group[0].document.path, group[0].ordinal)))


def network(statements: Iterable[Statement], relations: Iterable[Relation] = ()) -> nx.MultiDiGraph[str]:
    """The statements with declarants, examiners, reporters, documents and claims as a directed graph.

    Nodes carry `kind` and `name`; edges carry `kind`, the relationship types of docs/schema.md.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for item in statements:
        graph.add_node(item.id, kind="Statement", name=item.quote)
        _edge(graph, item.declarant_id, item.id, "MADE", "Entity", item.declarant, source=True)
        _edge(graph, item.id, item.claim_id, "ABOUT", "Claim", item.claim)
        _edge(graph, item.id, item.document.id, "FOUND_IN", "Document", item.document.title or item.document.path)
        if item.examiner_id and item.examiner:
            _edge(graph, item.id, item.examiner_id, "ASKED_BY", "Entity", item.examiner)
        for layer in item.reported_by:
            _edge(graph, item.id, f"reporter {layer}", "REPORTED_BY", "Entity", layer)
    for link in relations:
        if link.source_id in graph and link.target_id in graph:
            graph.add_edge(link.source_id, link.target_id, kind=link.kind, confidence=link.confidence)
    return graph


def path(graph: nx.MultiDiGraph[Any], start: str, end: str) -> tuple[str, ...]:
    """The ids on a shortest way between two nodes, whatever the edges' direction; empty where there is none."""
    import networkx as nx

    if start not in graph or end not in graph:
        return ()
    plain: nx.Graph[Any] = nx.Graph(graph.to_undirected(as_view=True))
    try:
        return tuple(min(nx.all_shortest_paths(plain, start, end)))
    except nx.NetworkXNoPath:
        return ()


def _edge(graph: Any, start: str, end: str, kind: str, label: str, name: str, *, source: bool = False) -> None:
    graph.add_node(start if source else end, kind=label, name=name)
    graph.add_edge(start, end, kind=kind)
