"""Pages beside the chat: a statement on its printed page, and citations as a file. Read only, on this machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse, Response

from kg.cite import cite
from kg.cite.export import FORMATS, SUFFIXES, export
from kg.model.errors import OnRecordError, UsageError
from kg.model.statement import Statement
from kg.model.testimony import Status
from kg.model.text import Span
from kg.store.base import View
from ui.showing import Presenter
from ui.views import page as views
from ui.views.passage import page as lines_of
from ui.views.passage import pages_of

STATIC = Path(__file__).parent / "static"
MOST = 2_000
"""citations in one file"""
_NEIGHBOURS = 80
"""statements looked at around one, to mark what was struck on its page"""
_MEDIA = {
    "text": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Our own pages need nothing inline: stricter than what Gradio's page has to allow.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def routes(view: View, presenter: Presenter) -> APIRouter:
    """The pages over one record."""
    router = APIRouter()

    @router.get("/record/{identifier}", response_class=HTMLResponse)
    def record(identifier: str, page: int | None = None) -> HTMLResponse:
        found = view.by_id([identifier])
        if not found:
            return _message(404, "There is no such statement", "The record may have been read anew since. Ask again.")
        try:
            return _html(200, _record(presenter, view, found[0], page))
        except OnRecordError as error:
            return _message(_status(error), "The page could not be made", str(error))

    @router.get("/cited")
    def cited(
        ids: Annotated[list[str], Query(alias="id", max_length=MOST)],
        form: Annotated[str, Query(alias="format")] = "text",
    ) -> Response:
        try:
            return _file(presenter, view, ids, form)
        except OnRecordError as error:
            return _message(_status(error), "No file was made", str(error))

    @router.get("/onrecord.css", include_in_schema=False)
    def style() -> FileResponse:
        return FileResponse(STATIC / "onrecord.css", media_type="text/css")

    @router.get("/onrecord.js", include_in_schema=False)
    def script() -> FileResponse:
        return FileResponse(STATIC / "onrecord.js", media_type="text/javascript")

    return router


def _status(error: OnRecordError) -> int:
    return 400 if isinstance(error, UsageError) else 500


def _record(presenter: Presenter, view: View, statement: Statement, number: int | None) -> str:
    shown = presenter.shown([statement])[0]
    fault = shown.cautions[0] if shown.cautions else ""
    try:
        document = presenter.shelf.open(statement.document)
    except OnRecordError as error:
        document, fault = None, str(error)
    if document is None:
        return views.record_page(shown, (), (), None, fault)
    lines = lines_of(document, statement, number, _struck(view, statement))
    if not lines:
        raise UsageError(f"{statement.document.path} prints no page {number}.")
    return views.record_page(shown, lines, pages_of(document), number or statement.locator.page, fault)


def _struck(view: View, statement: Statement) -> list[Span]:
    around = view.neighbours(statement, _NEIGHBOURS, _NEIGHBOURS)
    return [span for item in around if item.status is Status.STRICKEN for span in item.answer_spans]


def _file(presenter: Presenter, view: View, ids: Sequence[str], form: str) -> Response:
    """The citations of statements as a file, each behind the gate."""
    if form not in FORMATS:
        raise UsageError(f"there is no format '{form[:40]}'; there are {', '.join(FORMATS)}.")
    statements = view.by_id(list(dict.fromkeys(ids)))
    if len(statements) < len(set(ids)):
        raise UsageError("some of these statements are no longer on the record. Ask again, then save.")
    cards = {item.document.id: item.document for item in statements}
    data = export(statements, form, source=lambda one: presenter.shelf.source(cards, one), view=view)
    name = re.sub(r"[^\w.-]+", "-", cite(statements[0]))[:60].strip("-.") if len(statements) == 1 else "citations"
    return Response(
        data,
        media_type=_MEDIA.get(form, "application/octet-stream"),
        headers={"Content-Disposition": f'attachment; filename="onrecord-{_ascii(name)}.{SUFFIXES.get(form, form)}"'},
    )


def _ascii(name: str) -> str:
    return name.encode("ascii", "ignore").decode() or "citation"


def _html(status: int, text: str) -> HTMLResponse:
    return HTMLResponse(text, status_code=status, headers={"Content-Security-Policy": POLICY})


def _message(status: int, title: str, text: str) -> HTMLResponse:
    return _html(status, views.message_page(title, text))
