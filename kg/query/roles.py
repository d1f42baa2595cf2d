"""People asked about by what they are ("the finance chief"), found by what they said under oath that they are.

A role is only resolved where the record has one person who affirms it of themselves; with none or two, nothing is done.
"""

from __future__ import annotations

import re

from kg.model.statement import Stance, Statement
from kg.model.terms import STOP, stem, words
from kg.query import shapes
from kg.query.lexicon import root, table
from kg.query.names import fold
from kg.store.base import View

_LOOKED_AT = 40
_OWN = re.compile(r"\bI(?:['’]m| am| was|['’]ve been| have been| had been| became| run| ran| manage| managed| head)\b")
_PUT = re.compile(
    r"\byou(?:['’]re| are| were|['’]ve been| have been| became| served| worked|r position| run| ran)\b", re.I
)
_COUNSEL = r"(?-i:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Adv|General)\.? (?:[A-Z]\w+ )?[A-Z][\w'’-]+(?: [KQS]C)?)"
_SENTENCE = re.compile(r"(?<=[.?!;])\s+")


def with_names(view: View, text: str) -> str:
    """The text with the name of its speaker for the first role in it that one person holds."""
    if match := shapes.COUNSEL_FOR.search(text):
        name = _counsel_for(view, match["party"] or match["owner"])
        return f"{text[: match.start()]}{name}{text[match.end() :]}" if name else text
    for match in shapes.ROLE.finditer(text):
        name = _holder(view, match["role"] or match["other"])
        if name is not None:
            return f"{text[: match.start()]}{name}{text[match.end() :]}"
    return text


def _counsel_for(view: View, party: str) -> str | None:
    """The only one who is said, or says, to act for a party, or None."""
    names = {fold(name.split()[-1]): name for name, _ in reversed(counsel_for(view, party))}
    return next(iter(names.values())) if len(names) == 1 else None


def counsel_for(view: View, party: str) -> list[tuple[str, Statement]]:
    """Those who are said, or say, to act for a party, each with the statement in which it is said first."""
    bare = re.sub(r"^the ", "", party)
    core = " ".join(re.escape(word) for word in bare.split())
    for_them = rf"(?:for|on behalf of|represent(?:s|ing)?) (?:the )?(?:\w+, )?{core}"
    presented = re.compile(
        rf"(?P<who>{_COUNSEL}),? (?:you |who )?(?:act|appear|speak|are)?(?:s|ing)? ?(?:here )?{for_them}", re.I
    )
    presents = re.compile(
        rf"\b(?:I|we) (?:act|appear|represent|speak|am here|are here) ?(?:here )?(?:{for_them}|{core})", re.I
    )
    own = re.compile(rf"^\W*(?:[\w.]+,? ){{1,4}}{for_them}", re.I)
    names: dict[str, tuple[str, Statement]] = {}
    for statement in view.by_id([hit.id for hit in view.search(f"{bare} act appear behalf represent", _LOOKED_AT)]):
        if statement.examination != "argument":
            continue
        if match := presented.search(statement.quote):
            names.setdefault(fold(match["who"].split()[-1]), (match["who"], statement))
        elif presents.search(statement.quote) or own.search(statement.quote[:80]):
            names.setdefault(fold(statement.declarant.split()[-1]), (statement.declarant, statement))
    return list(names.values())


def _holder(view: View, role: str) -> str | None:
    """The name of the only person who says of themselves that they are this, or None."""
    wanted = {root(stem(word)) for word in words(role) if word not in STOP}
    if len(wanted) < 2:
        return None  # "the manager", "the officer": too many are
    hits = view.search(role, _LOOKED_AT)
    also = view.search(f"{role} run manage head", _LOOKED_AT)
    names: dict[str, str] = {}
    for statement in view.by_id(list(dict.fromkeys(hit.id for hit in (*hits, *also)))):
        if _affirms(statement, wanted):
            names.setdefault(fold(statement.declarant), statement.declarant)
    return next(iter(names.values())) if len(names) == 1 else None


def _affirms(statement: Statement, wanted: set[str]) -> bool:
    if statement.examination == "argument" or statement.reported_by:
        return False
    if any(_OWN.search(part) and _holds(part, wanted) for part in _SENTENCE.split(statement.quote)):
        return True
    last = _SENTENCE.split((statement.question or "").strip())
    return statement.stance is Stance.AFFIRMS and any(_PUT.search(part) and _holds(part, wanted) for part in last[-3:])


def _holds(sentence: str, wanted: set[str]) -> bool:
    held = {root(stem(word)) for word in words(sentence)}
    groups = [{root(stem(word)) for word in group} for group in table("shapes")["role_groups"]]
    return all(one in held or any(one in group and not group.isdisjoint(held) for group in groups) for one in wanted)
