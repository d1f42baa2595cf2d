"""Regular expressions for the shapes of questions, answers and sentences of briefs, from the lists of shapes.toml."""

from __future__ import annotations

import re

from kg.query.lexicon import table


def _any(row: str) -> str:
    return f"(?:{'|'.join(table('shapes')[row])})"


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_AUX = _any("auxiliaries")
_PLAIN_WORD = rf"(?!{_AUX}\b)[\w'’-]+"

OPENS_DID = _made(rf"\s*(?:and |but |so )?{_AUX}\b")
OPENS_WHO = _made(
    rf"\s*(?:who\b|whose\b|by whom\b|name the\b|(?:which|what) (?:{_PLAIN_WORD} ){{0,5}}?{_any('people')}\b)"
)
WHICH_TOLD = _made(rf"\s*which (?:{_PLAIN_WORD} ){{1,6}}?(?={_any('told')}\b)")
WHO_DID = re.compile(
    rf"\s*(?i:who|whom|whose [\w ]+?|which [\w ]+?|to whom|by whom|with whom)\s+(?i:{_AUX})\s+(?=[A-Z])"
)
LIST = _made(r"(?:please )?list\b|name (?:each|every|all|the)\b|each\b|every\b|enumerate\b")
LIST_OF = _made(
    r"\s*(?:please )?(?:list|name|enumerate|which|what)\s+(?:(?:of|each|every|all|the|any|separate)\s+)*[\w'’-]+\b"
)
BEFORE_SUBJECT = _made(
    rf"(?:\b{_AUX}|\baccording to|\battributed to|\bascribed to)\s+"
    r"(?:(?:the |a )?(?:[a-z][\w'’-]* ){1,4}?[a-z][\w'’-]*, |the |both |ex-|former |then-|witness |the witness )?$"
)
IS_BEFORE = _made(r"\b(?:is|are|was|were)\s+(?:the )?$")
NO_SUBJECT = _made(r"\b(?:to|with|about|for|by|of|from|told)\s+(?:the\s+)?$")
SAID_NOUN = _made(rf"\s+(?:{_any('said_adjectives')}\s+)?{_any('said_nouns')}\b")
AFTER_SUBJECT = _made(rf"\s+(?:{_any('after_subject')}\s+){{0,3}}$")
_NAMES = r"[A-Z][\w.&'’-]*(?: (?:of |and |the )?[A-Z][\w.&'’-]*)*"
BEFORE_ACT = re.compile(
    rf"(?:['’]s)?(?:[\s,]*(?:\b(?i:{_any('before_act')})\b|\b(?:of|and|or) (?:the )?{_NAMES}|,[^,?]{{2,70}},))*[\s,]*$"
    r"|.*\band\s+$"
)
"""what may stand between who is asked about and the act"""
ACCORDING = _made(r"\baccording to\s+$")
BY_ACCOUNT = re.compile(
    rf"(?P<comma>, |^)(?i:by|in|on|from) (?P<who>{_NAMES})['’]s? "
    rf"(?i:{_any('said_adjectives')} )?(?i:{_any('accounts')})"
    r"(?=\s*[,?.]|\s*$)"
)
"""a clause that says whose account is asked for"""
TELLS = _made(
    rf"\b{_AUX}\s+(?:the|his|her|their|its|any|some)\s+(?:[a-z][\w-]+\s+){{0,2}}?(?P<who>[a-z][\w-]+)\s+{_any('tellings')}\s+$"
)
"""somebody named by what they are tells something to who is named next"""
OWNED = re.compile(r"['’]s?\s+(?P<who>(?:[a-z][\w-]+\s+){0,2}?[a-z][\w-]+)\s+")
"""what belongs to a name ("Ashgrove's *deputy* said")"""
COUNSEL_FOR = re.compile(
    rf"\b(?:(?:[Tt]he )?(?i:{_any('counsel')}) (?:for|of) (?P<party>(?:the )?{_NAMES}|the [a-z]+)"
    rf"|(?P<owner>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)['’]s? (?i:{_any('counsel')}))\b"
)
"""counsel named by whom they act for"""
_COUNSEL = _any("counsel")
COUNSEL_ASKED = _made(
    rf"\s*(?:who|which {_COUNSEL}) "
    rf"(?:(?:was|were|is|are|acted as|appeared as)\s+(?:the )?(?:\w+ )?{_COUNSEL} (?:for|of|representing)"
    rf"|{_any('represents')})\s+[\"“”‘’']?(?P<party>(?-i:(?:the )?{_NAMES}|the [a-z]+(?: [a-z]+)?))[\"“”‘’']?"
    r"(?: (?:at|in|before|during|on) [\w ]+)?\s*\?*\s*$"
)
"""who acts for a party is asked; `party` is whom they act for"""
TITLES = r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor|Dame|Lord|Lady|Judge|the witness)\.?\s+)+$"
_WHERE = r"(?: (?:in|at|before|to|on|under|during) [\w ]{2,40}?)?\s*[?.]*\s*$"
SITTING = _made(
    rf"\s*(?:when|(?:on|in) (?:what|which) (?:dates?|days?|month|year)) (?:did|was|were|is|has|had)\s+NAME(?:['’]s?)? "
    rf"(?P<deed>{_any('testifying')})(?: (?:taken|given|held|heard|recorded))?{_WHERE}"
)
"""the day of somebody's testimony is asked, and nothing of what they said"""
EXAMINERS = _made(
    rf"\s*(?:who|by whom|which {_any('counsel')}) (?:was |were |did )?(?:NAME )?(?:{_any('examining')})"
    rf"(?: (?:of|to) NAME| NAME)?(?: examined| questioned| cross-examined)?{_WHERE}"
)
EXHIBITS = _made(
    r"\s*(?:which|what|(?:please )?list (?:(?:all|every|each|of|the) )*) ?exhibits?(?: that)? "
    rf"(?:was|were|is|are|did|has|have)? ?(?:NAME )?(?:been )?{_any('putting')}(?: (?:to|with|before|by) NAME)?{_WHERE}"
)
RULING = _made(rf"\bobjections?\b.*\b{_any('rulings')}\b|\b{_any('rulings')}\b.*\bobjections?\b|\b{_any('struck')}\b")
OBJECTION = _made(r"\bobject(?:ion|ions|ed)\b")
STRUCK = _made(rf"\b{_any('struck')}\b")
RULING_WORD = _made(
    rf"(?:objections?|objected|answers?|testimony|replies|reply|part|court|judge|questions?|asked|{_any('rulings')}|"
    rf"stricken|struck|strike|record)"
)
FIRST = _made(rf"\bbefore (?:(?:he|she|they|it) )?{_any('conceding')}\b|\b{_any('firstly')}\s+{_any('first_verbs')}\b")
REPLY = _made(
    rf"\b{_any('replying')}\b[\w ,]{{0,15}}\b(?:(?:the|this|that|these|those|her|his) )?{_any('accusations')}\b"
)
NARROWING = _made(
    rf"\b{_any('plain')}[ -]{_any('plain_nouns')}\b|\bwithout {_any('reservations')}\b|\b{_any('fully')}\b"
)
HOLDING = _made(rf"\b(?:did|does|and|has|would)\b.{{0,40}}\b{_any('holding')}")
PLACE = _made(
    rf"\b(?:in|at|during|before|on|via|by) (?:(?:a|an|the|his|her|their|that) )?(?:\w+'s )?{_any('places')}\b"
)
IDENTITY = _made(r"\b(?:(?:very|exact|exactly the|selfsame|one and the) same|same exact|identical)\b")
TELLING = _made(rf"\b{_any('telling')}\b")

