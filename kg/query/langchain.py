"""The record as LangChain sees it: a retriever of passages, and a tool that answers with statements.

Documents and artifacts carry the statements; their text is the record's own words, read at their spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool, tool
from pydantic import ConfigDict, Field

from kg.model.answer import Answer
from kg.model.statement import Statement
from kg.query.answer import place
from kg.query.asking import ask
from kg.query.finding import find
from kg.store.base import Store, View


def document(statement: Statement, **more: Any) -> Document:
    """A statement as a LangChain document: its words, and where they stand. The id is the statement's."""
    words = f"Q: {statement.question}\nA: {statement.quote}" if statement.question else statement.quote
    return Document(
        id=statement.id,
        page_content=words,
        metadata={
            "declarant": statement.declarant,
            "act": statement.act.value,
            "hedge": statement.hedge,
            "status": statement.status.value,
            "made_on": statement.made_on.isoformat() if statement.made_on else None,
            "where": place(statement.document, statement.locator),
            "source": statement.document.path,
            "sha256": statement.document.sha256,
            "reported_by": list(statement.reported_by),
            **more,
        },
    )


class StatementRetriever(BaseRetriever):
    """The passages that bear on a text, best first; `k` may be given with each call too."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    view: Any
    k: int = Field(default=5, ge=1)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        hits = find(self.view, query, self.k if k is None else k)
        return [document(hit.statement, relation=hit.bearing.value, score=hit.score) for hit in hits]


class NearestRetriever(BaseRetriever):
    """The statements nearest in meaning by an embedding model of your own, best first: similar, not more.

    `embed_statements` must have put that model's vectors into the store. Similarity says nothing of who affirms or
    denies: read `act` and the words.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    view: Any
    embeddings: Embeddings
    k: int = Field(default=5, ge=1)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        hits = self.view.nearest(self.embeddings.embed_query(query), self.k if k is None else k)
        scores = {hit.id: hit.score for hit in hits}
        return [document(item, score=scores[item.id]) for item in self.view.by_id(list(scores))]


def embed_statements(store: Store, embeddings: Embeddings, model: str, batch: int = 256) -> int:
    """Puts vectors of a model of your own beside every statement; `model` is its name, kept so that none are mixed.

    What the embedding model is sent leaves the machine where the model is not on it.
    """
    writer = store.writer()
    written = 0
    for items in _batched(store.view.statements(), batch):
        found = embeddings.embed_documents([document(item).page_content for item in items])
        written += writer.embed(model, dict(zip((item.id for item in items), found, strict=True)))
    return written


def _batched(items: Iterable[Statement], size: int) -> Iterator[list[Statement]]:
    source = iter(items)
    while some := list(islice(source, size)):
        yield some


def ask_tool(view: View) -> BaseTool:
    """A tool `ask_the_record`: its content is the answer's text, its artifact the `Answer` with its statements."""

    @tool(response_format="content_and_artifact")
    def ask_the_record(question: str) -> tuple[str, Answer]:
        """Who admitted, denied or said what, when and where, by the record alone, with verbatim quotes.

        Says "The record does not say" where it does not. Repeat quotes and positions exactly or not at all.
        """
        answer = ask(view, question)
        return answer.text, answer

    assert isinstance(ask_the_record, BaseTool)
    return ask_the_record
