from __future__ import annotations

import pytest

from kg.model.errors import UsageError
from ui.model import chat_model
from ui.settings import Settings


def test_without_a_configured_model_there_is_none() -> None:
    assert chat_model(Settings(), {}) is None


@pytest.mark.parametrize("name", ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"])
def test_tracing_is_refused_unless_the_settings_allow_it(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        chat_model(Settings(), {name: "true"})
    assert chat_model(Settings(allow_tracing=True), {name: "true"}) is None
    assert chat_model(Settings(), {name: "false"}) is None


def test_a_model_that_cannot_be_had_is_named() -> None:
    with pytest.raises(UsageError, match="nobody:nothing"):
        chat_model(Settings(model="nobody:nothing"), {})
