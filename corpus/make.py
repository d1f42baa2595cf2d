#!/usr/bin/env python3
"""Typesets the invented matter and derives its gold, so that no page, line or offset is ever counted by hand.

usage: python corpus/make.py [--check]

Reads `script/*.script` (what is said, with the label of each answer beside it) and `script/gold.toml` (questions,
sentences, citations), and writes the transcripts under `documents/`, the text twin of the PDF, and `gold/*.jsonl`.
`--check` writes nothing and fails when a committed file differs. `make_pdf.py` prints the second day.

One line of a script is one paragraph:

    Q: …  A: …            question, answer
    MS. PELLERINE: …      anybody else who speaks
    + …                   a further paragraph of the same speaker
    (…)                   a note of the reporter
    = …                   a centred line     | …  a line set as it is     ^  a new page
    A: Yes. {ad/co #sku ~in part !stricken | what was admitted}

The label in braces: act (ad pa de nr ev co as ot), acts that a careful reader could also choose, an id, the hedge, a
status, and the proposition in our words. `{&}` marks the resumption of the answer before it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent
ACTS = {
    "ad": "admission",
    "pa": "partial_admission",
    "de": "denial",
    "nr": "no_recollection",
    "ev": "evasion",
    "co": "confirmation",
    "as": "assertion",
    "ot": "other",
}
MARK = "INVENTED MATTER — NOT A REAL CASE"
LABEL = re.compile(r"\s*\{(?P<label>[^{}]*)\}\s*$")
SPEAKER = re.compile(r"^(?P<who>[A-Z][A-Z.'\- ]+[A-Z.]): (?P<words>.*)$")


@dataclass(frozen=True)
class Set:
    """One line as it is set: its words, and the paragraph that it belongs to (None for blank lines)."""

    words: str
    paragraph: int | None = None


@dataclass
class Paragraph:
    """One line of a script. `kind` is Q, A, speech, note, by, centre, raw or more."""

    kind: str
    words: str
    speaker: str = ""
    label: str = ""
    witness: str = ""
    examination: str = ""
    examiner: str = ""


@dataclass
class Layout:
    """How a transcript is printed. `lines` a page; `first` the number of its first page; `stamped` with times."""

    lines: int
    first: int
    width: int
    running: str
    foot: str
    number: str
    page_at_foot: bool = False
    stamped: bool = False
    question: str = "Q.   "
    answer: str = "A.   "


@dataclass
class Printed:
    """A page: its printed number and its set lines, as many as the layout has."""

    number: int
    lines: list[Set] = field(default_factory=list)


def paragraphs(script: str) -> Iterator[Paragraph]:
    """The paragraphs of a script, each with its witness, examination and examiner (`@ key value` lines set them)."""
    state = {"witness": "", "examination": "", "examiner": ""}
    for line in script.splitlines():
        line = line.rstrip()
        if not line or line.startswith("//"):
            continue
        if line in ("@ERRATA", "@INDEX"):
            yield Paragraph(line[1:].lower(), "")
            continue
        if line.startswith("@"):
            key, _, value = line[1:].strip().partition(" ")
            state[key] = value
            continue
        label = ""
        if line[:2] in ("A:", "+ ") and (found := LABEL.search(line)):
            label, line = found["label"], line[: found.start()]
        if line == "^":
            yield Paragraph("page", "")
        elif line.startswith("="):
            yield Paragraph("centre", line[1:].strip())
        elif line.startswith("|"):
            yield Paragraph("raw", line[2:])
        elif line.startswith("("):
            yield Paragraph("note", line)
        elif line.startswith("+ "):
            yield Paragraph("more", line[2:], label=label, **state)
        elif line[:3] in ("Q: ", "A: "):
            yield Paragraph(line[0], line[3:], label=label, **state)
        elif line.startswith("BY ") and line.endswith(":"):
            yield Paragraph("by", line)
        elif found := SPEAKER.match(line):
            yield Paragraph("speech", found["words"], speaker=found["who"], **state)
        else:
            raise SystemExit(f"a script line that says nothing known: {line!r}")


def set_lines(paragraph: Paragraph, layout: Layout) -> list[str]:
    """The lines that one paragraph fills in the text column."""
    indent = " " * 10
    if paragraph.kind == "centre":
        return [paragraph.words.center(layout.width).rstrip()]
    if paragraph.kind in ("raw", "by"):
        return [paragraph.words]
    first = {
        "Q": layout.question,
        "A": layout.answer,
        "note": indent,
        "more": indent,
        "speech": f"{indent}{paragraph.speaker}:   ",
    }[paragraph.kind]
    return textwrap.wrap(
        paragraph.words, layout.width, initial_indent=first, break_long_words=False, break_on_hyphens=False
    )


def pages(script: list[Paragraph], layout: Layout) -> list[Printed]:
    """The paragraphs set into pages; a page that a script ends early is filled with blank numbered lines."""
    book = [Printed(layout.first)]
    for index, paragraph in enumerate(script):
        if paragraph.kind == "page":
            book[-1].lines += [Set("")] * (layout.lines - len(book[-1].lines))
            continue
        for words in set_lines(paragraph, layout):
            if len(book[-1].lines) == layout.lines:
                book.append(Printed(book[-1].number + 1))
            book[-1].lines.append(Set(words, index))
    book[-1].lines += [Set("")] * (layout.lines - len(book[-1].lines))
    return book


def stamps(book: list[Printed], start: str = "09:02:11") -> dict[tuple[int, int], str]:
    """A time for every line that speaks, two to six seconds apart: made up, and the same on every run."""
    hours, minutes, seconds = (int(part) for part in start.split(":"))
    clock = hours * 3600 + minutes * 60 + seconds
    times = {}
    for page in book[2:]:
        for number, line in enumerate(page.lines, 1):
            if line.words:
                clock += 2 + (page.number * 7 + number * 3) % 5
                times[page.number, number] = f"{clock // 3600:02}:{clock % 3600 // 60:02}:{clock % 60:02}"
    return times


def typeset(book: list[Printed], layout: Layout) -> tuple[str, dict[tuple[int, int], int]]:
    """The file's text, and for each printed (page, line) its physical line, counted from 1."""
    times = stamps(book) if layout.stamped else {}
    out: list[str] = []
    where: dict[tuple[int, int], int] = {}
    for count, page in enumerate(book, 1):
        out.append(layout.running.format(n=count, of=len(book), id=5100 + page.number))
        if not layout.page_at_foot:
            out.append(str(page.number).rjust(80))
        out.append("")
        for number, line in enumerate(page.lines, 1):
            stamp = f"{times.get((page.number, number), ''):10}" if layout.stamped else ""
            out.append((stamp + layout.number.format(number) + line.words).rstrip())
            where[page.number, number] = len(out)
        out.append("")
        out.append(layout.foot.center(80).rstrip())
        if layout.page_at_foot:
            out.append(f"Page {page.number}".center(80).rstrip())
    return "\n".join(out) + "\n", where


