"""The chat: a question, an answer made of statements on the record, and the citations beside it."""

from __future__ import annotations

import json
import os

# The only switch that silences Gradio's telemetry; it is read when the first block is built.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import gradio as gr

from kg.cite import cite
from kg.model.answer import Answer
from kg.model.errors import OnRecordError, UsageError
from kg.model.statement import Act, DocumentCard
from kg.model.wire import answer_json
from kg.query import ask
from kg.store.base import EntityCard, View, Where
from ui.identities import Identities
from ui.narrowing import Narrowing, day, in_words, where_of
from ui.showing import Presenter
from ui.views.card import ACTS, words
from ui.views.panel import EMPTY, evidence, listed, refused
from ui.views.reply import fault, reply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST = 2000
"""characters of a question: far above any real one. A longer one is refused, never cut"""
_TEMPLATES = (
    (Act.ADMISSION, "What did {name} admit?"),
    (Act.PARTIAL_ADMISSION, "What did {name} admit only in part?"),
    (Act.DENIAL, "What did {name} deny?"),
    (Act.NO_RECOLLECTION, "What does {name} not recall?"),
)
_SAMPLED = 500
"""statements looked at for one example: enough for a name, quick on a large record"""
_WITHHELD = (
    "The answer was withheld, because words in it stand in none of the statements that it cites. This is a defect of "
    "onrecord; the statements themselves are listed by `onrecord statements`."
)


def example_questions(view: View) -> list[str]:
    """Questions that this record answers: for each act, about whoever is found to have said most of that kind."""
    questions = []
    for act, template in _TEMPLATES:
        said = Counter(item.declarant for item in islice(view.statements(Where(acts=(act,))), _SAMPLED))
        if said:
            name = min(said, key=lambda name: (-said[name], name))
            questions.append(template.format(name=name))
    return questions


def question_of(text: object) -> str:
    """A question as it will be asked. Raises UsageError for none, and for one that is too long."""
    question = text.strip() if isinstance(text, str) else ""
    if not question:
        raise UsageError("Ask who said what, when, or where it is on the record: the question is empty.")
    if len(question) > LONGEST:
        raise UsageError(
            f"The question has {len(question):,} characters; at most {LONGEST:,} are read, and none would be cut "
            "silently. Ask for one thing at a time; for a passage of a brief use `onrecord find`."
        )
    return question


class Assistant:
    """Answers over one record. It keeps no state between questions."""

    def __init__(self, view: View, presenter: Presenter, model: BaseChatModel | None = None) -> None:
        self.view = view
        self._presenter = presenter
        self._model = model
        self._narrowing = Narrowing(view)

    def answer(self, question: object, where: Where = Where()) -> tuple[Answer, View]:
        """The answer, and the part of the record that was asked. Raises OnRecordError with what to do."""
        asked = question_of(question)
        view = self._narrowing.view(where)
        if where != Where() and not view.totals().statements:
            raise UsageError("Nothing on the record lies within these limits: no statement was searched. Widen them.")
        try:
            if self._model is None:
                return ask(view, asked), view
            from kg.query.model import ask_with_model

            return ask_with_model(view, asked, self._model), view
        except AssertionError as error:
            raise OnRecordError(_WITHHELD) from error

    def reply(
        self,
        message: str,
        _history: list[Any],
        declarants: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        acts: Sequence[str] | None = None,
    ) -> tuple[gr.HTML, str]:
        """One turn of the chat: the message, and the evidence beside it."""
        try:
            where = self._where(declarants, documents, since, until, acts)
            answer, searched = self.answer(message, where)
            exhibit = self._presenter.exhibit(answer, searched, self._in_words(where))
            return _html(reply(exhibit)), evidence(exhibit)
        except OnRecordError as error:
            return _html(fault(str(error))), refused(str(error))

    def listing(
        self,
        declarants: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        acts: Sequence[str] | None = None,
    ) -> str:
        """The evidence panel with every statement of a part of the record, in its order."""
        try:
            where = self._where(declarants, documents, since, until, acts)
            return listed(self._presenter.listing(self._narrowing.view(where), self._in_words(where)))
        except OnRecordError as error:
            return refused(str(error))

    def _where(
        self,
        declarants: Sequence[str] | None,
        documents: Sequence[str] | None,
        since: str | None,
        until: str | None,
        acts: Sequence[str] | None,
    ) -> Where:
        chosen = [one for ids in declarants or () for one in ids.split()]
        return where_of(chosen, documents or (), since, until, acts or ())

    def _in_words(self, where: Where) -> str:
        if where == Where():
            return ""
        names = {card.id: card.name for card in self.view.entities()}
        titles = {card.id: title(card) for card in self.view.documents()}
        return in_words(where, names, titles)

    def ask(self, question: str, declarant: str = "", document: str = "", since: str = "", until: str = "") -> str:
        """The answer to one question: an object in the machine form of CONTRACT.md, as JSON.

        As text, because Gradio's clients take an object with a "path" in it for a file to be fetched.

        The limits are those of `onrecord statements`: a part of a name, a glob over paths, days as YYYY-MM-DD.
        """
        try:
            where = Where(
                declarant=declarant or None,
                document=document or None,
                since=day(since, "since"),
                until=day(until, "until"),
            )
            answer, _ = self.answer(question, where)
        except OnRecordError as error:
            raise gr.Error(str(error), print_exception=False) from error
        citations = {item.id: cite(item) for item in (*answer.statements, *answer.near)}
        return json.dumps(answer_json(answer, "api", citations), ensure_ascii=False)


