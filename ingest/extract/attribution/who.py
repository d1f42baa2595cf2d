"""Who speaks in an article: surnames, roles and pronouns traced to the fullest name that the article gives.

Every step that is not certain lowers the confidence and never invents: where nobody can be found, the words of the
article stand ("the judge"), or "(unnamed source)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.attribution.cues import lexicon
from ingest.extract.attribution.grammar import is_name
from ingest.extract.names import given_gender
from kg.model.names import TITLES, fullest, person_name
from kg.model.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HE, _SHE = frozenset(("he", "his", "him", "himself")), frozenset(("she", "her", "hers", "herself"))
_MANY = frozenset(("they", "their", "them", "themselves"))
_THING = frozenset(("it", "its", "itself"))
_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))
_VAGUE = frozenset(["some", "many", "several", "others", "another", "few", "both", "most", "one", "who"])
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their"))


_BYLINE = re.compile(r"By\s+[A-Z][^.!?]{2,80}$")
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Judge|Justice)\b\.?\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"
)


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker: the name to show, how sure it is (0 to 1), and whether it is a person."""

    name: str
    confidence: float
    person: bool = False


@dataclass
class _Seen:
    """A speaker or subject met on the way, for the pronouns that follow."""

    name: str
    person: bool
    plural: bool
    unit: int


