"""Exports of the corpus, and drafts about it, against files that a person has read.

An export whose expected file is missing writes it and fails: read it, and keep it if it is right.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.case import find_case
from ingest.pipeline import document_of, extract
from ingest.source import discover, load
from kg.cite.brief import chronology, impeachment
from kg.cite.export import SUFFIXES, export, write_blocks
from kg.cite.export.blocks import Entry, entries
from kg.cite.gate import Source
from kg.cite.lint import Severity, draft_text, lint
from kg.model.document import Document
from kg.model.statement import Act, Relation, Statement
from kg.store import open_store
from kg.store.base import View, Where

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
EXPECTED = Path(__file__).with_name("cite")
BRIEFS = Path(__file__).with_name("cite-briefs")
pytestmark = [pytest.mark.embedded, pytest.mark.slow]


# What the witness said, and on the next day unsaid; the link between the two is made here.
CHANGED = ("I did not discuss Report 212", "I did go up to see him")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_store(f"file:{tmp_path_factory.mktemp('golden') / 'store'}") as store:
        writer = store.writer()
        for path in discover([CORPUS], CORPUS):
            case = find_case(path, CORPUS)
            writer.write(extract(document_of(load(path, CORPUS), CORPUS, case), case))
        said = {words: item for item in store.view.statements() for words in CHANGED if words in item.quote}
        earlier, later = (said[words].id for words in CHANGED)
        writer.relate([Relation(kind="CONTRADICTS", source_id=later, target_id=earlier, confidence=1.0, basis="x")])
        yield store.view


@pytest.fixture(scope="module")
def source(view: View) -> Source:
    paths = {card.id: CORPUS / card.path for card in view.documents()}

    @lru_cache(maxsize=4)
    def read(identifier: str) -> Document:
        return document_of(load(paths[identifier], CORPUS), CORPUS)

    return lambda identifier: (read(identifier).text, read(identifier).source.sha256)


# Words of the answer, by document, with the act and hedge that are shown (the extraction has tests of its own): a
# partial admission, a stricken answer, one that was changed the next day and the change, one interrupted over a page,
# an inquiry without printed lines; a report, a quotation that its article takes apart, a report with a quotation in it.
CHOSEN: list[tuple[str, str, Act, str | None]] = [
    ("quillfeather/deposition-maud-quillfeather.txt", "In part, I suppose I did.", Act.PARTIAL_ADMISSION, "In part"),
    ("quillfeather/trial-day-1.txt", "The gossip in the trade", Act.ASSERTION, None),
    ("quillfeather/trial-day-1.txt", "I did not discuss Report 212", Act.DENIAL, None),
    ("quillfeather/trial-day-1.txt", "1,240 by that spring", Act.ASSERTION, None),
    ("quillfeather/trial-day-2.pdf", "I did go up to see him", Act.ADMISSION, None),
    ("inquiry/2023-06-06.md", "A fitter had written, it seems", Act.ADMISSION, "it seems"),
    ("quillfeather/lorrimer-lantern.md", "Ms. Fennimarsh denied that she had discussed", Act.DENIAL, None),
    ("quillfeather/lorrimer-lantern.md", "We ship Friday", Act.ASSERTION, None),
    ("quillfeather/halcyon-wire.html", "glanced at", Act.PARTIAL_ADMISSION, None),
]


@pytest.fixture(scope="module")
def chosen(view: View) -> list[Statement]:
    found = []
    for path, words, act, hedge in CHOSEN:
        fitting = [item for item in view.statements(Where(document=path)) if words in item.quote]
        assert len(fitting) == 1, (path, words)
        found.append(dataclasses.replace(fitting[0], act=act, hedge=hedge))
    return found


def compare(name: str, data: bytes) -> None:
    expected = EXPECTED / name
    if not expected.exists():
        EXPECTED.mkdir(exist_ok=True)
        expected.write_bytes(data)
        pytest.fail(f"{name} was missing and has been written: read it, and keep it if it is right.")
    assert data.decode() == expected.read_bytes().decode()


TEXTUAL = ("text", "markdown", "html", "latex", "bibtex", "biblatex", "csl-json", "ris", "endnote", "csv", "json-ld")


@pytest.mark.parametrize("form", TEXTUAL)
def test_an_export_is_what_was_read(form: str, chosen: list[Statement], source: Source, view: View) -> None:
    # two forms share a suffix: the form is part of the name
    name = f"statements-{form}.{SUFFIXES.get(form, form)}"
    compare(name, export(chosen, form, source=source, view=view))


@pytest.mark.parametrize("court", ["wdmich", "california", "england-inquiry"])
def test_another_court_writes_its_own_way(court: str, chosen: list[Statement], source: Source, view: View) -> None:
    compare(f"statements-{court}.txt", export(chosen, "text", court=court, source=source, view=view))


def test_in_another_case_the_caption_is_cited(chosen: list[Statement], source: Source, view: View) -> None:
    compare("statements-other-case.txt", export(chosen[:5], "text", source=source, view=view, elsewhere=True))


def test_work_product_is_what_was_read(chosen: list[Statement], source: Source, view: View) -> None:
    made = list(entries(chosen, source=source, view=view))
    at: Callable[[str], Entry] = lambda words: next(item for item in made if words in item.statement.quote)  # noqa: E731
    blocks = [
        *chronology(made),
        *impeachment(at("I did go up"), at("I did not discuss"), dt.date(2026, 11, 24)),
    ]
    out = io.BytesIO()
    write_blocks(blocks, "text", out)
    compare("work-product.txt", out.getvalue())


# The faults planted in each draft, by line of its text: kind, and the words or citation concerned. Whatever else is
# called a fault is a false alarm.
PLANTED = {
    "motion.tex": [
        ("counsel", "knew that the seal could crack in service."),
        ("trimmed", "[a]ll of them leaked."),
        ("stricken", "Trial Tr. 9:7–10"),
        ("misquoted", "approved for the saving."),
        ("speaker", "M. Quillfeather Dep. 4:5–9"),
        ("misquoted", "did not discuss Report 212 with Mr. Quillfeather."),
        ("no_place", "Trial Tr. vol. 1, 142:1–7, Mar. 12, 2024"),
        ("misquoted", "heat ageing at the lip, and cracks that began from the outside."),
        ("date", "Trial Tr. vol. 1, 10:1–4, Mar. 14, 2024"),
    ],
    "skeleton.md": [
        ("counsel", "the letter was kept from the file on purpose"),
        ("elsewhere", "To an extent it was"),
        ("trimmed", "caused the flood"),
        ("misquoted", "from those pumps, certainly"),
        ("hardened", "Hearing Tr. (6 June 2023), turn 17"),
    ],
    "reply.md": [
        ("misquoted", "never asked for a second test."),
        ("misquoted", "[t]he decision came down from Odalys."),
        ("hardened", "*Id.* at 28:5-7"),
        ("elsewhere", "[m]y team did,"),
        ("speaker", "Trial Tr. vol. 1, 16:3-5, Mar. 12, 2024"),
    ],
    "memo.txt": [
        ("reported", "the firm knew its Heron-9 pumps would fail before it sold a single one of them."),
        ("misquoted", "falsified a mileage log,"),
        ("corrected", "Trial Tr. 9:2-3, Mar. 12, 2024"),
        ("misquoted", "We ran the pumps as the book told us to."),
    ],
}
CITED = {"motion.tex": 29, "reply.md": 24, "skeleton.md": 14, "memo.txt": 16}


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_planted_faults_of_a_draft_are_found_and_nothing_else_is_called_one(
    name: str, view: View, source: Source
) -> None:
    path = BRIEFS / name
    text = draft_text(path.read_bytes(), path.suffix)
    findings = lint(text, view, source=source)
    faults = [(item.kind, " ".join(item.text.split())) for item in findings if item.severity is Severity.FAULT]
    assert [fault for fault in PLANTED[name] if fault not in faults] == []
    assert [fault for fault in faults if fault not in PLANTED[name]] == []
    assert len({item.citation for item in findings}) >= CITED[name]
