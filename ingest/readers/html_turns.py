"""HTML transcripts: the page as rows, one speaker's words after the other, however the markup sets them.

Rows end where the page shows a new line: at blocks, line breaks, rows of tables, and line breaks in preformatted text.
A speaker in an element of their own (bold, a table cell, a heading above the words) is printed with a colon, so that
the text reads as what the page shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.readers import detect
from ingest.readers.html import cleaned, is_news, story
from kg.model.document import Description, SourceFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# fmt: off
_BREAKS = frozenset([
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "ul",
])
# fmt: on
_CELLS = frozenset(["td", "th"])
# Between the element that may name the speaker and the words; neither occurs in a page.
_AFTER_NAME = "\ue000"
_NAMING = frozenset(["b", "strong", "em", "i", "span", "cite", "a", "u", "font", "dfn", "label", "small", "abbr"])
_CLOCK = re.compile(r"\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\)?\]?$", re.I)
_MARK = re.compile(r"(?:Q|A|Question|Answer)[.:]?$", re.I)
_NAME = re.compile(r"(?=[^\W\d_])(?:[^.?!;]|\b(?:Mr|Mrs|Ms|Dr|Prof|Hon|Jr|Sr|No|[A-Z])\.){2,60}$", re.I)
_DASH = re.compile(r"^\s*[-–—]\s+")
_FEWEST = 6
_SHARE = 0.15


def canonical_text(source: SourceFile) -> tuple[str, Description] | None:
    """The rows of a page on which people speak in turns, and what its markup says; None for any other page.

    What a newspaper declares to be its article stays one, an interview too.
    """
    tree, description = cleaned(source)
    if is_news(source):
        return None
    body = tree.find(".//body")
    whole = _rows(body if body is not None else tree)
    part = _rows(story(tree))
    chosen = part if _labelled(part) >= 0.8 * _labelled(whole) else whole
    filled = [row for row in chosen if row]
    numbered = sum(row.lstrip()[:1].isdigit() for row in filled) > 0.5 * len(filled)
    if not numbered and _labelled(chosen) < max(_FEWEST, _SHARE * len(filled)):
        return None
    return "\n".join(chosen).strip("\n") + "\n", description


def _labelled(rows: Sequence[str]) -> int:
    return sum(detect.label(row.strip()) is not None for row in rows if row)


def _rows(element: HtmlElement) -> list[str]:
    blocks = [block for block in _blocks(element) if block.replace(_AFTER_NAME, "").strip()]
    rows: list[str] = []
    for block in _joined(_named(blocks)):
        rows += [*block.split("\n"), ""]
    return rows


def _blocks(element: HtmlElement) -> Iterator[str]:
    """What the page shows block by block; line breaks inside a block are kept."""
    run: list[str] = []

    def flushed() -> Iterator[str]:
        text = "".join(run)
        run.clear()
        yield "\n".join(row.strip(" ") for row in re.sub(r" {2,}", " ", text).split("\n"))

    def walk(node: HtmlElement) -> Iterator[str]:
        run.append(_folded(node.text))
        for child in node:
            if isinstance(child.tag, str):
                if child.tag == "br":
                    run.append("\n")
                elif child.tag == "pre":
                    yield from flushed()
                    yield _preformatted(child)
                elif child.tag == "tr":
                    yield from flushed()
                    yield from _row_of([cell for cell in child if cell.tag in _CELLS])
                elif child.tag == "dt":
                    yield from flushed()
                    yield from walk(child)
                    run.append(_AFTER_NAME)
                elif child.tag == "dd" and run and run[-1] == _AFTER_NAME:
                    yield from walk(child)
                    yield from flushed()
                elif child.tag in _BREAKS:
                    yield from flushed()
                    yield from walk(child)
                    yield from flushed()
                else:
                    first = child.tag in _NAMING and (not run or not "".join(run).rpartition("\n")[2].strip())
                    yield from walk(child)
                    if first:
                        run.append(_AFTER_NAME)
            # White space between the name and its description is the markup's.
            if not (child.tag == "dt" and not (child.tail or "").strip()):
                run.append(_folded(child.tail))

    yield from walk(element)
    yield from flushed()


def _folded(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _preformatted(element: HtmlElement) -> str:
    for line in element.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return str(element.text_content()).replace("\r\n", "\n").strip("\n")


def _row_of(cells: Sequence[HtmlElement]) -> Iterator[str]:
    """A table's row; one cell alone is layout, with blocks of its own."""
    shown = [list(_blocks(cell)) for cell in cells]
    filled = [blocks for blocks in shown if any(block.strip() for block in blocks)]
    if len(filled) == 1:
        yield from filled[0]
    else:
        yield _cells(["".join(blocks) for blocks in filled])


def _cells(cells: Sequence[str]) -> str:
    """A row of a table: its first cell with words may name the speaker; times beside it were not spoken."""
    found = [" ".join(cell.replace(_AFTER_NAME, "").split()) for cell in cells]
    found = [cell for cell in found if cell]
    if len(found) >= 2 and not found[0].isdigit():
        found = [cell for cell in found if not _CLOCK.match(cell)] or found
        return found[0] + _AFTER_NAME + " ".join(found[1:])
    return "   ".join(found)


def _named(blocks: Sequence[str]) -> Iterator[str]:
    """The blocks with a colon after every name that comes back as those of speakers do."""
    pieces = [[row.partition(_AFTER_NAME) for row in block.split("\n")] for block in blocks]
    named = [
        (name.strip(), words.strip()) for rows in pieces for name, mark, words in rows if mark and _could_name(name)
    ]
    speakers = _speakers(Counter(name for name, _ in named))
    # "Mr. Elm was the head of …": a sentence about somebody, whose name is set in bold.
    if not detect.begins_speech(words for name, words in named if name in speakers):
        speakers = frozenset()
    for rows in pieces:
        yield "\n".join(_row(name, mark, words.replace(_AFTER_NAME, ""), speakers) for name, mark, words in rows)


def _row(name: str, mark: str, words: str, speakers: frozenset[str]) -> str:
    if not mark:
        return name
    own = name.strip()
    if _MARK.match(own) and words.strip():
        return f"{own[:1].upper()}.  {words.strip()}"
    if own in speakers and not own.endswith(":") and not words.lstrip().startswith(":"):
        return f"{own.rstrip('.')}: {_DASH.sub('', words).strip()}"
    return name + words


def _joined(blocks: Iterator[str]) -> Iterator[str]:
    """The blocks, a speaker's name on a block of its own put before the words below it."""
    found = list(blocks)
    alone = Counter(block.strip().rstrip(":").strip() for block in found if "\n" not in block and _could_name(block))
    speakers = _speakers(alone)
    waiting: str | None = None
    for block in found:
        name = block.strip().rstrip(":").strip()
        if name in speakers and waiting is None:
            waiting = name
        elif waiting is not None:
            yield f"{waiting}: {block.lstrip()}"
            waiting = None
        else:
            yield block
    if waiting is not None:
        yield waiting


def _could_name(text: str) -> bool:
    bare = text.strip().rstrip(":.").strip()
    return bool(_NAME.match(bare)) and len(bare.split()) <= 7


def _speakers(names: Counter[str]) -> frozenset[str]:
    """The names that come back, if at least two do and often enough: else they are emphasis or headings."""
    back = {name: count for name, count in names.items() if count >= 2}
    if len(back) < 2 or sum(back.values()) < _FEWEST:
        return frozenset()
    return frozenset(names)
