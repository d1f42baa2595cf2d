"""The chat in a browser, over the sample matter: it cites, it abstains, it can be read and worked by everybody."""

from __future__ import annotations

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from kg.cite import cite
from kg.model.statement import Act
from kg.query import ask as answer_to
from kg.store.base import Where
from tests.ui.conftest import Opening, Served
from ui.app import LONGEST

pytestmark = [pytest.mark.browser, pytest.mark.embedded, pytest.mark.filterwarnings("default")]

ADMITTED = "Who admitted that the November 2018 inspection was not carried out?"
HEDGED = "Did Odalys Fennimarsh know before shipping that the seals could crack in service?"
SILENT = "What did Zebulon Quartermain admit about the lighthouse?"
NEARLY = "Did Tobin Ashgrove deny that he bribed the harbour master?"
SCREENS = [
    # (width, scheme)
    (1440, "light"),
    (1440, "dark"),
    (390, "light"),
    (390, "dark"),
]
NO_CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('denied'))}});"
    "document.execCommand = () => false;"
)


def ask(page: Page, question: str) -> Locator:
    """Puts a question and waits for its reply and its evidence."""
    replies = page.locator("#conversation .reply")
    before = replies.count()
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    expect(replies).to_have_count(before + 1)
    panel = page.get_by_role("region", name="Evidence")
    expect(panel.locator(".asked")).to_contain_text(question)
    expect(page.locator("#announcer div").last).to_have_text(
        re.compile(r"^Evidence: \d+ statements?\.$|^The record does not say\.$")
    )
    return panel


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, by WCAG 2.2 A and AA and its own best practices; with the places."""
    page.wait_for_function(
        "!document.querySelector('.pending') && document.getAnimations().every((one) => one.playState !== 'running')"
    )
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"]]


def test_an_answer_shows_who_where_and_the_words_with_their_printed_lines(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    panel = ask(page, HEDGED)
    card = panel.get_by_role("article").filter(has=page.locator("cite", has_text="14:13–17"))
    expect(card.get_by_role("heading")).to_contain_text("Odalys Fennimarsh")
    expect(card.locator("cite")).to_have_text(re.compile(r"^Trial Tr\. vol\. 1, 14:13–17, Mar\. 12, 2024"))
    expect(card.locator(".record .question .place").first).to_have_text("14:13")
    expect(card.locator(".record .answer .place").last).to_have_text("14:17")
    expect(card.locator(".record .answer u.hedge")).to_have_text("To some extent")
    expect(card.locator(".badge.act")).to_have_text("Partial admission")
    card.locator(".record dd").last.evaluate("one => getSelection().selectAllChildren(one)")
    taken = " ".join(page.evaluate("getSelection().toString()").split())
    assert taken.startswith("To some extent. We knew it could happen at that temperature on a test bench."), (
        "the printed numbers are not selected with the words"
    )
    cite, words = card.locator("cite").bounding_box(), card.locator(".record").bounding_box()
    assert cite is not None
    assert words is not None
    assert cite["y"] < words["y"], "the pin cite is where a reader looks first"
    expect(panel).to_contain_text("compared with the file just now")


def test_the_record_does_not_say_is_unmistakable(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    panel = ask(page, SILENT)
    expect(panel.get_by_role("heading", name="The record does not say")).to_be_visible()
    expect(panel.locator(".silence")).to_contain_text("383 statements in 8 documents")
    expect(panel.locator(".silence")).to_contain_text("zebulon quartermain lighthouse")
    panel.get_by_text("Documents searched").click()
    expect(panel.locator(".silence details li")).to_have_count(8)
    expect(panel.get_by_role("article")).to_have_count(0)
    expect(panel.get_by_role("button", name="Copy all citations")).to_have_count(0)
    last = page.get_by_role("log").locator(".reply").last
    expect(last.locator(".verdict")).to_have_text("The record does not say")
    expect(last).to_have_class("reply silent")


def test_near_misses_are_apart_and_none_looks_like_evidence(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    panel = ask(page, NEARLY)
    near = panel.get_by_role("region", name="Near misses, not an answer")
    cards = near.get_by_role("article")
    assert cards.count() > 0
    for card in cards.all():
        expect(card.get_by_text("Not an answer", exact=True)).to_be_visible()
    expect(panel.locator("article:not(.nearby)")).to_have_count(0)
    ask(page, ADMITTED)
    expect(panel.locator("article.nearby")).to_have_count(0)
    assert panel.locator("article").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def test_a_citation_is_copied_and_the_button_says_so(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=chat.address)
    card = ask(page, ADMITTED).get_by_role("article").first
    button = card.get_by_role("button", name="Copy citation")
    button.focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("button", name="Copied")).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == card.locator("cite").inner_text()
    expect(page.locator("#announcer")).to_contain_text("Copied.")
    expect(button).to_be_visible()


def test_where_nothing_can_be_copied_the_citation_is_selected_and_the_button_says_so(
    chat: Served, opening: Opening
) -> None:
    page = opening(chat.address, script=NO_CLIPBOARD)
    panel = ask(page, ADMITTED)
    card = panel.get_by_role("article").first
    card.get_by_role("button", name="Copy citation").click()
    expect(card.get_by_role("button", name="Not copied: press Ctrl+C")).to_be_focused()
    assert page.evaluate("getSelection().toString()").strip() == card.locator("cite").inner_text()
    expect(page.locator("#announcer")).to_contain_text("Not copied")
    panel.get_by_role("button", name="Copy all citations").click()
    chosen = page.evaluate("getSelection().toString()")
    for line in panel.locator("article cite").all():
        assert line.inner_text() in chosen


def test_everything_can_be_done_from_the_keyboard(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=chat.address)
    expect(page.get_by_role("textbox", name="Question")).to_be_editable()
    _tab_to(page, "textbox", "Question")
    page.keyboard.type(ADMITTED)
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Evidence")
    expect(panel.get_by_role("article").first).to_be_visible()
    _tab_to(page, "button", "Copy citation")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "the focus is visible"
    page.keyboard.press("Space")
    expect(page.locator("#announcer")).to_contain_text("Copied.")
    _tab_to(page, "", "Show in context")
    page.keyboard.press("Enter")
    expect(panel.locator("article details[open] ol.printed mark.answer").first).to_be_visible()
    _tab_to(page, "link", "Open")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()


def test_screen_readers_are_told_and_find_their_way(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    count = len(answer_to(chat.view, ADMITTED).statements)
    told = f"Evidence: {count} statement{'' if count == 1 else 's'}."
    ask(page, ADMITTED)
    announcer = page.get_by_role("status").and_(page.locator("#announcer")).locator("div").last
    expect(announcer).to_have_text(told)
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    ask(page, SILENT)
    expect(announcer).to_have_text("The record does not say.")
    ask(page, ADMITTED)
    expect(announcer).to_have_text(told)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("log")).to_have_count(1)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_and_only_the_page_scrolls(chat: Served, opening: Opening, width: int, scheme: str) -> None:
    page = opening(chat.address, width=width, height=844, scheme=scheme)
    expect(page.get_by_role("textbox", name="Question")).to_be_editable()
    assert violations(page) == []
    ask(page, HEDGED)
    page.get_by_text("Show in context").first.click()
    assert violations(page) == []
    panel = ask(page, NEARLY)
    assert violations(page) == []
    ground = page.evaluate("getComputedStyle(document.querySelector('gradio-app')).backgroundColor")
    dark = sum(int(part) for part in re.findall(r"\d+", ground)[:3]) < 3 * 96
    assert dark is (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing is wider than the screen"
    assert panel.evaluate("one => getComputedStyle(one).overflowY") == "visible"
    if width < 800:
        scrolling = page.evaluate(
            "[...document.querySelectorAll('main *')].filter((one) => one.scrollHeight > one.clientHeight + 1 && "
            "['auto', 'scroll'].includes(getComputedStyle(one).overflowY)).map((one) => one.outerHTML.slice(0, 120))"
        )
        assert scrolling == []


def test_a_question_too_long_is_refused_and_never_cut(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    box = page.get_by_role("textbox", name="Question")
    box.fill("Who? " * (LONGEST // 5 + 1))
    assert len(box.input_value()) > LONGEST, "the field itself cuts nothing"
    box.press("Enter")
    expect(page.get_by_role("log").get_by_role("alert")).to_contain_text("at most 2,000 are read")
    expect(page.get_by_role("region", name="Evidence")).to_contain_text("at most 2,000 are read")
    expect(page.locator("#announcer")).to_contain_text("at most 2,000 are read")


def test_only_a_part_of_the_record_is_searched_when_the_reader_says_so(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    page.get_by_role("button", name="Search only a part of the record").click()
    _choose(page, "Document", "Jury trial, volume 1")
    panel = ask(page, HEDGED)
    expect(panel).to_contain_text("Only statements in Jury trial, volume 1, 2024-03-12 (quillfeather/trial-day-1.txt)")
    for line in panel.locator("article cite").all():
        expect(line).to_contain_text("Trial Tr. vol. 1")
    _choose(page, "Declarant", "Wilhelmina Tarrabine")
    panel = ask(page, HEDGED)
    expect(panel.get_by_role("heading", name="The record does not say")).to_be_visible()
    expect(panel).to_contain_text("Only statements by Wilhelmina Tarrabine in Jury trial, volume 1")


def test_a_part_of_the_record_is_listed_without_a_question(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    page.get_by_role("button", name="Search only a part of the record").click()
    _choose(page, "Document", "Jury trial, volume 1")
    _choose(page, "Act", "Partial admission")
    page.get_by_role("button", name="List its statements").click()
    panel = page.get_by_role("region", name="Evidence")
    where = Where(document="quillfeather/trial-day-1.txt", acts=(Act.PARTIAL_ADMISSION,))
    expected = list(chat.view.statements(where))
    expect(panel.get_by_role("heading", name=f"Listed: {len(expected)} statements")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text(f"Listed: {len(expected)} statements.")
    expect(panel.locator("article cite")).to_have_text([cite(item) for item in expected])
    expect(panel).to_contain_text("statements read as partial admission in Jury trial, volume 1")
    assert page.locator("#conversation .reply").count() == 0


def test_a_wrong_day_is_said_to_be_wrong(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    page.get_by_role("button", name="Search only a part of the record").click()
    page.get_by_label("From (YYYY-MM-DD)").fill("12 March")
    box = page.get_by_role("textbox", name="Question")
    box.fill(ADMITTED)
    box.press("Enter")
    expect(page.get_by_role("log").get_by_role("alert")).to_contain_text("is a day, written YYYY-MM-DD")


def test_evidence_does_not_outlive_its_answer(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    panel = ask(page, ADMITTED)
    expect(panel.get_by_role("article").first).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(panel.get_by_role("article")).to_have_count(0)


def test_a_statement_has_a_page_with_its_printed_lines(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    card = ask(page, HEDGED).get_by_role("article").filter(has=page.locator("cite", has_text="14:13–17"))
    with page.context.expect_page() as opened:
        card.get_by_role("link", name=re.compile("Open page 14 of the source")).click()
    source = opened.value
    expect(source.get_by_role("heading", level=1)).to_contain_text("14:13–17")
    lines = source.locator("section.source ol.printed > li")
    expect(lines).to_have_count(25)
    expect(lines.first.locator(".place")).to_have_text("14:1")
    expect(source.locator("section.source li.cited .place")).to_have_text(["14:13", "14:14", "14:15", "14:16", "14:17"])
    assert violations(source) == []
    source.get_by_role("link", name="Next page (15)").click()
    expect(source.get_by_role("heading", name="Page 15")).to_be_visible()
    expect(source.locator("body")).to_have_css("font-family", re.compile("^system-ui"))


def test_citations_are_saved_from_the_chat(chat: Served, opening: Opening) -> None:
    page = opening(chat.address)
    panel = ask(page, ADMITTED)
    with page.expect_download() as saved:
        panel.get_by_role("link", name="Save as text").click()
    text = saved.value.path().read_text(encoding="utf-8")
    for line in panel.locator("article cite").all():
        assert line.inner_text() in text
    with page.expect_download() as saved:
        panel.get_by_role("link", name="Save as Word (DOCX)").click()
    assert saved.value.suggested_filename == "onrecord-citations.docx"
    assert saved.value.path().read_bytes()[:2] == b"PK"


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=re.compile("^" + re.escape(option))).click()
    page.keyboard.press("Escape")


def _tab_to(page: Page, role: str, name: str, most: int = 40) -> None:
    """Presses Tab until the focus is on what has this name; fails where the keyboard does not get there."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        told = (
            focused.evaluate(
                "one => [one.tagName, one.getAttribute('aria-label') || one.innerText || "
                "(one.labels && one.labels[0] && one.labels[0].innerText) || ''].join(' ')"
            )
            if focused.count()
            else ""
        )
        passed.append(told[:60])
        if name in told and {"textbox": "TEXTAREA", "button": "BUTTON", "link": "A", "": "SUMMARY"}[role] in told:
            return
    raise AssertionError(f"the keyboard never came to {name}: {passed}")
