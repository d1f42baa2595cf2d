"""The proposition that an answer is about, resolved and in the words of the record.

"And you knew of the leak, didn't you?" becomes "Nora Roe knew of the leak."; whether it is affirmed, qualified or
denied is the statement's stance. Where the words cannot be brought round safely, the question stands as put, or the
answer's own first sentence: a claim never says more than the record.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from ingest.extract.acts.cues import cues, inner_tag, plain, sentences
from ingest.extract.acts.put import Form, what_is_put
from kg.model.reading import Reading
from kg.model.statement import Act, Stance
from kg.model.text import fold

_AGREED = {Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.DENIAL, Act.CONFIRMATION, Act.NO_RECOLLECTION, Act.EVASION}
_SUBJECTS = "you|it|he|she|they|we|there|this|that|these|those|anyone|anybody|someone|somebody|everyone|nobody|i"
_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must"
_INVERTED = re.compile(
    rf"^(?P<verb>{_AUXILIARY})(?P<nt>n['’]t)? (?P<subject>{_SUBJECTS})(?P<not> not)? (?P<rest>.+)$", re.I
)
_INNER = re.compile(
    r", (?P<verb>did|do|does|have|has|had|was|were|is|are|would|could|can|will)(?:n['’]t)? "
    r"(?P<subject>(?!not\b)[\w'’]+)\b",
    re.I,
)
_YOU_VERB = {"are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't", "weren't": "wasn't"}
_YOU_VERB |= {"haven't": "hasn't", "don't": "doesn't"}
_I_VERB = {"am": "is", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't"}
_ADDRESS = re.compile(r", (?:(?:Mr|Ms|Mrs|Dr|Miss|Professor)\.? (?P<name>[A-Z][\w'’-]+)|sir|ma'am|doctor)$")
_ADDRESSED = re.compile(
    r"^(?:Mr|Ms|Mrs|Dr|Miss|Professor)\.? (?P<name>[A-Z][\w'’-]+)"
    r"(?:, (?=\S)| (?=(?:did|do|was|were|had|have|are|can|you)\b))"
)
_REFUSED = re.compile(
    r"^(?:it is|it['’]s|it was|it would be) not (?:true|correct|right|fair|accurate|the case)\b", re.I
)
_ASIDE = re.compile(r",? ?\bI (?:would )?(?:suggest|put it to you),? ?(?:on the contrary,)?", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:yes|yeah|no|well|oh|sorry|okay|right|correct|sure|so|um|uh|sir|your honor|i mean|you know|[ ,.-])+"
)
_EVER = re.compile(r"^ever\s+", re.IGNORECASE)
_FALSE_START = re.compile(
    r"^(?:(?!\b(?:no|not|never|nobody)\b|n['’]t)[^\s-]+\s+){1,4}--\s+(?=(?:\S+\s+){3})", re.IGNORECASE
)
_SUBORDINATE = re.compile(r"^(?:if|when|because|although|so that)\b[^,]*$", re.IGNORECASE)
_SHORT = 4
"""words: an answer below this says nothing without its question"""


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(_patterns()["lead"])
    return re.compile(rf"^(?:{leads})+", re.IGNORECASE)


@cache
def _patterns() -> dict[str, list[str]]:
    file = Path(__file__).parent / "patterns" / "claims.toml"
    return dict(tomllib.loads(file.read_text(encoding="utf-8")))


def proposition(question: str | None, answer: str, reading: Reading, declarant: str) -> str:
    """One sentence: what the statement affirms, qualifies or denies (see its stance)."""
    if question and (put := _operative(question, declarant)):
        if what_is_put(question).form is Form.OPEN:
            if reading.stance in {Stance.DENIES, Stance.QUALIFIES}:
                # what is denied or qualified is what was put, never the answer's own words
                return _sentence(put + "?")
            return _told(put, answer, declarant)
        if reading.act in _AGREED:
            return _declared(put, declarant)
        if len(answer.split()) < _SHORT:
            return _asked(put, answer)
    if reading.act is Act.OTHER:
        return _sentence(_first(answer))
    return _sentence(_named(_first(answer), declarant))


def _operative(question: str, declarant: str) -> str:
    """The last sentence of a question that says something, its lead-ins and tag taken off."""
    parts = [part for part in sentences(fold(question)) if re.search(r"\w", part)]
    while len(parts) > 1 and (
        cues().bare_tag.fullmatch(plain(parts[-1]).strip(" .?!,-")) or len(parts[-1].split()) < 2
    ):
        parts.pop()
    if not parts:
        return ""
    body = parts[-1].strip(" -")
    tag = cues().tag.search(body.replace("’", "'").lower())
    if tag and tag.start() > 0 and len(body.lower()) == len(body):
        body = body[: tag.start()] + (tag["close"] or "")
    body = _untagged(_begun(body.rstrip("?. "), declarant))
    called = _ADDRESS.search(body)
    if called and _is(called["name"], declarant):
        body = body[: called.start()]
    return _ASIDE.sub(" ", _begun(body, declarant)).strip(" ,;-") or body


def _untagged(body: str) -> str:
    """Without a tag in its middle: "It is right, isn't it, that …"."""
    found = inner_tag(body.replace("’", "'").lower(), cues())
    if not found or len(body.lower()) != len(body):
        return body
    return body[: found.start()] + body[found.end() :]


def _begun(body: str, declarant: str) -> str:
    """Without lead-ins, the witness's name called first and a false start ("You were -- your talk began …").

    Who else is named is part of what is put.
    """
    while True:
        led = None if _REFUSED.match(body) else _lead().match(body)
        found = led or _ADDRESSED.match(body)
        if found and (found is led or _is(found["name"], declarant)):
            body = body[found.end() :]
        elif restarted := _FALSE_START.match(body):
            body = body[restarted.end() :]
        else:
            return body


def _is(called: str | None, declarant: str) -> bool:
    """Whether a name called out is the declarant's; "sir" and "ma'am" (None) always are."""
    return called is None or called.casefold() in declarant.casefold().split()


