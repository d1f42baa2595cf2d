"""Headings of testimony: who is examined, by whom, how; who calls the witness, and under which oath."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.letters import wide
from kg.model.testimony import ExaminationKind

_CONTINUED = r"(?:CONTINUED|CONTINUING|CONT['’]?D\.?|CONT\.|RESUMED|FURTHER)"
_PERSON = wide(r"[A-Z][\w.'’\-]*(?:,?\s+[A-Z&(\"“][\w.'’\-\")”&]*)*")
_HONORIFIC = r"(?:MR|MRS|MS|MISS|DR|PROF|PROFESSOR|ADV|SIR|DAME|COUNSEL)"
_KINDS = {
    "direct": ExaminationKind.DIRECT,
    "chief": ExaminationKind.DIRECT,
    "cross": ExaminationKind.CROSS,
    "redirect": ExaminationKind.REDIRECT,
    "reexamination": ExaminationKind.REDIRECT,
    "recross": ExaminationKind.RECROSS,
    "voirdire": ExaminationKind.VOIR_DIRE,
}
_EXAMINATION = re.compile(
    rf"^\W*(?:(?:{_CONTINUED}|REBUTTAL|SURREBUTTAL|RESUMPTION\s+OF)\s+)*"
    r"(?P<kind>(?:FURTHER\s+)?RE-?\s?DIRECT|RE-?\s?CROSS|DIRECT|CROSS|VOIR\s+DIRE|RE-?\s?EXAMINATION|EXAMINATION)"
    r"(?P<word>[\s-]*EXAMINATION)?(?P<chief>[\s-]+IN[\s-]+CHIEF)?"
    rf"(?:[\s,:;\-–—]*\(?{_CONTINUED}\)?)*"
    rf"(?:[\s,\-–—]+OF\s+(?P<of>{_PERSON}))?(?:[\s,\-–—]+\(?BY\s+(?P<by>{_PERSON}[^:]*?)\)?|\s*[:\-–—]\s*(?P<after>{_HONORIFIC}\.?\s+{_PERSON}))?(?:[\s,:;\-–—]*\(?{_CONTINUED}\)?)*"
    r"\s*[:.]?\W*$",
    re.I,
)
_QUESTIONED = re.compile(
    r"^\W*(?:Further\s+)?(?P<how>Questioned|Questions|Questioning|Examined|Cross-?examined|Re-?examined)"
    r"(?:\s*\(?continued\)?)?\s+(?:by|from)\s+(?P<by>.+?)(?:\s*:?\s*[(\[]?continued[)\]]?)?\s*[:.]?\W*$",
    re.I,
)
_HOW = {"examined": None, "crossexamined": ExaminationKind.CROSS, "reexamined": ExaminationKind.REDIRECT}
# "ADA THORN, HAVING BEEN SWORN, WAS EXAMINED BY MR. OAK AS FOLLOWS:"
_EXAMINED_AS = re.compile(
    rf"^(?P<who>{_PERSON}?),?\s+(?P<oath>(?:,?\s*(?:having|being|was|been|first|duly|previously|already|re-?|still)\s*)*"
    r"(?:sworn|affirmed))?,?\s*(?:was\s+)?(?:further\s+)?(?P<how>(?:cross-?|re-?|direct(?:ly)?[\s-])?examined)"
    r"(?:,?\s+as\s+follows,?)?\s+by\s+(?P<by>.+?),?\s*(?:as\s+follows)?\s*[:.]\W*$",
    re.I,
)
_CLOCK = re.compile(r"\s*[\[(]\s*\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?\s*[\])]\s*$", re.I)
_WITHDREW = re.compile(r"^\W*(?:THE\s+)?WITNESS(?:ES)?\s+(?:WITHDREW|WITHDRAWS|STOOD\s+DOWN|EXCUSED|RETIRED)\W*$", re.I)
_BYLINE = re.compile(
    rf"^(?:QUESTIONS\s+)?BY\s+(?P<by>(?:(?:MR|MS|MRS|MISS|DR|ADV|ATTORNEY|JUDGE|JUSTICE|PROF)\b\.?\s*|THE\s+){_PERSON})\s*"
    rf"(?:\(?{_CONTINUED}\)?)?\s*:?\s*(?:\(?{_CONTINUED}\)?)?\s*:?$",
    re.I,
)
_CALLED_BY = (
    r"(?P<by>(?:(?:THE\s+)?[A-Z][\w.&\-]*\s+)?(?:PLAINTIFF|DEFENDANT|DEFENSE|DEFENCE|GOVERNMENT|STATE|PEOPLE|PROSECUTION|PETITIONER|RESPONDENT|CLAIMANT|"
    r"APPLICANT|APPELLANT|COMMONWEALTH|CROWN|COURT|DEBTOR|TRUSTEE|COMPLAINANT|INTERVENOR|COUNTERCLAIMANT)S?)['’]?S?['’]?"
)
# Words of the formula around a name, which capitals would otherwise make part of it.
_NO_NAME = r"CALLED|HAVING|PRODUCED|BEING|WAS|FIRST|DULY|AS|THE|AN?|AFTER|WITNESS|DEPONENT|PREVIOUSLY|SWORN|BY|ON|FOR"
_NAME = wide(
    r"(?P<name>(?-i:(?:[A-Z][\w.'’\-]*|[\"“(][A-Z][\w.'’\- ]*[\"”)])"
    rf"(?:,?\s+(?!(?i:{_NO_NAME})\b)(?:[\"“(]?[A-Z][\w.'’\-]*[\"”)]?|de|van|von|der|la|al))*))"
)
_SWORN = r"(?:(?:PREVIOUSLY|FIRST|HAVING\s+BEEN|BEING|DULY|STILL|RE-?)\s*)*(?:SWORN|AFFIRMED)"
_SIDE_WITNESS = re.compile(
    rf"^{_NAME},?\s+{_CALLED_BY}\s+(?:REBUTTAL\s+|EXPERT\s+)?WITNESS(?:ES)?\b[\s,;]*(?P<rest>.*)$", re.I | re.S
)
_CALLED_WITNESS = re.compile(
    rf"^{_NAME}\s*,\s*(?:(?:the|a|an|as)\s+)?(?P<rest>(?:witness|deponent|called|produced|having|being|was|after|first|duly|(?=sworn|affirmed)|"
    rf"(?:plaintiff|defendant|{_CALLED_BY})(?!\s*[.:;])).*?\b(?:sworn|affirmed|oath|affirmation)\b.*)$".replace(
        "(?P<by>", "(?:"
    ),
    re.I | re.S,
)
_SIDE_IN_TEXT = re.compile(rf"(?:by|of|behalf\s+of|for)\s+(?:counsel\s+for\s+)?(?:the\s+)?{_CALLED_BY}", re.I)
_BRACKETED = re.compile(
    rf"^\W*{_NAME}\s*[,(]\s*(?P<how>(?:previously\s+|re-?|duly\s+|having\s+been\s+(?:duly\s+)?)?"
    r"(?:sworn|affirmed|called|recalled|continued|resumed))(?:\s+(?:in|the\s+(?:witness\s+)?stand))?\W*$",
    re.I,
)
_SWEARING = re.compile(r"\b(?:sworn|affirmed|affirmation|oath)\b", re.I)
_WHEREUPON = re.compile(r"^\s*\(?(?:Whereupon|Thereupon)\b[,:]?\s*", re.I)
_VIDEO = re.compile(
    r"\b(?:BY|VIA|THROUGH|IN)\s+(?:VIDEO(?:TAPED?)?\s+|READ\s+)?DEPOSITION|VIDEO(?:TAPED)?\s+DEPOSITION", re.I
)
_DEPOSITION_OF = re.compile(
    rf"^\W*(?:(?:VIDEO(?:TAPED|CONFERENCE|GRAPHED)?|ORAL|REMOTE|ZOOM|CONTINUED|VIDEO-?RECORDED)\s+(?:AND\s+)?)*"
    rf"(?:DEPOSITION|EXAMINATION\s+UNDER\s+OATH)\s+(?:UPON\s+ORAL\s+EXAMINATION\s+)?OF:?\s+{_NAME}\W*$",
    re.I,
)
_WITNESS_LINE = re.compile(rf"^(?:WITNESS|DEPONENT)\s*:\s*{_NAME}(?:\s*[\[(](?:[^\])]*)[\])])?$")
_SUBMISSION = re.compile(
    r"^\W*(?:(?:FURTHER\s+|CLOSING\s+|OPENING\s+|REPLY\s+|REBUTTAL\s+|ORAL\s+|FINAL\s+|CLOSED?\s+)*"
    r"(?:SUBMISSIONS?|ARGUMENTS?|STATEMENTS?|REMARKS|ADDRESS)\b(?:\s+(?:BY|OF|FROM|ON|FOR)\b.*)?|"
    r"CHARGE\s+(?:OF|TO)\s+.*|(?:PRELIMINARY\s+)?(?:JURY\s+)?INSTRUCTIONS?(?:\s+.*)?|VERDICT|SENTENCE|RULING|JUDGMENT)\W*$",
    re.I,
)
_PLACE = re.compile(
    r"^(?:(?:(?:UPON\s+)?(?:THE\s+)?(?:LUNCHEON|LUNCH|MORNING|AFTERNOON|EVENING|SHORT)\s+(?:SESSION|RECESS|ADJOURNMENT|BREAK))|"
    r"(?:INQUIRY|HEARING|PROCEEDINGS?|COURT)\s+(?:ADJOURN|RESUM|RECONVEN|COMMENC|RECESS)\w*.*|RECESS|PROCEEDINGS?|END\s+OF\s+.*|VOLUME\s+\w+|"
    r"(?:IN\s+)?OPEN\s+COURT.*|APPEARANCES.*|INDEX|CONTENTS|EXHIBITS?)\W*$"
)
_ALONE = re.compile(
    wide(
        r"(?:(?:MR|MRS|MS|MISS|DR|PROF|PROFESSOR)\.?\s+)?[A-Z][A-Z.'’\-]*"
        r"(?:\s+(?:[A-Z][A-Z.'’\-]*|[\"“(][A-Z.'’\- ]+[\"”)])){1,5}(?:,?\s+(?:JR|SR|M\.?D|PH\.?D)\.?)?"
    )
)
_WITH_OATH = re.compile(
    wide(r"(?P<name>[A-Z][\w.'’\-]*(?:\s+(?:[A-Z][\w.'’\-]*|de|van|von|der|la|al)){1,5}),\s+")
    + r"(?:(?:having\s+been|being|first|duly|previously)\s+)*(?P<oath>(?i:sworn|affirmed|recalled))[.,:]?"
)
_NO_PERSON = re.compile(
    r"\b(?:THE|COURT|TRIAL|HEARING|DAY|SESSION|WITNESS(?:ES)?|TESTIMONY|EVIDENCE|EXAMINATION|PROCEEDINGS?|VOLUME|CASE|"
    r"CONTINUED|RESUMED|PLAINTIFFS?|DEFENDANTS?|DEFEN[CS]E|GOVERNMENT|PEOPLE|STATE|CROWN|JURY|DEPOSITION|EXHIBITS?|"
    r"CONFIDENTIAL|APPEARANCES|RECORD|VOIR|DIRECT|CROSS|BY|OF)\b"
)
# No company takes the stand.
_COMPANY = re.compile(
    r"\b(?:INC|LLC|L\.L\.C|LLP|LTD|CORP|CO|COMPANY|CORPORATION|LIMITED|PLC|GMBH|PTY|ET\s+AL)\.?\W*$", re.I
)
_CERTIFICATE = re.compile(
    r"^\W*(?:(?:REPORTER|COURT\s+REPORTER|NOTARY)['’]?S?\s+)?CERTIFICAT(?:E|ION)(?:\s+OF\s+.*)?\W*$|^I\s+HEREBY\s+CERTIFY",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminationHeading:
    """An examination begins or goes on: `kind` is None for a bare EXAMINATION, `by` and `of` as printed or None."""

    kind: ExaminationKind | None
    by: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessHeading:
    """A witness takes the stand: name, side and oath as printed; `lines` is how many printed lines say so."""

    name: str
    called_by: str | None = None
    sworn: str | None = None
    video: bool = False
    lines: int = 1


def unspaced(text: str) -> str:
    """A heading without letter spacing ("D I R E C T   E X A M …"), white space folded."""
    folded = " ".join(text.split())
    if re.match(r"^(?:\S (?=\S(?: |$))){3,}", folded):
        return " ".join("".join(part.split()) for part in re.split(r"\s{2,}", text.strip()))
    return folded


def examination(text: str) -> ExaminationHeading | None:
    """Reads a line as the heading of an examination; None where it is not one."""
    line = _CLOCK.sub("", unspaced(text))
    if len(line) > 120 or (re.search(r"\d\s*$", line) and not _QUESTIONED.match(line)):
        return None
    found = _QUESTIONED.match(line)
    if found and _headlike(line):
        how = found["how"].casefold().replace("-", "")
        return ExaminationHeading(kind=_HOW.get(how, ExaminationKind.INQUIRY), by=_clean(found["by"]))
    found = _EXAMINATION.match(line)
    if found is None or not _headlike(line):
        return None
    by = found["by"] or found["after"]
    word = re.sub(r"[\s-]|further", "", found["kind"].casefold())
    if word == "examination":
        kind = ExaminationKind.DIRECT if found["chief"] else None
        if kind is None and not (line.isupper() or by or found["of"]):
            return None
    elif not found["word"] and word not in ("voirdire", "reexamination"):
        # "CROSS" alone is a word; as a heading only in capitals on a line of its own.
        if not line.isupper() or (by is None and found["of"] is None):
            return None
        kind = _KINDS[word]
    else:
        kind = _KINDS[word]
    return ExaminationHeading(kind=kind, by=_clean(by), of=_clean(found["of"]))


def examined(lines: Sequence[str]) -> tuple[ExaminationHeading, WitnessHeading | None, int] | None:
    """Reads one or two lines that say who was examined by whom "as follows"; the lines that say it are counted last."""
    if "examined" not in " ".join(lines[:2]).casefold():
        return None
    for count in (1, 2):
        line = " ".join(" ".join(lines[:count]).split())
        found = _EXAMINED_AS.match(line) if len(line) < 160 else None
        if found is None or not _headlike(line):
            continue
        how = re.sub(r"[\s-]|ly", "", found["how"].casefold())
        kind = {"examined": None, "directexamined": ExaminationKind.DIRECT}.get(how, _HOW.get(how))
        who = None if re.match(r"(?:THE\s+)?(?:WITNESS|DEPONENT)\b", found["who"], re.I) else _clean(found["who"])
        oath = " ".join(found["oath"].casefold().split()).strip(" ,") if found["oath"] else None
        witness = WitnessHeading(name=who, sworn=oath) if who and _named(who) else None
        return ExaminationHeading(kind=kind, by=_clean(found["by"])), witness, count
    return None


def names_witness(text: str) -> bool:
    """Whether the line is "WITNESS: ADA THORN [Resumed]", a heading and no speaker's label."""
    found = _WITNESS_LINE.match(" ".join(text.split()))
    return found is not None and found["name"].isupper() and len(found["name"].split()) >= 2


