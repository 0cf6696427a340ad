"""Words that are written with a hyphen of their own, in the four languages: lists, shapes, and what a document does."""

from __future__ import annotations

import re
from itertools import takewhile

from qualkit.languages.language import word_set
from qualkit.repairing.layout import fold

# First parts that are always written with a hyphen, and second parts that are if the first part is a word.
STAYING_FIRST = word_set("qeyri sui vitse eks вице экс кое")
STAYING_LAST = word_set("то либо нибудь таки")
BEHIND_NAMES = word_set("стрит авеню паша паши паше пашу пашой хан хана хану ханом хане")  # also behind unknown ones
LETTERS_OF_PREFIXES = frozenset("eimtuvxzг")  # e-mail, x-ray, г-н
# What stands before a name in capitals: pro-Western, anti-Ərdoğan, аль-Фараби.
BEFORE_NAMES = word_set(
    """
    al el əl ül ad as ar ash аль эль ас ар ад anti pro non post pre ex eks mid trans neo pan sub un qeyri gayri
    анти про пост экс не нео пан транс
    """
)
# Before these a hyphen stands for the rest of a word: short- and long-term.
AND = {
    "en": word_set("and or to"),
    "az": word_set("və yaxud"),
    "tr": word_set("ve veya"),
    "ru": word_set("и или"),
}
# What is written with a hyphen or without one.
OPEN_PREFIXES = word_set(
    "anti co counter cross ex inter mid multi neo non over post pre pro psiko re self semi sosio sosyo sub"
)
# English first parts whose hyphen stays before a word …
ENGLISH_FIRST = word_set(
    """
    self non anti post semi socio vice quasi well ill half so all year long short large small high low hard first
    second third last full part face north south east west one two three four five six seven eight nine ten eleven
    twelve twenty thirty forty fifty sixty seventy eighty ninety
    """
)
# … except before these, with which they make words of their own, and English second parts whose hyphen stays.
ENGLISH_CLOSED = word_set(
    """
    able age come cut cuts ever fare fold hand hands hold land lands lane lay less light lighted lights line lines ly
    ness ready right sense ship ships side some stop teen teenth th ward wards ware way ways wide word words
    """
)
ENGLISH_LAST = word_set("up ups off offs in")
# What English news write with a hyphen although the dictionary has it without one too.
ENGLISH_PAIRS = word_set("no-one post-war pre-war grass-roots socio-economic")
# What stands between two hyphens: out-of-the-way, vis-à-vis, Китаб-и-Иган.
INSIDE = word_set("a and at by for in la le of on or the to up à и аль эль ва")
# First parts whose hyphen stays before a word.
FIRST_WORDS = word_set(
    """
    веб онлайн интернет бизнес пресс поп рок хип плей ток арт топ евро северо юго шоу видео
    anti hip rok veb video əks
    """
)
# What the orthographic dictionary writes with a hyphen; the second part may be inflected.
AZERBAIJANI_PAIRS = tuple(
    sorted(
        fold(pair)
        for pair in word_set(
            """
            ab-hava abu-hava alış-veriş ata-ana ayrı-seçkilik bacı-qardaş beyin-qan bədii-publisistik cənub-qərb
            cənub-şərq dini-etnik dost-tanış elmi-kütləvi elmi-metodik elmi-praktik elmi-tədqiqat elmi-texniki
            giriş-çıxış hal-hazır hərbi-siyasi hərbi-texniki hərbi-vətənpərvər hip-hop hüquq-mühafizə ictimai-iqtisadi
            ictimai-mədəni ictimai-siyasi iqtisadi-ticarət maddi-texniki maliyyə-iqtisadi mədəni-humanitar
            mədəni-kütləvi mədəni-maarif mənəvi-əxlaqi mənəvi-psixoloji normativ-hüquqi play-off pley-off qarşı-qarşıya
            qeyd-şərt qohum-əqrəba sosial-iqtisadi sosial-mədəni sosial-psixoloji sosial-siyasi şimal-qərb şimal-şərq
            tədris-metodik ticarət-iqtisadi tok-şou əhval-ruhiyyə əks-hücum əks-kəşfiyyat əks-reaksiya əks-tədbir
            əks-təsir
            """
        )
    )
)
TURKIC_VOWEL = re.compile("[aeəıioöuüâîû]")
# Endings that Azerbaijani puts behind a foreign name with a hyphen: Miller-in, Press-ə, Zinke-nin.
NAME_ENDING = re.compile(
    "(?:[nyd]?[ıiuü]|[yn]?[aə]|n?[ıiuü]n|[yn]?d[aə]n?|y?l[aə]|d[aə]k[ıi]|l[aə]r(?:[ıi]n?|d[aə]n?|[aə])?)"
)
# Endings that no word of Azerbaijani and Turkish is written with a hyphen for, foreign names and abbreviations apart.
ENDING = re.compile(
    "(?:[nyds]?[ıiuü]|[yn]?[aəe]|n?[ıiuü]n|[yn]?[dt][aəe]n?|y?l[aəe]|[dt][aəe]k[ıi]|l[aəe]r(?:[ıi]n?|[dt][aəe]n?|[aəe])?"
    "|[dt][ıiuü]r|s[ıiuü]n(?:[ıiuü]z)?|m[ıiuü]ş|(?:n[aə]m|xan|nam|han)[aəe]\\w*)"
)
# Letters and pairs of them that only foreign spellings have.
FOREIGN = re.compile(r"w|[cksptg]h|ck|[aeiou]{2}|([bcdfgklmnprstz])\1$|[^aeıioöuüə]y|[cq][^aeıioöuüə]|e$")


def is_repetition(one: str, two: str) -> bool:
    """Whether the second part says the first one again, whole, inflected or negated.

    >>> [is_repetition(*pair.split()) for pair in ("tez tez", "arxa arxaya", "edib etməyəcəyi", "tər təmiz", "kar ka")]
    [True, True, True, False, False]
    """
    shorter, longer = sorted((one, two), key=len)
    common = sum(1 for _ in takewhile(bool, map(str.__eq__, one, two)))
    if common > 3:
        return True
    if common == len(shorter) and (common > 2 or (common > 1 and _is_open(one, two))):
        return common == len(longer) or ENDING.fullmatch(longer[common:]) is not None
    if len(one) > 3 and one[-1] == "b" and one[-2] in "ıiuü":
        stem = one[:-2].removesuffix("y")
        return any(two.startswith((f"{form}ma", f"{form}mə")) for form in (stem, re.sub("d$", "t", stem)))
    return False


def _is_open(one: str, two: str) -> bool:
    """Whether the parts meet where no syllable of a Turkic or Russian word ends: behind a consonant, before a vowel."""
    return TURKIC_VOWEL.match(two) is not None and TURKIC_VOWEL.match(one[-1]) is None


def is_name_with_ending(first: str, second: str, *, usual: bool = False) -> bool:
    """Whether an Azerbaijani ending follows a foreign name.

    usual: the document writes other names so.

    >>> [is_name_with_ending(*p) for p in [("Wilson", "un"), ("Zinke", "nin"), ("Bakı", "nın"), ("Kitab", "xana")]]
    [True, True, False, False]
    """
    if not first[0].isupper() or NAME_ENDING.fullmatch(second) is None:
        return False
    stem = first.lower()
    is_against_grammar = re.fullmatch("n[ıiuü]n", second) and not TURKIC_VOWEL.match(stem[-1])  # Farman-ın, not -nın
    return usual or bool(is_against_grammar) or FOREIGN.search(stem) is not None or _is_open(stem, second)
