"""Words as they stand on the sheets of a PDF, so that a passage can be shown on a copy of its own sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word on a sheet. `sheet` counts the sheets of the file from 0: it is no page of the record.

    The box is in points from the lower left corner of the sheet as it is shown (its rotation applied).
    """

    text: str
    sheet: int
    left: float
    bottom: float
    right: float
    top: float