_POLITE = rf"^(?:{_any('polite')}[,.]?\s+)*"
SAYS_NO = _made(_POLITE + _any("says_no"))
SAYS_YES = _made(_POLITE + _any("says_yes"))
SAYS_CORRECT = _made(
    _POLITE
    + r"(?:i (?:would|think|believe|guess)(?: have to)?(?: say)? )?(?:that(?:['’]s| is) )?(?:correct|right|true)\b"
)
"""agreement with whatever was put, its negation included"""
TAG = _made(
    rf",?\s*(?:{_any('tag_verbs')}n['’]t {_any('tag_subjects')}|{_any('tag_verbs')} {_any('tag_subjects')}(?: not)?|"
    rf"{_any('tag_words')})\s*\?\s*$"
)
INNER_TAG = _made(rf",\s*{_any('tag_verbs')} {_any('tag_subjects')} not\s*,")
NOT = _made(rf"\b{_any('negations')}\b")
SUPPOSITION = _made(rf"{_any('suppositions')}")
SUPPOSED_ANSWER = _made(rf"\b{_any('supposed_answers')}\b")
SUPPOSED_FROM_THE_START = _made(
    rf"{_POLITE}(?:yes\W+)?if (?:i|we|he|she|they|it|that|this) (?:had|were|did|was)\b[^.]*\bwould"
)
NOT_OR_DENIED = _made(rf"\b(?:{_any('negations')}|{_any('negated_deeds')})\b")

