"""From a citation to its text, as a court's profile writes it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from kg.cite.model import NAMES, Cite
from kg.cite.profile import Profile, profile
from kg.cite.template import template
from kg.model.errors import UsageError

_PARTS = ("parentheticals", "enclosed")


def format(cite: Cite, court: str | Profile = "bluebook") -> str:
    """The citation as text with `*…*` for italics. `plain` drops the marks.

    Of the profile's templates for the form, the one that writes most of what is known is used. Raises UsageError when
    the citation lacks what every template needs.
    """
    chosen = profile(court) if isinstance(court, str) else court
    name = NAMES[type(cite)]
    form = chosen.forms[name]
    values = {
        item.name: getattr(cite, item.name)
        for item in dataclasses.fields(cite)
        if item.name not in _PARTS and getattr(cite, item.name) is not None
    }
    fitting = [made for made in map(template, form.write) if made.fits(values)]
    if not fitting:
        raise UsageError(
            f"a citation of the form '{name}' needs more than {', '.join(sorted(values)) or 'nothing'}: "
            f"profile {chosen.name} writes {form.write[0]!r}."
        )
    best = max(fitting, key=lambda made: made.covers(values))
    text = best.render(values, form.style)
    for note in cite.parentheticals:
        text += f" ({note})"
    end = "" if text.endswith((".", ".*")) and form.terminal == "." else form.terminal
    text += end
    return f"({text})" if cite.enclosed or form.enclose else text


def plain(text: str) -> str:
    """The text without marks of italics."""
    return re.sub(r"\\(.)|\*", lambda found: found[1] or "", text)


def string_cite(cites: Iterable[Cite], court: str | Profile = "bluebook") -> str:
    """Several citations of one sentence, joined by semicolons, with one full stop."""
    parts = [format(item, court) for item in cites]
    return "; ".join([part.removesuffix(".") for part in parts[:-1]] + parts[-1:])
