"""Counsel on the appearances page, and for whom they appear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.describe.words import Casing, pattern, trimmed
from kg.model.document import Appearance

_FOR = pattern("appears_for")
_AFTER = pattern("attorneys_for")
_INLINE = pattern("esquire_for")
_TITLED = pattern("titled_name")
_ESQUIRE = pattern("esquire")
_BY = pattern("by_name")
_PLAIN = pattern("plain_name")
_TITLE = re.compile(r"^(?:MR|MRS|MS|MISS|DR|SIR|DAME|LORD|LADY)\.?\s+", re.IGNORECASE)
_POST_NOMINAL = re.compile(r"\s+(?:KC|QC|SC|K\.C\.|Q\.C\.|S\.C\.)$", re.IGNORECASE)
_INITIAL = re.compile(r"\s[A-Z]\.\s")
_FIRM = pattern("firm_or_address")
_APPEARS = pattern("appears")
_CONTENTS = pattern("contents")
_STOP = pattern("no_counsel")
_NOT_A_PARTY = pattern("not_a_party")


def read_appearances(lines: Sequence[str], casing: Casing) -> tuple[Appearance, ...]:
    """Counsel in order of print. `party` is as printed ("THE PLAINTIFF"); names are as written in sentences."""
    found: list[Appearance] = []
    party: str | None = None
    listed = False
    waiting: list[str] = []
    for text in _joined([" ".join(line.split()) for line in lines]):
        if _CONTENTS.match(text):
            break
        if _STOP.search(text):
            party, listed = None, False
            continue
        if match := _APPEARS.match(text):
            listing = ", ".join(part for part in (match["names"], match["more"]) if part)
            for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", listing):
                found.append(_appearance(_POST_NOMINAL.sub("", _TITLE.sub("", name)), match["party"], casing))
            continue
        # "for Plaintiff" below the names, in small letters: it closes what it follows, and opens nothing.
        if waiting and (match := _FOR.match(text)) and text[:1].islower():
            found.extend(_appearance(name, match["party"], casing) for name in waiting)
            waiting, party = [], None
            continue
        if match := _INLINE.match(text):
            found.append(_appearance(match["name"], match["party"], casing))
            continue
        if match := _AFTER.match(text):
            found.extend(_appearance(name, match["party"], casing) for name in waiting)
            waiting = []
            continue
        if (match := _FOR.match(text)) and not _NOT_A_PARTY.match(match["party"]):
            party, listed = match["party"], True
            text = (match["rest"] or "").strip()
            if not text:
                continue
        elif re.match(r"^A\s*P\s*P\s*E\s*A\s*R\s*A\s*N\s*C\s*E\s*S\b", text, re.IGNORECASE):
            listed = True
            continue
        name = _name(text, listed)
        if name is None:
            continue
        if party is not None:
            found.append(_appearance(name, party, casing))
        elif listed:
            waiting.append(name)
    unique: dict[tuple[str, str | None], Appearance] = {(item.name, item.party): item for item in found}
    return tuple(unique.values())


def _joined(rows: Sequence[str]) -> list[str]:
    """Rows with an entry that runs over several rows ("NAME, ESQ., City; on behalf of / the Respondents.") joined."""
    joined: list[str] = []
    for row in rows:
        if not row:
            continue
        last = joined[-1] if joined else ""
        esquire = re.search(r",\s*ESQ", last, re.IGNORECASE)
        entry_open = esquire and (not last.endswith(".") or ";" in last) and not last.endswith(("ESQ.", "Esq."))
        party_open = _FOR.match(last) and not last.endswith(":") and ":" not in last and row.endswith(":")
        if (entry_open and not re.search(r",\s*ESQ", row, re.IGNORECASE) and not _CONTENTS.match(row)) or party_open:
            joined[-1] = f"{last} {row}"
        else:
            joined.append(row)
    return joined


def _name(text: str, listed: bool) -> str | None:
    """The name of counsel on a row, or None for firms and addresses."""
    for form in (_ESQUIRE, _TITLED, _BY):
        if (match := form.match(text)) and not _FIRM.search(match["name"]):
            return match["name"].strip(" ,.")
    if listed and _PLAIN.match(text) and _INITIAL.search(text) and not _FIRM.search(text):
        return text
    return None


def _appearance(name: str, party: str, casing: Casing) -> Appearance:
    return Appearance(name=casing.lowered(trimmed(name)), party=trimmed(party))
