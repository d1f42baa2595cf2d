"""Transcripts that programs write: times and names as they set them, read as who said what."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.readers.recorded import captions, rewritten
from ingest.segment import segment
from kg.model.document import DocumentKind
from tests.unit.ingest.articles import source

SAID = [
    ("Ann Elm", "Did you seal the crate at 7:30?"),
    ("Rosa Vint", "I sealed it. Or I meant to."),
    ("Ann Elm", "On which day?"),
    ("Rosa Vint", "On a Monday: I remember it."),
    ("Ann Elm", "Who else was there?"),
    ("Rosa Vint", "12 people, at least."),
    ("Ann Elm", "Did they see it?"),
    ("Rosa Vint", "They did."),
]

PRINTED = [
    # where time and name stand, and one turn so printed
    ("time in brackets before name and colon", lambda at, name, words: f"[00:{at:02d}:15] {name}: {words}\n"),
    ("time before name in capitals", lambda at, name, words: f"00:{at:02d}:15 {name.upper()}: {words}"),
    ("time behind the name, words below", lambda at, name, words: f"{name}  {at}:15\n{words}\n"),
    ("time above the name, words below", lambda at, name, words: f"{at}:15\n{name}\n{words}\n"),
    ("time in brackets behind the name", lambda at, name, words: f"{name} (00:{at:02d}): {words}\n"),
    ("time in brackets behind the name, words below", lambda at, name, words: f"{name}: (00:{at:02d})\n{words}\n"),
    ("day and time before the name", lambda at, name, words: f"2021-05-06 10:{at:02d}:15 {name}: {words}"),
    ("time in brackets behind the words", lambda at, name, words: f"{name}: {words} (00:{at:02d})"),
    ("a list", lambda at, name, words: f"- {name}: {words}"),
    ("a list with bold names", lambda at, name, words: f"* **{name}**: {words}"),
    ("captions for the deaf", lambda at, name, words: f">> {name.upper()}: {words}"),
    ("names as headings", lambda at, name, words: f"### {name}\n\n{words}\n"),
    ("names in bold above the words", lambda at, name, words: f"**{name}**\n\n{words}\n"),
    ("name and words apart by a tab", lambda at, name, words: f"{name.upper()}\t{words}"),
    ("name and words apart by a dash", lambda at, name, words: f"{name} – {words}"),
    ("name and words apart by a rule", lambda at, name, words: f"{name} | {words}"),
    (
        "captions",
        lambda at, name, words: f"{at}\n00:{at:02d}:15.000 --> 00:{at:02d}:19.500\n{name}: {words}\n",
    ),
    (
        "captions with voices",
        lambda at, name, words: f"00:{at:02d}:15.000 --> 00:{at:02d}:19.500\n<v {name}>{words}</v>\n",
    ),
]


@pytest.mark.parametrize(("trait", "turn"), PRINTED, ids=[row[0] for row in PRINTED])
def test_turns_hold_the_words_without_times_and_names(trait: str, turn) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(turn(at, name, words) for at, (name, words) in enumerate(SAID, 1)) + "\n"
    document = read(source(text, path="a.txt"))
    assert document.kind is DocumentKind.TRANSCRIPT
    turns = segment(document).turns
    assert [(one.label.casefold(), document.quote(one.spans)) for one in turns] == [
        (name.casefold(), words) for name, words in SAID
    ]


OTHERS = [
    # a text that prints times, dashes or tabs for other reasons
    ("a timetable", "\n".join(f"{hour:02d}:15 Harwick to Quay" for hour in range(1, 20))),
    ("a table", "\n".join(f"Crate {number}\tsealed" for number in range(1, 20))),
    ("prose", "The crates came late - too late, the company said.\n\n" * 10),
    ("a list of points", "- Crates: 14 were sealed.\n- Pumps: none came.\n- Gates: all of them open.\n" * 3),
    ("sections under headings", "".join(f"## Part {n}\n\nThe crates came late that year.\n\n" for n in range(9))),
    ("a recipe", "Flour – 2 cups, or 3?\nSugar – as you like?\nFlour – more for the board\nSugar – to serve\n" * 3),
    ("letters", "".join(f"From: Elm\nTo: Vint\nSubject: Crate {n}?\n\nIs it sealed?\n\n" for n in range(6))),
    ("a list of people", "Ann Elm – counsel\nRosa Vint – witness\nAda Thorn – judge\n"),
]


@pytest.mark.parametrize(("why", "text"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_texts_with_times_and_dashes_are_no_transcripts(why: str, text: str) -> None:
    assert read(source(text, path="a.txt")).kind is not DocumentKind.TRANSCRIPT


def test_a_text_without_times_and_names_apart_is_left_alone() -> None:
    assert rewritten("".join(f"{name}: {words}\n" for name, words in SAID)) is None
    assert captions(["00:01.000 --> 00:02.000", "Elm: So."]) is None


def test_the_text_stays_the_files_where_only_times_are_cut_off() -> None:
    text = "".join(f"[00:{at:02d}:15] {name}: {words}\r\n" for at, (name, words) in enumerate(SAID, 1))
    document = read(source(text, path="a.txt"))
    assert document.raw_is_text
    assert document.text == text
