# ruff: noqa: E501 - a row of a table stays on one line
"""Citations of pleadings, discovery responses and declarations against the papers of an invented matter."""

from __future__ import annotations

import pytest

from kg.cite import model
from kg.cite.lint.findings import Finding
from kg.cite.lint.items import items
from kg.cite.lint.papers import Papers, paper_of
from kg.model.document import DocumentKind
from kg.model.statement import DocumentCard
from tests.factories import card

COMPLAINT = """                 DISTRICT COURT OF PORT COUNTY

TERN STREET TENANTS, Plaintiff, v. TERN MILLS LTD., Defendant.

                          COMPLAINT

     1.   Tern Mills Ltd. owned the mill at Tern Street from 2011
until the fire of January 9, 2020.

     2.   In November 2019 a surveyor wrote to the company that the
boiler was cracked. The letter names:
          1.  the plate,
          2.  the valve.

     3.   The company did nothing.
"""
ANSWER = """TERN STREET TENANTS, Plaintiff, v. TERN MILLS LTD., Defendant.

          DEFENDANT TERN MILLS LTD.'S ANSWER TO THE COMPLAINT

1.  Admitted.

2.  Defendant admits that it received a letter in November 2019 and
denies the remaining allegations of paragraph 2.

3.  Denied.
"""
REQUESTS = """Case 4:22-cv-00017   Document 88-9   Filed 03/01/22   Page 1 of 2

DEFENDANT'S RESPONSES TO PLAINTIFF'S FIRST REQUESTS FOR ADMISSION

REQUEST FOR ADMISSION NO. 1:
Admit that the boiler was cracked in November 2019.

RESPONSE TO REQUEST FOR ADMISSION NO. 1:
Denied.

REQUEST FOR ADMISSION NO. 2:
Admit that you read the surveyor's letter.

RESPONSE:
Admitted.
"""
DECLARATION = """                 DECLARATION OF PIET HARROW

I, Piet Harrow, declare under penalty of perjury:

1.  I was the foreman of the night shift at the mill.

2.  I never saw the inspector in the winter of 2019.
"""
TEXTS = {"complaint.txt": COMPLAINT, "answer.txt": ANSWER, "rfa.txt": REQUESTS, "harrow.txt": DECLARATION}
CARDS = {name: card(name, kind=DocumentKind.PLAIN, title=None, hearing_kind=None, filing_number=None) for name in TEXTS}
BY_ID = {made.id: TEXTS[name] for name, made in CARDS.items()}


def checked(draft: str, cards: list[DocumentCard] | None = None) -> list[Finding]:
    held = list(CARDS.values()) if cards is None else cards
    papers = Papers(held, lambda identifier: (BY_ID[identifier], ""))
    return [found for item in items(draft, None, held) if item.full for found in papers.check(item, item.full)]


