"""Exports opened by the programs of those who receive them: LibreOffice, TeX, biber, poppler."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from kg.cite.export import export
from kg.cite.export.blocks import entries
from kg.cite.export.bundle import bundled
from kg.cite.lint import draft_text, lint
from kg.cite.lint.marked import marked_original, marked_up
from kg.store.base import View
from tests.unit.kg.cite.conftest import view  # noqa: F401 - the invented matter, as a fixture
from tests.unit.kg.cite.matter import STATEMENTS, said, source
from tests.unit.kg.cite.test_bundle import excerpt, printed, read_document
from tests.unit.kg.cite.test_export import ITEMS, STORY

pytestmark = pytest.mark.exports


def run(program: str, *arguments: str, folder: Path) -> str:
    """Runs one program; skips, saying which, where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    return done.stdout


def pdf_text(path: Path) -> str:
    return " ".join(run("pdftotext", "-layout", str(path), "-", folder=path.parent).split())


def office(path: Path) -> Path:
    home = path.parent / "profile"
    run(
        "soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "pdf", path.name,
        folder=path.parent,
    )  # fmt: skip
    return path.with_suffix(".pdf")


def test_libreoffice_shows_words_and_footnotes_of_the_word_export(tmp_path: Path) -> None:
    path = tmp_path / "record.docx"
    path.write_bytes(export([*ITEMS, *STATEMENTS], "docx"))
    text = pdf_text(office(path))
    assert "Yes, the repair was put off to save money." in text
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in text
    assert "<script>alert(1)</script>" in text


def test_libreoffice_opens_the_marked_up_draft(tmp_path: Path, view: View) -> None:  # noqa: F811
    draft = "Harrow said it “was seldom inspected that winter.” Trial Tr. 40:5–7."
    path = tmp_path / "draft.docx"
    path.write_bytes(marked_up(draft, lint(draft, view)))
    assert "seldom inspected" in pdf_text(office(path))


def test_libreoffice_opens_the_drafts_own_word_file_with_comments(tmp_path: Path, view: View) -> None:  # noqa: F811
    data = export([said("put off to save"), said("he drank")], "docx")
    path = tmp_path / "own.docx"
    path.write_bytes(marked_original(data, lint(draft_text(data, ".docx"), view)))
    text = pdf_text(office(path))
    assert "Yes, the repair was put off to save money." in text
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in text


def test_poppler_shows_index_and_excerpts_of_the_bundle(tmp_path: Path) -> None:
    data = bundled(entries([said("put off to save"), said("he drank")], source=source), read_document)
    (tmp_path / "excerpts.pdf").write_bytes(data)
    text = pdf_text(tmp_path / "excerpts.pdf")
    assert "Excerpts of the record" in text
    assert "1. Venn Dep. 7:4–6, Sept. 14, 2021." in text
    assert "Stricken: not in evidence." in text


def test_poppler_shows_a_copy_of_a_sheet_with_its_highlights(tmp_path: Path) -> None:
    (tmp_path / "copy.pdf").write_bytes(excerpt(printed(turn=90)))
    assert "Copy of sheet 2 of ferry/day.pdf, printed page 32" in pdf_text(tmp_path / "copy.pdf")
    run("pdftoppm", "-r", "40", "-f", "2", "-l", "2", "-png", "copy.pdf", "copy", folder=tmp_path)
    [image] = tmp_path.glob("copy-*.png")
    with Image.open(image) as shown:
        red, _green, blue = shown.convert("RGB").split()
        yellow = sum(a > 220 and b < 190 for a, b in zip(red.tobytes(), blue.tobytes(), strict=True))
    assert yellow > 100


def test_libreoffice_reads_the_workbook_and_computes_nothing(tmp_path: Path) -> None:
    if shutil.which("localc") is None and shutil.which("scalc") is None:
        pytest.skip("LibreOffice Calc is not installed")
    path = tmp_path / "record.xlsx"
    path.write_bytes(export(ITEMS, "xlsx"))
    home = tmp_path / "profile"
    run(
        "soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "csv", path.name,
        folder=tmp_path,
    )  # fmt: skip
    text = path.with_suffix(".csv").read_text(encoding="utf-8", errors="replace")
    assert "=HYPERLINK" in text
    assert "-1+1|cmd" in text


def test_latex_compiles_and_prints_words_and_citations(tmp_path: Path) -> None:
    path = tmp_path / "record.tex"
    path.write_bytes(export([*ITEMS, *STATEMENTS], "latex"))
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", path.name, folder=tmp_path)
    text = pdf_text(path.with_suffix(".pdf"))
    assert "Yes, the repair was put off to save money." in text
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in text
    assert "50% {e}" in text


BOOK = r"""\documentclass{article}
\usepackage{cmap}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}
\newcommand{\recordchar}[1]{[U+#1]}
\usepackage[backend=biber]{biblatex}\addbibresource{record.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""


def test_biber_and_biblatex_print_the_bibliography(tmp_path: Path) -> None:
    (tmp_path / "record.bib").write_bytes(export(ITEMS, "biblatex"))
    (tmp_path / "book.tex").write_text(BOOK, encoding="utf-8")
    run("pdflatex", "-interaction=nonstopmode", "book.tex", folder=tmp_path)
    run("biber", "book", folder=tmp_path)
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex", folder=tmp_path)
    text = pdf_text(tmp_path / "book.pdf")
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in text
    assert str(STORY.publisher) in text


OLD = r"""\documentclass{article}
\usepackage{cmap}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}\usepackage{url}
\newcommand{\recordchar}[1]{[U+#1]}
\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{record}\end{document}
"""


def test_bibtex_prints_the_bibliography(tmp_path: Path) -> None:
    (tmp_path / "record.bib").write_bytes(export([said("put off to save"), said("watchman")], "bibtex"))
    (tmp_path / "book.tex").write_text(OLD, encoding="utf-8")
    run("pdflatex", "-interaction=nonstopmode", "book.tex", folder=tmp_path)
    run("bibtex", "book", folder=tmp_path)
    run("pdflatex", "-interaction=nonstopmode", "book.tex", folder=tmp_path)
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex", folder=tmp_path)
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in pdf_text(tmp_path / "book.pdf")
