"""Short forms over a sequence of citations: *id.*, *supra*, and titles without date and docket number.

The rules: *id.* for the source cited just before, if that citation named one source only; otherwise a short form, which
keeps whatever is needed to tell the source from another of the same title (two Rivera depositions, two trial days).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.cite.formatter import format
from kg.cite.model import (
    Article,
    Cite,
    CongressionalTestimony,
    Declaration,
    Deposition,
    HearingTranscript,
    Id,
    NewspaperPrint,
    OralArgument,
    OtherCaseTranscript,
    RecordPage,
    Supra,
    Transcript,
    TrialTranscript,
)
from kg.cite.names import short_case_name
from kg.cite.pin import Unit

# What tells one source from another, beside its title.
_BESIDE = ("pin", "parentheticals", "enclosed", "pageid", "errata")
_SUPRA = (Article, NewspaperPrint)


def source_of(cite: Cite) -> tuple[object, ...]:
    """The source of a citation, without the place in it: equal for two citations of one document."""
    return (
        type(cite),
        *(getattr(cite, item.name) for item in dataclasses.fields(cite) if item.name not in _BESIDE),
    )


def shortened(cites: Sequence[Cite]) -> list[Cite]:
    """Each citation in the shortest form that is still unmistakable at its place in the sequence."""
    titles: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    authors: dict[str, set[tuple[object, ...]]] = {}
    for cite in cites:
        titles.setdefault(_title(cite), set()).add(source_of(cite))
        authors.setdefault(_supra_name(cite), set()).add(source_of(cite))
    seen: set[tuple[object, ...]] = set()
    last: tuple[object, ...] | None = None
    out: list[Cite] = []
    for cite in cites:
        source = source_of(cite)
        if isinstance(cite, RecordPage):
            out.append(cite)
        elif source == last:
            out.append(Id(pin=cite.pin, parentheticals=cite.parentheticals, enclosed=cite.enclosed))
        elif source in seen:
            same = authors[_supra_name(cite)] if isinstance(cite, _SUPRA) else titles[_title(cite)]
            out.append(_short(cite, alone=len(same) == 1))
        else:
            out.append(cite)
        seen.add(source)
        last = None if isinstance(cite, RecordPage) else source
    return out


def written(cites: Sequence[Cite], court: str = "bluebook") -> list[str]:
    """The citations of a sequence as text with `*…*` for italics."""
    return [format(cite, court) for cite in shortened(cites)]


def resolved(cites: Sequence[Cite]) -> Iterator[Cite | None]:
    """The full citation that each one of a sequence means: *id.* and short forms take what their source said.

    None for an *id.* or *supra* with nothing before it to mean.
    """
    known: list[Cite] = []
    last: Cite | None = None
    for cite in cites:
        full: Cite | None
        if isinstance(cite, Id):
            full = (
                dataclasses.replace(last, pin=cite.pin or last.pin, parentheticals=cite.parentheticals)
                if last
                else None
            )
        elif isinstance(cite, Supra):
            found = next((item for item in reversed(known) if _named(item, cite.author)), None)
            full = dataclasses.replace(found, pin=cite.pin, parentheticals=cite.parentheticals) if found else None
        else:
            full = _filled(cite, known)
        if full is not None:
            known.append(full)
        last = full
        yield full


def _filled(cite: Cite, known: Sequence[Cite]) -> Cite:
    """A short form with the date and docket number of the earlier citation of the same title, if only one fits."""
    fitting = [item for item in known if _title(item) == _title(cite) and _agree(item, cite)]
    sources = {source_of(item) for item in fitting}
    if len(sources) != 1:
        return cite
    full = fitting[-1]
    missing = {
        item.name: getattr(full, item.name)
        for item in dataclasses.fields(cite)
        if item.name not in _BESIDE and (getattr(cite, item.name) is None or item.name == "case")
    }
    return dataclasses.replace(cite, **missing)


def _agree(left: Cite, right: Cite) -> bool:
    return all(
        getattr(right, item.name) in (None, getattr(left, item.name), _case(left) if item.name == "case" else None)
        for item in dataclasses.fields(right)
        if item.name not in _BESIDE
    )


def _case(cite: Cite) -> str | None:
    """The short name of the case that a citation names."""
    name = getattr(cite, "case", None)
    return short_case_name(name) if name else None


_SHORT_AWAY = ("date", "ecf", "volume", "exhibit", "attached_to", "docket", "court", "reporter", "year")


def _title(cite: Cite) -> tuple[object, ...]:
    """What a short form leaves of a source: its form and title."""
    return (
        type(cite),
        *(
            _case(cite) if item.name == "case" else getattr(cite, item.name)
            for item in dataclasses.fields(cite)
            if item.name not in _BESIDE and item.name not in _SHORT_AWAY
        ),
    )


def _short(cite: Cite, *, alone: bool) -> Cite:
    if isinstance(cite, _SUPRA):
        if not cite.author or not alone:
            return cite
        pin = cite.pin if cite.pin is None or cite.pin.unit in (Unit.PAGE, Unit.PARAGRAPH) else None
        return Supra(author=_supra_name(cite), pin=pin, parentheticals=cite.parentheticals)
    if not alone or isinstance(cite, CongressionalTestimony):
        return dataclasses.replace(cite, ecf=None) if not alone and cite.date is not None else cite
    if isinstance(cite, OtherCaseTranscript | OralArgument):
        if cite.case is None:
            return cite
        away: dict[str, Any] = {name: None for name in _SHORT_AWAY if hasattr(cite, name)}
        return dataclasses.replace(cite, case=_case(cite), **away)
    if cite.pin is None:
        return cite
    short = dataclasses.replace(cite, ecf=None, date=None)
    if isinstance(short, Deposition | TrialTranscript | HearingTranscript | Transcript):
        return dataclasses.replace(short, volume=None)
    return short


def _named(cite: Cite, name: str) -> bool:
    """Whether a name before *supra* means this source: the author, or whose deposition or declaration it is."""
    if isinstance(cite, Deposition | Declaration):
        own = cite.deponent if isinstance(cite, Deposition) else cite.declarant
        return own is not None and re.sub(r"\s+(?:Dep|Decl|Aff)\b\.?(?:\s+Tr\.)?$", "", name) == own
    return bool(_author(cite)) and _author(cite).endswith(name)


def _supra_name(cite: Cite) -> str:
    """The surname by which a work is cited again; empty where it names no author."""
    return _author(cite).rsplit(" ", 1)[-1]


def _author(cite: Cite) -> str:
    return str(getattr(cite, "author", None) or "")