def label_of(text: str) -> dict[str, object]:
    """The parts of a label: act, alt, id, hedge, status, proposition."""
    head, _, proposition = text.partition("|")
    found = re.match(r"\s*(?P<acts>[a-z/]+)", head)
    if not found:
        raise SystemExit(f"a label without an act: {text!r}")
    acts = [ACTS[code] for code in found["acts"].split("/")]
    name = re.search(r"#([\w-]+)", head)
    hedge = re.search(r"~([^!#]+)", head)
    status = re.search(r"!(\w+)", head)
    return {
        "act": acts[0],
        "alt": acts[1:],
        "name": name[1] if name else None,
        "hedge": hedge[1].strip() if hedge else None,
        "status": status[1] if status else "in_evidence",
        "proposition": proposition.strip() or None,
    }


def gold_of(key: str, doc: str, script: list[Paragraph], book: list[Printed], where: dict[tuple[int, int], int]):
    """The labelled answers, in order, with their physical and printed lines."""
    places: dict[int, list[tuple[int, int]]] = {}
    for page in book:
        for number, line in enumerate(page.lines, 1):
            if line.paragraph is not None:
                places.setdefault(line.paragraph, []).append((page.number, number))
    rows: list[dict[str, object]] = []
    question: list[int] = []
    for index, paragraph in enumerate(script):
        if paragraph.kind == "Q" or (paragraph.speaker == "THE COURT" and paragraph.words.endswith("?")):
            question = [index]
        if not paragraph.label:
            continue
        first, last = places[index][0], places[index][-1]
        if paragraph.label == "&":
            rows[-1] |= {"end_line": where[last], "end_page": last[0], "line_end": last[1]}
            continue
        parts = label_of(paragraph.label)
        name = parts.pop("name")
        row: dict[str, object] = {
            "id": f"{key}.{name}" if name else f"{key}-{first[0]}-{first[1]}",
            "doc": doc,
            "start_line": where[first],
            "end_line": where[last],
            "page": first[0],
            "line_start": first[1],
            "end_page": last[0],
            "line_end": last[1],
            "declarant": paragraph.witness,
            "examination": paragraph.examination,
            "examiner": paragraph.examiner,
            **parts,
        }
        if question:
            begin = places[question[0]][0]
            row |= {"question_start_line": where[begin], "question_page_line": f"{begin[0]}:{begin[1]}"}
        rows.append({k: v for k, v in row.items() if v is not None and v != [] and v != ""})
    return rows


