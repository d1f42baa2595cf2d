"""LaTeX with footnotes, and bibliographies for BibTeX and biblatex. Every character of evidence is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from kg.cite.export.blocks import Block, Entry, Heading, Passage, Prose, passages, runs, safe_url
from kg.cite.export.csl import item

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "¶": r"\P{}",
    "§": r"\S{}",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "…": r"\ldots{}",
    "\u00a0": "~",
}


def escaped(text: str) -> str:
    """The text as LaTeX prints it. Letters beyond those of T1 are shown by code point under pdfTeX."""
    return "".join(
        _character(char) + ("{}" if char + follow in _LIGATURES else "")
        for char, follow in zip(text, f"{text[1:]} ", strict=True)
    )


# What TeX would set as another mark than stands in the evidence: "--" as a dash, "''" as a closing mark.
_LIGATURES = ("--", "''", "``", ",,", "?`", "!`")


def _character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in "\n\t\r":
        return " "
    code = ord(char)
    if code < 32 or code == 127:
        return ""
    # Latin letters with accents are in the T1 encoding that the preamble chooses
    if code < 127 or 0xC0 <= code <= 0x17F or char in "¡¿£«»©®°":
        return char
    return rf"\recordchar{{{code:X}}}"


_PREAMBLE = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX
  % text that can be searched and copied: cmap before fontenc, outline fonts where there are any
  \IfFileExists{cmap.sty}{\usepackage{cmap}}{}
  \usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
  \newcommand{\recordchar}[1]{{\ttfamily[U+#1]}}
\else
  \usepackage{fontspec}
  \newcommand{\recordchar}[1]{\char"#1\relax}
\fi
\usepackage[hyphens]{url}
\urlstyle{same}
\begin{document}
"""


def latex(blocks: Iterable[Block], out: BinaryIO) -> None:
    """A document that compiles with pdfLaTeX, XeLaTeX and LuaLaTeX; a footnote for each citation."""
    out.write(_PREAMBLE.encode())
    for block in blocks:
        if isinstance(block, Heading):
            command = ("section", "subsection", "subsubsection")[block.level - 1]
            body = f"\\{command}*{{{escaped(block.text)}}}\n"
        elif isinstance(block, Prose):
            body = f"{escaped(block.text)}\n"
        else:
            body = _passage(block)
        out.write((body + "\n").encode())
    out.write(b"\\end{document}\n")


def _passage(block: Passage) -> str:
    entry = block.entry
    number = f"{block.number}. " if block.number is not None else ""
    note = f"\\footnote{{{latex_citation(entry)}{''.join(f' [{escaped(mark)}]' for mark in entry.marks())}}}"
    said = "\\par ".join(map(escaped, entry.said()))
    lead = escaped(block.lead or entry.lead())
    return f"\\noindent {number}{lead}\n\\begin{{quote}}\n{said}{note}\n\\end{{quote}}\n"


def latex_citation(entry: Entry) -> str:
    """A citation with its italics, and its web address breakable."""
    url = safe_url(entry.statement.document.url)
    out = ""
    for text, italic in runs(entry.marked):
        if url and url in text:
            before, after = text.split(url, 1)
            out += f"{escaped(before)}\\url{{{url_escaped(url)}}}{escaped(after)}"
        else:
            out += f"\\emph{{{escaped(text)}}}" if italic else escaped(text)
    return out


def url_escaped(url: str) -> str:
    """A web address inside `\\url` in a footnote: the characters that TeX would still act on are percent-encoded."""
    return re.sub(
        r"[\\{}^|`~%#]", lambda found: {"%": r"\%", "#": r"\#", "~": "~"}.get(found[0], f"\\%{ord(found[0]):02X}"), url
    )


def bibtex(blocks: Iterable[Block], out: BinaryIO) -> None:
    """BibTeX: an entry a statement, with the finished citation in `note`."""
    for entry in passages(blocks):
        made = item(entry)
        day = entry.statement.document.date or entry.statement.document.published
        fields = {
            # in a second pair of braces: styles would put a name in small letters
            "title": f"{{{escaped(made['title'])}}}",
            "author": " and ".join(f"{{{escaped(name)}}}" for name in entry.statement.document.authors),
            "year": str(day.year) if day else "",
            "howpublished": entry.statement.document.publisher or "",
            "pages": made.get("page", "").replace("-", "–"),
        }
        out.write(_entry("misc", entry, fields).encode())


def biblatex(blocks: Iterable[Block], out: BinaryIO) -> None:
    """Biblatex: `@article` with `entrysubtype` for news and `@legal` for transcripts, with full dates."""
    for entry in passages(blocks):
        card, made = entry.statement.document, item(entry)
        day = card.date or card.published
        news = made["type"] == "article-newspaper"
        fields = {
            "title": f"{{{escaped(made['title'])}}}",
            "author": " and ".join(f"{{{escaped(name)}}}" for name in card.authors),
            "date": day.isoformat() if day else "",
            "journaltitle" if news else "institution": (card.publisher if news else card.court) or "",
            "entrysubtype": "newspaper" if news else made["genre"],
            "number": card.docket_number or "",
            "pages": made.get("page", "").replace("-", "–"),
        }
        out.write(_entry("article" if news else "legal", entry, fields).encode())


_RAW = ("author", "title")


def _entry(kind: str, entry: Entry, fields: dict[str, str]) -> str:
    statement = entry.statement
    rows = [f"  {name} = {{{value if name in _RAW else escaped(value)}}}" for name, value in fields.items() if value]
    rows.append(f"  note = {{{escaped(' '.join([entry.citation, *entry.marks()]))}}}")
    rows.append(f"  abstract = {{{escaped(entry.words())}}}")
    if url := safe_url(statement.document.url):
        rows.append(f"  url = {{{url_escaped(url)}}}")
    key = statement.id.replace(":", "-")
    return f"@{kind}{{{key},\n" + ",\n".join(rows) + "\n}\n\n"
