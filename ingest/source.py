"""Finding and loading source files: untrusted input, checked before anything looks inside."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model.document import SourceFile
from kg.model.errors import EmptySource, EncryptedSource, MalformedSource, OversizedSource, UnreadableSource
from kg.model.identity import content_id

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
RST = "text/x-rst"
PLAIN = "text/plain"

MAX_BYTES = 200 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 10_000

_MEDIA_TYPES = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".rst": RST,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".asc": PLAIN,
    ".prn": PLAIN,
    ".vtt": PLAIN,
    ".srt": PLAIN,
}
# Formats that people will have and that are not read: offered, so that the error can say what to do.
_CONVERT = {".doc", ".rtf", ".odt", ".ptx", ".wpd", ".eml", ".msg"}
_NOT_SOURCES = {
    "authors",
    "case",
    "changelog",
    "copying",
    "licence",
    "license",
    "manifest",
    "notice",
    "provenance",
    "readme",
    "sha256sums",
    "thumbs",
}
_CP1252 = "iconv -f WINDOWS-1252 -t UTF-8 OLD -o NEW"


def discover(paths: Sequence[Path], root: Path) -> Iterator[Path]:
    """The source files that the paths name: files as given, folders searched below in order of name, none twice.

    In folders, hidden files, `case.toml`, manifests, licences and formats that are not text are passed over, and
    linked folders are not entered. A path that is missing is yielded as it is, for `load` to report.
    """
    seen: set[Path] = set()
    for path in paths:
        given = path if path.is_absolute() or path.exists() else root / path
        for found in _below(given) if given.is_dir() else (given,):
            key = Path(os.path.abspath(found))
            if key not in seen:
                seen.add(key)
                yield found


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableSource(f"{folder}: the folder cannot be listed ({error.strerror}); check its rights") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry)
        elif entry.suffix.lower() in _MEDIA_TYPES.keys() | _CONVERT and entry.stem.lower() not in _NOT_SOURCES:
            yield entry


def document_id(source: SourceFile) -> str:
    """The id of the document in a source file: it derives from the bytes alone."""
    return content_id("doc", source.sha256)


def load(path: Path, root: Path) -> SourceFile:
    """Reads one file whole, with its hash and media type.

    Errors: `UnreadableSource` (missing, no permission, not a regular file, outside of the root), `EmptySource`,
    `OversizedSource`, `EncryptedSource`, `MalformedSource` (not UTF-8, truncated, not what it claims to be).
    """
    shown = _relative(path, root)
    data = _bytes(path, shown)
    media_type = _media_type(path, data, shown)
    if media_type == DOCX:
        _check_archive(data, shown)
    elif media_type == PDF:
        _check_pdf(data, shown)
    else:
        _check_text(data, shown)
    return SourceFile(
        path=shown,
        location=Path(os.path.abspath(path)),
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
    )


def decode(source: SourceFile) -> str:
    """A text source's canonical text: UTF-8, nothing normalised (a byte order mark stays)."""
    return source.data.decode("utf-8")


def _relative(path: Path, root: Path) -> str:
    try:
        inside = path.resolve().relative_to(root.resolve())
    except (ValueError, OSError, RuntimeError) as error:
        if path.is_symlink():
            raise UnreadableSource(
                f"{path}: is a link that leads out of {root}; copy the file there instead"
            ) from error
        raise UnreadableSource(f"{path}: lies outside of {root}; name a folder above it with --root") from error
    try:
        return Path(os.path.abspath(path)).relative_to(os.path.abspath(root)).as_posix()
    except ValueError:
        return inside.as_posix()


def _bytes(path: Path, shown: str) -> bytes:
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer before it can be refused.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise UnreadableSource(f"{shown}: there is no such file; check the path") from error
    except PermissionError as error:
        raise UnreadableSource(f"{shown}: permission denied; give yourself the right to read it") from error
    except OSError as error:
        raise UnreadableSource(f"{shown}: cannot be opened ({error.strerror})") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise UnreadableSource(f"{shown}: is not a regular file; name a file or a folder of files")
    with open(descriptor, "rb") as stream:
        data = stream.read(MAX_BYTES + 1) if status.st_size <= MAX_BYTES else None
    if data is None or len(data) > MAX_BYTES:
        raise OversizedSource(f"{shown}: is larger than {MAX_BYTES // 1024**2} MB; split it")
    if not data.strip():
        raise EmptySource(f"{shown}: the file is empty")
    return data


def _media_type(path: Path, data: bytes, shown: str) -> str:
    suffix = path.suffix.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK"):
        if suffix in (".docx", ".zip") or b"word/" in data[:4096] or b"word/document.xml" in data:
            return DOCX
        raise MalformedSource(f"{shown}: is a ZIP archive, not a Word document; unpack it and name the files in it")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedSource(f"{shown}: the document is protected by a password; save it without one")
        raise MalformedSource(f"{shown}: is in the old Word format; save it as .docx or as text")
    if data.startswith(b"{\\rtf"):
        raise MalformedSource(f"{shown}: is in RTF; save it as .docx or as text")
    declared = _MEDIA_TYPES.get(suffix)
    if declared == PDF:
        raise MalformedSource(f"{shown}: is named .pdf but does not begin like a PDF; it may be cut off or mislabelled")
    if declared == DOCX:
        raise MalformedSource(f"{shown}: is named .docx but is no Word document; it may be cut off or mislabelled")
    if declared in (None, PLAIN) and data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        (b"<!doctype html", b"<html")
    ):
        return HTML
    return declared or PLAIN


def _check_text(data: bytes, shown: str) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise MalformedSource(f"{shown}: is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8 OLD -o NEW")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MalformedSource(
            f"{shown}: is not UTF-8 (byte {error.start}, 0x{data[error.start]:02x}, in line {line}); "
            f"if it is Windows text, convert it: {_CP1252}"
        ) from error
    if "\x00" in text:
        raise MalformedSource(
            f"{shown}: holds binary data (a zero byte at {data.index(0)}); save it as text, PDF or .docx"
        )
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise EmptySource(f"{shown}: there is no text in the file")


def _check_pdf(data: bytes, shown: str) -> None:
    if b"%%EOF" not in data[-4096:] and b"startxref" not in data[-4096:]:
        raise MalformedSource(f"{shown}: the PDF is cut off (its end is missing); get the whole file")


def _check_archive(data: bytes, shown: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise MalformedSource(f"{shown}: the Word document is cut off or damaged; get the whole file") from error
    if "word/document.xml" not in names:
        raise MalformedSource(f"{shown}: is an archive without a Word document in it")
    if any(member.flag_bits & 0x1 for member in members):
        raise EncryptedSource(f"{shown}: the document is protected by a password; save it without one")
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED:
        raise OversizedSource(f"{shown}: would unpack to {total // 1024**2} MB in {len(members)} parts; refused")
    for member in members:
        if member.file_size > 1024**2 and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise OversizedSource(
                f"{shown}: {member.filename} would unpack to {member.file_size // max(1, member.compress_size)} times "
                "its size; refused"
            )
