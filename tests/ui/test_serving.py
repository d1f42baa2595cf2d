"""What the server gives and refuses, without a browser: the endpoint, the pages, the files, the guards."""

from __future__ import annotations

import html
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.runnables import Runnable, RunnableLambda

from kg.cite import cite
from kg.model.answer import Answer
from kg.model.statement import Act
from kg.model.testimony import Status
from kg.model.wire import answer_json
from kg.query import ask
from kg.store.base import View, Where
from tests.ui.conftest import Served
from ui.app import LONGEST, Assistant, masthead
from ui.showing import Presenter

pytestmark = [pytest.mark.embedded, pytest.mark.filterwarnings("default")]

QUESTION = "Who admitted that the November 2018 inspection was not carried out?"


@pytest.fixture(scope="module")
def client(chat: Served) -> Iterator[object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from gradio_client import Client

        client = Client(chat.address, verbose=False, analytics_enabled=False)
        yield client
        client.close()


def _asked(client: object, *given: str, **limits: str) -> dict[str, object]:
    found = json.loads(client.predict(*given, api_name="/ask", **limits))  # type: ignore[attr-defined]
    assert isinstance(found, dict)
    return found


def test_the_endpoint_gives_the_answer_in_the_form_of_the_contract(chat: Served, client: object) -> None:
    answer = ask(chat.view, QUESTION)
    expected = answer_json(answer, "api", {item.id: cite(item) for item in (*answer.statements, *answer.near)})
    found = _asked(client, QUESTION)
    assert found | {"seconds": 0} == expected | {"seconds": 0}
    assert found["statements"]


def test_the_endpoint_searches_a_part_of_the_record(client: object) -> None:
    found = _asked(client, QUESTION, document="press/*")
    assert found["abstained"]
    assert found["searched"]["documents"] == 1  # type: ignore[index]


REFUSED = [
    # (question, limits, what the error says)
    ("", {}, "the question is empty"),
    ("  \n ", {}, "the question is empty"),
    ("x" * (LONGEST + 1), {}, "at most 2,000 are read"),
    (QUESTION, {"since": "yesterday"}, "written YYYY-MM-DD"),
    (QUESTION, {"document": "nowhere/*"}, "no statement was searched"),
]


@pytest.mark.parametrize(("question", "limits", "said"), REFUSED)
def test_the_endpoint_says_what_is_wrong(client: object, question: str, limits: dict[str, str], said: str) -> None:
    with pytest.raises(Exception, match=said):
        _asked(client, question, **limits)


def test_nothing_but_the_question_is_published(client: object) -> None:
    published = client.view_api(return_format="dict", print_info=False)  # type: ignore[attr-defined]
    assert list(published["named_endpoints"]) == ["/ask"]
    assert not published["unnamed_endpoints"]


def test_an_answer_that_quotes_what_it_does_not_cite_is_withheld(chat: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def quoting(_view: View, _question: str) -> Answer:
        raise AssertionError("the answer quotes words that stand in none of its statements: 'secret'")

    monkeypatch.setattr("ui.app.ask", quoting)
    assistant = Assistant(chat.view, Presenter(chat.view))
    message, panel = assistant.reply(QUESTION, [])
    for shown in (str(message.value), panel):
        assert "The answer was withheld" in shown
        assert "secret" not in shown


def test_a_model_that_the_reader_configured_is_asked_and_named(chat: Served) -> None:
    asked = []

    class Silly(FakeListChatModel):
        def with_structured_output(self, schema: type, **_: object) -> Runnable:  # type: ignore[override]
            asked.append(schema.__name__)
            return RunnableLambda(lambda _messages: "Elon Musk admitted everything.")

    model = Silly(responses=[])
    answer, _ = Assistant(chat.view, Presenter(chat.view), model).answer(QUESTION)
    assert asked
    assert answer.statements == ask(chat.view, QUESTION).statements, "a model that breaks its form changes nothing"
    assert "sent to the model you configured: provider:silly" in masthead(chat.view, "provider:silly")
    assert "Nothing leaves this machine" not in masthead(chat.view, "provider:silly")
    assert "Nothing leaves this machine" in masthead(chat.view, None)


def test_every_statement_of_the_sample_matter_has_a_page_with_its_words(chat: Served) -> None:
    seen = set()
    for item in chat.view.statements():
        if item.document.id in seen and item.status is Status.IN_EVIDENCE:
            continue
        seen.add(item.document.id)
        page = httpx.get(f"{chat.address}/record/{item.id}")
        assert page.status_code == 200
        assert "compared with the file just now" in page.text
        marked = re.findall(r'<mark class="answer">(.*?)</mark>', page.text, re.S)
        assert marked
    assert len(seen) == 8


def test_what_was_struck_is_marked_on_its_page(chat: Served) -> None:
    struck = next(item for item in chat.view.statements() if item.status is Status.STRICKEN)
    page = httpx.get(f"{chat.address}/record/{struck.id}").text
    assert page.count("Stricken: not evidence") > len(struck.answer_spans)
    around = next(item for item in chat.view.neighbours(struck, 1, 0) if item.id != struck.id)
    beside = httpx.get(f"{chat.address}/record/{around.id}?page={struck.answer_locator.page}").text
    assert "Stricken: not evidence" in beside


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/record/st:0000", 404),
        ("/record/%2e%2e%2fetc%2fpasswd", 404),
        ("/cited?format=text&id=st:0000", 400),
        ("/cited?format=exe&id=st:0000", 400),
        ("/cited", 422),
    ],
)
def test_what_is_not_there_is_said_not_to_be(chat: Served, path: str, status: int) -> None:
    assert httpx.get(chat.address + path).status_code == status