DAY_1 = Layout(
    lines=25,
    first=1,
    width=60,
    running="Case 3:21-cv-00417-EVW   Document 212   Filed 03/19/24   Page {n} of {of}   PageID #: {id}",
    foot=MARK,
    number="{:>2}     ",
)
DAY_2 = Layout(
    lines=25,
    first=0,
    width=58,
    running="Case 3:21-cv-00417-EVW Document 213 Filed 03/20/24 Page {n} of {of} PageID #: {id}",
    foot=MARK,
    number="{:>2}   ",
    stamped=True,
)
DEPOSITION = Layout(
    lines=24,
    first=1,
    width=54,
    running="                     HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY",
    foot=MARK,
    number="         {:>2}    ",
    page_at_foot=True,
    question="     Q.  ",
    answer="     A.  ",
)


@dataclass(frozen=True)
class Built:
    """A transcript: its files by path, its pages, and its gold."""

    text: str
    book: list[Printed]
    gold: list[dict[str, object]]


ERRATA = (
    ("notest", '"No." to "Not in detail."', "to clarify"),
    ("tenfold", '"tenfold" to "about tenfold"', "to be exact"),
)
INDEXED = (
    "approved",
    "board",
    "brother",
    "budget",
    "email",
    "finance",
    "oath",
    "recall",
    "rubber",
    "saving",
    "seal",
    "test",
    "treasurer",
)


def with_back_matter(script: list[Paragraph], layout: Layout) -> list[Paragraph]:
    """The script with its errata sheet and word index filled in from where the words stand once they are set."""
    front = next((at for at, paragraph in enumerate(script) if paragraph.kind == "errata"), len(script))
    book = pages(script[:front], layout)
    lines = [(page.number, at, line) for page in book for at, line in enumerate(page.lines, 1)]
    out = []
    for paragraph in script:
        if paragraph.kind == "errata":
            for name, change, reason in ERRATA:
                index = next(at for at, item in enumerate(script) if f"#{name} " in item.label)
                page, number = next((page, at) for page, at, line in lines if line.paragraph == index)
                out.append(Paragraph("raw", f"{page:<5} {number:<6} {change}"))
                out.append(Paragraph("raw", f"             Reason: {reason}"))
        elif paragraph.kind == "index":
            for word in INDEXED:
                found = [f"{page}:{at}" for page, at, line in lines if re.search(rf"\b{word}s?\b", line.words)]
                entry = f"{word} [{len(found)}]  {', '.join(found)}"
                out += [Paragraph("raw", part) for part in textwrap.wrap(entry, 50)]
        else:
            out.append(paragraph)
    return out


