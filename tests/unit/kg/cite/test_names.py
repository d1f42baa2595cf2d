"""Names of cases and courts as citations shorten them. Every party is invented, or a State."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cite.names import case_name, court_name, short_case_name

CASES = [
    # listed words; "and" as a sign
    ("Department of Lakes and Rivers v. Ohio", "Dep't of Lakes & Rivers v. Ohio"),
    ("Marrow Water Cooperative v. Ask Pump Works, Inc.", "Marrow Water Coop. v. Ask Pump Works, Inc."),
    ("Board of Human Rights v. Orr", "Bd. of Hum. Rts. v. Orr"),
    # plurals keep their "s" before the full stop
    ("Tern Services Company v. Bell Laboratories", "Tern Servs. Co. v. Bell Lab'ys"),
    ("Allied Communications Corporation v. Orr", "Allied Commc'ns Corp. v. Orr"),
    # a second mark of a firm goes; an only one stays, and words that are not listed
    ("Dole Brothers Company, Inc. v. Tern Mills Ltd.", "Dole Bros. Co. v. Tern Mills Ltd."),
    ("Fenn Networks Ltd. v. Garde US LLC", "Fenn Networks Ltd. v. Garde US LLC"),
    ("Quill.example, Inc. v. Ode LLC", "Quill.example, Inc. v. Ode LLC"),
    # States: whole when they are the party, short when a part of its name
    ("State of Texas v. United States of America", "Texas v. United States"),
    ("Commonwealth of Virginia v. Orr", "Virginia v. Orr"),
    ("University of Texas v. Orr", "Univ. of Tex. v. Orr"),
    ("West Virginia University v. Orr", "W. Va. Univ. v. Orr"),
    # others, other names, parts in the case, "the"
    ("The Lantern Company, et al. v. Orr et al.", "Lantern Co. v. Orr"),
    ("Orr, Plaintiff v. Harrow d/b/a Harrow Gauges, Defendant", "Orr v. Harrow"),
    ("Orr vs. Harrow", "Orr v. Harrow"),
    # captions in capitals; what may be initials stays
    ("DEPARTMENT OF LAKES v. HARROW", "Dep't of Lakes v. Harrow"),
    ("TERN MILLS, INC. v. HARROW CORPORATION", "Tern Mills, Inc. v. Harrow Corp."),
    ("TERN MILLS LLC v. QRB", "Tern Mills LLC v. QRB"),
    # no two parties
    ("In re Tern Mills Securities Litigation", "In re Tern Mills Sec. Litig."),
    # small words are no names: only capitals are shortened
    ("Friends of the public road v. Orr", "Friends of the public road v. Orr"),
]


@pytest.mark.parametrize(("caption", "name"), CASES)
def test_a_caption_is_shortened_word_by_word(caption: str, name: str) -> None:
    assert case_name(caption) == name


@pytest.mark.parametrize("name", [name for _, name in CASES])
def test_a_short_name_stays_as_it_is(name: str) -> None:
    assert case_name(name) == name


SHORT = [
    ("Falk v. Am. Leaf Co.", "Falk"),
    ("Tern Mills LLC v. Orr", "Tern Mills"),
    # parties that are in many cases
    ("United States v. Orr", "Orr"),
    ("Ohio v. Tern Mills Ltd.", "Tern Mills"),
    ("In re Tern Mills Sec. Litig.", "In re Tern Mills Sec. Litig."),
]


@pytest.mark.parametrize(("name", "short"), SHORT)
def test_a_case_is_cited_again_by_its_first_party_that_is_its_own(name: str, short: str) -> None:
    assert short_case_name(name) == short


COURTS = [
    ("United States District Court for the Eastern District of Texas", "E.D. Tex."),
    ("UNITED STATES DISTRICT COURT, EASTERN DISTRICT OF TEXAS", "E.D. Tex."),
    ("IN THE UNITED STATES DISTRICT COURT FOR THE EASTERN DISTRICT OF TEXAS, MARSHALL DIVISION", "E.D. Tex."),
    # single capitals are closed up
    ("United States District Court for the Southern District of New York", "S.D.N.Y."),
    ("United States District Court for the District of New Jersey", "D.N.J."),
    ("United States District Court for the District of Massachusetts", "D. Mass."),
    ("United States District Court for the District of Columbia", "D.D.C."),
    ("United States District Court for the Western District of Virginia", "W.D. Va."),
    ("United States District Court for the Southern District of West Virginia", "S.D. W. Va."),
    ("United States Bankruptcy Court for the District of Delaware", "Bankr. D. Del."),
    ("United States Court of Appeals for the Ninth Circuit", "9th Cir."),
    ("United States Court of Appeals for the District of Columbia Circuit", "D.C. Cir."),
    ("Supreme Court of the United States", "U.S."),
    ("Supreme Court of Ohio", "Ohio"),
    ("Superior Court of the State of California, County of Alameda", "Cal. Super. Ct."),
    # what is short, or of another country, stays
    ("E.D. Tex.", "E.D. Tex."),
    ("High Court of Justice", "High Court of Justice"),
]


@pytest.mark.parametrize(("court", "short"), COURTS)
def test_a_court_is_named_as_it_stands_in_brackets(court: str, short: str) -> None:
    assert court_name(court) == short


@given(st.text(max_size=80))
def test_shortening_twice_is_shortening_once(caption: str) -> None:
    once = case_name(caption)
    assert case_name(once) == once
    assert court_name(court_name(caption)) == court_name(caption)
