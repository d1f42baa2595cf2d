"""Profiles as data: complete, uncertain where they say so, and described in the docs."""

from __future__ import annotations

import pytest

from kg.cite import cite
from kg.cite.formatter import format, plain
from kg.cite.model import FORMS, InquiryTranscript
from kg.cite.parser import parse
from kg.cite.pin import Unit, lines, pages
from kg.cite.profile import profile, profiles
from kg.model.text import Locator
from tests.factories import article, card, statement
from tests.profiles_page import PAGE, page


def test_the_page_of_profiles_is_what_the_profiles_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.profiles_page"


@pytest.mark.parametrize("name", profiles())
def test_every_profile_writes_every_form_and_says_what_is_uncertain(name: str) -> None:
    found = profile(name)
    assert set(found.forms) == set(FORMS)
    assert all(form.write for form in found.forms.values())
    assert all(form.note for form in found.forms.values() if not form.certain)
    assert found.certain or found.note


@pytest.mark.parametrize("name", profiles())
@pytest.mark.parametrize(
    ("document", "locator"),
    [
        (card(), None),
        (card(hearing_kind="deposition", deponent="Ana Rivera"), None),
        (card(hearing_kind="hearing", hearing_title="Hearing on Motion"), None),
        (card(hearing_kind="oral argument"), None),
        (card(hearing_kind="inquiry"), Locator(turn=612)),
        (card(hearing_kind="inquiry"), Locator(page=12, end_page=13)),
        (card(hearing_kind=None), Locator(turn=4)),
        (article(), None),
        (article(publisher=None, authors=(), published=None, url=None, title=None), None),
        (card(date=None, volume=None, filing_number=None, short_caption=None, caption=None), None),
    ],
)
def test_any_document_can_be_cited_in_any_court(name: str, document: object, locator: Locator | None) -> None:
    made = statement(document=document)  # type: ignore[arg-type]
    changes = {"locator": locator} if locator else {}
    text = cite(statement(document=document, **changes), name)  # type: ignore[arg-type]
    assert text
    assert "None" not in text
    assert "{" not in text
    assert made.document is document


INQUIRY = InquiryTranscript(title="Weir Inquiry", witness="Ana Rivera", pin=lines(45, 12, 45, 17))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bluebook", "Weir Inquiry, Hearing Tr. 45:12–17 (Ana Rivera)."),
        ("england-inquiry", "Transcript, Weir Inquiry, Ana Rivera, p 45:12–17"),
        ("south-africa-commission", "Weir Inquiry, Transcript, p 45:12–17 (Ana Rivera)"),
    ],
)
def test_an_inquiry_is_cited_in_the_way_of_its_country_and_read_back(name: str, text: str) -> None:
    assert plain(format(INQUIRY, name)) == text
    assert parse(text, name) == INQUIRY


def test_turns_are_called_turns_and_a_missing_date_is_left_out() -> None:
    made = statement(
        document=card(hearing_kind="inquiry", short_caption="Weir Inquiry", date=None, volume=None),
        locator=Locator(turn=612),
    )
    assert cite(made) == "Weir Inquiry, Hearing Tr. turn 612 (Marta Quill)."
    assert parse(cite(made)).pin == pages(612, unit=Unit.TURN)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        # the speaker's own words
        ("I knew of it.", "(quoting Marta Quill)"),
        ("We told them.", "(quoting Marta Quill)"),
        # the writer's report
        ("Quill denied it.", "(reporting a statement of Marta Quill)"),
        ("The chief engineer denied any knowledge of it.", "(reporting a statement of Marta Quill)"),
    ],
)
def test_reported_speech_is_not_called_a_quotation(quote: str, said: str) -> None:
    assert said in cite(statement(quote, None, document=article()))


def test_layers_of_report_stand_outermost_first() -> None:
    made = statement("I knew of it.", None, document=article(), reported_by=("The Port Gazette", "Lina Moor"))
    assert "(quoting Lina Moor (quoting Marta Quill))" in cite(made)