def withdrew(text: str) -> bool:
    """Whether the line says that the witness left the stand."""
    return bool(_WITHDREW.match(" ".join(_CLOCK.sub("", text).split())))


def byline(text: str) -> str | None:
    """Who examines from here on, from a line "BY MR. X:"; None where the line is not one."""
    line = " ".join(text.split())
    found = _BYLINE.match(line)
    if found is None or not (line.startswith(("BY ", "QUESTIONS BY ")) or line.endswith(":")):
        return None
    return _clean(re.sub(rf"[\s(]*{_CONTINUED}\)?$", "", found["by"], flags=re.I))


def witness(lines: Sequence[str], marked_up: bool = False) -> WitnessHeading | None:
    """Reads the lines as the heading that names a witness, the first line being its beginning.

    `marked_up` says that the source marks the first line as a heading. None where it is not such a heading.
    """
    first = _CLOCK.sub("", " ".join(lines[0].split())).strip("*_<> ")
    sided = _sided(lines) if first[:1].isupper() and len(first) <= 110 else None
    if sided is not None:
        return sided
    found = _BRACKETED.match(first)
    if (
        found
        and len(first) < 90
        and _named(found["name"])
        and (first.isupper() or _shouts(found["name"]) or first.endswith((")", ").", ")*")))
    ):
        how = found["how"]
        return WitnessHeading(name=_clean(found["name"]) or "", sworn=how.casefold())
    found = _DEPOSITION_OF.match(first) or _WITNESS_LINE.match(first)
    if found:
        return WitnessHeading(name=_clean(found["name"]) or "")
    if not first[:1].isupper() or len(first) > 110:
        return None
    return _called_heading(lines, marked_up)