def build(key: str, doc: str, layout: Layout) -> Built:
    """One transcript from its script."""
    script = list(paragraphs((ROOT / "script" / f"{key}.script").read_text(encoding="utf-8")))
    script = with_back_matter(script, layout)
    book = pages(script, layout)
    text, where = typeset(book, layout)
    return Built(text, book, gold_of(key, doc, script, book, where))


def day_two() -> tuple[Built, Layout]:
    """The second day, whose pages go on where the first day ends."""
    DAY_2.first = build("day1", "", DAY_1).book[-1].number + 1
    return build("day2", "gold/twin/day-2.txt", DAY_2), DAY_2


def turns(key: str, doc: str) -> Built:
    """A hearing in speaker turns: `**Name**: …` paragraphs, labels stripped, gold by physical line."""
    out: list[str] = []
    rows: list[dict[str, object]] = []
    state = {"witness": "", "examiner": ""}
    question: int | None = None
    for line in (ROOT / "script" / f"{key}.script").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, _, value = line[1:].strip().partition(" ")
            state[name] = value
            continue
        found = LABEL.search(line)
        out.append(line[: found.start()] if found else line)
        who = re.match(r"\*\*(.+?)\*\*:", line)
        if who and not found:
            question = len(out) if line.endswith("?") or who[1] == state["examiner"] else None
        if found:
            parts = label_of(found["label"])
            name = parts.pop("name")
            row = {
                "id": f"{key}.{name}" if name else f"{key}-{len(out)}",
                "doc": doc,
                "start_line": len(out),
                "end_line": len(out),
                "declarant": state["witness"] or (who[1] if who else ""),
                **parts,
                "question_start_line": question,
            }
            rows.append({k: v for k, v in row.items() if v is not None and v != []})
    return Built("\n".join(out) + "\n", [], rows)


