"""The grammar of attribution: subjects, reported clauses, and whether the saying is real, on a dependency parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.attribution.cues import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNREAL_AUX = frozenset(["will", "would", "could", "may", "might", "should", "can", "must", "shall", "'ll", "'d"])
_RELATIVE = frozenset(("which", "who", "that", "whom"))
_SPEAKING_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "who",
        "one",
        "some",
        "many",
        "others",
        "several",
        "another",
        "few",
        "both",
        "another",
        "most",
    ]
)
_AGENTIVE = re.compile(r"(?:[^aeiou]er|tor|sor|ist|ian|man|men|woman|women|person|ee|ant)s?$")
_SPEAKING_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC"))
_MUTE_LABELS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
_UNDONE_BEFORE_GERUND = frozenset(("without", "of", "for", "from", "against", "to", "than"))
_ISSUES = frozenset(("issue", "release", "publish", "post", "sign", "send", "circulate", "read"))
_TOLD = frozenset(("tell", "inform", "assure", "remind", "warn", "advise", "promise"))
_GOES_ON = frozenset(["go", "continue", "seem", "appear", "proceed"])


def extent(token: Token) -> tuple[int, int]:
    """From where to where the token with all that depends on it stands, in characters."""
    last = token.doc[token.right_edge.i]
    return token.doc[token.left_edge.i].idx, last.idx + len(last)


def children(token: Token, *deps: str) -> list[Token]:
    """The token's dependants of these kinds."""
    return [child for child in token.children if child.dep_ in deps]


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, the noun a relative clause hangs on, or the subject it shares."""
    own = children(verb, "nsubj", "nsubjpass")
    if own:
        if own[0].lower_ in _RELATIVE and verb.dep_ == "relcl":
            return verb.head
        return own[0]
    if verb.dep_ == "ROOT":
        # A parser that stumbles over "Ann Lee at a hearing on the lawsuit admitted" leaves the subject hanging loose.
        for child in verb.lefts:
            if child.dep_ in ("npadvmod", "dep", "attr") and (child.pos_ == "PROPN" or is_name(child)):
                return None if child.ent_type_ in _MUTE_LABELS else child
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ == "dobj" and is_document(verb.head, lexicon()):
        # "issued a statement denying the report": who issued it denies
        issuer = subject_of(verb.head.head) if verb.head.head.pos_ in ("VERB", "AUX") else None
        if issuer is not None and verb.head.head.lemma_ in _ISSUES:
            return issuer
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return verb.head
    if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep") and verb.head.i != verb.i:
        head = verb.head
        while head.pos_ in ("ADP", "SCONJ") and head.head.i != head.i:
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return subject_of(head)
        if head.pos_ in ("NOUN", "PROPN") and verb.dep_ == "pcomp":
            return subject_of(head.head) if head.head.pos_ in ("VERB", "AUX") else None
    return None


def shared_subject(verb: Token) -> Token | None:
    """The subject of the sentence around a coordinated verb that the parser hung too low.

    In "said the aid was … but denied that …", it is not the aid that denies.
    """
    at = verb
    while at.dep_ in ("conj", "ccomp", "xcomp", "advcl", "relcl") and at.head.i != at.i:
        at = at.head
    return subject_of(at) if at.i != verb.i and at.i < verb.i else None


def is_name(token: Token) -> bool:
    """Whether the token is a name, also where the tagger knows its word as a common noun ("Trump said"): English sets
    no singular noun without a determiner before a verb, unless it is a name."""
    if token.pos_ == "PROPN":
        return True
    bare = (
        token.tag_ == "NN"
        and token.text[:1].isupper()
        and not any(child.dep_ in ("det", "poss", "amod", "nummod", "compound") for child in token.children)
    )
    return bare and token.lemma_.casefold() not in lexicon().people | lexicon().documents


def speaks(token: Token, words: Lexicon, strict: bool) -> bool:
    """Whether the phrase that the token heads can be a speaker: a name, a person's pronoun, a person or body by what it
    does, or a document. `strict` leaves out nouns of which nothing is known."""
    if token.pos_ == "PRON" or token.lower_ in ("i", "we"):
        return token.lower_ in _SPEAKING_PRONOUNS
    if token.ent_type_ in _MUTE_LABELS and token.pos_ != "PROPN" and token.lemma_.lower() not in words.people:
        return False
    if is_name(token) or token.ent_type_ in _SPEAKING_LABELS:
        return token.ent_type_ not in _MUTE_LABELS
    lemma = token.lemma_.casefold()
    if (
        lemma in words.people
        or token.lower_ in words.people
        or lemma in words.documents
        or bool(_AGENTIVE.search(token.lower_))
    ):
        return True
    if token.pos_ in ("ADJ", "DET", "NUM"):
        return lemma in words.people
    if any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in token.children):
        return True
    return not strict and token.pos_ == "NOUN"


def is_document(token: Token, words: Lexicon) -> bool:
    """Whether the speaker is a writing, not a person or a body."""
    return token.pos_ == "NOUN" and token.lemma_.casefold() in words.documents


def negated(verb: Token) -> bool:
    """Whether the verb is negated."""
    return any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in verb.children)


def unreal(verb: Token) -> bool:
    """Whether the saying is only willed, possible, asked for or supposed."""
    if any(child.dep_ == "aux" and child.lower_ in _UNREAL_AUX for child in verb.children):
        return True
    if verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return verb.head.lemma_.casefold() not in _GOES_ON
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children):
        return True
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _UNDONE_BEFORE_GERUND:
        return True
    if verb.dep_ == "conj" and not children(verb, "nsubj") and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ == "VB":
        return unreal(verb.head)
    return False


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    shares = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux")
    return shares and verb.head.tag_ == "VBN" and bool(children(verb.head, "auxpass"))


def agent_of(verb: Token) -> Token | None:
    """By whom, in the passive."""
    for prep in children(verb, "agent"):
        for noun in children(prep, "pobj"):
            return noun
    return None


def infinitive(verb: Token) -> bool:
    """Whether the verb stands as "to …"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def reported_clause(verb: Token) -> tuple[int, int] | None:
    """The reported clause: what the verb governs, or the sentence it is thrown into ("the plan, he said, failed")."""
    options = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i and not (child.dep_ == "xcomp" and infinitive(child))
    ]
    if not options:
        options = [child for child in verb.children if child.dep_ == "ccomp"]
    if options:
        extents = [extent(child) for child in options]
        return min(start for start, _ in extents), max(end for _, end in extents)
    for token in verb.subtree:
        # "testified through an interpreter that …": the parser takes the clause for the interpreter's.
        if token.i > verb.i and token.lower_ == "that" and token.dep_ == "mark" and token.head.pos_ in ("VERB", "AUX"):
            end = extent(token.head)[1]
            if token.head.dep_ in ("relcl", "acl") and token.head.head.i > verb.i:
                return token.idx, end
    for child in children(verb, "dobj"):
        # "told the court she had slept": without "that" the parser takes the clause for one about the court.
        for clause in children(child, "relcl"):
            own = children(clause, "nsubj", "nsubjpass")
            if own and own[0].i == clause.left_edge.i and own[0].lower_ not in _RELATIVE and verb.lemma_ in _TOLD:
                return extent(clause)
    doc = verb.doc
    # A colon after the verb's own words introduces what is said, whatever the parser made of it.
    for token in doc[verb.i + 1 : verb.i + 8]:
        if token.text == ":" and token.i + 2 < len(doc):
            return doc[token.i + 1].idx, doc[-1].idx + len(doc[-1])
    thrown_in = verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.i > verb.head.i)
    reported = verb.dep_ == "ccomp" and verb.head.lemma_.casefold() in lexicon().verbs and not passive(verb.head)
    if thrown_in and not reported and not children(verb, "mark"):
        return extent(verb.head)
    return None