def _sided(lines: Sequence[str]) -> WitnessHeading | None:
    """ "JANE DOE, PLAINTIFF'S WITNESS, SWORN", on one line or two."""
    for count in (1, 2):
        joined = " ".join(" ".join(line.split()) for line in lines[:count])
        found = _SIDE_WITNESS.match(joined)
        if found and _shouts(joined) and _named(found["name"]):
            return _side_heading(found, lines, count)
    return None


def _side_heading(found: re.Match[str], lines: Sequence[str], count: int) -> WitnessHeading:
    rest = found["rest"]
    while count < min(4, len(lines)):
        following = " ".join(lines[count].split())
        if not (re.fullmatch(rf"(?:{_SWORN}|.*DEPOSITION)[\W]*", following, re.I) and _shouts(following)):
            break
        rest += " " + following
        count += 1
    oath = re.search(_SWORN, rest, re.I)
    return WitnessHeading(
        name=_clean(found["name"]) or "",
        called_by=_side(found["by"]),
        sworn=oath.group().casefold() if oath else None,
        video=bool(_VIDEO.search(rest)),
        lines=count,
    )


def _called_heading(lines: Sequence[str], marked_up: bool) -> WitnessHeading | None:
    """ "JOHN DOE, called as a witness by the defendant, having been first duly sworn, testified as follows:" """
    if not _SWEARING.search(" ".join(lines[:8])):
        return None
    lines = [_WHEREUPON.sub("", line) for line in lines]
    name = " ".join(" ".join(lines[:2]).split())
    if not name[:1].isupper() or not re.match(r"^[\w.'’\-\"“”() ]+,", name + ","):
        return None
    for count in range(1, min(8, len(lines)) + 1):
        joined = " ".join(" ".join(line.split()) for line in lines[:count]).strip()
        if not _SWEARING.search(joined):
            continue
        found = _CALLED_WITNESS.match(joined)
        if found is None or len(found["name"].split()) < 2 or not _named(found["name"]):
            return None
        if not (
            _shouts(found["name"]) or re.search(r"\b(?:called|produced|having been|being|testified|witness)\b", joined)
        ):
            return None
        while count < min(10, len(lines)) and not re.search(r"follows\s*[:.]*$", " ".join(lines[count - 1].split())):
            following = " ".join(lines[count].split())
            if not re.match(r"[a-z]", following):
                break
            count += 1
        side = _SIDE_IN_TEXT.search(joined)
        oath = re.search(_SWORN, joined, re.I)
        return WitnessHeading(
            name=_clean(found["name"]) or "",
            called_by=_side(side["by"]) if side else None,
            sworn=" ".join(oath.group().casefold().split()) if oath else "sworn",
            video=bool(_VIDEO.search(joined)),
            lines=count,
        )
    return None