_NUMBER = _any("number_words")
STATED = {
    "percent": _made(_any("percent")),
    "share": _made(
        rf"{_any('percent')}|\b(?:{_NUMBER}|\d+)[ -](?:quarters?|thirds?|tenths?)\b|"
        r"\b(?:majority|minority|half)\b"
    ),
    "money": _made(
        rf"[$£€]\s?\d|\bR\d|\d[\d,.]*\s*(?:{_any('currencies')}|{_any('sizes')})\b|\d,\d{{3}}|"
        rf"\b{_NUMBER}\s+(?:\w+\s+)?{_any('currencies')}|\b\d+(?:\.\d+)? (?:an|per) hour"
    ),
    # "one" is a pronoun more often than a number
    "number": _made(
        rf"(?<![\w-])\d|\b(?!one\b|once\b|both\b|third\b){_NUMBER}\b|\b(?:only|just|exactly) one\b|^\W*one\W*$"
    ),
    "duration": _made(rf"(?:\d|\b{_NUMBER}\b)[\w\s,-]{{0,20}}\b{_any('units_of_time')}\b"),
    "date": _made(_any("days")),
}
"""from the type of thing that a question asks for to what states one"""

UNKNOWING = _made(rf"\b{_any('unknowing')}\b")
CORRECTS = _made(rf"\b{_any('corrects')}")
LEADING_IN = _made(rf"\b{_any('leading_in')}\b[^.?!]*[.?!]?\s*$")
RELATIVE = re.compile(rf"\b(?:that|which|whom?) (?:{_NAMES}|he|she|they|it|we) (?P<verb>\w+)")
"""a clause that only says which ("of the seals *that Morvalik replaced*")"""
ASKED_AGAIN = _made(_any("asked_again"))
LEANING = _made(rf"\b{_any('leaning')}\b")
BEGAN = _made(rf"\b{_any('began')}\b")
TOLD = _made(rf"\b{_any('tellings')}|\b{_any('told')}\b")
REPORTED = _made(
    rf"\b(?:(?:he|she|they|it|i|we|the witness|counsel)\s+)?(?:was |were )?(?:(?:also|then|further|expressly)\s+)?"
    rf"{_any('reporting')}\b(?:\s+(?:to )?(?:me|us|the {_any('audiences')}|in evidence|"
    rf"in (?:his|her|their) (?:oral )?{_any('occasions')}))*(?:\s+(?:that|by))?"
)
VENUE = _made(
    rf"\b(?:at|in|during|before|to)\s+(?:(?:the|his|her|their)\s+)?(?:(?:oral|written)\s+)?{_any('occasions')}\b"
    r"(?:\s+(?:on|which took place on|made to me|to the inquiry|at the hearing))*"
)
HELD = {
    kind: _made(rf"\b(?:before|at|to|in|during|told|tells) (?:(?:the|his|her|their|a|this|that) )?{_any(row)}\b")
    for kind, row in (("inquiry", "held_inquiry"), ("trial", "held_trial"), ("deposition", "held_deposition"))
}
"""from the kind of a hearing to what says that something was told there"""

_ROLE_WORD = r"(?:(?:own|former|then|ex|senior)[- ])?"
_ROLE_PHRASE = (
    rf"(?:[a-z][\w-]+ ){{0,2}}?{_any('role_heads')}"
    r"(?: (?:of|for) (?:the )?[a-z][\w-]+| inspector| officer| executive| engineer)*"
)
ROLE = re.compile(
    rf"\b(?:[Tt]he |[Ii]ts |[Tt]heir )(?:[A-Za-z][\w’'-]*['’]s? )?{_ROLE_WORD}(?P<role>{_ROLE_PHRASE})\b"
    rf"|\b[A-Z][\w-]*['’]s? {_ROLE_WORD}(?P<other>{_ROLE_PHRASE})\b"
)
"""somebody named by what they are, with whose they are"""
SWORN = _made(rf"\b{_any('sworn')}\b")
