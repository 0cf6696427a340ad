"""One key for the spellings of an English word: British and American, with hyphen and joined."""

from __future__ import annotations

import re
from functools import cache


@cache
def common_spelling(key: str) -> str:
    """What the usual spellings of a word have in common; a key and no word: that of `promise` is `promize`.

    >>> common_spelling("e-mail"), common_spelling("neighbours"), common_spelling("digitalise")
    ('email', 'neighbors', 'digitalize')
    """
    if len(key) > _LONGEST_WORD:
        return key
    if _HYPHEN.search(key) and not _ANOTHER_WORD_WHEN_JOINED.match(key):
        key = _HYPHEN.sub("", key)
    for letters, british, american in _AMERICAN:
        if letters in key:  # ten times as quick as the pattern
            key = british.sub(american, key)
    return key


_LONGEST_WORD = 60
# To re-form, re-sign or re-cover is not to reform, resign or recover; but re-election is reelection.
_ANOTHER_WORD_WHEN_JOINED = re.compile(r"re-(?!e)|co-ops?$|un-ion|.*\d-|.*-\d|-|.*-$")
_HYPHEN = re.compile("[-\u2010\u2011]")
_IN_OUR = (
    "ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|"
    "savi|splend|succ|tum|val|vap|vig"
)
# So narrow that no words of different meaning become one: prise and prize, tyre and tire, metre and meter stay.
_AMERICAN = tuple(
    (letters, re.compile(british), american)
    for letters, british, american in (
        ("is", r"(?<=[a-z]{3}[^aeou])is(?=(?:e[ds]?|ers?|ing|ations?|ational|able)$)", "iz"),
        ("ys", r"^(analy|paraly|cataly|dialy)s(?=(?:ed?|ers?|ing)$)", r"\1z"),  # not analyses, which analysis has too
        (
            "our",
            rf"^((?:dis|mis|un|en)?(?:{_IN_OUR}))our",
            r"\1or",
        ),
        ("re", r"^(cent|fib|lit|theat|calib|spect|lust|somb|meag|kilomet|centimet|millimet)re(s|d)?$", r"\1er\2"),
        ("manoeuv", r"^manoeuv(?:re|er)?", "maneuver"),
        ("ce", r"^((?:de|of)fen|preten)ce(s|less)?$", r"\1se\2"),
        ("licenc", r"^licenc(?=e[ds]?$|ing$)", "licens"),
        ("practi", r"^practi[sz](?=e|ing)", "practic"),
        ("programme", r"^programme(?=s?$)", "program"),
        ("gue", r"^(catalo|dialo|analo|monolo)gue(?=s?$)", r"\1g"),
        ("ll", r"^(trave|labe|mode|counse|cance|signa|leve|channe|quarre|tunne|dia|jewe)ll(?=er|or|ed|ing)", r"\1l"),
        ("l", r"^(enro|fulfi|insta|disti|ski|wi)ll?(?=ment|ful)", r"\1l"),
        ("l", r"^(enro|fulfi|disti|insti)l(?=s?$)", r"\1ll"),
        ("gement", r"^(judg|acknowledg|abridg)ement", r"\1ment"),
        ("aem", r"^(an|leuk)aemi", r"\1emi"),
        ("ae", r"^(p|encyclop|medi|prim|arch|gyn|orthop)ae(?=d|v|o|c)", r"\1e"),
        ("aesth", r"^(an)?aesth", r"\1esth"),
        ("haem", r"^haem(?=o|a|at)", "hem"),
        ("foet", r"^foet(?=us|al)", "fet"),
        ("artefact", r"^artefact", "artifact"),
        ("grey", r"^grey(?=$|s$|ed|er|est|i)", "gray"),
        ("ageing", r"^ageing$", "aging"),
        ("sceptic", r"^sceptic", "skeptic"),
        ("enquir", r"^enquir", "inquir"),
        ("aluminium", r"^aluminium$", "aluminum"),
        ("jewellery", r"^jewellery$", "jewelry"),
        ("mould", r"^mould", "mold"),
        ("plough", r"^plough", "plow"),
        ("pyjama", r"^pyjama", "pajama"),
        ("moustache", r"^moustache", "mustache"),
        ("yoghurt", r"^yoghurt", "yogurt"),
    )
)
