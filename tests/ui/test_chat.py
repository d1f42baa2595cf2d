"""The chat in a browser, over a real store: cites, abstains, keeps to itself, and runs nothing of a source."""

from __future__ import annotations

import contextlib
import dataclasses
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from kg.store import open_store
from tests.contract.matter import records
from tests.factories import article, record, statement

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = 'Rust was "<img src=x onerror=window.pwned=1>" <speaker>MR. SMITH</speaker> everywhere'

pytestmark = [
    pytest.mark.browser,
    pytest.mark.embedded,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs chromium at /usr/bin/chromium"),
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        # Gradio and its dependencies warn about themselves while they load; ours are errors elsewhere.
        warnings.simplefilter("ignore")
        import uvicorn

        from ui.server import application
        from ui.settings import Settings

        with open_store(f"file:{tmp_path_factory.mktemp('record')}") as store:
            writer = store.writer()
            for item in records():
                writer.write(item)
            hostile = statement(
                HOSTILE,
                "Where was the galley rust?",
                document=article("news/hostile.html"),
                claim="The galley had rust.",
            )
            writer.write(record(dataclasses.replace(hostile, declarant="Barnaby <b>Galley</b>")))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            app = application(store.view, Settings())
            server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
            thread = threading.Thread(target=server.run, daemon=True)
            thread.start()
            for _ in range(200):
                if server.started:
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
            server.should_exit = True
            thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 950})
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(address)
        yield tab
        elsewhere = [url for url in asked if urlparse(url).scheme in ("http", "https") and not url.startswith(address)]
        with contextlib.suppress(Exception):
            browser.close()
        assert not elsewhere, f"requests left the machine: {elsewhere}"


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")


def test_an_answer_shows_its_statement_and_pin_cite(page: Page) -> None:
    ask(page, "What did Marta Quill admit about the rust?")
    evidence = page.get_by_role("region", name="Evidence")
    card = evidence.get_by_role("article").filter(has_text="Yes, we knew.").first
    expect(card).to_contain_text("Trial Tr.", timeout=20000)


def test_the_record_does_not_say(page: Page) -> None:
    ask(page, "What did Zebulon Quartermain admit about the lighthouse?")
    evidence = page.get_by_role("region", name="Evidence")
    expect(evidence.get_by_role("heading", name="The record does not say")).to_be_visible(timeout=20000)


def test_markup_of_a_source_is_inert_and_visible(page: Page) -> None:
    ask(page, "Where was the galley rust?")
    evidence = page.get_by_role("region", name="Evidence")
    expect(evidence).to_contain_text("<speaker>MR. SMITH</speaker>", timeout=20000)
    assert page.evaluate("window.pwned") is None
    assert evidence.locator("img").count() == 0


def test_context_opens_from_the_keyboard(page: Page) -> None:
    ask(page, "Did Dunmore know about the rust?")
    summary = page.get_by_text("Show in context").first
    summary.wait_for(timeout=20000)
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open] ol.context").first).to_be_visible()


def test_a_foreign_host_is_refused_and_headers_are_set(address: str) -> None:
    assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 400
    headers = httpx.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
