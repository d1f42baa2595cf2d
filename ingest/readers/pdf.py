"""PDF: words by their place on the page, laid out as text with one form feed a page.

The order in which a PDF holds its words is not the order in which they are read: a transcript's line numbers often come
as a block. So words are put on a grid of columns by their geometry; then a page reads as it looks, and the readers of
text do the rest. The canonical text is that grid: the same words in the same rows, with blanks between.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from kg.model.document import SourceFile
from kg.model.errors import EmptySource, EncryptedSource, MalformedSource, OversizedSource
from kg.model.sheet import PlacedWord

MAX_PAGES = 5_000
MAX_WORDS_A_PAGE = 20_000
_X_TOLERANCE = 1.5
_WIDEST = 400
_FEWEST_ROWS = 8
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_ENDED = re.compile(r"[.?!:;][\"”’')\]]*$")
_REFERENCE = re.compile(r"\d+:\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s+of\s+\d+)?\W*", re.IGNORECASE)

Word = dict[str, Any]


def canonical_text(source: SourceFile) -> tuple[str, tuple[str, ...]]:
    """The text of a PDF laid out by geometry, pages parted by form feeds, and warnings.

    Errors: `EncryptedSource`, `MalformedSource`, `EmptySource` (a scan without a text layer), `OversizedSource`.
    """
    pages: list[str] = []
    empty: list[int] = []
    condensed: list[int] = []
    with _opened(source) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise OversizedSource(f"{source.path}: has {len(pdf.pages)} pages, more than {MAX_PAGES}; split it")
        for number, page in enumerate(pdf.pages, 1):
            words = _words(page, source, number)
            page.close()
            if not words:
                empty.append(number)
                pages.append("")
                continue
            parts, printed = _parts(words)
            if printed > 1:
                condensed.append(number)
            pages.extend(_laid_out(part) for part in parts)
    if not any(pages):
        raise EmptySource(f"{source.path}: the PDF has no text layer (a scan?); run text recognition (OCR) on it first")
    warnings = []
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        warnings.append(f"{len(empty)} page(s) of the PDF hold no text (scans?), not read: sheet {shown}")
    if condensed:
        warnings.append(
            f"{len(condensed)} sheet(s) hold several transcript pages each (condensed print), the first is sheet "
            f"{condensed[0]}; they were taken apart by their line numbers: check a citation before you rely on it"
        )
    return "\f".join(pages), tuple(warnings)


def placed_words(source: SourceFile) -> Iterator[PlacedWord]:
    """Every word of a PDF in the order of its canonical text, with its place; errors as of `canonical_text`."""
    with _opened(source) as pdf:
        for sheet, page in enumerate(pdf.pages):
            words = _words(page, source, sheet + 1)
            left, above = page.mediabox[0], page.mediabox[1]
            height = float(page.height)
            page.close()
            for part in _parts(words)[0] if words else ():
                for row in _rows(part):
                    for word in row:
                        x0, x1 = float(word["x0"] - left), float(word["x1"] - left)
                        bottom, top = height - float(word["bottom"] - above), height - float(word["top"] - above)
                        yield PlacedWord(word["text"], sheet, x0, bottom, x1, top)


def prose(text: str) -> str:
    """The laid-out text of a PDF that is no transcript as paragraphs: rows joined, pages and page numbers dropped."""
    blocks: list[str] = []
    for page in text.split("\f"):
        rows = [row.rstrip() for row in page.split("\n")]
        while rows and (not rows[-1] or _PAGE_NUMBER.fullmatch(rows[-1].strip())):
            rows.pop()
        block: list[str] = []
        for row in rows:
            if row.strip():
                block.append(" ".join(row.split()))
            elif block:
                blocks.append("\n".join(block))
                block = []
        if block:
            blocks.append("\n".join(block))
    joined: list[str] = []
    for paragraph in blocks:
        # A sentence goes on at the head of the next column or page.
        if joined and paragraph[:1].islower() and not _ENDED.search(joined[-1]):
            joined[-1] += "\n" + paragraph
        else:
            joined.append(paragraph)
    return "\n\n".join(_HYPHEN.sub("", block).replace("\n", " ") for block in joined) + "\n"


class _opened:  # noqa: N801 - reads as a phrase: `with _opened(source) as pdf`
    """Opens a PDF and turns the library's errors into ours."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.pdf: Any = None

    def __enter__(self) -> Any:
        import pdfplumber
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

        # The parser logs every oddity of a font; what matters is said in our own warnings.
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        try:
            self.pdf = pdfplumber.open(io.BytesIO(self.source.data))
            len(self.pdf.pages)
        except Exception as error:  # the parser raises many kinds on damaged input
            self.__exit__(None, None, None)
            causes = (error, error.__cause__, error.__context__, *error.args)
            if any(isinstance(cause, (PDFEncryptionError, PDFPasswordIncorrect)) for cause in causes):
                raise EncryptedSource(
                    f"{self.source.path}: the PDF is protected by a password; save it without one"
                ) from error
            raise self._malformed(error) from error
        return self.pdf

    def _malformed(self, error: BaseException) -> MalformedSource:
        said = str(error) or type(error).__name__
        return MalformedSource(f"{self.source.path}: the PDF is damaged ({said[:120]}); get the whole file")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.pdf is not None:
            self.pdf.close()


