"""Files as they come: found in order, refused with a reason and what to do."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from ingest import source
from ingest.source import DOCX, HTML, MARKDOWN, PDF, PLAIN, RST, decode, discover, document_id, load
from kg.model.errors import (
    EmptySource,
    EncryptedSource,
    MalformedSource,
    OversizedSource,
    SourceError,
    UnreadableSource,
)


def docx(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


WORD = docx({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def test_folders_are_searched_in_order_of_name_without_what_is_no_source(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.rst",
        "case.toml",
        ".hidden.txt",
        "LICENSE.txt",
        "LICENCE.md",
        "README.md",
        "MANIFEST.txt",
        "picture.png",
        "sub/c.PDF",
        "captions.vtt",
        "recording.srt",
        ".git/d.txt",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path], tmp_path)]
    assert found == ["a.rst", "b.txt", "captions.vtt", "recording.srt", "sub/c.PDF"]


def test_a_file_that_is_named_is_yielded_as_it_is_and_once(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE.txt"
    path.write_text("x")
    assert list(discover([path, path, tmp_path], tmp_path)) == [path]
    assert list(discover([tmp_path / "missing.txt"], tmp_path)) == [tmp_path / "missing.txt"]


def test_linked_folders_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "a.txt").write_text("x")
    assert list(discover([tmp_path], tmp_path)) == [tmp_path / "sub" / "a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"words", PLAIN),
        ("a.TXT", b"words", PLAIN),
        ("a.md", b"words", MARKDOWN),
        ("a.rst", b"words", RST),
        ("a.html", b"<p>words", HTML),
        ("a", b"words", PLAIN),
        ("a.txt", b"<!DOCTYPE html><p>words", HTML),  # a page saved under the wrong name
        ("a.txt", b"%PDF-1.4 words %%EOF", PDF),  # the content decides
        ("a.docx", WORD, DOCX),
    ],
)
def test_media_types_come_from_content_and_name(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    loaded = load(path, tmp_path)
    assert loaded.media_type == media_type
    assert loaded.path == name
    assert loaded.sha256 == hashlib.sha256(data).hexdigest()


REFUSED: list[tuple[str, bytes, type[SourceError], str]] = [
    # name, content, error, what the message says
    ("a.txt", b"", EmptySource, "empty"),
    ("a.txt", b" \r\n\t\n", EmptySource, "empty"),
    ("a.txt", b"\xef\xbb\xbf \n", EmptySource, "no text"),
    ("a.txt", b"line one\nline two \x93quoted\x94\n", MalformedSource, "byte 18, 0x93, in line 2"),
    ("a.txt", "Q. Did you?".encode("utf-16"), MalformedSource, "UTF-16"),
    ("a.txt", b"words\x00more", MalformedSource, "zero byte at 5"),
    ("a.pdf", b"%PDF-1.7 cut off", MalformedSource, "cut off"),
    ("a.pdf", b"no pdf at all", MalformedSource, "does not begin like a PDF"),
    ("a.docx", b"no archive", MalformedSource, "no Word document"),
    ("a.docx", WORD[:-30], MalformedSource, "cut off or damaged"),
    ("a.docx", docx({"other.xml": b"x"}), MalformedSource, "without a Word document"),
    ("a.zip", docx({"a.txt": b"words"}), MalformedSource, "without a Word document"),
    ("a.rtf", b"{\\rtf1 words}", MalformedSource, "RTF"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, MalformedSource, "old Word format"),
    (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        EncryptedSource,
        "password",
    ),
    (
        "bomb.docx",
        docx({"word/document.xml": b"<w/>", "word/media.xml": b"0" * 3_000_000}),
        OversizedSource,
        "times its size",
    ),
]


@pytest.mark.parametrize(("name", "data", "error", "says"), REFUSED, ids=[row[3] + " " + row[0] for row in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, error: type[SourceError], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        load(path, tmp_path)
    assert says in str(caught.value)
    assert name in str(caught.value)


def test_missing_files_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        load(tmp_path / "missing.txt", tmp_path)
    with pytest.raises(UnreadableSource):
        load(tmp_path, tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableSource, match="not a regular file"):
        load(tmp_path / "pipe.txt", tmp_path)


def test_links_that_lead_out_of_the_root_are_refused_and_those_within_are_read(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside.txt"
    root.mkdir()
    outside.write_text("secret")
    (root / "link.txt").symlink_to(outside)
    with pytest.raises(UnreadableSource, match="leads out of"):
        load(root / "link.txt", root)
    with pytest.raises(UnreadableSource, match="outside of"):
        load(outside, root)
    (root / "real.txt").write_text("words")
    (root / "inner.txt").symlink_to(root / "real.txt")
    assert load(root / "inner.txt", root).path == "inner.txt"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("more than ten bytes")
    with pytest.raises(OversizedSource):
        load(tmp_path / "a.txt", tmp_path)


def test_text_is_decoded_with_nothing_normalised(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffÉ\r\ncafe\u0301\u2028x\n".encode())
    assert decode(load(path, tmp_path)) == "\ufeffÉ\r\ncafe\u0301\u2028x\n"


def test_the_id_of_a_document_derives_from_its_bytes_alone(tmp_path: Path) -> None:
    for name, words in (("a.txt", "same"), ("b.txt", "same"), ("c.txt", "other")):
        (tmp_path / name).write_text(words)
    one, two, three = (document_id(load(tmp_path / name, tmp_path)) for name in ("a.txt", "b.txt", "c.txt"))
    assert one == two != three