def jsonl(rows: list[dict[str, object]]) -> str:
    """Rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def place(text: str, passage: str, name: str) -> tuple[int, int]:
    """Where a passage stands in a text; it must stand there once."""
    if text.count(passage) != 1:
        raise SystemExit(f"{name}: {text.count(passage)} times in the text: {passage!r}")
    start = text.index(passage)
    return start, start + len(passage)


def outputs() -> dict[str, str]:
    """Every file that this script makes, by path below `corpus/`."""
    first = build("day1", "documents/quillfeather/trial-day-1.txt", DAY_1)
    second, _ = day_two()
    deposition = build("deposition", "documents/quillfeather/deposition-maud-quillfeather.txt", DEPOSITION)
    inquiry = turns("inquiry", "documents/inquiry/2023-06-06.md")
    files = {
        "documents/quillfeather/trial-day-1.txt": first.text,
        "gold/twin/day-2.txt": second.text,
        "gold/twin/case.toml": (ROOT / "documents/quillfeather/case.toml").read_text(encoding="utf-8"),
        "documents/quillfeather/deposition-maud-quillfeather.txt": deposition.text,
        "documents/inquiry/2023-06-06.md": inquiry.text,
    }
    acts = [*first.gold, *second.gold, *deposition.gold, *inquiry.gold]
    source = tomllib.loads((ROOT / "script" / "gold.toml").read_text(encoding="utf-8"))
    named = {str(row["id"]): row for row in acts}
    news, canonical = [], []
    for article in source["article"]:
        for number, row in enumerate(article.pop("statement"), 1):
            row = {"id": f"{article['key']}.{row.pop('name', number)}", "doc": article["doc"]} | row
            row |= {"title": article["title"], "published": article.get("published"), "date_basis": "none"}
            row.setdefault("reported_by", article["reported_by"])
            passage = row.pop("passage")
            if article["doc"].endswith(".md"):
                text = (ROOT / str(article["doc"])).read_text(encoding="utf-8")
                row["start_char"], row["end_char"] = place(text, passage, row["id"])
                news.append(row)
                named[row["id"]] = row
            else:
                canonical.append(row | {"passage": passage})
    twin = "gold/twin/day-2.txt"
    for row in second.gold:
        canonical.append({"id": row["id"], "doc": "documents/quillfeather/trial-day-2.pdf", "same_as": twin})

    def support(row: dict[str, object]) -> dict[str, object]:
        keys = ("doc", "start_line", "end_line", "start_char", "end_char")
        return {key: row[key] for key in keys if key in row} | {"id": row["id"]}

    qa = []
    for number, row in enumerate(source["question"], 1):
        row = {"id": f"q{number:02}"} | row
        if row["answerable"]:
            supports = [named[name] for name in row.pop("support")]
            row["support"] = [support(item) for item in supports]
            row.setdefault("declarants", sorted({str(item.get("declarant") or item.get("who")) for item in supports}))
            row.setdefault("act", sorted({str(item["act"]) for item in supports}))
        qa.append(row)
    pins = [
        {"id": f"p{number:02}", "text": row["text"]} | support(named[row["support"]]) | {"id": f"p{number:02}"}
        for number, row in enumerate(source["sentence"], 1)
    ]
    cites = []
    for number, row in enumerate(source["citation"], 1):
        act = named[row["support"]]
        opening = int(str(act.get("question_start_line", act["start_line"])))
        page, line = (int(part) for part in str(act["question_page_line"]).split(":"))
        end = f"{act['line_end']}" if act["end_page"] == page else f"{act['end_page']}:{act['line_end']}"
        pin = f"{page}:{line}–{end}" if (act["end_page"], act["line_end"]) != (page, line) else f"{page}:{line}"
        forms = [form.format(pin=pin) for form in row["forms"]]
        forms += [form.replace("–", "-") for form in forms]
        cites.append(
            {
                "id": f"c{number:02}",
                "act_id": act["id"],
                "doc": act["doc"],
                "start_line": opening,
                "end_line": act["end_line"],
                "pin": pin,
                "citation": forms[0],
                "accepted_variants": forms[1:],
            }
        )
    listed = [first.gold, second.gold, deposition.gold, inquiry.gold]
    documents = [str(rows[0]["doc"]) for rows in listed]
    documents += sorted({str(row["doc"]) for row in news})
    for row in acts:
        row.setdefault("confidence", 0.9)
    files |= {
        "gold/acts.jsonl": jsonl(acts),
        "gold/news.jsonl": jsonl(news),
        "gold/canonical.jsonl": jsonl(canonical),
        "gold/qa.jsonl": jsonl(qa),
        "gold/pincites.jsonl": jsonl(pins),
        "gold/citations.jsonl": jsonl(cites),
        "gold/documents.json": json.dumps(documents, indent=1) + "\n",
    }
    return files


def manifest(files: dict[str, str]) -> str:
    """MANIFEST.toml: the hashes of what is committed beside what `script/manifest.toml` says about it."""
    known = tomllib.loads((ROOT / "script" / "manifest.toml").read_text(encoding="utf-8"))
    out = ["# Made by make.py from script/manifest.toml. Every person, firm, court and event is invented."]
    for name, entry in known.items():
        data = files[name].encode() if name in files else (ROOT / name).read_bytes()
        out += ["", f'["{name}"]', f'sha256 = "{hashlib.sha256(data).hexdigest()}"']
        out += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
        out += ['licence = "Apache-2.0"']
    return "\n".join(out) + "\n"


def main() -> None:
    """Writes the files, or compares them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a committed file differs")
    check = parser.parse_args().check
    files = outputs()
    files["MANIFEST.toml"] = manifest(files)
    stale = []
    for name, text in files.items():
        path = ROOT / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit("made anew these differ: " + ", ".join(stale) + " (run corpus/make.py)")


if __name__ == "__main__":
    main()
