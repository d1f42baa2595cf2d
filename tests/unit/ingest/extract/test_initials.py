"""Short forms that a text defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.initials import abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Coastal Dredging Commission (CDC) met.", {"CDC": "Coastal Dredging Commission"}),
        ("the Office of Rail Safety (ORS) and others", {"ORS": "Office of Rail Safety"}),  # little words left out
        ("the Department of Justice (DoJ)", {"DoJ": "Department of Justice"}),  # or counted
        ("Meanwhile Tarn Ferry Group (“TFG”) sold it", {"TFG": "Tarn Ferry Group"}),  # a word too many before it
        ("Tarn Ferries (TFG) sold it", {}),  # other letters
        ("Harcourt (HQ) said so", {}),  # one word has no initials
        ("Ivo Marsh (A deckhand) spoke", {}),
    ],
)
def test_initials_count_only_where_they_are_the_names_own(text: str, found: dict[str, str]) -> None:
    assert abbreviations(text) == found


@given(st.text(alphabet="ABab of&().\n ", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for short, full in abbreviations(text).items():
        assert short in text
        assert full.split()[0] in text
