"""Where a sentence attributes: the word that does it, who speaks, what they are reported to have said.

Works on the dependency parse of one unit (see `units`), and falls back to word order where the parse
of an inverted sentence ("…," said Ann Lee, a surgeon) has no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.attribution.cues import Cue, Lexicon, lexicon
from ingest.extract.attribution.found import Found, make
from ingest.extract.attribution.grammar import (
    agent_of,
    children,
    extent,
    governed,
    is_document,
    negated,
    passive,
    question_of,
    reported_clause,
    shared_subject,
    speaks,
    subject_of,
    unreal,
)
from ingest.extract.attribution.silence import heard, plea, silence
from kg.model.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|age|ing|ure|ery|dom|hood|sis|cy|th|y)s?$")
_NOBODY = frozenset(("nobody", "none", "nothing"))
_RELATIVE = frozenset(("which", "who", "that", "whom"))
_MUTE_LABELS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
_GLOSS = frozenset(["essentially", "effectively", "basically", "tacitly", "implicitly"])


def find(doc: Doc, quoted: bool, spoken: bool = False) -> list[Found]:
    """The attributions in a parsed unit, by position.

    `quoted` says that the unit holds quotations, `spoken` that one of them is an utterance of its own.
    """
    words = lexicon()
    found: list[Found] = []
    for token in doc:
        if token.pos_ in ("VERB", "AUX") or (token.lemma_.casefold() in words.verbs and token.tag_.startswith("VB")):
            found.extend(_verb(token, words, quoted))
        elif token.pos_ in ("NOUN", "PROPN"):
            found.extend(_noun(token, words))
        elif token.pos_ == "ADJ":
            found.extend(_adjective(token, words))
    if not spoken:
        found = [item for item in found if item.group != "aside"]
    found.extend(_misread(doc, words, spoken, found))
    sources = list(_sources(doc))
    return _arranged(doc, found, sources, words)


def _verb(token: Token, words: Lexicon, quoted: bool) -> Iterator[Found]:
    lemma = token.lemma_.casefold()
    subject = subject_of(token)
    silent = silence(token, lemma, subject, words)
    if silent is not None:
        yield silent
        return
    if lemma in ("plead", "pled") or token.lower_ == "pled":
        pleaded = plea(token, subject)
        if pleaded is not None:
            yield pleaded
            return
    told = heard(token, lemma, words)
    if told is not None:
        yield told
        return
    if lemma in words.filing and subject is not None and not passive(token) and not unreal(token):
        for child in children(token, "dobj"):
            act = words.filed.get(child.lemma_.casefold())
            if (
                act
                and speaks(subject, words, True)
                and (child.lemma_ not in ("complaint", "notice") or children(child, "acl", "prep", "relcl"))
            ):
                yield make(token, "filing", act, subject, content=extent(child))
                return
    if lemma == "find" and subject is not None and speaks(subject, words, True) and not passive(token):
        for child in children(token, "dobj"):
            if child.lemma_.casefold() in words.found and not unreal(token) and not negated(token):
                yield make(token, "hold", Act.ASSERTION, subject, content=extent(child))
                return
    for cue in words.verbs.get(lemma, ()):
        one = _cue(token, cue, subject, words, quoted)
        if one is not None:
            yield one
            return


def _cue(token: Token, cue: Cue, subject: Token | None, words: Lexicon, quoted: bool) -> Found | None:
    if cue.asks:
        return _asked(token, subject, words, quoted)
    low = False
    if token.dep_ == "conj" and (subject is None or not speaks(subject, words, True)):
        shared = shared_subject(token)
        # "conceded that mistakes were made but insisted nobody …": hung under "made", whose passive it does not share
        low = shared is not None and not children(token, "auxpass") and reported_clause(token) is not None
        subject = shared or subject
    if passive(token) and not low:
        return _passive_cue(token, cue, words)
    if negated(token) and not unreal(token) and token.lemma_ in ("accept", "agree") and subject is not None:
        holds, content = governed(token, frozenset(("clause", "report", "about")), quoted)
        thing = next((c for c in children(token, "dobj") if c.lower_ in ("it", "that", "this")), None)
        if speaks(subject, words, True) and (thing is not None or holds):
            return make(token, "deny", Act.DENIAL, subject, content=content, confidence=0.75)
    # A bare participle belongs to a noun ("the ship called Tern", "a man said to be …"), unless it shares an auxiliary.
    bare = not low and token.tag_ == "VBN" and token.dep_ != "conj" and not children(token, "aux", "auxpass", "nsubj")
    if unreal(token) or negated(token) or bare:
        return None
    holds, content = governed(token, cue.needs, quoted)
    if not holds:
        return None
    strict = cue.animate or content is None or not quoted
    if (token.lemma_.casefold() in words.human or cue.group == "aside") and not _ABSTRACT.search(
        subject.lower_ if subject is not None else ""
    ):
        strict = False  # whoever swears or tells somebody is somebody, whatever his trade is called
    if subject is None or not speaks(subject, words, strict):
        return None
    if is_document(subject, words) and cue.group not in ("say", "maintain", "report", "hold", "affirm", "judge"):
        return None
    if token.lemma_ in words.of_documents and not is_document(subject, words):
        return None
    if token.tag_ == "VBG" and token.lemma_ in words.in_court and token.doc[token.i + 1 : token.i + 2].text in ",.;":
        return None  # "Felix Amory, defending, asked": what he does there, nothing said
    if cue.group == "speak" and any(
        child.lemma_ == "condition" for c in children(token, "prep") for child in c.children
    ):
        return None  # "spoke on condition of anonymity": how, not what
    if any(child.lower_ in _NOBODY for child in children(token, "dobj", "dative", "nsubj")):
        return None  # "told nobody where he was going"
    if cue.group == "aside" and children(token, "dobj", "xcomp", "ccomp"):
        return None
    if token.lemma_ in words.of_objects and content is None and children(token, "dobj"):
        return None  # "posted the minutes"
    if cue.group == "hold" and content is None and children(token, "dobj"):
        return None  # "held signs": a deed, whatever is quoted
    if words.no_speech.get(cue.group) and any(
        child.lemma_.casefold() in words.no_speech[cue.group] for child in children(token, "dobj")
    ):
        return None
    if subject.lower_ == "it" and cue.group in ("hold", "rate", "call", "concede", "confirm"):
        return None
    gloss = next((c.text for c in token.children if c.dep_ == "advmod" and c.lower_ in _GLOSS), None)
    if gloss and cue.act in (Act.ADMISSION, Act.DENIAL, Act.CONFIRMATION):
        return make(token, cue.group, Act.OTHER, subject, content=content, gloss=gloss, confidence=0.5)
    confidence = 0.9 if cue.group in ("say", "maintain", "report", "reply", "deny", "concede") else 0.8
    question = None
    if cue.answers:
        asked = next((c for c in token.children if c.lemma_ == "ask" and c.dep_ in ("advcl", "ccomp")), None)
        question = question_of(asked) if asked is not None else None
        if asked is not None and content and content[0] >= asked.left_edge.idx:
            content = None
    return make(
        token,
        cue.group,
        cue.act,
        subject,
        content=content,
        question=question,
        quotes="quote" in cue.needs,
        answers=cue.answers or question is not None,
        confidence=confidence,
    )


def _passive_cue(token: Token, cue: Cue, words: Lexicon) -> Found | None:
    if unreal(token) or negated(token):
        return None
    _, content = governed(token, cue.needs | {"about", "to", "clause"}, False)
    agent = agent_of(token)
    if agent is not None and speaks(agent, words, True) and content is not None:
        return make(token, cue.group, cue.act, agent, content=content, quotes="quote" in cue.needs)
    if token.lemma_.casefold() in words.passives and content is not None and agent is None:
        name = "(unnamed accusers)" if cue.group == "judge" else "(unnamed source)"
        return make(token, "passive", Act.ASSERTION, None, content=content, unnamed=name, confidence=0.7)
    return None


def _asked(token: Token, subject: Token | None, words: Lexicon, quoted: bool) -> Found | None:
    if negated(token) or unreal(token):
        return None
    question = question_of(token)
    participle = (
        token.tag_ in ("VBN", "VBD")
        and token.dep_ in ("advcl", "acl", "prep")
        and not children(token, "nsubj", "nsubjpass")
    )
    if participle:
        # "Asked whether …, she replied": whoever asked is not named, and it is not she.
        if question is None or token.doc.text[question[0] : question[1]].casefold().startswith("to "):
            return None
        return make(token, "ask", Act.OTHER, None, question=question, unnamed="(unnamed questioner)", confidence=0.7)
    if question is None:
        if quoted and not passive(token) and subject is not None and speaks(subject, words, True):
            return make(token, "ask", Act.OTHER, subject, quotes=True, confidence=0.7)
        return None
    text = token.doc.text[question[0] : question[1]]
    infinitive = text.casefold().startswith("to ")
    if passive(token):
        if infinitive:
            return None
        return make(
            token, "ask", Act.OTHER, agent_of(token), question=question, unnamed="(unnamed questioner)", confidence=0.7
        )
    if infinitive or subject is None or not speaks(subject, words, True):
        return None
    return make(token, "ask", Act.OTHER, subject, question=question, quotes=True, confidence=0.7)


def _noun(token: Token, words: Lexicon) -> Iterator[Found]:
    act = words.nouns.get(token.lemma_.casefold())
    if act is None or token.dep_ == "compound":
        return
    clauses = [
        c
        for c in children(token, "acl", "ccomp")
        if c.i > token.i and (c.tag_ not in ("VBN", "VBG") or (c.tag_ == "VBN" and children(c, "mark", "nsubj")))
    ]
    clauses += [
        c
        for c in children(token, "relcl")
        if children(c, "nsubj", "nsubjpass")
        and not any(t.lower_ in ("that", "which") and t.dep_ in ("dobj", "nsubj", "pobj") for t in c.children)
        and not any(t.dep_ == "dobj" and t.lower_ in _RELATIVE for t in c.children)
    ]
    if (
        not clauses
        and token.dep_ in ("nsubjpass", "nsubj")
        and token.head.lemma_ in ("make", "come", "emerge", "be", "surface")
    ):
        clauses = [c for c in children(token.head, "ccomp", "acl") if any(t.lower_ == "that" for t in c.children)]
    if not clauses:
        return
    if any(child.dep_ == "neg" or child.lower_ in ("no", "any") for child in token.children):
        return
    content = extent(clauses[0])
    owner = next(iter(children(token, "poss")), None)
    by = next((p for c in children(token, "prep") if c.lower_ in ("by", "from") for p in children(c, "pobj")), None)
    speaker = owner or by
    if (
        speaker is None
        and token.head.lemma_ in ("make", "repeat", "issue", "deny", "reject", "dispute", "dismiss")
        and token.dep_ == "dobj"
    ):
        speaker = subject_of(token.head) if token.head.lemma_ in ("make", "repeat", "issue") else None
        if token.head.lemma_ in ("deny", "reject", "dispute", "dismiss"):
            return
    if speaker is not None and speaker.pos_ == "NOUN" and not speaks(speaker, words, True):
        return
    unnamed = None
    if speaker is None:
        plural = {Act.ADMISSION: "(unnamed)"}.get(act)
        accusing = token.lemma_.casefold() in ("allegation", "accusation", "criticism", "complaint")
        unnamed = plural or ("(unnamed critics)" if accusing else "(unnamed source)")
    yield make(
        token, "noun", act, speaker, content=content, unnamed=unnamed, confidence=0.6 if speaker is None else 0.75
    )


def _adjective(token: Token, words: Lexicon) -> Iterator[Found]:
    act = words.adjectives.get(token.lemma_.casefold())
    if act is None or token.dep_ != "acomp" or negated(token.head):
        return
    subject = subject_of(token.head)
    if subject is not None and speaks(subject, words, True) and not unreal(token.head):
        yield make(token, "adjective", act, subject, content=extent(token), confidence=0.65)


def _sources(doc: Doc) -> Iterator[tuple[int, int, Token]]:
    """Phrases such as "according to …": where they begin and end, and the noun that heads the source."""
    phrases = list(re.finditer(r"\b(?:according to|in the (?:words|view|opinion) of)\b", doc.text, re.IGNORECASE))
    for place, match in enumerate(phrases):
        # of two such phrases in a row, the first ends where the second begins, whatever the parser hangs where
        limit = phrases[place + 1].start() if place + 1 < len(phrases) else len(doc.text)
        after = [t for t in doc if match.end() <= t.idx < limit]
        if not after:
            continue
        head = next(
            (
                t
                for t in after
                if t.dep_ == "pobj" and t.head.idx + len(t.head) <= match.end() and t.head.idx >= match.start()
            ),
            None,
        )
        if head is None:
            head = next((t for t in after[:8] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound"), None)
        if (
            head is None
            or head.lemma_ in ("plan", "schedule", "rule", "tradition", "custom")
            or head.ent_type_ in _MUTE_LABELS
        ):
            continue
        end = min(extent(head)[1], limit)
        yield match.start(), end, head


def _misread(doc: Doc, words: Lexicon, quoted: bool, found: list[Found]) -> Iterator[Found]:
    """What the parser missed next to an utterance: the cue's neighbour in word order is the speaker."""
    if not quoted or any(item.quotes or item.group in ("plead", "refuse") for item in found):
        return
    for token in doc:
        cues = [cue for cue in words.verbs.get(token.lemma_.casefold(), ()) if "quote" in cue.needs]
        if not cues or token.tag_ not in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "NN", "NNS", "NNP") or unreal(token):
            continue
        right = [t for t in doc[token.i + 1 : token.i + 8] if t.pos_ in ("PROPN", "NOUN", "PRON")]
        left = [t for t in doc[max(0, token.i - 8) : token.i] if t.pos_ in ("PROPN", "NOUN", "PRON")]
        begins = token.i <= 1
        for candidate in (right if begins else left[::-1]) + (left[::-1] if begins else right):
            if candidate.dep_ != "compound" and speaks(candidate, words, True):
                cue = cues[0]
                yield make(token, cue.group, cue.act, candidate, quotes=True, answers=cue.answers, confidence=0.7)
                return