def _declared(put: str, declarant: str) -> str:
    """A yes-or-no question as the statement that it puts; as it stands where it cannot be turned."""
    body = put.rstrip("?. ")
    found = _INVERTED.match(body)
    if found:
        # "Didn't you sign it?" puts that you did: the negation goes with the inversion
        # "Do you dispute it?" is read by whether it is accepted: the claim is that it is not disputed
        contested = " not" if cues().contested.match(plain(body)) else ""
        body = f"{found['subject']} {found['verb'].lower()}{contested} {_EVER.sub('', found['rest'], count=1)}"
    elif inner := _INNER.search(body):
        if inner["subject"].lower() not in _SUBJECTS.split("|"):
            return _sentence(put + "?")
        rest = _EVER.sub("", body[inner.end() :].lstrip(), count=1)
        body = f"{body[: inner.start()]}, {inner['subject']} {inner['verb'].lower()} {rest}"
    elif re.match(rf"^(?:{_AUXILIARY})(?:n['’]t)?\b", body, re.IGNORECASE):
        return _sentence(put + "?")
    if re.match(r"^(?:i|let me|let's)\b", body, re.IGNORECASE):
        return _sentence(put + "?")
    return _sentence(_resolved(body, declarant))


def _resolved(text: str, declarant: str) -> str:
    """ "You" and its forms as the declarant's name, outside of quotation marks."""
    pieces = re.split(r"([\"“][^\"”]*[\"”])", text)
    return "".join(piece if piece[:1] in '"“' else _you(piece, declarant) for piece in pieces)


def _you(text: str, name: str) -> str:
    verbs = "|".join(map(re.escape, [*_YOU_VERB, *_patterns()["present"]]))

    def subject(match: re.Match[str]) -> str:
        between, verb = match["between"], match["verb"].lower().replace("’", "'")
        return f"{name} {between}{_YOU_VERB.get(verb) or _third(verb)}"

    text = re.sub(r"\byou['’]re\b", f"{name} is", text, flags=re.IGNORECASE)
    text = re.sub(r"\byou['’]ve\b", f"{name} has", text, flags=re.IGNORECASE)
    text = re.sub(r"\byou['’]ll\b", f"{name} will", text, flags=re.IGNORECASE)
    text = re.sub(
        r"(?<!did )(?<!do )(?<!to )(?<!can )(?<!could )(?<!would )(?<!will )(?<!should )(?<!may )(?<!might )(?<!does )"
        rf"\byou (?P<between>(?:(?:also|still|then|never|clearly|now|obviously) )?)"
        rf"(?P<verb>{verbs})\b",
        subject,
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\byour(?:s)?\b", f"{name}'s", text, flags=re.IGNORECASE)
    text = re.sub(r"\byoursel(?:f|ves)\b", name, text, flags=re.IGNORECASE)
    return re.sub(r"\byou\b", name, text, flags=re.IGNORECASE)


def _third(verb: str) -> str:
    return verb + "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else verb + "s"


def _told(put: str, answer: str, declarant: str) -> str:
    """What an open question was answered with; with the question beside it where the answer is too short to stand."""
    first = _first(answer)
    if len(first.split()) < _SHORT:
        return _asked(put, answer)
    return _sentence(_named(first, declarant))


def _asked(put: str, answer: str) -> str:
    return _sentence(f"Asked “{put.rstrip('?. ')}?”: {_first(answer)}")


def _first(answer: str) -> str:
    """The first sentence of an answer that says something."""
    parts = [part for part in sentences(fold(answer)) if re.search(r"\w", part)]
    said = [part for part in parts if not _EMPTY.fullmatch(part.strip(" .,-").lower())]
    whole = [part for part in said if not _SUBORDINATE.match(part)]
    return (whole or said or parts or [""])[0].strip(" -") or fold(answer) or "(nothing)"


def _named(text: str, declarant: str) -> str:
    """An answer's first person as the declarant's name; as it stands where that could change what is said."""
    if re.search(r"\bi['’]d\b|[\"“”]", text, re.IGNORECASE):
        return text
    text = re.sub(r"\bI['’]m\b", f"{declarant} is", text)
    text = re.sub(r"\bI['’]ve\b", f"{declarant} has", text)
    text = re.sub(r"\bI['’]ll\b", f"{declarant} will", text)

    def subject(match: re.Match[str]) -> str:
        verb = match["verb"].lower().replace("’", "'")
        return f"{declarant} {_I_VERB.get(verb) or _third(verb)}"

    verbs = "|".join(map(re.escape, [*_I_VERB, *_patterns()["present"]]))
    text = re.sub(rf"\bI (?P<verb>{verbs})\b", subject, text)
    text = re.sub(r"\bI\b", declarant, text)
    # "my Lord" calls the judge, and is nobody's
    text = re.sub(r"\b[Mm]y\b(?! (?:Lord|Lady)(?:ship)?s?\b)", f"{declarant}'s", text)
    return re.sub(r"\b(?:me|myself)\b", declarant, text)


def _sentence(text: str) -> str:
    """Begun with a capital, ended with a stop."""
    text = re.sub(r" (?=[,;])", "", fold(text)).strip(" ,;-") or "(nothing)"
    text = text[0].upper() + text[1:]
    return text if text[-1] in '.?!”"' else text + "."
