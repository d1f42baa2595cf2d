"""Serves the chat on this machine: known hosts only, a content security policy, no telemetry, nothing shared."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware

from kg.model.errors import UsageError
from kg.store.base import View
from ui.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).parent / "static"
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
}


class SecurityHeaders:
    """Adds the headers to every response, without buffering the streams that the chat uses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, with `send` wrapped."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def application(view: View, settings: Settings, host: str = "127.0.0.1") -> FastAPI:
    """The whole web application, ready to be served or tested."""
    import gradio as gr

    from ui.app import build

    app = FastAPI(title="On the Record", docs_url=None, redoc_url=None, openapi_url=None)
    # The mounted application is the one given: the return value is the same object.
    gr.mount_gradio_app(
        app,
        build(view, settings),
        path="/",
        theme=gr.themes.Base(
            primary_hue="blue",
            neutral_hue="slate",
            font=["system-ui", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
        ),
        css=(STATIC / "onrecord.css").read_text(encoding="utf-8"),
        head=f"<script>{(STATIC / 'onrecord.js').read_text(encoding='utf-8')}</script>",
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
    app.add_middleware(SecurityHeaders)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted({"127.0.0.1", "localhost", host}))
    return app


def serve(view: View, host: str = "127.0.0.1", port: int = 7860, settings: Settings | None = None) -> None:
    """Serves until interrupted. Raises UsageError for an address that is not of this machine or a port in use."""
    import socket

    import uvicorn

    if host not in ("127.0.0.1", "localhost"):
        raise UsageError(f"'{host}' is not this machine's own address: the chat has no login. Use 127.0.0.1.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"Port {port} cannot be used ({error.strerror}). Choose another with --port.") from error
    uvicorn.run(application(view, settings or Settings(), host), host=host, port=port, log_level="warning")
