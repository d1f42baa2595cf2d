"""What citations look like, and that reading them back gives the citation."""

from __future__ import annotations

import pytest

from kg.cite.formatter import format, plain, string_cite
from kg.cite.model import Cite, Deposition, RecordPage, TrialTranscript
from kg.cite.parser import parse
from kg.cite.pin import lines, pages
from kg.model.errors import UsageError
from tests.unit.kg.cite.citations_table import ROWS

IDS = [row[0] for row in ROWS]


@pytest.mark.parametrize(("_name", "court", "cite", "text"), ROWS, ids=IDS)
def test_every_form_is_written_exactly_from_its_data(_name: str, court: str, cite: Cite, text: str) -> None:
    assert format(cite, court) == text


@pytest.mark.parametrize(("_name", "court", "cite", "text"), ROWS, ids=IDS)
def test_every_form_is_read_back_as_the_same_data(_name: str, court: str, cite: Cite, text: str) -> None:
    assert parse(text, court) == cite


def test_plain_text_drops_marks_of_italics_but_keeps_asterisks_of_the_source() -> None:
    assert plain(r"*Id.* at 4 (the \*other\* one)") == "Id. at 4 (the *other* one)"


def test_several_citations_share_one_full_stop() -> None:
    both = [RecordPage(system="App.", pin=pages(45)), RecordPage(system="R. Doc.", ecf="88-3", pin=pages(45))]
    assert string_cite(both) == "App. 45; R. Doc. 88-3, at 45"
    both = [Deposition(deponent="Rivera", pin=lines(4, 1)), TrialTranscript(pin=lines(9, 2, 10, 4))]
    assert string_cite(both) == "Rivera Dep. 4:1; Trial Tr. 9:2–10:4."


def test_a_form_without_what_it_needs_is_refused_with_what_it_needs() -> None:
    with pytest.raises(UsageError, match="needs more than"):
        format(RecordPage(system="ER", pin=pages(3)))


def test_an_unknown_court_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="bluebook"):
        format(TrialTranscript(pin=lines(1, 2)), "mars")
