"""A small press: prints invented lines in any layout, and knows what it printed where.

`render` returns the text and, for every line of the record, its words with the page and the line that were printed.
"""

from __future__ import annotations

from dataclasses import dataclass

Printed = tuple[int | None, int | None, str]


@dataclass(frozen=True)
class Style:
    lines: int = 25
    first_page: int = 1
    width: int = 2
    """columns of the number; 0: flush left"""
    margin: int = 0
    gap: int = 3
    spacing: int = 1
    """line breaks after a line: 2 is double-spaced"""
    stamp: str | None = None
    """"left", "right", "inner" (between number and words), or None"""
    stamp_seconds: bool = True
    stamp_missing: int = 0
    """every n-th line goes without its stamp (0: none)"""
    page_at: str = "header"
    """header, footer, ecf, ecf_own_line, ecf_glued, running_head, named_footer, padded, every_line"""
    feed: bool = False
    head: str | None = None
    foot: str | None = None
    newline: str = "\n"
    bom: bool = False
    padded: bool = False
    own_row: bool = False
    """the number on a row of its own, the words on the next one"""


def render(pages: list[list[str]], style: Style) -> tuple[str, list[Printed]]:
    out: list[str] = []
    printed: list[Printed] = []
    total = len(pages)
    for index, words in enumerate(pages):
        page = style.first_page + index
        if style.feed and index:
            out.append("\f")
        out.extend(_head(style, page, index, total))
        for position, text in enumerate(words):
            number = position + 1
            out.append(_line(style, index, number, text) + style.newline * style.spacing)
            if text:
                printed.append((page, number, " ".join(text.split())))
        out.extend(_foot(style, page, index, total))
    text = "".join(out)
    return ("\ufeff" if style.bom else "") + text, printed


def _line(style: Style, index: int, number: int, text: str) -> str:
    shown = f"{number:02d}" if style.padded else str(number).rjust(style.width)
    if style.page_at == "every_line":
        shown = f"{style.first_page + index:05d}:{number:02d}"
    seconds = index * 1000 + number * 7
    stamp = f"{9 + seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if not style.stamp_seconds:
        stamp = stamp[:5]
    if style.stamp_missing and number % style.stamp_missing == 0:
        stamp = ""
    left = (stamp.ljust(8) + "   ") if style.stamp == "left" else ""
    if style.own_row and text:
        return " " * style.margin + shown + style.newline * style.spacing + " " * 9 + text
    if style.stamp == "inner" and stamp and text:
        text = f"{stamp}    {text}"
    body = " " * style.margin + left + shown + (" " * style.gap + text if text else "")
    if style.stamp == "right" and text and stamp:
        body = body.ljust(74) + "  " + stamp
    return body


def _head(style: Style, page: int, index: int, total: int) -> list[str]:
    end = style.newline
    rows: list[str] = []
    ecf = f"Case 9:31-cv-00707-QQ Document 88 Filed 02/03/31 Page {index + 1} of {total} PageID #: {4400 + index}"
    if style.page_at == "ecf":
        rows.append(f"{ecf}   {page}")
    elif style.page_at == "ecf_own_line":
        rows += [ecf, " " * 70 + str(page), ""]
    elif style.page_at == "ecf_glued":
        rows.append(f"{ecf}{page}")
    elif style.page_at == "padded":
        rows.append(f"{page:04d}")
    elif style.page_at == "header":
        rows += [" " * 60 + str(page), ""]
    elif style.page_at == "running_head":
        rows += [f"Quoll - {'Direct' if index % 2 else 'Cross'}" + " " * 30 + str(page), ""]
    if style.head:
        rows += [" " * 20 + style.head, ""]
    return [row + end for row in rows]


def _foot(style: Style, page: int, index: int, total: int) -> list[str]:
    end = style.newline
    rows: list[str] = []
    if style.page_at == "footer":
        rows += ["", " " * 35 + str(page)]
    elif style.page_at == "named_footer":
        rows += ["", " " * 35 + f"Page {page}"]
    if style.foot == "sheets":
        rows.append(" " * 20 + f"Page {index + 1} of {total}")
    elif style.foot:
        rows += ["", " " * 25 + style.foot]
    return [row + end for row in rows]
