"""The LangChain faces keep LangChain's own promises (langchain-tests) and ours."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.messages import ToolCall
from langchain_core.tools import BaseTool
from langchain_tests.integration_tests import RetrieversIntegrationTests, ToolsIntegrationTests

from kg.model.answer import Answer
from kg.query.langchain import StatementRetriever, ask_tool
from kg.store.base import View
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