def _segment(doc: Doc, at: int) -> int:
    return doc.text.count(";", 0, at)


def _arranged(doc: Doc, found: list[Found], sources: list[tuple[int, int, Token]], words: Lexicon) -> list[Found]:
    """Reports inside reports become layers; sources and hearsay markers stand alone only where nothing else does."""
    found = [item for item in found if not any(start <= item.at < end for start, end, _ in sources)]
    found.sort(key=lambda item: item.at)
    kept: list[Found] = []
    dropped: set[int] = set()
    for item in found:
        outers = [other for other in found if other.at != item.at and _holds(other, item) and other.at not in dropped]
        if not outers:
            continue
        outer = outers[-1]
        if _coordinate(outer, item):
            continue
        if outer.group == "ask" or item.group == "ask":
            if (item.group == "ask" and outer.group != "ask") or outer.group == "ask":
                dropped.add(item.at)
            continue
        if (
            _same_speaker(outer, item)
            or item.speaker is None
            or item.group
            in (
                "hold",
                "noun",
                "adjective",
                "rate",
                "call",
                "ask",
                "passive",
                "judge",
                "mean_to",
                "propose",
                "speak",
                "forget",
            )
        ):
            dropped.add(item.at)
            if (
                outer.act is Act.ASSERTION
                and item.act in (Act.DENIAL, Act.ADMISSION, Act.NO_RECOLLECTION)
                and _same_speaker(outer, item)
            ):
                found[found.index(outer)] = replace(outer, act=item.act)
    for item in found:
        asked = item.group == "ask" and item.speaker is None and not passive(item.cue)
        answer = next((other for other in found if asked and other.group != "ask" and other.at not in dropped), None)
        if answer is not None:
            dropped.add(item.at)
            if answer.question is None and answer.group not in ("refuse", "silence", "evade"):
                found[found.index(answer)] = replace(answer, question=item.question, answers=True)
    for item in list(found):
        if item.at in dropped:
            continue
        if any(_empty_before(item, other) for other in found if other.at not in dropped):
            dropped.add(item.at)
            continue
        inner = [
            other
            for other in found
            if other.at not in dropped and other.at != item.at and _holds(item, other) and not _coordinate(item, other)
        ]
        if inner and item.group != "ask" and item.speaker is not None and item.group not in ("deny", "concede"):
            for other in inner:
                place = found.index(other)
                found[place] = replace(other, layers=(item.speaker, *other.layers))
            dropped.add(item.at)
    kept = [item for item in found if item.at not in dropped]
    for start, end, head in sources:
        mates = [item for item in kept if _segment(doc, item.at) == _segment(doc, start) and item.group != "ask"]
        mates = [item for item in mates if item.speaker is None or item.speaker.i != head.i]
        if mates:
            for item in mates:
                kept[kept.index(item)] = replace(item, layers=(head, *item.layers))
        else:
            kept.append(
                Found(
                    start,
                    end,
                    start,
                    "source",
                    Act.ASSERTION,
                    head,
                    head,
                    content=_without(doc, start, [(low, high) for low, high, _ in sources]),
                    confidence=0.9,
                )
            )
    kept.sort(key=lambda item: item.at)
    for token in doc:
        if token.lower_ in words.hearsay and not any(
            _segment(doc, item.at) == _segment(doc, token.idx) for item in kept
        ):
            segment = _bounds(doc, token.idx)
            kept.append(
                make(token, "hearsay", Act.ASSERTION, None, content=segment, unnamed="(unnamed source)", confidence=0.8)
            )
    return sorted(kept, key=lambda item: item.at)


