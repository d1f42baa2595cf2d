"""Roles in questions become names only where the record has one person who says that they hold them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.model.statement import Act, Stance
from kg.query.roles import with_names
from kg.store import open_store
from kg.store.base import View
from tests.factories import record, statement

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    said = (
        statement("I run operations at the quarry.", "What is your work?", ordinal=0, declarant="Una Marl"),
        statement("Yes.", "You were the chief financial officer of the quarry?", ordinal=1, declarant="Piet Loam"),
        statement("I am the site engineer.", "And you are?", ordinal=2, declarant="Ada Shale"),
        statement("I was the site engineer until May.", "And you are?", ordinal=3, declarant="Otto Chert"),
        statement(
            "No.",
            "You were the safety inspector, weren't you?",
            ordinal=4,
            declarant="Ida Gneiss",
            act=Act.DENIAL,
            stance=Stance.DENIES,
        ),
    )
    with open_store(f"file:{tmp_path_factory.mktemp('roles') / 'store'}") as store:
        store.writer().write(record(*said))
        yield store.view


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        # by "I run", with whose it is before the role
        ("Did the quarry's own operations manager see it?", "Did Una Marl see it?"),
        # by an affirmed question, in other words
        ("The finance chief accepted it.", "Piet Loam accepted it."),
        # two hold it: not decided
        ("Did the site engineer see it?", "Did the site engineer see it?"),
        # a denied role is nobody's
        ("Did the safety inspector see it?", "Did the safety inspector see it?"),
        # one word fits too many
        ("Did the manager see it?", "Did the manager see it?"),
    ],
)
def test_a_role_is_read_as_the_one_person_who_holds_it(offices: View, asked: str, read: str) -> None:
    assert with_names(offices, asked) == read


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    said = (
        statement(
            "Ms Teal, you act for Dunmore Marine.", None, ordinal=0, declarant="The Chair", examination="argument"
        ),
        statement("I do. Dunmore Marine accepts it.", None, ordinal=1, declarant="Ms Teal", examination="argument"),
        statement("I appear for the harbour board.", None, ordinal=2, declarant="Mr Roach", examination="argument"),
        statement("And I act for the harbour board.", None, ordinal=3, declarant="Mr Pike", examination="argument"),
    )
    with open_store(f"file:{tmp_path_factory.mktemp('submissions') / 'store'}") as store:
        store.writer().write(record(*said))
        yield store.view


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        # as the chair introduces them
        ("What did counsel for Dunmore Marine accept?", "What did Ms Teal accept?"),
        ("What did Dunmore Marine's lawyer accept?", "What did Ms Teal accept?"),
        # two act for them: not decided
        ("What did counsel for the harbour board say?", "What did counsel for the harbour board say?"),
        # nobody is said to
        ("What did counsel for Ardmore say?", "What did counsel for Ardmore say?"),
    ],
)
def test_counsel_is_read_as_the_one_who_acts_for_a_party(submissions: View, asked: str, read: str) -> None:
    assert with_names(submissions, asked) == read
