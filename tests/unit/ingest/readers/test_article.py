"""Article readers: text, front matter, HTML, Word. All sources are invented."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.article import article_from_text, front_matter, paragraphs, read_article
from ingest.readers.docx import canonical_text_with_warnings
from ingest.readers.html import canonical_text
from kg.model.document import DocumentKind, Layout
from kg.model.errors import EmptySource, EncryptedSource, MalformedSource
from tests.unit.ingest.articles import source

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_the_canonical_text_of_a_text_file_is_the_file() -> None:
    raw = "A title of a story\r\n\r\nFirst  paragraph.\r\nSecond.\r\n"
    document = read_article(source(raw))
    assert document.text == raw
    assert document.raw_is_text
    assert (document.kind, document.layout) == (DocumentKind.ARTICLE, Layout.PARAGRAPHS)
    assert [raw[line.start : line.end] for line in document.lines] == [
        "A title of a story",
        "First  paragraph.",
        "Second.",
    ]
    assert [line.paragraph for line in document.lines] == [1, 2, 3]


def test_front_matter_describes_and_lies_outside_the_lines() -> None:
    raw = (
        '---\ntitle: "The \\"Tern\\" sank"\npublisher: Coast Wire\n'
        "authors: [Ann Lee, Bo Marsh]\npublished: 2021-03-05\n"
        "url: https://example.org/a?b=c:d\nlicense: CC-BY-2.5\n---\nThe story.\n"
    )
    document = read_article(source(raw, "text/markdown"))
    said = document.description
    assert said.title is not None
    assert (said.title.value, said.title.basis) == ('The "Tern" sank', "front matter")
    assert said.published is not None
    assert said.published.value == dt.date(2021, 3, 5)
    assert said.authors is not None
    assert said.authors.value == ("Ann Lee", "Bo Marsh")
    assert said.url is not None
    assert said.url.value == "https://example.org/a?b=c:d"
    assert [raw[line.start : line.end] for line in document.lines] == ["The story."]


@pytest.mark.parametrize("raw", ["---\nno end\n", "--- \n", "", "plain", "---\n---\n"])
def test_broken_front_matter_is_text(raw: str) -> None:
    begin, said = front_matter(raw)
    assert 0 <= begin <= len(raw)
    assert said.title is None


@pytest.mark.parametrize(
    ("raw", "field", "value"),
    [
        ("A title of a story\nFriday, March 5, 2021\nIt sank.", "published", dt.date(2021, 3, 5)),
        ("A title of a story\nPublished: 5 March 2021\nIt sank.", "published", dt.date(2021, 3, 5)),
        ("HARWICK, March 5, 2021 (Coast Wire) - It sank.\nMore.", "published", dt.date(2021, 3, 5)),
        ("HARWICK, March 5 (Coast Wire) - It sank.\nMore.", "published", None),  # no year, no date
        ("HARWICK, March 5 (Coast Wire) - It sank.\nMore.", "publisher", "Coast Wire"),
        (
            "A title of a story\nAI-processed from Tidewatch; edited by Harwick News\nIt sank.",
            "publisher",
            "Harwick News",
        ),
        (
            "A title of a story\nAI-processed from Tidewatch; edited by Harwick News\nIt sank.",
            "processed_from",
            "Tidewatch",
        ),
        ("A title of a story\nBy Ann Lee and Bo Marsh\nIt sank.", "authors", ("Ann Lee", "Bo Marsh")),
        ("A title of a story\nIt sank.", "publisher", None),
        ("It sank on Monday.\nMore was lost.", "title", None),  # a sentence is no title
        ("# The tern sank\n\nIt sank.", "title", "The tern sank"),
    ],
)
def test_an_article_says_of_itself_only_what_stands_there(raw: str, field: str, value: object) -> None:
    fact = getattr(read_article(source(raw)).description, field)
    assert (fact.value if fact else None) == value


def test_two_different_dates_give_a_warning_and_the_front_matter_stands() -> None:
    document = read_article(source("---\npublished: 2021-03-05\n---\nMarch 7, 2021\n\nIt sank.\n", "text/markdown"))
    assert document.description.published is not None
    assert document.description.published.value == dt.date(2021, 3, 5)
    assert "2021-03-07" in document.warnings[0]


def test_text_wrapped_at_a_width_keeps_its_paragraphs() -> None:
    body = (
        "The ferry left the quay at nine in the evening and it was\n"
        "already low in the water when it passed the second buoy\n"
        "near the bar and the lights of the town went out one by\n"
        "one as the crew watched from the deck.\n\nNobody slept."
    )
    assert [line.paragraph for line in paragraphs(body)] == [1, 1, 1, 1, 2]


def test_bullets_and_heading_marks_lie_outside_the_words() -> None:
    text = "## What sank\n- The tern.\n* The gull.\n1. The auk.\n"
    assert [text[line.start : line.end] for line in paragraphs(text)] == [
        "What sank",
        "The tern.",
        "The gull.",
        "The auk.",
    ]
    assert paragraphs(text)[0].heading == 2


@given(st.text(max_size=200))
def test_lines_are_in_order_apart_and_without_blanks_around(text: str) -> None:
    lines = paragraphs(text)
    for line in lines:
        assert text[line.start : line.end] == text[line.start : line.end].strip()
        assert line.end > line.start
    assert all(one.end <= two.start for one, two in itertools.pairwise(lines))


def test_text_that_is_not_utf8_or_empty_is_refused_with_the_reason() -> None:
    with pytest.raises(MalformedSource, match="UTF-8"):
        read_article(source(b"caf\xe9 story\n"))
    with pytest.raises(EmptySource):
        read_article(source(" \n\n"))


def test_text_obtained_elsewhere_is_marked_so() -> None:
    assert not article_from_text(source(b"%PDF", "application/pdf"), "A title here\n\nIt sank.").raw_is_text


PAGE = """<!doctype html><html><head><title>Tern sinks - Coast Wire</title>
<meta property="og:site_name" content="Coast Wire"><link rel="canonical" href="https://example.org/tern">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Tern sinks",
"author": [{"name": "Ann Lee"}],
"datePublished": "2021-03-05T23:30:00-05:00", "publisher": {"name": "Coast Wire Ltd"}}]}</script>
<script>alert("never text")</script><style>p {color: red}</style></head>
<body><nav><p>Home News Sport and a long line of links to everything</p></nav>
<article><h1>Tern sinks</h1><p>The ferry <b>Tern</b> sank on Monday, &quot;like a stone&quot;, Bo Marsh said.</p>
<div class="newsletter-signup"><p>Subscribe to our newsletter for more of this</p></div>
<p>Second&nbsp;paragraph &lt;script&gt;x&lt;/script&gt;.<br><br>Third paragraph, long enough to count as the story
that it is, with more words on the crew, the hull, the yard and the harbour master of the town.</p>
<!-- a comment --></article>
<footer><p>Copyright and terms</p></footer></body></html>"""


def test_html_gives_the_story_without_what_surrounds_it() -> None:
    text, said = canonical_text(source(PAGE, "text/html"))
    assert text.split("\n\n")[:3] == [
        "Tern sinks",
        'The ferry Tern sank on Monday, "like a stone", Bo Marsh said.',
        "Second paragraph <script>x</script>.",
    ]
    for stray in ("newsletter", "Home News", "Copyright", "never text", "comment", "color"):
        assert stray not in text
    assert said.title is not None
    assert said.publisher is not None
    assert said.published is not None
    assert (said.title.value, said.publisher.value) == ("Tern sinks", "Coast Wire Ltd")
    assert (said.published.value, said.published.basis) == (dt.date(2021, 3, 5), "markup")
    assert said.authors is not None
    assert said.authors.value == ("Ann Lee",)


def test_html_is_read_the_same_way_each_time_and_becomes_an_article() -> None:
    page = source(PAGE, "text/html", "a.html")
    assert canonical_text(page) == canonical_text(page)
    document = read_article(page)
    assert not document.raw_is_text
    assert document.description.title is not None


@pytest.mark.parametrize("page", ["", "   ", "<html><body><script>x</script></body></html>"])
def test_a_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(EmptySource):
        canonical_text(source(page, "text/html"))


@given(st.text(alphabet=st.sampled_from("<>/pdiv a=\"'&;!-[]{}\nb"), max_size=80))
def test_broken_html_gives_text_or_a_plain_error(page: str) -> None:
    try:
        text, _ = canonical_text(source(page, "text/html"))
    except (EmptySource, MalformedSource):
        return
    assert text.strip()


def _word(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_word_gives_paragraphs_tables_and_insertions_without_deletions() -> None:
    made = docx.Document()
    made.add_paragraph("The tern sank.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Hull", "cracked"
    changed = made.add_paragraph("She ")
    for tag, name, words in (("w:del", "w:delText", "lied"), ("w:ins", "w:t", "erred")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(name)
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        change.append(run)
        changed._p.append(change)
    text, warnings = canonical_text_with_warnings(source(_word(made), DOCX, "a.docx"))
    assert text == "The tern sank.\n\nHull | cracked\n\nShe erred"
    assert any("1 deletion" in warning for warning in warnings)
    assert any("1 insertion" in warning for warning in warnings)
    assert read_article(source(_word(made), DOCX, "a.docx")).warnings[:2] == warnings


def _zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 not a zip", MalformedSource),
        (_zipped(styles="<a/>"), MalformedSource),
        (_zipped(document="<a"), MalformedSource),
        (_zipped(document='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'), MalformedSource),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), EncryptedSource),
        (_word(docx.Document()), EmptySource),
    ],
)
def test_a_damaged_protected_or_hostile_word_file_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        canonical_text_with_warnings(source(data, DOCX, "a.docx"))
