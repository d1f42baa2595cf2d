# ruff: noqa: E501 - a row of a table stays on one line
"""An invented matter as text with printed lines, and its statements at their spans: two trial days, two depositions.

Nobody and nothing here exists. Each row: declarant, examiner, question, answer, act, and what differs.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import textwrap
from typing import Any

from kg.model.identity import content_id
from kg.model.statement import Act, DocumentCard, Statement
from kg.model.testimony import Status
from kg.model.text import Locator, Span, read
from tests.factories import card, statement

Row = tuple[str, str, str, str, Act, dict[str, Any]]
HARROW, CALDER, VENN = "Piet Harrow", "Ines Calder", "Orla Venn"
LINES = 25

DAY_1: list[Row] = [
    (HARROW, "Ms. Stroud", "Did you work at the Tern Street mill in 2019?", "Yes, from March on, as the foreman of the night shift.", Act.ASSERTION, {}),
    (HARROW, "Ms. Stroud", "The boiler was not inspected that winter, was it?", "No, it was never inspected that winter.", Act.ADMISSION, {}),
    (HARROW, "Ms. Stroud", "And you told the owners of it?", "I told them in writing on the ninth of January.", Act.ASSERTION, {}),
    (HARROW, "Mr. Lamb", "You had doubts about the gauge for months and said nothing to anyone, correct?", "That is not right. I raised it twice.", Act.DENIAL, {}),
    (HARROW, "Mr. Lamb", "Was the valve replaced after the first alarm?", "Partially. The upper seat was replaced but the lower one was not.", Act.PARTIAL_ADMISSION, {"hedge": "Partially"}),
    (HARROW, "Mr. Lamb", "Who closed the feed line on the night of the fire?", "I do not recall who closed it.", Act.NO_RECOLLECTION, {}),
    (HARROW, "Mr. Lamb", "Did Mr. Dole drink on his shift?", "Everybody at the mill knew that he drank.", Act.ASSERTION, {"status": Status.STRICKEN}),
    (HARROW, "Mr. Lamb", "You signed the log for that night?", "I signed the log at six in the morning.", Act.ADMISSION, {}),
    (HARROW, "Mr. Lamb", "Were the sprinklers tested?", "They were tested, but only on the ground floor.", Act.PARTIAL_ADMISSION, {}),
]  # fmt: skip
DAY_2: list[Row] = [
    (CALDER, "Mr. Lamb", "Were you the plant manager at the time?", "I was the plant manager until the end of May.", Act.ASSERTION, {}),
    (CALDER, "Mr. Lamb", "Did the company know of the cracks before the fire?", "Yes. We had the surveyor's letter in our hands in November.", Act.ADMISSION, {}),
    (CALDER, "Mr. Lamb", "And nothing was done about them?", "We ordered a new plate in December.", Act.EVASION, {}),
    (CALDER, "Ms. Stroud", "Did you ever read the insurer's report?", "No. I never read the insurer's report.", Act.DENIAL, {}),
    (CALDER, "Ms. Stroud", "Who held the keys to the boiler house?", "Only the foreman and the watchman held keys.", Act.ASSERTION, {}),
    (CALDER, "Ms. Stroud", "How much did the new plate cost?", "It cost four thousand crowns and came late.", Act.ASSERTION, {}),
]  # fmt: skip
VENN_DEP: list[Row] = [
    (VENN, "Ms. Stroud", "What was your post at Tern Mills?", "I kept the accounts of Tern Mills for eleven years.", Act.ASSERTION, {}),
    (VENN, "Ms. Stroud", "Did the owners put off the repair to save money?", "Yes, the repair was put off to save money.", Act.ADMISSION, {}),
    (VENN, "Ms. Stroud", "Was the chairman told?", "I believe so, but I was not in the room.", Act.ASSERTION, {"hedge": "I believe"}),
    (VENN, "Ms. Stroud", "What did the repair come to?", "It would have cost nine hundred crowns.", Act.ASSERTION, {}),
    (VENN, "Mr. Lamb", "Is there anything you wish to change?", "I want to correct my answer: the repair would have cost twelve hundred crowns.", Act.ASSERTION, {}),
]  # fmt: skip


class Script:
    """One document under construction: its text, and where each word of it is printed."""

    def __init__(self, first_page: int) -> None:
        self.text = ""
        self.page, self.line = first_page, 0
        self._open()

    def _open(self) -> None:
        self.text += f"\n{self.page:>60}\n\n"
        self.line = 0

    def say(self, label: str, words: str) -> tuple[tuple[Span, ...], Locator]:
        """Writes a speech over as many printed lines as it takes; returns its spans and its place."""
        spans, places = [], []
        for position, row in enumerate(textwrap.wrap(words, 44)):
            if self.line == LINES:
                self.page += 1
                self._open()
            self.line += 1
            self.text += f"{self.line:>2}    {label if not position else '  '}   "
            spans.append(Span(len(self.text), len(self.text) + len(row)))
            self.text += f"{row}\n"
            places.append((self.page, self.line))
        (page, line), (end_page, end_line) = places[0], places[-1]
        return tuple(spans), Locator(page=page, line=line, end_page=end_page, end_line=end_line)


def document(base: DocumentCard, rows: list[Row], first_page: int) -> tuple[str, list[Statement]]:
    """A document's text and its statements, hashed and located."""
    script = Script(first_page)
    placed = []
    for row in rows:
        asked = script.say("Q.", row[2])
        placed.append((asked, script.say("A.", row[3])))
    sha256 = hashlib.sha256(script.text.encode()).hexdigest()
    made = dataclasses.replace(base, sha256=sha256, id=content_id("doc", sha256))
    statements = []
    for ordinal, (row, (asked, said)) in enumerate(zip(rows, placed, strict=True)):
        who, examiner, question, answer, act, changes = row
        assert read(script.text, said[0]) == answer
        place = Locator(page=asked[1].page, line=asked[1].line, end_page=said[1].end_page, end_line=said[1].end_line)
        statements.append(
            statement(
                answer, question, document=made, ordinal=ordinal, declarant=who, act=act, examiner=examiner,
                answer_spans=said[0], question_spans=asked[0], answer_locator=said[1], locator=place, **changes,
            )
        )  # fmt: skip
    return script.text, statements


_CASE = {"caption": "Tern Street Tenants v. Tern Mills Ltd.", "short_caption": "Tenants v. Tern Mills"}
_BUILT = [
    document(card("tern/day-1.txt", date=dt.date(2022, 5, 2), volume=None, filing_number="140", **_CASE), DAY_1, 40),
    document(card("tern/day-2.txt", date=dt.date(2022, 5, 3), volume=None, filing_number="141", **_CASE), DAY_2, 210),
    document(
        card(
            "tern/venn.txt", date=dt.date(2021, 9, 14), volume=None, hearing_kind="deposition", deponent=VENN,
            title="Deposition of Orla Venn", filing_number=None, **_CASE,
        ),
        VENN_DEP,
        7,
    ),
]  # fmt: skip
TEXTS = {statements[0].document.id: text for text, statements in _BUILT}
STATEMENTS = [item for _, statements in _BUILT for item in statements]


def source(identifier: str) -> tuple[str, str]:
    """What the gate reads: a document's text and the hash of its file as they are now."""
    text = TEXTS[identifier]
    return text, hashlib.sha256(text.encode()).hexdigest()


def said(words: str) -> Statement:
    """The statement whose answer holds these words."""
    return next(item for item in STATEMENTS if words in item.quote)
