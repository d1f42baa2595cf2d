"""The chat over the sample matter, really served, and a real browser that may talk to nobody else."""

from __future__ import annotations

import contextlib
import gc
import shutil
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from kg.store.base import Store, View
from tests.servers import Embedded

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus" / "documents"
STARTED_WITHIN = 60.0
PATIENCE = 20_000
"""milliseconds that a condition is waited for: many times what it takes on a machine that does nothing else"""
expect.set_options(timeout=PATIENCE)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NO_BROWSER = (
    f"no browser: none of {', '.join(BROWSERS)} is on the PATH. Install one "
    "(`apt-get install chromium`, `dnf install chromium`, `brew install --cask google-chrome`)."
)


def chromium() -> str | None:
    """The first Chromium on the PATH."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="package", autouse=True)
def _no_litter() -> Iterator[None]:
    """Gradio leaves event loops to the garbage collector, which would complain in somebody else's test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@dataclass
class Served:
    """A server that runs: where, over which record, from which sources."""

    address: str
    view: View
    root: Path


@contextlib.contextmanager
def serving(store: Store, root: Path) -> Iterator[Served]:
    """The application over a store on a free port of the loopback interface; fails if it does not come up."""
    with warnings.catch_warnings():
        # Gradio and its dependencies warn about themselves while they load; ours are errors elsewhere.
        warnings.simplefilter("ignore")
        import uvicorn

        from ui.server import application
        from ui.settings import Settings

        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        app = application(store.view, Settings())
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        up = threading.Event()
        failed: list[BaseException] = []
        started = server.startup

        async def startup(sockets: Any = None) -> None:
            await started(sockets)
            up.set()

        server.startup = startup  # type: ignore[method-assign]

        def run() -> None:
            try:
                server.run(sockets=[listener])
            except BaseException as error:  # a thread's error would be lost otherwise
                failed.append(error)
            finally:
                up.set()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        if not up.wait(STARTED_WITHIN) or failed or not server.started:
            server.should_exit = True
            pytest.fail(f"the chat did not start within {STARTED_WITHIN:.0f} s: {failed or 'no error was raised'}")
        try:
            yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", store.view, root)
        finally:
            server.should_exit = True
            thread.join(10)
            listener.close()


@pytest.fixture(scope="package")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The chat over a copy of the sample matter, as `make serve` shows it; on an engine that no other test empties."""
    from ingest.pipeline import ingest

    root = tmp_path_factory.mktemp("corpus")
    shutil.copytree(CORPUS, root, dirs_exist_ok=True)
    engine = Embedded(tmp_path_factory.mktemp("chat") / "store")
    try:
        with engine.open() as store:
            reports = list(ingest([root], root, store.writer()))
            assert not [report.error for report in reports if report.error]
            with serving(store, root) as served:
                yield served
    finally:
        engine.end()


@pytest.fixture(scope="package")
def playwright_() -> Iterator[Playwright]:
    """Ended with the folder: while it runs, no asynchronous test can."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright_: Playwright) -> Iterator[Browser]:
    """One browser for all tests of the folder; skips, and says how to install one, where there is none."""
    executable = chromium()
    if executable is None:
        pytest.skip(_NO_BROWSER)
    # the sandbox of the browser needs rights that containers withhold
    browser = playwright_.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-dev-shm-usage"])
    yield browser
    browser.close()


@dataclass
class Seen:
    """What happened in a browser context that a test did not look at by itself."""

    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Opening = Callable[..., Page]


@pytest.fixture
def opening(browser: Browser) -> Iterator[Opening]:
    """Opens an address in a fresh context. Any request to another machine is stopped, and fails the test."""
    contexts: list[BrowserContext] = []
    seen = Seen()

    def open_(address: str, *, width: int = 1440, height: int = 900, scheme: Any = "light", script: str = "") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)

        def watched(route: Any) -> None:
            url = urlparse(route.request.url)
            if url.scheme in ("http", "https", "ws", "wss") and url.netloc != urlparse(address).netloc:
                seen.elsewhere.append(route.request.url)
                route.abort()
            else:
                route.continue_()

        context.route("**/*", watched)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on(
            "console", lambda said: seen.errors.append(said.text) if "Content Security Policy" in said.text else None
        )
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not seen.elsewhere, f"requests left the machine: {seen.elsewhere}"
    assert not seen.errors, f"errors in the page: {seen.errors}"