DRAFTS = [
    # a paragraph that is there
    ("Tern Mills owned the mill. Compl. ¶ 1.", ["holds"]),
    ("It “owned the mill at Tern Street from 2011 until a fire.” Compl. ¶ 1.", ["misquoted"]),
    ("It “owned the mill at Tern Street from 2011 until the fire” of 2020. Compl. ¶¶ 1–2, ECF No. 1.", ["holds"]),
    # list items in a paragraph are no paragraphs; the last paragraph is the third
    ("See Compl. ¶ 4.", ["no_place"]),
    ("The letter names “the valve.” Compl. ¶ 2.", ["holds"]),
    # words of another paragraph
    ("“The company did nothing.” Compl. ¶ 1.", ["elsewhere"]),
    # an answer that admits, denies, does both
    ("Tern Mills admits it. Answer ¶ 1.", ["holds"]),
    ("Tern Mills admits that it did nothing. Answer ¶ 3.", ["hardened"]),
    ("Tern Mills admits the letter. Answer ¶ 2.", ["hardened", "holds"]),
    ("Tern Mills admits in part. Answer ¶ 2.", ["holds"]),
    # requests, by number, with the docket number of the heading
    ("Tern Mills admitted that it read the letter. Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 2, ECF No. 88-9.", ["holds"]),
    ("Tern Mills admitted the crack. Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 1.", ["hardened"]),
    ("See Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 7.", ["no_place"]),
    # a declaration, by its declarant
    ("Harrow “never saw the inspector.” Harrow Decl. ¶ 2.", ["holds"]),
    ("Harrow “never saw any inspector.” Harrow Decl. ¶ 2.", ["misquoted"]),
    # papers that are not in the record are not called wrong
    ("See Calder Decl. ¶ 2.", ["not_in_record"]),
    ("See Compl. ¶ 1, ECF No. 1; Am. Compl. ¶ 1.", ["holds", "not_in_record"]),
    ("See Def.'s Resp. to Pl.'s Second Reqs. for Admis. No. 2.", ["not_in_record"]),
    ("See Pl.'s Resp. to Def.'s First Reqs. for Admis. No. 2.", ["not_in_record"]),
    ("See Stip. ¶ 4.", ["not_in_record"]),
    ("See Chen Decl. Ex. 12, at ACME-0001234.", ["not_in_record"]),
    ("See ROA.1234.", ["not_in_record"]),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "kinds"), DRAFTS)
def test_a_paper_is_compared_by_paragraph_or_number(draft: str, kinds: list[str]) -> None:
    assert sorted(found.kind for found in checked(draft)) == kinds


def test_a_misquotation_of_a_paper_is_shown_word_by_word() -> None:
    [found] = checked("Harrow “never saw any inspector.” Harrow Decl. ¶ 2.")
    assert found.diff == "never saw [-the-] {+any+} inspector"


def test_what_is_missing_is_said_with_what_there_is() -> None:
    [found] = checked("See Calder Decl. ¶ 2.")
    assert "harrow.txt (Declaration Of Piet Harrow)" in found.message
    [found] = checked("See Compl. ¶ 4.")
    assert found.message == "complaint.txt has no ¶ 4 (it has ¶¶ 1–3)."


def test_two_papers_that_fit_are_a_doubt() -> None:
    twin = card("copy.txt", kind=DocumentKind.PLAIN, title="Complaint", hearing_kind=None, filing_number="9")
    BY_ID[twin.id] = COMPLAINT
    assert [found.kind for found in checked("Compl. ¶ 1.", [*CARDS.values(), twin])] == ["ambiguous"]
    assert [found.kind for found in checked("Compl. ¶ 1, ECF No. 8.", [*CARDS.values(), twin])] == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "", "A letter.\n\n1. One.\n", "COMPLAINT\n\nwithout numbers", "He made a complaint.\n1. One.",
        "The answer is simple.\n\n1. One.",
    ],
)  # fmt: skip
def test_what_has_no_heading_and_numbers_is_no_paper(text: str) -> None:
    assert paper_of(CARDS["answer.txt"], text) is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("FIRST AMENDED COMPLAINT", model.Complaint),
        ("COMPLAINT FOR DAMAGES AND DEMAND FOR JURY TRIAL", model.Complaint),
        ("DEFENDANT'S ANSWER AND AFFIRMATIVE DEFENSES", model.AnswerPleading),
        ("AFFIDAVIT OF MAUD DOLE IN SUPPORT OF MOTION FOR SUMMARY JUDGMENT", model.Declaration),
        ("JOINT STIPULATION OF FACTS", model.Stipulation),
    ],
)
def test_papers_are_known_by_their_headings(heading: str, kind: type[model.Cite]) -> None:
    found = paper_of(CARDS["answer.txt"], f"COURT\n\n{heading}\n\n1.  One.\n2.  Two.\n")
    assert found is not None
    assert found.kind is kind
    assert list(found.parts) == [1, 2]
