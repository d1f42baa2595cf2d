"""How an answer reads against its question: what the classifier of acts returns."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.statement import Act, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The act of one answer. `hedge` is the hedging phrase as it stands in the answer, verbatim, or None.

    `confidence` is in [0, 1]; `alternatives` are other acts that a careful reader could choose, likeliest first.
    """

    act: Act
    stance: Stance
    hedge: str | None
    confidence: float
    alternatives: tuple[Act, ...] = ()
