"""The questions that the record can be asked, each with the Cypher that shows the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kg.query.intent import Family, Intent, Kind

TEMPLATES: dict[str, str] = {
    "who_admitted": "Who conceded a proposition?",
    "who_denied": "Who denied a proposition?",
    "who_could_not_recall": "Who could not recall a matter?",
    "who_said": "Who said something?",
    "did_admit": "Did a person concede a proposition?",
    "did_deny": "Did a person deny a proposition?",
    "did_say": "Did a person say or do something, by their own account?",
    "when_said": "On what date did a person say something?",
    "when_happened": "When did something happen, by a person's account?",
    "where_said": "Where on the record did a person say something?",
    "how_much": "What number, sum or share did a person give?",
    "list_statements": "List all that a person said of a kind about a matter.",
    "what_admitted": "What did a person concede about a matter?",
    "what_denied": "What did a person deny about a matter?",
    "what_said": "What did a person say about a matter?",
    "who_asked": "Who put a question?",
}


def template(intent: Intent) -> str:
    """The catalogue's name for a question."""
    act = {
        Family.CONCESSION: "admit",
        Family.AGREEMENT: "admit",
        Family.DENIAL: "deny",
        Family.NO_RECOLLECTION: "recall",
    }.get(intent.family, "say")
    match intent.kind:
        case Kind.WHO:
            return {"admit": "who_admitted", "deny": "who_denied", "recall": "who_could_not_recall"}.get(
                act, "who_said"
            )
        case Kind.DID:
            return {"admit": "did_admit", "deny": "did_deny"}.get(act, "did_say")
        case Kind.WHEN:
            return "when_said" if intent.act_named else "when_happened"
        case Kind.ASKER:
            return "who_asked"
        case Kind.QUANTITY:
            return "how_much"
        case Kind.LIST:
            return "list_statements"
        case Kind.WHERE:
            return "where_said"
    return {"admit": "what_admitted", "deny": "what_denied"}.get(act, "what_said")


def cypher(name: str, ids: Sequence[str], declarants: Sequence[str]) -> tuple[str, dict[str, object]]:
    """The query that shows an answer's rows, with its parameters: the statements cited, or what was said."""
    if ids:
        return _text("examiners" if name == "who_asked" else "statements"), {"ids": list(ids)}
    return _text("declarants"), {"declarants": list(declarants)}


@cache
def _text(name: str) -> str:
    return files("kg.query").joinpath("cypher", f"{name}.cypher").read_text(encoding="utf-8")
