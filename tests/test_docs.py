"""Docs against code: what the pages say is what the code does."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest

from kg.model.statement import Act
from kg.model.testimony import Status
from ui.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_term_of_the_vocabulary_is_in_the_code() -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    for name in re.findall(r"\| `(kg\.[\w.]+)` \|", page):
        module, _, attribute = name.rpartition(".")
        if attribute[0].isupper():
            assert hasattr(importlib.import_module(module), attribute), name
        else:
            importlib.import_module(name)


def test_every_act_and_status_is_explained() -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    for value in [*Act, *Status]:
        assert f"| `{value.value}` |" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_page_of_commands_is_what_the_command_says() -> None:
    from tests.cli_page import page

    kept = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert kept == page(), "run: python -m tests.cli_page > docs/cli.md"


def test_every_command_is_in_the_readme_or_on_the_page_of_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert isinstance(main, click.Group)
    for name in main.commands:
        assert f"onrecord {name}" in text


def test_nothing_names_a_path_of_a_machine() -> None:
    for page in [*PAGES, *ROOT.glob("*.toml"), ROOT / "Makefile"]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|root|Users)/\w", text), page