def _words(page: Any, source: SourceFile, number: int) -> list[Word]:
    try:
        words: list[Word] = page.extract_words(x_tolerance=_X_TOLERANCE, y_tolerance=2, keep_blank_chars=False)
    except Exception as error:  # a damaged page raises whatever its content stream breaks
        raise MalformedSource(f"{source.path}: page {number} of the PDF is damaged; get the whole file") from error
    if len(words) > MAX_WORDS_A_PAGE:
        raise OversizedSource(f"{source.path}: page {number} of the PDF holds {len(words)} words; refused")
    # Line numbers printed sideways or watermarks across the page are not rows of the text.
    return [word for word in words if word.get("upright", True)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words by row: a row takes what overlaps it by half its height."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        last = found[-1] if found else None
        if last is not None and abs(middle - (last[0]["top"] + last[0]["bottom"]) / 2) <= 0.4 * _height(last[0]):
            last.append(word)
        else:
            found.append([word])
    for row in found:
        row.sort(key=lambda word: word["x0"])
    return found


def _height(word: Word) -> float:
    return max(1.0, float(word["bottom"] - word["top"]))


def _laid_out(words: Sequence[Word]) -> str:
    """Words on a grid as wide as the usual character; an empty row where the rows stand wide apart."""
    rows = _rows(words)
    widths = [(word["x1"] - word["x0"]) / len(word["text"]) for word in words if len(word["text"]) > 1]
    pitch = max(1.0, median(widths) if widths else 6.0)
    left = min(word["x0"] for word in words)
    tops = [row[0]["top"] for row in rows]
    steps = sorted(b - a for a, b in pairwise(tops))
    usual = steps[len(steps) // 2] if steps else 0.0
    lines: list[str] = []
    for index, row in enumerate(rows):
        if index and tops[index] - tops[index - 1] > 1.5 * usual:
            lines.append("")
        text, edge = "", float("-inf")
        for word in row:
            column = min(_WIDEST, round((word["x0"] - left) / pitch))
            # Words that stand a blank apart stay so, whatever the grid rounds to.
            near = word["x0"] - edge < 1.6 * pitch
            text += " " * (1 if near else max(1 if text else 0, column - len(text))) + word["text"]
            edge = word["x1"]
        lines.append(text)
    return "\n".join(lines) + "\n"


def _parts(words: Sequence[Word]) -> tuple[list[list[Word]], int]:
    """What is read on a sheet, in reading order, and how many transcript pages it holds (1 where it is not condensed).

    A sheet of prose may be set in two columns: each is read from head to foot, under what stands across both.
    """
    quarters = _quarters(words)
    if len(quarters) > 1:
        return quarters, len(quarters)
    return _columns(words), 1


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """The bands of a sheet of prose: what runs across it, and its left and right columns; one where there are none.

    Told by a white gutter that most rows leave between several words on either side. Captions, tables of a few words
    and word indexes have gutters too; they are left as they stand.
    """
    referring = sum(bool(_REFERENCE.match(word["text"])) for word in words)
    if referring > 0.1 * len(words) or any(True for _ in _number_columns(words)):
        return [list(words)]
    rows = _rows(words)
    gutter = _gutter(rows)
    if gutter is None:
        return [list(words)]
    bands: list[list[Word]] = []
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        if any(word["x0"] < gutter < word["x1"] for word in row) or not _apart(row, gutter):
            bands.extend(part for part in (left, right, row) if part)
            left, right = [], []
        else:
            left.extend(word for word in row if word["x1"] <= gutter)
            right.extend(word for word in row if word["x0"] >= gutter)
    bands.extend(part for part in (left, right) if part)
    return bands


def _gutter(rows: Sequence[Sequence[Word]]) -> float | None:
    """Where the white between two columns runs; None where fewer than two thirds of the longer rows leave it free."""
    long = [row for row in rows if len(row) >= 6]
    if len(long) < _FEWEST_ROWS:
        return None
    low, high = min(row[0]["x0"] for row in long), max(row[-1]["x1"] for row in long)
    best, most = None, 0
    for step in range(35, 66):
        x = low + (high - low) * step / 100
        free = sum(
            _apart(row, x) and min(sum(w["x1"] <= x for w in row), sum(w["x0"] >= x for w in row)) >= 3 for row in long
        )
        if free > most:
            best, most = x, free
    return best if most >= 0.66 * len(long) else None


def _apart(row: Sequence[Word], x: float) -> bool:
    """Whether no word of the row stands at x, and those beside it stand wider apart than two blanks, or on one side."""
    before = [word["x1"] for word in row if word["x0"] < x]
    after = [word["x0"] for word in row if word["x1"] > x]
    if not before or not after:
        return True
    return bool(min(after) - max(before) >= 0.9 * _height(row[0]) and max(before) <= x <= min(after))


def _quarters(words: Sequence[Word]) -> list[list[Word]]:
    """The transcript pages on one sheet, in reading order: one where it is not condensed.

    Condensed print shows itself by two columns of line numbers that run side by side; each column may hold two pages,
    one above the other, where its numbers begin anew.
    """
    columns = list(_number_columns(words))
    if len(columns) < 2:
        return [list(words)]
    edges = [min(word["x0"] for word in column) - 1.0 for column in columns]
    edges[0] = float("-inf")
    parts: list[list[Word]] = []
    for index, column in enumerate(columns):
        right = edges[index + 1] if index + 1 < len(edges) else float("inf")
        own = [word for word in words if edges[index] <= word["x0"] < right]
        cuts = [b["top"] for a, b in pairwise(column) if int(b["text"]) <= int(a["text"])]
        tops = []
        for cut in cuts:
            above = [word["bottom"] for word in column if word["top"] < cut]
            # The head of the lower page stands between the last number above and its own first number.
            tops.append((max(above) + 1.0) if above else cut)
        bounds = [float("-inf"), *tops, float("inf")]
        parts.extend(
            part for low, high in pairwise(bounds) if (part := [word for word in own if low <= word["top"] < high])
        )
    return parts


def _number_columns(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Columns of small numbers that stand one below the other and rise by one, from left to right."""
    numbers = [word for word in words if word["text"].isdigit() and 1 <= int(word["text"]) <= 60]
    columns: list[list[Word]] = []
    for word in sorted(numbers, key=lambda word: (word["x1"], word["top"])):
        if columns and word["x1"] - columns[-1][-1]["x1"] <= 3.0:
            columns[-1].append(word)
        else:
            columns.append([word])
    for column in columns:
        column.sort(key=lambda word: word["top"])
        rising = sum(int(b["text"]) == int(a["text"]) + 1 for a, b in pairwise(column))
        if rising >= 12 and rising >= 0.7 * (len(column) - 1):
            yield column
