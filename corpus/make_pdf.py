#!/usr/bin/env python3
"""Prints the second trial day as PDF and one article as DOCX: the same bytes on every run.

usage: python corpus/make_pdf.py [--check]

The pages, lines and time stamps are those of `make.py`; the PDF has a column of stamps, a column of numbers, the
filing header above and the notice below, as a court's own file has.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

import make
from docx import Document
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

PDF = make.ROOT / "documents/quillfeather/trial-day-2.pdf"
DOCX = make.ROOT / "documents/quillfeather/pump-and-valve-courier.docx"
EPOCH = (1980, 1, 1, 0, 0, 0)


def pdf() -> bytes:
    """The second day: letter size, 25 lines a page, numbers and stamps in columns of their own."""
    built, layout = make.day_two()
    times = make.stamps(built.book)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1, pageCompression=1)
    canvas.setTitle("Marrowgate Water Cooperative v. Quillfeather Pump Works, Inc.: jury trial, volume 2 (invented)")
    canvas.setAuthor("onrecord corpus")
    canvas.setSubject(make.MARK)
    for count, page in enumerate(built.book, 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 768, layout.running.format(n=count, of=len(built.book), id=5100 + page.number))
        canvas.setFont("Courier", 11)
        canvas.drawRightString(540, 744, str(page.number))
        for number, line in enumerate(page.lines, 1):
            height = 716 - (number - 1) * 25.6
            canvas.setFont("Courier", 7)
            canvas.drawString(36, height, times.get((page.number, number), ""))
            canvas.setFont("Courier", 11)
            canvas.drawRightString(98, height, str(number))
            words = line.words.lstrip()
            canvas.drawString(116 + 6.6 * (len(line.words) - len(words)), height, words)
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(306, 52, make.MARK)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    """The trade paper's article, from `script/courier.txt`: a heading, then one paragraph a line."""
    title, author, dated, *body = (make.ROOT / "script/courier.txt").read_text(encoding="utf-8").splitlines()
    document = Document()
    core = document.core_properties
    core.title, core.author, core.comments = title, author.removeprefix("By "), make.MARK
    core.created = core.modified = dt.datetime(2024, 3, 18)
    document.add_heading(title, level=1)
    for words in (author, dated, *body):
        document.add_paragraph(words)
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    # A zip file carries the time of writing in every entry; a fixed one makes the bytes a function of the text.
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    """Writes both files, or compares them with what is committed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a committed file differs")
    check = parser.parse_args().check
    wanted: dict[Path, bytes] = {PDF: pdf(), DOCX: docx()}
    if check:
        stale = [path.name for path, data in wanted.items() if not path.exists() or path.read_bytes() != data]
        if stale:
            sys.exit("made anew these differ: " + ", ".join(stale) + " (run corpus/make_pdf.py)")
        return
    for path, data in wanted.items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