@dataclass
class Cast:
    """The people and bodies of one article, gathered from its parsed units before any is resolved."""

    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    roles: dict[str, list[str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    nicknamed: dict[str, str] = field(default_factory=dict)
    """names with a nickname inside, by the name without it"""
    short: dict[str, str] = field(default_factory=dict)
    """full names of bodies by the initials that the article gives them"""
    _seen: list[_Seen] = field(default_factory=list)
    _surnames: set[str] = field(default_factory=set)
    _asked: tuple[str, int] = ("", -9)

    @classmethod
    def of(cls, docs: Sequence[Doc], known: Sequence[str] = ()) -> Cast:
        """Reads the cast of an article from its parsed units; `known` are names given elsewhere (case file, byline)."""
        cast = cls(people=[name for name in known if len(name.split()) > 1])
        for doc in docs:
            cast._titled(doc)
        for doc in docs:
            if _BYLINE.match(doc.text):
                continue
            for entity in doc.ents:
                name = clean_name(entity.text)
                if not name or not name[0].isupper():
                    continue
                if entity.label_ == "PERSON":
                    cast._person(doc, entity.start, entity.end, name)
                elif cast._known_surname(name):
                    cast.people.append(name)
                elif entity.label_ in ("ORG", "GPE", "NORP", "FAC"):
                    cast.bodies.append(name)
            cast._offices(doc)
            for token in doc:
                if token.pos_ == "PROPN" and token.dep_ not in ("compound",) and not token.ent_type_:
                    name = clean_name(proper(token))
                    if (
                        name != fold(proper(token)) and len(name.split()) > 1 and proper(token).endswith(name)
                    ) or cast._known_surname(name):
                        cast.people.append(name)
                    elif len(name.split()) > 1:
                        cast.bodies.append(name)
        # Surnames alone count as people only where a fuller name carries them.
        cast.people = list(dict.fromkeys(cast.people))
        return cast

    def _titled(self, doc: Doc) -> None:
        """Surnames that stand behind Mr, Ms and their like are people's, whatever the recogniser calls them."""
        for match in _TITLED.finditer(doc.text):
            surname = person_name(match["name"]).surname
            gender = person_name(f"{match['title']} x").gender
            self._surnames.add(surname)
            if gender:
                self.genders[surname] = gender

    def _known_surname(self, name: str) -> bool:
        named = person_name(name)
        return named.surname in self._surnames and 1 <= len(named.given) <= 3

    def _person(self, doc: Doc, start: int, end: int, name: str) -> None:
        named = person_name(name)
        if named.given:
            self.people.append(name)
            gender = given_gender(named.given[0])
            if gender:
                self.genders.setdefault(named.surname, gender)
        if start and doc[start - 1].text.strip(".").casefold() in TITLES:
            role = doc[start - 1].text.strip(".").casefold()
            if named.given or role in ("judge", "justice"):
                self._role(role, name)
            titled = person_name(f"{role} {name}").gender
            if titled:
                self.genders[named.surname] = titled
        head = doc[start:end].root
        for child in [*head.children, *([head.head] if head.dep_ == "appos" else [])]:
            if (child.dep_ in ("appos", "compound", "amod") or child.i == head.head.i) and child.pos_ in (
                "NOUN",
                "PROPN",
            ):
                lemma = child.lemma_.casefold()
                if lemma in lexicon().female:
                    self.genders[named.surname] = "f"
                elif lemma in lexicon().male:
                    self.genders[named.surname] = "m"
                if lemma in lexicon().people and not child.ent_type_:
                    self._role(lemma, name)

    def _offices(self, doc: Doc) -> None:
        """Who holds an office of two words: "Ann Lee, the chief executive", "is chief executive", "named her …"."""
        for token in doc:
            office = _office(token)
            if not office:
                continue
            near = [token.head] if token.dep_ in ("appos", "compound") else []
            near += [child for child in token.children if child.dep_ == "appos"]
            if token.dep_ == "attr":
                near += [child for child in token.head.children if child.dep_ == "nsubj"]
            if token.dep_ == "oprd":
                near += [child for child in (*token.children, *token.head.children) if child.dep_ == "dobj"]
                near += [child for child in token.children if child.dep_ == "nsubj"]
            for person in near:
                if person.ent_type_ == "PERSON" and person.pos_ == "PROPN":
                    self._role(office, clean_name(proper(person)))

    def _role(self, role: str, name: str) -> None:
        full = fullest(name, self.people)
        if full not in self.roles.setdefault(role, []):
            self.roles[role].append(full)

    def full_name(self, name: str, title: str | None = None) -> str:
        """The fullest name of the article that this one can only mean; a title may tell a brother from a sister."""
        full = fullest(name, self.people)
        said = person_name(f"{title} x").gender if title else None
        if full != name or said is None or person_name(name).given:
            return full
        fitting = [
            other
            for other in self.people
            if person_name(other).surname == person_name(name).surname
            and given_gender(person_name(other).given[0]) in (None, said)
        ]
        certain = [other for other in fitting if given_gender(person_name(other).given[0]) == said]
        # with one who fits and everybody else ruled out, nobody is guessed at
        return fullest(name, certain if certain and len(fitting) == len(certain) else fitting)

    def _alone(self, surname: str) -> bool:
        """Whether one person of the article at most bears the surname."""
        bearers = [other for other in self.people if person_name(other).surname == surname]
        return len({fullest(other, bearers) for other in bearers}) <= 1

    def _gender(self, name: str) -> str | None:
        """What pronouns a person has been given, or what the given name says; a shared surname says nothing."""
        named = person_name(name)
        own = self.genders.get(named.key) or (given_gender(named.given[0]) if named.given else None)
        return own or (self.genders.get(named.surname) if self._alone(named.surname) else None)

    def _called(self, name: str, gender: str) -> None:
        """Notes that the article calls a person he or she."""
        named = person_name(name)
        self.genders.setdefault(named.key, gender)
        if self._alone(named.surname):
            self.genders.setdefault(named.surname, gender)

    def is_person(self, name: str) -> bool:
        """Whether the name is one of the article's people."""
        surname = person_name(name).surname
        return any(person_name(other).surname == surname for other in self.people)

    def saw(self, token: Token | None, name: str, unit: int) -> None:
        """Notes a speaker or subject, for the pronouns that follow."""
        plural = token is not None and (
            "Plur" in token.morph.get("Number", []) or any(c.dep_ == "conj" for c in token.children)
        )
        self._seen.append(_Seen(name, self.is_person(name), plural, unit))

    def note_subjects(self, doc: Doc, unit: int, before: int | None = None) -> None:
        """Notes the names that are subjects in a unit (those before character `before` only), then those that own."""
        rows: list[tuple[int, Token]] = []
        for token in doc:
            if before is not None and token.idx >= before:
                break
            if token.pos_ not in ("PROPN", "NOUN") or token.dep_ == "compound":
                continue
            name = proper(token) if token.pos_ == "PROPN" else ""
            weight = 2 if token.dep_ in ("nsubj", "nsubjpass") else 1
            if token.pos_ == "NOUN" and not (weight == 2 and token.lemma_.casefold() in lexicon().people):
                continue
            if weight == 1 and not (name and self.is_person(name)):
                continue
            rows.append((weight, token))
        for _, token in sorted(rows, key=lambda row: (row[0], -row[1].i)):
            who = self._named(token)
            self.saw(token, who.name, unit)

    def asked(self, token: Token, unit: int) -> None:
        """Notes to whom a question was put: the pronoun that replies is that person's."""
        who = self._named(token, unit)
        if self.is_person(who.name) or token.ent_type_ == "PERSON":
            self._asked = (who.name, unit)

    def resolve(self, token: Token, unit: int, *, replies: bool = False) -> Who:
        """The speaker that a phrase means, at the fullest the article gives; `replies`: after a question."""
        lower = token.lower_
        if token.pos_ == "PRON" or lower in _HE | _SHE | _MANY | _THING | _FIRST:
            name, when = self._asked
            wanted = "m" if lower in _HE else "f" if lower in _SHE else None
            if replies and wanted and unit - when <= 1 and (self._gender(name) or wanted) == wanted:
                self._called(name, wanted)
                return Who(name, 0.85, True)
            return self._pronoun(token, lower, unit)
        who = self._named(token, unit)
        if who.name in self.nicknamed:
            return Who(self.nicknamed[who.name], who.confidence, True)
        # what the tagger took for a name may be nothing but marks
        return who if any(char.isalnum() for char in who.name) else Who("(not identified)", 0.3)

    def _named(self, token: Token, unit: int | None = None) -> Who:
        others = [child for child in token.children if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN")]
        others = [child for child in others if proper(child) != proper(token)]  # "Harcourt & Sons" is one
        if others and token.pos_ in ("PROPN", "NOUN"):
            names = [self._one(token, unit), *(self._one(other, unit) for item in others for other in _chain(item))]
            joined = ", ".join(who.name for who in names[:-1]) + " and " + names[-1].name
            return Who(joined, min(who.confidence for who in names))
        return self._one(token, unit)

    def _one(self, token: Token, unit: int | None) -> Who:
        if is_name(token) or (token.ent_type_ in ("PERSON", "ORG") and token.text[0].isupper()):
            name = clean_name(proper(token))
            person = token.ent_type_ == "PERSON" or self.is_person(name)
            if person:
                name = self.full_name(name, _title(token))
                sure = len(person_name(name).given) > 0
                return Who(name, 1.0 if sure else 0.9, True)
            for child in token.children:
                if (
                    child.dep_ == "appos"
                    and child.ent_type_ == "PERSON"
                    and child.pos_ == "PROPN"
                    and token.ent_type_ != "PERSON"
                    and token.lemma_.casefold() in lexicon().people
                ):
                    return Who(self.full_name(clean_name(proper(child))), 1.0, True)
            return Who(self._body(name), 1.0)
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ in ("PERSON", ""):
                name = self.full_name(clean_name(proper(child)))
                return Who(name, 0.95, True)
        lemma = token.lemma_.casefold()
        definite = any(child.lower_ == "the" for child in token.children)
        office = _office(token)
        if definite and office and len(self.roles.get(office, ())) == 1:
            return Who(self.roles[office][0], 0.8, True)
        plain = not any(child.dep_ in ("amod", "compound", "prep", "poss", "relcl") for child in token.children)
        if definite and plain and len(self.roles.get(lemma, ())) == 1:
            return Who(self.roles[lemma][0], 0.8, True)
        phrase = self._phrase(token, unit)
        if definite and plain:
            longer = self._body(token.text)
            if longer != token.text:
                return Who(longer, 0.8)
            fuller = {
                seen.name for seen in self._seen if seen.name.endswith(f" {token.text}") and len(seen.name.split()) > 2
            }
            if len(fuller) == 1:
                return Who(fuller.pop(), 0.8)
        return Who(phrase, 0.9)

    def _body(self, name: str) -> str:
        """The fullest body that the article names so: for "government" the only "… government" or "government of …"."""
        if name in self.short:
            return self.short[name]
        folded = name.casefold()
        fuller = [
            other
            for other in dict.fromkeys(self.bodies)
            if other.casefold().endswith(f" {folded}") or other.casefold().startswith(f"{folded} of ")
        ]
        return fuller[0] if len(fuller) == 1 else name

    def _phrase(self, token: Token, unit: int | None) -> str:
        """The noun phrase, without relative clauses, its possessive pronoun put into a name where one is found."""
        start = token.left_edge.i
        end = token.i + 1
        if token.lemma_.casefold() in lexicon().documents:
            for child in token.children:
                if child.dep_ == "acl" and child.tag_ == "VBN" and child.right_edge.i - child.i < 8:
                    end = child.right_edge.i + 1
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        if token.lemma_.casefold() in lexicon().documents and after.dep_ == "prep" and after.lower_ in ("from", "by"):
            end = max(end, after.right_edge.i + 1)  # "read a statement from the family": hung on the verb
        for child in token.children:
            if (
                child.dep_ == "prep"
                and child.i > token.i
                and token.doc[child.i - 1].text != ","
                and child.lower_ in ("of", "for", "in", "at", "from", "by", "on", "with")
            ):
                stop = child.right_edge.i + 1
                clause = next((t.i for t in token.doc[child.i : stop] if t.dep_ in ("relcl", "acl", "advcl")), None)
                end = max(end, stop if clause is None else token.doc[clause].left_edge.i)
        words = list(token.doc[start:end])
        while words and words[-1].text in (",", ":", "-", "—"):
            words.pop()
        text = "".join(t.text_with_ws for t in words).strip()
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None and owner.pos_ == "PRON" and unit is not None and text.casefold().startswith(owner.lower_):
            who = self._pronoun(owner, owner.lower_, unit)
            if not who.name.startswith("("):
                text = f"{who.name}'s{text[len(owner.text) :]}"
        elif owner is not None and owner.pos_ == "PROPN":
            short = clean_name(proper(owner))
            if self.is_person(short):
                text = text.replace(short, self.full_name(short), 1)
        first = text.split(" ", 1)[0]
        known = lexicon().people | lexicon().documents
        generic = token.i == token.doc[0].i and token.pos_ == "NOUN" and token.lemma_.casefold() in known
        if (generic and first == token.text) or first in (
            "The",
            "A",
            "An",
            "Some",
            "Several",
            "Many",
            "One",
            "Other",
            "Another",
            "Its",
            "Their",
            "These",
        ):
            text = first.casefold() + text[len(first) :]
        return fold(text)

    def _pronoun(self, token: Token, lower: str, unit: int) -> Who:
        if lower in _VAGUE:
            text = self._phrase(token, None)
            return Who(text if " " in text else f"({text}, unnamed)" if text else "(unnamed)", 0.7)
        if lower in _FIRST:
            return Who("(the writer)", 0.5)
        wanted = "m" if lower in _HE else "f" if lower in _SHE else None
        for seen in reversed(self._seen):
            if unit - seen.unit > 12:
                break
            if wanted:
                known = self._gender(seen.name)
                if not seen.person or seen.plural or (known and known != wanted):
                    continue
                self._called(seen.name, wanted)
                rivals = {s.name for s in self._seen if s.person and unit - s.unit <= 1} - {seen.name}
                return Who(seen.name, 0.85 if not rivals else 0.7, True)
            if lower in _MANY and (seen.plural or not seen.person):
                return Who(seen.name, 0.65)
            if lower in _THING and not seen.person and not seen.plural:
                return Who(seen.name, 0.65)
        if wanted:  # a name that the recogniser did not take for a person's, but that looks like one
            for seen in reversed(self._seen):
                known = self._gender(seen.name) or wanted
                if unit - seen.unit <= 4 and not seen.plural and known == wanted and looks_personal(seen.name):
                    return Who(seen.name, 0.65, True)
        if wanted and len(self.people) == 1:
            return Who(self.people[0], 0.7, True)
        return Who(f"({token.text.casefold()}, not identified)", 0.3)


def _title(token: Token) -> str | None:
    """The title that stands before a name's token, as it is written."""
    before = [child.text for child in token.children if child.dep_ == "compound" and child.i < token.i]
    return next((word for word in before if word.strip(".").casefold() in TITLES), None)


def _office(token: Token) -> str | None:
    """An office of two words ("chief executive", "finance director"), folded; None where the phrase says more."""
    if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.casefold() not in lexicon().people:
        return None
    words = [child for child in token.children if child.dep_ in ("compound", "amod") and child.i < token.i]
    more = any(child.dep_ in ("prep", "poss", "relcl", "acl", "nummod") for child in token.children)
    if len(words) != 1 or more or words[0].ent_type_ == "PERSON":
        return None
    return f"{words[0].text} {token.lemma_}".casefold()


def looks_personal(name: str) -> bool:
    """Whether a name is two or three capitalised words, none of them a body's."""
    words = name.split()
    return (
        2 <= len(words) <= 3
        and all(word[:1].isupper() and word[-1:].islower() for word in words)
        and not (
            lexicon().offices & {word.casefold().strip(".") for word in words}
            or any(word.endswith("s") for word in words[-1:] if len(word) > 6)
        )
    )


def _chain(token: Token) -> list[Token]:
    rest = [child for child in token.children if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN")]
    return [token, *(other for item in rest for other in _chain(item))]


def proper(token: Token) -> str:
    """The name that a proper noun heads: the entity around it, or its run of capitalised words ("Bank of Harwick")."""
    doc = token.doc
    for entity in doc.ents:
        if entity.start <= token.i < entity.end and entity.label_ in (
            "PERSON",
            "ORG",
            "GPE",
            "NORP",
            "FAC",
            "PRODUCT",
            "WORK_OF_ART",
            "LAW",
            "LOC",
        ):
            start, end = entity.start, entity.end
            while (
                start
                and doc[start - 1].pos_ == "PROPN"
                and doc[start - 1].dep_ == "compound"
                and entity.label_ != "PERSON"
            ):
                start -= 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper() and not doc[end].ent_type_:
                end += 1
            return str(doc[start:end].text)
    start = token.i
    while start and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ == "PROPN":
        start -= 1
    end = token.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    while end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].pos_ == "PROPN":
        end += 2
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
    return str(doc[start:end].text)


def clean_name(name: str) -> str:
    """A name without article, possessive ending and surrounding punctuation."""
    name = fold(name).strip(' ,.;:"“”()[]–—-')
    name = re.sub(r"['’]s?$", "", name)
    name = re.sub(r"^(?:[Tt]he|[Aa]n?|then-|former)\s+", "", name)
    words = name.split()
    last = max((at for at, word in enumerate(words[:-1]) if word.strip(".").casefold() in TITLES), default=-1)
    rest = words[last + 1 :]
    named = last >= 0 and all(word[:1].isupper() or word in ("de", "van", "von", "al", "bin") for word in rest)
    return " ".join(rest) if named and not lexicon().offices & {word.casefold() for word in rest} else name
