"""Serves the chat on this machine: known hosts only, a content security policy, no telemetry, nothing shared."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse

from kg.model.errors import UsageError
from kg.store.base import View
from ui.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).parent / "static"
HOSTS = ("127.0.0.1", "localhost")
# Gradio's own page needs inline scripts and compiles its templates; what matters is that nothing goes elsewhere.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Refuses what other sites ask for, and adds the headers to every response without buffering the chat's streams.

    A page that the user opens by a link is served whoever links to it; nothing else is, as browsers say who asks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, with `send` wrapped."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    # our own pages bring a stricter policy
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _foreign(Headers(scope=scope), scope["method"]):
            await PlainTextResponse("Asked for by another site.", status_code=403)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _foreign(headers: Headers, method: str) -> bool:
    """Whether a browser says that a page of another site asks for this, other than by a link the user followed."""
    followed = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and not followed:
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).hostname not in HOSTS


def application(view: View, settings: Settings, host: str = "127.0.0.1") -> FastAPI:
    """The whole web application, ready to be served or tested. Raises UsageError for a model that cannot be had."""
    import gradio as gr

    from ui.app import build
    from ui.model import chat_model
    from ui.pages import routes
    from ui.showing import Presenter

    presenter = Presenter(view)
    app = FastAPI(title="On the Record", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(view, presenter))
    # The mounted application is the one given: the return value is the same object.
    gr.mount_gradio_app(
        app,
        build(view, presenter, chat_model(settings), settings.model),
        path="/",
        theme=gr.themes.Base(
            primary_hue="blue",
            neutral_hue="slate",
            font=["system-ui", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
        ),
        css=(STATIC / "onrecord.css").read_text(encoding="utf-8"),
        head='<script src="/onrecord.js" defer></script>',
        allowed_paths=[],
        mcp_server=False,
        run_history=False,
        footer_links=[],
        max_file_size="1kb",
        show_error=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
    )
    app.add_middleware(Guard)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted({*HOSTS, host}))
    return app


def serve(view: View, host: str = "127.0.0.1", port: int = 7860, settings: Settings | None = None) -> None:
    """Serves until interrupted. Raises UsageError for an address that is not of this machine or a port in use."""
    import socket

    import uvicorn

    if host not in HOSTS:
        raise UsageError(f"'{host}' is not this machine's own address: the chat has no login. Use 127.0.0.1.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"Port {port} cannot be used ({error.strerror}). Choose another with --port.") from error
    uvicorn.run(application(view, settings or Settings(), host), host=host, port=port, log_level="warning")
