"""Plain text, Markdown and HTML. Evidence is escaped: a quote can't become a tag, a link or a heading."""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Iterable
from typing import BinaryIO

from kg.cite.export.blocks import Block, Heading, Passage, Prose, runs, safe_url


def text(blocks: Iterable[Block], out: BinaryIO) -> None:
    """Plain text for pasting: lead, question and answer, citation, marks."""
    for block in blocks:
        out.write((_text(block) + "\n\n").encode())


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        line = "=" if block.level == 1 else "-"
        return f"{block.text}\n{line * len(block.text)}"
    if isinstance(block, Prose):
        return block.text
    entry = block.entry
    number = f"{block.number}. " if block.number is not None else ""
    rows = [number + (block.lead or entry.lead())]
    rows += [f"  {row}" for row in entry.said()]
    rows.append(f"  {entry.citation}")
    rows += [f"  [{mark}]" for mark in entry.marks()]
    return "\n".join(rows)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!<>|~&$])")


def markdown_escaped(value: str) -> str:
    """The text with everything escaped that Markdown could read as markup."""
    return _MARKDOWN.sub(r"\\\1", " ".join(value.split()))


def markdown(blocks: Iterable[Block], out: BinaryIO) -> None:
    """Markdown with a footnote for each citation."""
    notes = 0
    for block in blocks:
        if isinstance(block, Heading):
            body = f"{'#' * block.level} {markdown_escaped(block.text)}"
        elif isinstance(block, Prose):
            body = markdown_escaped(block.text)
        else:
            notes += 1
            body = _markdown(block, notes)
        out.write((body + "\n\n").encode())


def _markdown(block: Passage, note: int) -> str:
    entry = block.entry
    number = f"{block.number}\\. " if block.number is not None else ""
    said = "  \n> ".join(map(markdown_escaped, entry.said()))
    cited = "".join(
        f"*{markdown_escaped_run(run)}*" if italic else markdown_escaped_run(run) for run, italic in runs(entry.marked)
    )
    marks = "".join(f"  \n> **{markdown_escaped(mark)}**" for mark in entry.marks())
    return f"{number}{markdown_escaped(block.lead or entry.lead())}\n\n> {said}[^{note}]{marks}\n\n[^{note}]: {cited}"


def markdown_escaped_run(run: str) -> str:
    """A run of a citation, escaped, with its blanks at both ends kept."""
    return _MARKDOWN.sub(r"\\\1", run)


_TITLE = "Statements on the record"
_HEAD = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_TITLE}</title></head><body>\n'


def html(blocks: Iterable[Block], out: BinaryIO) -> None:
    """A page without scripts, styles or anything fetched."""
    out.write(_HEAD.encode())
    for block in blocks:
        if isinstance(block, Heading):
            out.write(f"<h{block.level}>{escaping.escape(block.text)}</h{block.level}>\n".encode())
        elif isinstance(block, Prose):
            out.write(f"<p>{escaping.escape(block.text)}</p>\n".encode())
        else:
            out.write(_html(block).encode())
    out.write(b"</body></html>\n")


def _html(block: Passage) -> str:
    entry = block.entry
    number = f"{block.number}. " if block.number is not None else ""
    said = "".join(f"<p>{escaping.escape(row)}</p>" for row in entry.said())
    marks = "".join(f"<p><strong>{escaping.escape(mark)}</strong></p>" for mark in entry.marks())
    return (
        f'<article id="{escaping.escape(entry.statement.id, quote=True)}">'
        f"<p>{number}{escaping.escape(block.lead or entry.lead())}</p>"
        f'<blockquote data-decision="{entry.decision.value}">{said}</blockquote>'
        f"<p><cite>{html_citation(entry.marked, entry.statement.document.url)}</cite></p>{marks}</article>\n"
    )


def html_citation(marked: str, url: str | None = None) -> str:
    """A citation with its italics; its web address is a link where it is one."""
    body = "".join(
        f"<em>{escaping.escape(run)}</em>" if italic else escaping.escape(run) for run, italic in runs(marked)
    )
    link = safe_url(url)
    if link:
        shown = escaping.escape(link)
        body = body.replace(shown, f'<a href="{shown}" rel="noreferrer">{shown}</a>', 1)
    return body