def test_a_page_that_is_not_printed_is_said_not_to_be(chat: Served) -> None:
    item = next(item for item in chat.view.statements() if item.locator.page is not None)
    page = httpx.get(f"{chat.address}/record/{item.id}?page=99999")
    assert page.status_code == 400
    assert "prints no page 99999" in page.text


@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_saved_file_holds_every_citation_and_quote(chat: Served, form: str) -> None:
    items = list(chat.view.statements(Where(acts=(Act.PARTIAL_ADMISSION,), document="quillfeather/trial-*")))
    assert len(items) > 2
    query = urlencode([("format", form), *(("id", item.id) for item in items)])
    saved = httpx.get(f"{chat.address}/cited?{query}")
    assert saved.status_code == 200
    assert saved.headers["content-disposition"].startswith('attachment; filename="onrecord-')
    text = saved.text if form == "text" else _text_of(saved.content)
    for item in items:
        assert item.quote in " ".join(text.split())
        assert cite(item) in " ".join(text.split())


def test_a_changed_source_is_told_and_leaves_in_no_file(chat: Served) -> None:
    item = max(chat.view.statements(Where(document="press/*")), key=lambda item: len(item.quote))
    file = chat.root / item.document.path
    kept = file.read_bytes()
    try:
        file.write_bytes(kept + b"\nMore.\n")
        page = httpx.get(f"{chat.address}/record/{item.id}").text
        assert "the file has changed since it was ingested" in page
        assert 'data-held="broken"' in page
        saved = httpx.get(f"{chat.address}/cited?format=text&id={item.id}").text
        assert "refused: not printed" in saved
        assert item.quote not in saved
        file.unlink()
        page = httpx.get(f"{chat.address}/record/{item.id}").text
        assert "Not compared with its source" in page
    finally:
        file.write_bytes(kept)
    assert "compared with the file just now" in httpx.get(f"{chat.address}/record/{item.id}").text


def test_every_answer_carries_the_headers_and_our_pages_allow_nothing_inline(chat: Served) -> None:
    item = next(chat.view.statements())
    for path in ("/", "/onrecord.js", "/onrecord.css", f"/record/{item.id}", "/record/none", "/gradio_api/info"):
        headers = httpx.get(chat.address + path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] in ("'self'", "'none'")
        assert not re.search(r"https?:|\*", headers["content-security-policy"])
    own = httpx.get(f"{chat.address}/record/{item.id}").headers["content-security-policy"]
    assert "unsafe" not in own


FOREIGN = [
    # (method, headers, status)
    ("GET", {"Host": "evil.example"}, 400),  # DNS rebinding
    ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),  # a picture or script of another site
    ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": "https://evil.example"}, 403),
    ("POST", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),  # a form of another site
    ("GET", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),  # another port of this machine
    ("GET", {"Origin": "null"}, 403),  # a sandboxed frame
    ("GET", {"Origin": "http://evil.example"}, 403),  # a browser that does not send Sec-Fetch
    ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),  # a link that the reader followed
    ("GET", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
    ("GET", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
]


@pytest.mark.parametrize(("method", "headers", "status"), FOREIGN)
def test_other_sites_are_refused(chat: Served, method: str, headers: dict[str, str], status: int) -> None:
    assert httpx.request(method, chat.address, headers=headers).status_code == status


def test_no_page_names_another_machine(chat: Served) -> None:
    item = next(item for item in chat.view.statements() if item.document.url is None)
    for path in (f"/record/{item.id}", "/onrecord.js", "/onrecord.css"):
        assert not re.search(r"(?:https?:)?//[\w-]+\.", httpx.get(chat.address + path).text), path


def _text_of(data: bytes) -> str:
    """The words of a Word file, footnotes and all."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
    paragraphs = re.sub(r"</w:p>", "\n", "\n".join(parts))
    return html.unescape(re.sub(r"<[^>]+>", "", paragraphs))


def test_the_static_files_are_in_the_package() -> None:
    import ui

    folder = Path(ui.__file__).parent / "static"
    assert {path.name for path in folder.iterdir()} == {"onrecord.css", "onrecord.js"}
