"""On whose side a statement was made, as far as the record says: by a party itself, by its counsel, by its witness.

Who called a witness does not settle for whom the witness speaks (FRE 801(d)(2) asks for more): a side here is what a
document says of itself, and its name says which of the three it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.cite.people import bare, same_person
from kg.model.document import Appearance, Party
from kg.model.identity import name_key
from kg.model.statement import Statement

ARGUMENT = "argument"
_THE = re.compile(r"^(?:the|on behalf of|for)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What one document says of who is on which side.

    `called` maps a witness to who called them, as printed ("PLAINTIFF", "the Respondents", a party's name).
    """

    parties: Sequence[Party] = ()
    appearances: Sequence[Appearance] = ()
    called: Mapping[str, str] = field(default_factory=dict)


class Sides:
    """Sides of declarants; what other documents say of a witness counts where the statement's own says nothing."""

    def __init__(self, bench_of: Callable[[str], Bench | None], documents: Sequence[str]) -> None:
        self._bench_of = bench_of
        self._documents = documents
        self._benches: dict[str, Bench | None] = {}
        self._elsewhere: dict[str, str | None] = {}

    def of(self, statement: Statement) -> str | None:
        """The side, named in words ("Called by Tern Mills Ltd. (defendant)"); None where no document says."""
        own = self._bench(statement.document.id)
        said = side(statement, own) if own else None
        if said is not None or statement.examination == ARGUMENT:
            return said
        key = name_key(statement.declarant)
        if key not in self._elsewhere:
            self._elsewhere[key] = self._other(statement)
        return self._elsewhere[key]

    def _other(self, statement: Statement) -> str | None:
        """What the other documents say, if they say one thing; a bare surname is nobody in particular."""
        if len(bare(statement.declarant).split()) < 2:
            return None
        found = set()
        for identifier in self._documents:
            bench = self._bench(identifier)
            said = side(statement, bench) if bench else None
            if said is not None:
                found.add(said)
        return found.pop() if len(found) == 1 else None

    def _bench(self, identifier: str) -> Bench | None:
        if identifier not in self._benches:
            self._benches[identifier] = self._bench_of(identifier)
        return self._benches[identifier]


def side(statement: Statement, bench: Bench) -> str | None:
    """What one document says of the side of a statement's declarant."""
    name = statement.declarant
    for party in bench.parties:
        if any(name_key(name) == name_key(known) for known in (party.name, *party.aliases)):
            return f"{_called(party)}: the party itself"
    if statement.examination == ARGUMENT:
        return next(
            (
                f"{_party(appearance.party, bench)}: its counsel"
                for appearance in bench.appearances
                if appearance.party and same_person(name, appearance.name)
            ),
            None,
        )
    callers = {
        _party(caller, bench)
        for witness, caller in bench.called.items()
        if same_person(name, witness) and len(bare(name).split()) > 1
    }
    return f"Called by {callers.pop()}" if len(callers) == 1 else None


def _party(printed: str, bench: Bench) -> str:
    """A party as printed ("PLAINTIFF", "THE DEFENDANTS", a name), by its name where the document gives one."""
    wanted = name_key(_THE.sub("", printed))
    for party in bench.parties:
        if wanted in (name_key(party.name), *(name_key(alias) for alias in party.aliases)):
            return _called(party)
    role = wanted.rstrip("s").removesuffix("'")
    fitting = dict.fromkeys(party.name for party in bench.parties if party.role and party.role.casefold() == role)
    if not fitting:
        return f"the {role}" if printed.isupper() or printed.casefold() == wanted else printed
    return f"{'; '.join(fitting)} ({role}{'s' if len(fitting) > 1 else ''})"


def _called(party: Party) -> str:
    return f"{party.name} ({party.role})" if party.role else party.name
