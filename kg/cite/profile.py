"""Court profiles: how one court, or one kind of court, wants the record cited. Data in `profiles/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kg.cite.model import FORMS
from kg.cite.template import Style, template
from kg.model.errors import UsageError

_NOT_PROFILES = ("names.toml", "variants.toml", "words.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a profile writes one form. `certain` is False where the rule could not be verified: see `note`."""

    write: tuple[str, ...]
    read: tuple[str, ...] = ()
    style: Style
    enclose: bool = False
    terminal: str = "."
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One court's way. `page_systems` names the page systems that it wants printed beside the transcript's own."""

    name: str
    title: str
    certain: bool
    note: str = ""
    wants: tuple[str, ...] = ()
    forms: Mapping[str, Form] = field(repr=False)

    def uncertain(self) -> list[str]:
        """What about this profile counsel should check, in plain sentences."""
        notes = [self.note] if not self.certain and self.note else []
        return notes + [f"{name}: {form.note}" for name, form in self.forms.items() if not form.certain]


def profiles() -> list[str]:
    """The names of all profiles, the default first."""
    names = sorted(
        item.name.removesuffix(".toml")
        for item in files("kg.cite").joinpath("profiles").iterdir()
        if item.name.endswith(".toml") and item.name not in _NOT_PROFILES
    )
    return sorted(names, key=lambda name: name != "bluebook")


@cache
def profile(name: str = "bluebook") -> Profile:
    """The profile of this name. Raises UsageError when there is none."""
    if name not in profiles():
        raise UsageError(f"there is no citation profile '{name}'; there are {', '.join(profiles())}.")
    form = tomllib.loads(files("kg.cite").joinpath(f"profiles/{name}.toml").read_text(encoding="utf-8"))
    head: dict[str, Any] = form.pop("profile")
    base: dict[str, Form] = dict(profile(head["inherits"]).forms) if "inherits" in head else {}
    unknown = set(form) - set(FORMS)
    if unknown:
        raise UsageError(f"profiles/{name}.toml: there is no form {', '.join(sorted(unknown))}.")
    made = {kind: _form(form.get(kind, {}), head, base.get(kind)) for kind in FORMS}
    return Profile(
        name=head["name"],
        title=head["title"],
        certain=head.get("certain", True),
        note=head.get("note", ""),
        wants=tuple(head.get("wants", ())),
        forms=made,
    )


def _form(given: dict[str, Any], head: dict[str, Any], base: Form | None) -> Form:
    style = Style(
        dash=given.get("dash", head.get("dash", base.style.dash if base else "–")),
        dates=given.get("dates", head.get("dates", base.style.dates if base else "mdy")),
        words=tuple((given.get("words") or head.get("words", {})).items()),
    )
    made = Form(
        write=tuple(given.get("write", base.write if base else ())),
        # what the base writes can always be read
        read=tuple(given.get("read", ())) + ((base.write + base.read) if base else ()),
        style=style,
        enclose=given.get("enclose", head.get("enclose", False)),
        terminal=given.get("terminal", head.get("terminal", base.terminal if base else ".")),
        certain=given.get("certain", base.certain if base and "write" not in given else True),
        note=given.get("note", base.note if base and "write" not in given else ""),
    )
    for source in (*made.write, *made.read):
        template(source)
    return made
