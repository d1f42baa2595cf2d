"""The chat: a question, an answer made of statements on the record, and the citations beside it."""

from __future__ import annotations

import os

# The only switch that silences Gradio's telemetry; it is read when the first block is built.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from collections import Counter
from itertools import islice
from typing import Any

import gradio as gr

from kg.cite import cite
from kg.model.errors import OnRecordError
from kg.model.statement import Act, Statement
from kg.model.wire import answer_json
from kg.query import ask
from kg.store.base import View, Where
from ui.settings import Settings
from ui.views.panel import EMPTY, evidence

LONGEST = 2000
"""characters of a question: far above any real one"""
_TEMPLATES = (
    (Act.ADMISSION, "What did {name} admit?"),
    (Act.PARTIAL_ADMISSION, "What did {name} admit only in part?"),
    (Act.DENIAL, "What did {name} deny?"),
    (Act.NO_RECOLLECTION, "What does {name} not recall?"),
)
_SAMPLED = 500
"""statements looked at for one example: enough for a name, quick on a large record"""


def example_questions(view: View) -> list[str]:
    """Questions that this record answers: for each act, about whoever is found to have said most of that kind."""
    questions = []
    for act, template in _TEMPLATES:
        said = Counter(item.declarant for item in islice(view.statements(Where(acts=(act,))), _SAMPLED))
        if said:
            name = min(said, key=lambda name: (-said[name], name))
            questions.append(template.format(name=name))
    return questions


def build(view: View, settings: Settings) -> gr.Blocks:
    """The assistant over one record. It keeps no state between questions; `settings` names the store it reads."""

    def around(statement: Statement) -> tuple[Statement, ...]:
        return tuple(view.neighbours(statement, 2, 2))

    def reply(message: str, history: list[Any]) -> tuple[str, str]:
        question = message.strip()[:LONGEST]
        if not question:
            return "Ask who said what, when, or where it is on the record.", EMPTY
        try:
            answer = ask(view, question)
            return answer.text, evidence(answer, cite, around)
        except OnRecordError as error:
            return f"The question could not be answered: {error}", EMPTY

    def ask_record(question: str) -> dict[str, Any]:
        """The answer to one question in the machine form of CONTRACT.md."""
        answer = ask(view, question.strip()[:LONGEST])
        citations = {item.id: cite(item) for item in (*answer.statements, *answer.near)}
        return answer_json(answer, "api", citations)

    totals = view.totals()
    blocks: gr.Blocks
    with gr.Blocks(title="On the Record", analytics_enabled=False, fill_height=True) as blocks:
        gr.HTML(
            '<header class="masthead"><h1>On the Record</h1><p>Who admitted what, when, and where is it on the record? '
            f"<span>{totals.documents:,} documents, {totals.statements:,} statements. Nothing leaves this machine."
            "</span></p></header>"
        )
        with gr.Row(equal_height=False):
            with gr.Column(scale=5):
                panel = gr.HTML(EMPTY, render=False, elem_id="evidence")
                gr.ChatInterface(
                    reply,
                    # Plain text: markup in a source would otherwise be run or silently dropped.
                    chatbot=gr.Chatbot(
                        label="Questions and answers", render_markdown=False, height=520, buttons=["copy"]
                    ),
                    textbox=gr.Textbox(
                        label="Question",
                        show_label=False,
                        placeholder="Who admitted that …?",
                        max_length=LONGEST,
                        submit_btn=True,
                    ),
                    additional_outputs=[panel],
                    examples=example_questions(view) or None,
                    cache_examples=False,
                    flagging_mode="never",
                    save_history=False,
                    analytics_enabled=False,
                    api_visibility="private",
                    concurrency_limit=4,
                )
            with gr.Column(scale=6):
                panel.render()  # type: ignore[no-untyped-call]
        gr.api(  # type: ignore[attr-defined]
            ask_record, api_name="ask", concurrency_limit=4
        )
    blocks.queue(max_size=32)
    return blocks
