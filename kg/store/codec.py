"""Dataclasses of the model to plain values (for JSON) and back, by their annotations; nothing is lost on the way."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: Any) -> Any:
    """A value as JSON knows it: objects as maps, tuples as lists, dates as ISO text, enums by value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def rebuild(kind: type[T], form: Any) -> T:
    """The object of a class from its plain form. Raises ValueError where the form does not fit."""
    made: T = _rebuild(kind, form)
    return made


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _rebuild(kind: Any, form: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if form is None:
            return None
        return _rebuild(next(part for part in get_args(kind) if part is not type(None)), form)
    if origin is tuple:
        return tuple(_rebuild(get_args(kind)[0], item) for item in form)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        if not isinstance(form, dict) or set(form) - set(hints):
            raise ValueError(f"this is no {kind.__name__}: {str(form)[:120]}")
        return kind(**{name: _rebuild(hints[name], value) for name, value in form.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(form)
    if kind is dt.date:
        return dt.date.fromisoformat(form)
    if kind is float:
        return float(form)
    if not isinstance(form, kind):
        raise ValueError(f"{form!r} is no {kind.__name__}")
    return form