def submission(text: str) -> bool:
    """Whether the line heads argument, an opening, a charge, a verdict: no testimony follows."""
    line = unspaced(text)
    return bool(_SUBMISSION.match(line)) and len(line) < 120 and _headlike(line)


def place(text: str) -> bool:
    """Whether the line is a heading of the session itself (AFTERNOON SESSION, PROCEEDINGS)."""
    line = unspaced(text)
    return bool(_PLACE.match(line)) and _shouts(line)


def certificate(text: str) -> bool:
    """Whether the reporter's certificate begins here."""
    return bool(_CERTIFICATE.match(unspaced(text)))


def person_name(text: str) -> bool:
    """Whether a marked-up heading is nothing but the name of a person."""
    line = " ".join(text.split())
    return bool(
        re.fullmatch(
            wide(r"(?:[A-Z][\w.'’\-]*|de|van|von|der|la|al)(?:\s+(?:[A-Z][\w.'’\-]*|de|van|von|der|la|al)){1,6}"), line
        )
    ) and not re.search(
        r"\d|\b(?:Submissions?|Statements?|Opening|Closing|Session|Day|Ruling|Inquiry|Module|Evidence|Summary)\b", line
    )


def stands_above(lines: Sequence[str]) -> WitnessHeading | None:
    """A name alone on its line, right above the heading of an examination: who is examined there.

    In capitals it may stand by itself; in small letters it says that the witness was sworn.
    """
    line = " ".join(lines[0].split())
    if len(lines) < 2 or examination(lines[1]) is None or examination(line) is not None or place(line):
        return None
    oath = _WITH_OATH.fullmatch(line)
    name = oath["name"] if oath else line
    if not (oath or _ALONE.fullmatch(name)) or _NO_PERSON.search(name.upper()) or not _named(name):
        return None
    return WitnessHeading(name=name, sworn=oath["oath"].casefold() if oath else None)


def _named(name: str) -> bool:
    """Whether what stands where a name belongs looks like one: a few capitalised words, no sentence."""
    words = name.split()
    small = {"de", "van", "von", "der", "la", "al", "del", "bin", "da", "dos"}
    capital = all(word.strip("\"“”'‘’(),.")[:1].isupper() or word in small for word in words)
    return capital and len(words) <= 8 and not _COMPANY.search(name) and not re.search(r"[a-z]{3,}\.\s", name)


def _side(printed: str) -> str:
    return " ".join(re.sub(r"['’]?S?['’]$|['’]S$", "", printed).split())


def _clean(printed: str | None) -> str | None:
    return " ".join(printed.split()).strip(" ,:;.*-–—") or None if printed else None


def _headlike(line: str) -> bool:
    """Capitals, or every word but the small ones with a capital: not the middle of a sentence."""
    words = re.findall(r"[^\W\d_][\w'’\-]*", line)
    small = {
        "by",
        "of",
        "from",
        "to",
        "the",
        "for",
        "on",
        "in",
        "and",
        "behalf",
        "continued",
        "dire",
        "a",
        "his",
        "her",
        "examination",
    }
    return bool(words) and all(word[0].isupper() or word in small for word in words)


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.75 * len(letters)
