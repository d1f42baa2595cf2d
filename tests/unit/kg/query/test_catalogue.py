"""The catalogue of questions, and the page that explains it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from kg.query.catalogue import TEMPLATES, template
from kg.query.intent import Kind, read_question
from kg.query.model import Template
from kg.query.names import Roster

PAGE = Path(__file__).parents[4] / "docs" / "questions.md"


def test_the_page_lists_the_catalogue() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert rows == TEMPLATES


def test_a_model_may_pick_every_question_and_no_other() -> None:
    assert set(get_args(Template)) == set(TEMPLATES)


def test_every_kind_of_question_has_its_name() -> None:
    nobody = Roster([])
    asked = {
        "Who admitted it?": "who_admitted",
        "Who denied it?": "who_denied",
        "Who could not recall it?": "who_could_not_recall",
        "Who said it?": "who_said",
        "Did she admit it?": "did_admit",
        "Did she deny it?": "did_deny",
        "Was she told?": "did_say",
        "When did she admit it?": "when_said",
        "When did she leave?": "when_happened",
        "Where did she say it?": "where_said",
        "How many did she see?": "how_much",
        "List all that she saw.": "list_statements",
        "What did she concede?": "what_admitted",
        "What did she deny?": "what_denied",
        "What did she say?": "what_said",
        "Who asked her?": "who_asked",
    }
    assert {question: template(read_question(question, nobody)) for question in asked} == asked
    assert set(asked.values()) == set(TEMPLATES)
    assert {read_question(question, nobody).kind for question in asked} == set(Kind)
