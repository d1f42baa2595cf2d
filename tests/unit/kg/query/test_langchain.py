"""The LangChain faces keep LangChain's own promises (langchain-tests) and ours."""

from __future__ import annotations

import asyncio
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.messages import ToolCall
from langchain_core.tools import BaseTool
from langchain_tests.integration_tests import RetrieversIntegrationTests, ToolsIntegrationTests

from kg.model.answer import Answer
from kg.query.langchain import NearestRetriever, StatementRetriever, ask_tool, embed_statements
from kg.store import open_store
from kg.store.base import View
from tests.factories import many
from tests.unit.kg.query.conftest import SAID

pytestmark = pytest.mark.embedded
_VIEW: list[View] = []


@pytest.fixture(autouse=True)
def _shared_view(view: View) -> Iterator[None]:
    # the standard suites build their subject from class properties, which see no fixtures
    _VIEW[:] = [view]
    yield
    _VIEW.clear()


class TestRetrieverStandards(RetrieversIntegrationTests):
    """LangChain's own suite."""

    @property
    def retriever_constructor(self) -> type[StatementRetriever]:
        return StatementRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"view": _VIEW[0]}

    @property
    def retriever_query_example(self) -> str:
        return "The rust, the pumps, the survey and the gate of the ferry."


class TestToolStandards(ToolsIntegrationTests):
    """LangChain's own suite."""

    @property
    def tool_constructor(self) -> BaseTool:
        return ask_tool(_VIEW[0])

    @property
    def tool_invoke_params_example(self) -> dict[str, str]:
        return {"question": "Who admitted that there was rust on the hull?"}


def test_a_retrieved_document_is_the_statement_with_its_place(view: View) -> None:
    first = StatementRetriever(view=view).invoke("Ms. Quill knew about the rust on the hull.")[0]
    assert first.id == SAID["rust"].id
    assert first.page_content.endswith(f"A: {SAID['rust'].quote}")
    assert first.metadata["act"] == "admission"
    assert first.metadata["where"].startswith("41:3")
    assert first.metadata["relation"] == "supports"


def test_the_tool_gives_the_text_and_the_whole_answer(view: View) -> None:
    call = ToolCall(
        name="ask_the_record",
        args={"question": "Did Quill admit that she altered the insurance survey?"},
        id="1",
        type="tool_call",
    )
    message = ask_tool(view).invoke(call)
    assert isinstance(message.artifact, Answer)
    assert message.content == message.artifact.text
    assert message.artifact.statements[0] == SAID["survey"]


def test_the_tool_works_without_blocking_the_loop(view: View) -> None:
    text = asyncio.run(ask_tool(view).ainvoke({"question": "What did Sally Brandt say about the rust?"}))
    assert text.startswith("The record does not say")


class Letters(Embeddings):
    """A model that anybody can follow: how often each letter stands in a text."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(text.casefold().count(letter)) for letter in string.ascii_lowercase] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def test_statements_are_found_by_vectors_of_ones_own_model(tmp_path: Path) -> None:
    with open_store(f"file:{tmp_path / 'store'}") as store:
        document = many(30)
        store.writer().write(document)
        assert embed_statements(store, Letters(), "letters", batch=7) == 30
        retriever = NearestRetriever(view=store.view, embeddings=Letters(), k=3)
        wanted = document.statements[12]
        found = retriever.invoke(f"Q: {wanted.question}\nA: {wanted.quote}")
        assert len(found) == 3
        assert found[0].metadata["score"] == pytest.approx(1.0, abs=1e-4)
        assert len(retriever.invoke("the valve", k=1)) == 1
