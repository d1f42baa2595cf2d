"""HTML transcripts: whoever speaks in turns on a page is read as the page shows it."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.segment import segment
from kg.model.document import DocumentKind
from tests.unit.ingest.articles import source

TURNS = [
    ("THE COURT", "Call your witness."),
    ("MR. ELM", "Petitioner calls Rosa Vint."),
    ("THE CLERK", "Do you swear to tell the truth? State your name, please."),
    ("THE WITNESS", "Rosa Vint."),
    ("MR. ELM", "Did you seal the crate?"),
    ("THE WITNESS", "I sealed it & signed it."),
    ("MR. ELM", "On which day?"),
    ("THE WITNESS", "On a Monday."),
]


def page(body: str) -> str:
    return (
        "<!doctype html><html><head><title>Crates, day 2</title><script>var a = 'MR. ELM: no';</script></head>"
        f"<body><nav><a href='/'>Home: all cases</a></nav>{body}<footer><p>Copyright, terms</p></footer></body></html>"
    )


def shown(words: str) -> str:
    return words.replace("&", "&amp;")


MARKUP = [
    # how a page sets its speakers, and one turn so set
    ("a paragraph each", lambda name, words: f"<p>{name}: {words}</p>"),
    ("bold, the colon inside", lambda name, words: f"<p><b>{name}:</b> {words}</p>"),
    ("bold, the colon outside", lambda name, words: f"<p><strong>{name}</strong>: {words}</p>"),
    ("bold without a colon", lambda name, words: f"<p><strong>{name}</strong> {words}</p>"),
    ("spans in a division", lambda name, words: f"<div><span class='s'>{name}</span>\n <span>{words}</span></div>"),
    ("line breaks in one paragraph", lambda name, words: f"{name}: {words}<br/>\n"),
    ("preformatted", lambda name, words: f"<pre>{name}: {words}</pre>"),
    ("a row of a table", lambda name, words: f"<tr><td>{name}</td><td>{words}</td></tr>"),
    ("a row with the time", lambda name, words: f"<tr><td>10:02:11</td><td>{name}</td><td>{words}</td></tr>"),
    ("bold with a full stop", lambda name, words: f"<p><b>{name}.</b> {words}</p>"),
    ("bold with a dash", lambda name, words: f"<p><b>{name}</b> – {words}</p>"),
    ("one cell for all, a table for layout", lambda name, words: f"<b>{name}:</b> {words}<br>"),
    ("a name above the words", lambda name, words: f"<h4>{name}</h4><p>{words}</p>"),
    ("a list of definitions", lambda name, words: f"<dt>{name}</dt>\n<dd>{words}</dd>"),
    ("items of a list", lambda name, words: f"<li><em>{name}</em>: {words}</li>"),
]


@pytest.mark.parametrize(("trait", "turn"), MARKUP, ids=[row[0] for row in MARKUP])
def test_speakers_and_words_are_those_that_the_page_shows(trait: str, turn) -> None:  # type: ignore[no-untyped-def]
    body = "".join(turn(name, shown(words)) for name, words in TURNS)
    if "layout" in trait:
        body = f"<tr><td>{body}</td></tr>"
    if "table" in trait or "time" in trait:
        body = f"<table>{body}</table>"
    document = read(source(page(body), "text/html", "a.html"))
    assert document.kind is DocumentKind.TRANSCRIPT
    turns = segment(document).turns
    assert [(turn.label, document.quote(turn.spans)) for turn in turns] == TURNS
    answers = [document.quote(one.answer) for one in segment(document).exchanges]
    assert answers[-2:] == ["I sealed it & signed it.", "On a Monday."]


def test_numbered_lines_in_preformatted_text_keep_page_and_line() -> None:
    rows = [
        f"{number:>5}   {'Q' if number % 2 else 'A'}.   Was it {number} crates, then, or fewer?"
        for number in range(1, 26)
    ]
    text = "\n".join(["                    41", *rows, "                    42", *rows])
    document = read(source(page(f"<h1>Crates</h1><pre>{text}</pre>"), "text/html", "a.html"))
    last = document.lines[-1]
    assert (last.page, last.number) == (42, 25)


ARTICLES = [
    # a page that is no transcript, and why it could be taken for one
    ("an article with bold words", "<p><b>Harwick</b> The crates came late, the company said on Monday.</p>" * 8),
    (
        "an article that quotes a few questions",
        "<p>The company said the crates had come late, and that it would not comment.</p>" * 40
        + "<p>Q: Were they sealed?</p><p>A: They were.</p>" * 2,
    ),
    (
        "a table of figures",
        "<table>" + "<tr><td>Crates sealed</td><td>14</td></tr>" * 12 + "</table><p>So it says.</p>",
    ),
]


@pytest.mark.parametrize(("why", "body"), ARTICLES, ids=[row[0] for row in ARTICLES])
def test_a_page_on_which_nobody_speaks_in_turns_stays_what_it_was(why: str, body: str) -> None:
    assert read(source(page(body), "text/html", "a.html")).kind is not DocumentKind.TRANSCRIPT