def _holds(outer: Found, inner: Found) -> bool:
    return (
        outer.content is not None
        and outer.content[0] <= inner.at < outer.content[1]
        and not (inner.content is not None and inner.content[0] <= outer.at < inner.content[1])
    )


def _same_speaker(outer: Found, inner: Found) -> bool:
    if outer.speaker is None or inner.speaker is None:
        return False
    if outer.speaker.i == inner.speaker.i:
        return True
    return (
        inner.speaker.lower_ in ("he", "she", "they", "it", "i", "we") or outer.speaker.lower_ == inner.speaker.lower_
    )


def _empty_before(outer: Found, inner: Found) -> bool:
    """Whether the outer word says nothing itself and leads on to the inner one ("He continued by noting that …")."""
    if outer.content is not None or not outer.quotes or not inner.quotes or inner.at <= outer.at:
        return False
    hangs = inner.cue.dep_ in ("pcomp", "advcl", "xcomp") and inner.cue.tag_ == "VBG"
    over = inner.cue.head if inner.cue.dep_ != "pcomp" else inner.cue.head.head
    return hangs and over.i == outer.cue.i


def _coordinate(outer: Found, inner: Found) -> bool:
    """Whether the parser hung a second attribution under the first one's clause ("said that … but denied that …")."""
    cue = inner.cue
    past = ("VBD", "VBN")  # the tagger takes the one for the other
    alike = cue.tag_ == outer.cue.tag_ or (cue.tag_ in past and outer.cue.tag_ in past)
    joined = cue.dep_ == "conj" and alike and not children(cue, "nsubj", "nsubjpass")
    if not joined or inner.speaker is None or outer.speaker is None:
        return False
    return inner.speaker.i == outer.speaker.i or cue.head.tag_ != cue.tag_


def _bounds(doc: Doc, at: int) -> tuple[int, int]:
    text = doc.text
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at)
    return start, end if end >= 0 else len(text)


def _without(doc: Doc, start: int, phrases: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest stretch of the segment around a source phrase that no source phrase takes up."""
    low, high = _bounds(doc, start)
    edges = [
        low,
        *(edge for phrase in phrases if low <= phrase[0] < high for edge in (phrase[0], min(phrase[1], high))),
        high,
    ]
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda part: part[1] - part[0])
