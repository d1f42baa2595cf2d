"""What the candidates allow to say: the statements that answer, or why the record does not say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.query.rank import Candidate


class Why(StrEnum):
    """Why the record does not say."""

    NOTHING = "nothing"
    NOT_A_DECLARANT = "not_a_declarant"
    NOT_TESTIMONY = "not_testimony"
    NOT_COVERED = "not_covered"
    NOT_ADMITTED = "not_admitted"
    NO_SUCH_ACT = "no_such_act"
    UNDATED = "undated"
    NO_FIGURE = "no_figure"
    NO_EXAMINER = "no_examiner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The statements that answer, in order, or why there are none, with the near misses."""

    answers: tuple[Candidate, ...] = ()
    why: Why | None = None
    near: tuple[Candidate, ...] = ()