def title(card: DocumentCard) -> str:
    """A document as it is named in a list: title, day, path."""
    day = card.date or card.published
    return f"{card.title or card.path}{f', {day}' if day else ''} ({card.path})"


def declarant_choices(view: View, identities: Identities) -> list[tuple[str, str]]:
    """Everybody who made a statement, by name, as (label, ids joined by a blank).

    Ids that are judged to be one person are one choice; people who share a name only are told apart by the document
    in which they speak first.
    """
    spoke = {card.id: card for card in view.entities() if card.statements}
    groups = [[spoke[one] for one in group] for group in identities.groups(spoke)]
    named = Counter(group[0].name for group in groups)
    choices = []
    for group in groups:
        count = sum(card.statements for card in group)
        place = f", {_spoke_first(view, group)}" if named[group[0].name] > 1 else ""
        choices.append((f"{group[0].name}{place} ({count:,})", " ".join(card.id for card in group)))
    return choices


def _spoke_first(view: View, group: Sequence[EntityCard]) -> str:
    first = next(iter(view.statements(Where(declarant_ids=tuple(card.id for card in group)))), None)
    return first.document.path if first else ""


def masthead(view: View, model: str | None) -> str:
    """The head of the page: what is on record, and where questions go."""
    totals = view.totals()
    goes = (
        f"Questions and the statements found for them are sent to the model you configured: {words(model)}."
        if model
        else "Nothing leaves this machine."
    )
    return (
        '<header class="masthead"><h1>On the Record</h1><p>Who admitted what, when, and where is it on the record? '
        f"<strong>{totals.documents:,} documents, {totals.statements:,} statements. {goes}</strong></p></header>"
    )


def _html(value: Any, **options: Any) -> gr.HTML:
    """HTML made by our views, which escape, with our style alone."""
    return gr.HTML(value, apply_default_css=False, **options)


def build(
    view: View, presenter: Presenter, model: BaseChatModel | None = None, model_name: str | None = None
) -> gr.Blocks:
    """The assistant over one record, as a page."""
    assistant = Assistant(view, presenter, model)

    def choices() -> tuple[str, Any, Any]:
        """Totals and names as they are now: the record may have grown since the server was started."""
        named = [(title(card), card.id) for card in view.documents()]
        declarants = gr.Dropdown(choices=declarant_choices(view, presenter.identities))
        return masthead(view, model_name), declarants, gr.Dropdown(choices=named)

    blocks: gr.Blocks
    with gr.Blocks(title="On the Record", analytics_enabled=False, fill_width=True) as blocks:
        head = _html(masthead(view, model_name), elem_id="masthead")
        with gr.Row(equal_height=False, elem_classes="sheet"):
            with gr.Column(scale=5, min_width=300, elem_classes="asking"):
                _html("<h2>Questions and answers</h2>", elem_classes="unseen")
                with gr.Accordion("Search only a part of the record", open=False, elem_classes="narrowing"):
                    declarants = gr.Dropdown(label="Declarant", multiselect=True, value=[])
                    documents = gr.Dropdown(label="Document", multiselect=True, value=[])
                    with gr.Row():
                        since = gr.Textbox(label="From (YYYY-MM-DD)", max_lines=1, min_width=120)
                        until = gr.Textbox(label="To (YYYY-MM-DD)", max_lines=1, min_width=120)
                    acts = gr.Dropdown(
                        [(name, act.value) for act, name in ACTS.items()], label="Act", multiselect=True, value=[]
                    )
                    listing = gr.Button("List its statements", size="sm")
                panel = _html(EMPTY, render=False, elem_id="evidence")
                # Messages of ours are HTML made by views that escape; what the user types is shown as plain text.
                chatbot = gr.Chatbot(
                    label="Questions and answers",
                    show_label=False,
                    render_markdown=False,
                    height=440,
                    buttons=[],
                    elem_id="conversation",
                    autoscroll=False,  # to the end of a long answer; the script scrolls to its question instead
                    placeholder="Ask who admitted, denied, or could not recall what.",
                )
                questions = example_questions(view)
                limits: list[Any] = [declarants, documents, since, until, acts]
                gr.ChatInterface(
                    assistant.reply,
                    chatbot=chatbot,
                    textbox=gr.Textbox(
                        label="Question",
                        show_label=False,
                        placeholder="Who admitted that …?  (Enter asks)",
                        submit_btn="Ask",
                        elem_id="question",
                    ),
                    additional_inputs=limits,
                    additional_outputs=[panel],
                    examples=[[question, *([None] * len(limits))] for question in questions] or None,
                    cache_examples=False,
                    flagging_mode="never",
                    save_history=False,
                    analytics_enabled=False,
                    api_visibility="private",
                    concurrency_limit=4,
                )
                listing.click(
                    assistant.listing, inputs=limits, outputs=panel, api_visibility="private", concurrency_limit=4
                )
                # Evidence must not outlive the answer that it belongs to.
                chatbot.clear(lambda: EMPTY, outputs=panel, api_visibility="private")
                chatbot.undo(lambda: EMPTY, outputs=panel, api_visibility="private")
            with gr.Column(scale=6, min_width=300):
                panel.render()  # type: ignore[no-untyped-call]
        blocks.load(choices, outputs=[head, declarants, documents], api_visibility="private", show_progress="hidden")
        gr.api(  # type: ignore[attr-defined]
            assistant.ask, api_name="ask", concurrency_limit=4
        )
    blocks.queue(max_size=32)
    return blocks