def object_of(verb: Token) -> tuple[int, int] | None:
    """What the verb is done to, with what follows it."""
    ends = (
        verb.doc[child.left_edge.i].idx
        for child in verb.children
        if child.i > verb.i
        and (child.dep_ == "cc" or (child.dep_ == "advcl" and child.tag_ == "VBG" and children(child, "ccomp")))
    )
    stop = next(ends, extent(verb)[1])
    for child in children(verb, "dobj", "attr", "dative"):
        return child.doc[child.left_edge.i].idx, max(stop, extent(child)[1])
    for child in verb.children:
        if (child.dep_ == "xcomp" and child.i > verb.i and not infinitive(child)) or child.dep_ == "ccomp":
            return extent(child)
    return None


def governed(verb: Token, needs: frozenset[str], quoted: bool) -> tuple[bool, tuple[int, int] | None]:
    """Whether what must stand with the verb does, and the reported words."""
    if "clause" in needs:
        clause = reported_clause(verb)
        if clause:
            return True, clause
    if "to" in needs:
        for child in children(verb, "xcomp", "ccomp"):
            if any(aux.lower_ == "to" for aux in child.children):
                return True, extent(child)
    if "as" in needs:
        if children(verb, "oprd"):
            return True, object_of(verb) or extent(children(verb, "oprd")[0])
        for child in children(verb, "prep"):
            if child.lower_ == "as":
                return True, object_of(verb) or extent(child)
        if children(verb, "ccomp", "xcomp") and children(verb, "dobj", "ccomp"):
            return True, object_of(verb) or extent(children(verb, "ccomp", "xcomp", "dobj")[0])
    if "object" in needs:
        found = object_of(verb)
        if found:
            return True, found
    if "report" in needs:
        for child in children(verb, "dobj"):
            if child.lemma_.casefold() in lexicon().nouns or child.lemma_ in (
                "charge",
                "report",
                "theory",
                "notion",
                "idea",
            ):
                return True, extent(child)
    if "about" in needs:
        for child in children(verb, "prep"):
            if child.lower_ in ("about", "of", "on", "to", "against", "for", "regarding"):
                return True, extent(child)
    if "quote" in needs and quoted:
        return True, None
    return False, None


def question_of(verb: Token) -> tuple[int, int] | None:
    """The question that a verb of asking reports: its clause, or what it is about."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > verb.i:
            return extent(child)
    for child in children(verb, "prep"):
        if child.lower_ in ("about", "of"):
            return extent(child)
    return None
