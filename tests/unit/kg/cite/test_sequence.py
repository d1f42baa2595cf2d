"""Short forms: never shorter than what tells two sources apart, and always traceable to the full citation."""

from __future__ import annotations

import datetime as dt

from kg.cite.formatter import plain
from kg.cite.model import (
    Cite,
    Deposition,
    Id,
    NewspaperOnline,
    OralArgument,
    OtherCaseTranscript,
    RecordPage,
    Supra,
    TrialTranscript,
)
from kg.cite.pin import lines, pages
from kg.cite.sequence import resolved, shortened, written

MARCH = dt.date(2025, 3, 4)
RIVERA = Deposition(deponent="Rivera", pin=lines(45, 12, 45, 17), date=MARCH, ecf="88-3")
RIVERA_LATER = Deposition(deponent="Rivera", pin=lines(52, 1, 52, 9), date=MARCH, ecf="88-3")
SECOND = Deposition(deponent="Rivera", pin=lines(7, 1), date=dt.date(2025, 6, 9), ecf="90")
CHEN = Deposition(deponent="Chen", pin=lines(9, 1), ecf="88-4")
STORY = NewspaperOnline(author="Jane Doe", title="Rust", publication="Gazette", date=MARCH, url="https://g.example/1")


def texts(cites: list[Cite]) -> list[str]:
    return [plain(text) for text in written(cites)]


def test_the_same_source_again_is_id_with_its_own_pin() -> None:
    assert texts([RIVERA, RIVERA_LATER]) == ["Rivera Dep. 45:12–17, Mar. 4, 2025, ECF No. 88-3.", "Id. at 52:1–9."]


def test_after_another_source_the_title_returns_without_date_and_docket_number() -> None:
    assert texts([RIVERA, CHEN, RIVERA_LATER])[2] == "Rivera Dep. 52:1–9."


def test_of_two_depositions_of_one_name_the_short_form_keeps_the_date() -> None:
    assert texts([RIVERA, SECOND, RIVERA_LATER])[2] == "Rivera Dep. 52:1–9, Mar. 4, 2025."


def test_id_never_follows_a_page_of_the_appellate_record() -> None:
    page = RecordPage(system="ROA", pin=pages(4))
    assert texts([RIVERA, page, RIVERA_LATER])[1:] == ["ROA.4", "Rivera Dep. 52:1–9."]


def test_an_article_returns_as_supra() -> None:
    assert texts([STORY, CHEN, STORY])[2] == "Doe, supra."


def test_of_two_articles_by_authors_of_one_surname_neither_is_supra() -> None:
    other = NewspaperOnline(author="John Doe", title="Rope", publication="Post", date=MARCH, url="https://p.example/2")
    assert "supra" not in " ".join(texts([STORY, other, STORY, other]))


def test_a_transcript_of_another_case_returns_by_the_short_name_of_the_case() -> None:
    day = OtherCaseTranscript(
        title="Transcript of Jury Trial", pin=lines(4, 1), case="Falk v. Am. Leaf Co.", docket="99-cv-7392",
        court="E.D.N.Y.", date=MARCH, ecf="7",
    )  # fmt: skip
    argument = OralArgument(pin=pages(5), case="Ohio v. Tern Mills Ltd.", docket="08-205", court="U.S.", date=MARCH)
    sequence: list[Cite] = [day, argument, day, argument]
    assert texts(sequence)[2:] == [
        "Transcript of Jury Trial at 4:1, Falk.",
        "Transcript of Oral Argument at 5, Tern Mills.",
    ]
    assert list(resolved(shortened(sequence))) == sequence


def test_transcripts_of_two_other_cases_are_each_cited_again_by_their_own_case() -> None:
    made = [
        OtherCaseTranscript(title="Transcript of Trial", pin=lines(4, 1), case=case, date=MARCH)
        for case in ("Falk v. Orr", "Venn v. Orr")
    ]
    assert texts([*made, made[0]])[2] == "Transcript of Trial at 4:1, Falk."


def test_deponents_of_one_surname_keep_their_initials_in_every_form() -> None:
    one = Deposition(deponent="A. Rivera", pin=lines(45, 12), date=MARCH)
    two = Deposition(deponent="T. Rivera", pin=lines(7, 1), date=MARCH)
    assert texts([one, two, one])[2] == "A. Rivera Dep. 45:12."


def test_two_trial_days_keep_their_dates_apart() -> None:
    one = TrialTranscript(pin=lines(1, 2), date=MARCH, volume="1")
    two = TrialTranscript(pin=lines(300, 2), date=dt.date(2025, 3, 5), volume="2")
    assert texts([one, two, one])[2] == "Trial Tr. vol. 1, 1:2, Mar. 4, 2025."


def test_short_forms_are_read_back_as_the_sources_they_mean() -> None:
    sequence: list[Cite] = [RIVERA, RIVERA_LATER, CHEN, RIVERA, STORY, CHEN, STORY]
    assert list(resolved(shortened(sequence))) == sequence


def test_id_with_nothing_before_it_means_nothing() -> None:
    assert list(resolved([Id(pin=lines(1, 2)), Supra(author="Doe")])) == [None, None]
