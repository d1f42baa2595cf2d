"""Evidence that is an attack: shown to the letter, run nowhere, in the browser and on every page of the chat."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import article, record, statement
from tests.servers import Embedded
from tests.ui.conftest import Opening, Served, serving

pytestmark = [pytest.mark.browser, pytest.mark.embedded, pytest.mark.filterwarnings("default")]

ATTACKS = [
    "<img src=x onerror=window.pwned=1>",
    "<speaker>MR. SMITH</speaker>",
    "</q></p></section></dd><script>window.pwned=1</script>",
    '" autofocus onfocus="window.pwned=1',
    "${window.pwned=1} {{constructor.constructor('window.pwned=1')()}} {window.pwned=1}",
    "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "[click](javascript:window.pwned=1) ![x](http://evil.example/x.png) $\\href{javascript:window.pwned=1}{x}$",
    '<base href="http://evil.example/"><meta http-equiv=refresh content="0;url=http://evil.example">',
    "&lt;b&gt;bold&lt;/b&gt; &#60;i&#62;",
]
SURNAMES = ["Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Rowan"]


@pytest.fixture(scope="module")
def attacked(embedded: Embedded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A record in which everything that comes from a source is an attack."""
    root = tmp_path_factory.mktemp("attacked")
    embedded.empty()
    with embedded.open() as store:
        for number, attack in enumerate(ATTACKS):
            document = article(f"news/{number} {attack}.html", title=f"Paper {number} {attack}", publisher=attack)
            hostile = dataclasses.replace(
                statement(
                    f"Galley {number} was rusty {attack}",
                    f"Was galley {number} rusty {attack}?",
                    document=document,
                    declarant=f"Barnaby {attack} {SURNAMES[number]}",
                ),
                claim=f"The galley {number} was rusty {attack}.",
                hedge="was rusty",
                objections=(attack,),
                reported_by=(attack,),
                examiner=attack,
                made_on_basis=attack,
            )
            store.writer().write(record(hostile))
        with serving(store, root) as served:
            yield served


def _unharmed(page: Page) -> None:
    assert page.evaluate("window.pwned") is None
    assert (
        page.locator("#evidence img, #evidence script, #evidence svg, #evidence speaker, #evidence base").count() == 0
    )
    assert page.locator(".reply img, .reply script, .reply svg, [onerror], [onfocus], [onbegin]").count() == 0


def test_attacks_in_a_source_are_shown_and_run_nowhere(attacked: Served, opening: Opening) -> None:
    page = opening(attacked.address)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.get_by_role("button", name="Search only a part of the record").click()
    page.get_by_role("button", name="List its statements").click()
    panel = page.get_by_role("region", name="Evidence")
    expect(panel.get_by_role("article")).to_have_count(len(ATTACKS))
    links = []
    for attack in ATTACKS:
        card = panel.get_by_role("article").filter(has_text=attack).first
        expect(card.get_by_role("heading")).to_contain_text(attack)
        links.append(card.get_by_role("link", name="Open").get_attribute("href") or "")
    for part in panel.locator("details").all():
        part.evaluate("one => { one.open = true }")
    _unharmed(page)
    for link, attack in zip(links, ATTACKS, strict=True):
        page.goto(attacked.address + link)
        expect(page.get_by_role("main")).to_contain_text(attack)
        assert page.evaluate("window.pwned") is None
        assert page.locator("img, svg, speaker, base, [onerror], [onfocus]").count() == 0


def test_attacks_in_a_question_and_in_its_answer_are_shown_and_run_nowhere(attacked: Served, opening: Opening) -> None:
    page = opening(attacked.address)
    for question in (" ".join(ATTACKS), "Was the galley 0 rusty?"):
        box = page.get_by_role("textbox", name="Question")
        box.fill(question)
        box.press("Enter")
        panel = page.get_by_role("region", name="Evidence")
        expect(panel.locator(".asked")).to_contain_text(question)
        _unharmed(page)
    expect(page.locator("#conversation .reply").last).to_contain_text(ATTACKS[0])


def test_an_attack_in_a_name_is_shown_in_the_filters(attacked: Served, opening: Opening) -> None:
    page = opening(attacked.address)
    page.get_by_role("button", name="Search only a part of the record").click()
    for label in ("Declarant", "Document"):
        page.get_by_label(label, exact=True).click()
        for attack in ATTACKS:
            expect(page.get_by_role("option").filter(has_text=attack).first).to_be_attached()
        page.keyboard.press("Escape")
    assert page.evaluate("window.pwned") is None


def test_a_hostile_file_is_read_and_its_lines_are_shown_to_the_letter(
    embedded: Embedded, opening: Opening, tmp_path: Path
) -> None:
    from ingest.pipeline import ingest

    said = "The hull <b onclick=window.pwned=1>was</b> sound <script>window.pwned=1</script>"
    file = tmp_path / "ferry <img src=x onerror=window.pwned=1>.txt"
    file.write_text(
        "Ferry maker speaks\n\nBy Ann Ode\n\nMarch 6, 2024\n\n"
        f"PORT COUNTY - Marta Quill of Dunmore Marine said on Tuesday: “{said}.”\n\n"
        "The trial goes on.\n",
        encoding="utf-8",
    )
    embedded.empty()
    with embedded.open() as store:
        assert not [report.error for report in ingest([file], tmp_path, store.writer()) if report.error]
        with serving(store, tmp_path) as served:
            page = opening(served.address)
            box = page.get_by_role("textbox", name="Question")
            box.fill("What did Marta Quill say about the hull?")
            box.press("Enter")
            panel = page.get_by_role("region", name="Evidence")
            expect(panel.locator(".record").first).to_contain_text(said)
            panel.get_by_text("Show in context").first.click()
            expect(panel.locator("ol.printed").first).to_contain_text(said)
            _unharmed(page)
            with page.context.expect_page() as opened:
                panel.get_by_role("link", name="Open").first.click()
            expect(opened.value.locator("section.source")).to_contain_text(said)
            assert opened.value.evaluate("window.pwned") is None
