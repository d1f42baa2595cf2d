"""The chat model that the user configured, if any: nothing is sent anywhere without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.model.errors import UsageError
from ui.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# each of these makes LangChain send what it sees to a third party
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


def chat_model(settings: Settings, environment: Mapping[str, str] = os.environ) -> BaseChatModel | None:
    """The configured model, or None. Raises UsageError where tracing would send evidence away, or it cannot be had."""
    refuse_tracing(settings, environment)
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(settings.model, temperature=0)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"the model '{settings.model}' cannot be had ({error}). It is written provider:name, and the provider's "
            "LangChain package must be installed."
        ) from error
    return model


def refuse_tracing(settings: Settings, environment: Mapping[str, str] = os.environ) -> None:
    """Raises UsageError where LangSmith tracing is switched on and the settings do not allow it."""
    on = [name for name in _TRACING if environment.get(name, "").lower() in ("1", "true", "yes")]
    if on and not settings.allow_tracing:
        raise UsageError(
            f"{on[0]} is switched on: questions and evidence would leave this machine. Unset it, or allow it with "
            "allow_tracing = true under [model] in the settings file."
        )
