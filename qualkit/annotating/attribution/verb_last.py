"""Who reports in Azerbaijani and Turkish: the name before `sözlərinə görə`, the subject far before the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, phrase_at
from qualkit.annotating.attribution.mentions import Mention, Words
from qualkit.annotating.attribution.reports import Report, with_partners
from qualkit.languages.language import word_set

_QUOTES = '"“”„«»'
_THAT = ("ki", "k")
_SAYING = ("deyə", "diye", "şeklinde", "kimi")
_OBJECT = re.compile(r"(?:[ıiuü]n[ıiuü]|n[ıiuü]|y[ıiuü]|l[aə]r[ıi]|ler[i])$")
_LONGEST_NAME = 14
_VOWELS = "aıoueəiöüAIOUEƏİÖÜ"


def reports_of(words: Words, lexis: Lexis) -> Iterator[Report]:
    """The places that tell whose view a sentence gives, the likeliest subject of each verb first."""
    for at in words.cues:
        report = _according(words, lexis, at)
        if words.keys[at] == ":" and words.texts[at + 1 : at + 2] and words.texts[at + 1] in _QUOTES:
            yield from _subjects(words, lexis, at, at)
        if report is None:
            use, first = _verb(words, lexis, at)
            if use is Verb.FINITE:
                yield from _of_finite(words, lexis, first, at)
            elif use is Verb.PARTICIPLE:
                report = _of_participle(words, lexis, first, at)
            elif use is Verb.PASSIVE:
                report = _of_passive(words, lexis, first, at)
        if report is not None:
            yield with_partners(report, words)


def _verb(words: Words, lexis: Lexis, at: int) -> tuple[Verb, int]:
    """(what the verb that ends at a place can do, where it begins): qeyd edir, dile getirdi."""
    number = words.forms[at]
    for before, use in lexis.light.get(number, ()):
        if tuple(words.keys[max(0, at - len(before)) : at]) == before:
            return use, at - len(before)
        spread = words.keys[max(0, at - len(before) - 1) : at]  # qeyd də edir
        if tuple(spread[:-1]) == before and spread[-1] in ("də", "da", "de"):
            return use, at - len(spread)
    return lexis.verbs[number], at


def _according(words: Words, lexis: Lexis, at: int) -> Report | None:
    """`Əliyevin sözlərinə görə`, `onun fikrincə`, `Yılmaz'a göre`."""
    if length := phrase_at(words.keys, at, lexis.possessor):
        return _owner(words, lexis, at, at + length)
    if not (length := phrase_at(words.keys, at, lexis.dative)) or not at:
        return None
    mention = words.mention_ending_at(_before_brackets(words, at))
    if mention is not None:
        in_dative = _in_case(mention, "dat", "[yn]?[aəe]$")
        is_opening = not mention.run or words.keys[mention.outer - 1] in lexis.profile.skipped | {","}
        is_set_off = is_opening or words.keys[at + length : at + length + 1] == [","]
        if not is_set_off:
            return None  # Onlar Leyla Səfərliyə görə işdən çıxdılar.
        return Report(mention.outer, at + length, in_dative) if in_dative is not None else None
    before = words.keys[at - 1]
    if before in lexis.profile.him:
        return Report(at - 1, at + length) if before == "kendisine" or (before == "ona" and at == 1) else None
    return _role(words, lexis, at - 1, at + length, endings="[aəe]")


def _owner(words: Words, lexis: Lexis, at: int, last: int) -> Report | None:
    place = _before_brackets(words, at) - 1
    while place > 0 and words.keys[place] in ("öz", "kendi", "şəxsi", "də", "da", "de"):
        place -= 1
    if place < 0:
        return None
    mention = words.mention_ending_at(place + 1)
    if mention is None and words.keys[place] in lexis.profile.behind_name:
        mention = words.mention_ending_at(place)
    if mention is None and _is_honorific(words.keys[place], lexis) and place:
        mention = words.mention_ending_at(place)
        return Report(mention.outer, last, mention) if mention is not None else None
    if mention is not None:
        in_genitive = _in_case(mention, "gen", "n?[ıiuü]n$")
        return Report(mention.outer, last, in_genitive) if in_genitive is not None else None
    if words.keys[place] in lexis.profile.whose:
        return Report(place, last)
    return _role(words, lexis, place, last, endings="[ıiuü]n")


def _before_brackets(words: Words, at: int) -> int:
    """The place before brackets that stand right before another: Nye'a (2004) göre."""
    if at and words.texts[at - 1] in ")]":
        opening = next((n for n in range(at - 2, max(-1, at - 12), -1) if words.texts[n] in "(["), at)
        return opening
    return at


def _in_case(mention: Mention, case: str, ending: str) -> Mention | None:
    """The name in the grammatical case that the words behind it ask for, though nothing else showed its ending."""
    if mention.case == case:
        return mention
    last = mention.words[-1]
    match = re.search(ending, last)
    if mention.case != "nom" or match is None or match.start() < 3:
        return None
    bare = 2 if case == "gen" else 1  # the n and y of the ending stand only behind a vowel
    stem = last[: match.start()] if last[match.start() - 1] in _VOWELS else last[:-bare]
    return mention._replace(words=(*mention.words[:-1], stem), case=case)


def _is_honorific(key: str, lexis: Lexis) -> bool:
    return any(key.startswith(one) and len(key) - len(one) < 4 for one in lexis.profile.behind_name)


def _role(words: Words, lexis: Lexis, place: int, last: int, *, endings: str) -> Report | None:
    """A role or several people in a grammatical case, or in the nominative for no endings."""
    kind = lexis.kinds[words.forms[place]]
    key = words.keys[place]
    if kind is Kind.SEVERAL and (re.search(f"(?:l[aə]r|ler){endings}$", key)):
        first = place
        while first and words.keys[first - 1] in _SOME:
            first -= 1
        return Report(first, last, several=(first, place + 1))
    if kind is Kind.ROLE and (key in lexis.profile.roles if not endings else re.search(f"{endings}$", key)):
        before = words.keys[place - 1] if place else ""
        if endings or place == 0 or before in _THE or before == "," or before in lexis.profile.skipped:
            return Report(place, last, is_role=True)
    return None


_PARTS = word_set("əksəriyyəti çoxu bəzisi bəziləri hamısı yarısı bir çoğu çoğunluğu bazıları tamamı hepsi")
_SOME = word_set("bəzi bir çox əksər digər bütün hər iki müsahibə olunan bazı birçok çoğu tüm diğer her")
_THE = word_set("həmin bu o söz sözügedən adıgeçən konusu aynı")


def _of_finite(words: Words, lexis: Lexis, first: int, at: int) -> Iterator[Report]:
    last = at + 1
    if first == at and words.forms[at] in lexis.more and not _has_clause(words, lexis, at):
        return
    behind = words.mention_beginning_at(last)
    if behind is not None and behind.case == "nom" and _is_end(words, behind.last) and _is_said(words, first):
        yield Report(first, behind.last, behind)
        return
    has_that = words.keys[last : last + 1] != [] and words.keys[last] in _THAT
    subjects = list(_subjects(words, lexis, first, last))
    if subjects:
        is_near = has_that or _is_said(words, first) or _is_after_saying(words, first)
        for subject in reversed(subjects) if is_near else subjects:
            yield with_partners(subject, words)
    elif (left_out := _left_out(words, lexis, first, last, has_that=has_that)) is not None:
        yield left_out


_CLAUSE = re.compile("(?:d[ıiuü]|[aəe]c[aəe])[ğyk]|m[aəe](?:s[ıi]|l[ıi]|n[ıi]n|y[aəeıi])")


def _has_clause(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether what is said stands beside a verb: `yazır ki`, `olduğunu yazır`, a quotation."""
    if not lexis.more[words.forms[at]].isdisjoint(words.keys[max(0, at - 4) : at + 3]):
        return True
    return any(key in _QUOTES or key == ":" for key in words.keys) or any(
        map(_CLAUSE.search, words.keys[max(0, at - 5) : at])
    )


def _is_end(words: Words, at: int) -> bool:
    return at >= len(words.keys) or not words.texts[at][:1].isalnum()


def _is_said(words: Words, first: int) -> bool:
    """Whether what is said stands right before the verb: `…”, – dedi`."""
    before = [text for text in words.texts[max(0, first - 3) : first] if not text[:1].isalnum()]
    return any(text in _QUOTES or text in "-–—" for text in before)


def _is_after_saying(words: Words, first: int) -> bool:
    return any(key in _SAYING for key in words.keys[max(0, first - 6) : first])


def _subjects(words: Words, lexis: Lexis, first: int, last: int) -> Iterator[Report]:
    """The names, pronouns and roles in the nominative before a verb, outside of quotations, in order."""
    is_quoted = _begins_quoted(words)
    for at in range(first):
        if words.texts[at] in _QUOTES:
            is_quoted = words.texts[at] in "“„«" or (words.texts[at] == '"' and not is_quoted)
        report = None if is_quoted else _subject_at(words, lexis, at, first, last)
        if report is not None:
            yield report


def _begins_quoted(words: Words) -> bool:
    """Whether the first sign of quotation closes one that a sentence before has opened."""
    signs = [at for at, text in enumerate(words.texts) if text in _QUOTES]
    if not signs or words.texts[signs[0]] != '"':
        return bool(signs) and words.texts[signs[0]] in "”»"
    is_opening = signs[0] == 0 or words.texts[signs[0] - 1] == ":" or words.texts[signs[0] + 1 : signs[0] + 2] == []
    return len(signs) % 2 == 1 and not is_opening


def _subject_at(words: Words, lexis: Lexis, at: int, first: int, last: int) -> Report | None:
    mention = words.mention_ending_at(at + 1)
    if mention is not None:
        return Report(mention.outer, last, mention) if _is_subject(words, lexis, mention) else None
    if _is_honorific(words.keys[at], lexis) and words.keys[at] in lexis.profile.behind_name:
        mention = words.mention_ending_at(at)
        return Report(mention.outer, last, mention) if mention is not None else None
    following = words.keys[at + 1]
    is_alone = following == "," or at + 1 == first or following in lexis.profile.skipped or following in _QUOTES
    if words.keys[at] in _PARTS and at and lexis.kinds[words.forms[at - 1]] is Kind.SEVERAL:
        return Report(at - 1, last, several=(at - 1, at + 1))
    if words.keys[at] in lexis.profile.they and (is_alone or at == 0):
        return Report(at, last, is_they=True)
    if words.keys[at] in lexis.profile.he and (is_alone or _is_opening_self(words, lexis, at)):
        return Report(at, last)
    if is_alone or words.keys[at] in lexis.profile.several:
        return _role(words, lexis, at, last, endings="")
    return None


def _is_opening_self(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a sentence begins with `kendisi`, which stands before no noun, unlike `o`."""
    return words.keys[at] == "kendisi" and (at == 0 or words.keys[at - 1] in lexis.profile.skipped)


def _is_subject(words: Words, lexis: Lexis, mention: Mention) -> bool:
    """Whether a name is in the nominative and no part of another noun (Əliyev hökuməti)."""
    if mention.case != "nom" or mention.last >= len(words.keys):
        return False
    following = words.keys[mention.last]
    if not _NOR.isdisjoint((following, *words.keys[max(0, mention.outer - 2) : mention.outer])):
        return False
    if _OWNER.search(mention.words[-1]) and _OWNED.search(following) and len(mention.words) > 1:
        number = words.forms[mention.last - 1]
        if lexis.kinds[number] is not Kind.GIVEN:
            return False  # Cozef Nayın məqaləsi
    if not mention.is_sure and following not in lexis.profile.skipped and _OF_ITS_OWNER.search(following):
        return False  # Boston Qlob qəzetinin
    if (
        following in lexis.profile.by
        or _is_body(words, mention.last, lexis)
        or following in ("ilə", "ile", "və", "ve", "kimi")
    ):
        return False
    if following in ("adına", "üçün", "için", "gibi", "haqqında", "hakkında", "dövründə", "döneminde", "zamanı"):
        return False
    return not (following in "([" and mention.is_cited and _is_reference(words, mention.last))


_OF_ITS_OWNER = re.compile("[ıiuü]n[ıiuü]n$")
_POSSESSED = frozenset("ıiuüa")
"""The ends of what belongs to a name, Əliyev hökuməti; "bu" and "məlumat" behind it are its object."""
_NOR = frozenset(["nə", "ne"])
_OWNER = re.compile("[ıiuü]n$")
_OWNED = re.compile("[ıiuü](?:n[ıiuü]n?|n[dt]?[aəe]n?)?$")


def _is_reference(words: Words, at: int) -> bool:
    return at + 3 >= len(words.keys)


def _is_body(words: Words, at: int, lexis: Lexis) -> bool:
    """Whether a noun behind a name makes a body of it: Əliyev hökuməti, Baton Ruj polis şöbəsi."""
    key = words.keys[at]
    if key == "bu" or key not in lexis.profile.no_reports:
        return False
    return key[-1:] in _POSSESSED or re.search("s[ıiuü]$", "".join(words.keys[at + 1 : at + 2])) is not None


def _left_out(words: Words, lexis: Lexis, first: int, last: int, *, has_that: bool) -> Report | None:
    """A verb without a subject goes on with the one of the sentence before: `Həmçinin vurğulayır ki, …`."""
    is_closing_quote = first > 0 and words.texts[first - 1] in _QUOTES and not has_that
    if is_closing_quote and _begins_quoted(words):
        return Report(first, last)
    before = [key for key in words.keys[:first] if key[:1].isalnum() and key not in lexis.profile.skipped]
    if any(key in lexis.profile.no_reports for key in before):
        return None
    if not before:
        return Report(first, last, is_near=True) if has_that or first else None
    if is_closing_quote:
        return Report(first, last, is_near=True)
    is_object = first > 0 and _OBJECT.search(words.keys[first - 1]) is not None
    is_closing = all(not key[:1].isalnum() for key in words.keys[last:])
    if has_that or not (is_object and is_closing):
        return None
    is_role = any(lexis.kinds[words.forms[at]] in (Kind.ROLE, Kind.SEVERAL) for at in range(min(first, 4)))
    if is_role or _SUBJECT.search(before[0]) or any(map(_PLURAL.search, before)):
        return None  # Firma qaydaların köhnə olduğunu bildirir.
    opening = next((at for at, key in enumerate(words.keys) if key in before), 0)
    is_name = lexis.kinds[words.forms[opening]] is Kind.CAPITAL and words.texts[opening].isalpha()
    if is_name and lexis.profile.code == "tr":
        return None  # Statista 2021'de payın arttığını bildiriyor.
    is_set_off = words.keys[opening + 1] == "," and not re.search(
        r"(?:[dt][aəe]|[ıiuü]n|n?[aəe])$", words.keys[opening]
    )
    return None if is_set_off else Report(first, last, is_near=True)


_PLURAL = re.compile("l[aəe]r$")
_SUBJECT = re.compile("(?<![ıiuü])n$|[^naəeıiuü]$|(?<![dtyn])[aəe]$|(?<!n)[ıiuü]$")
"""What no genitive, accusative, dative or locative ends like: a nominative, which may be a subject."""


def _of_participle(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
    """`… vurğulayan Əliyev`, `… belirten uzman Ahmet Yılmaz`."""
    for place in range(at + 1, min(at + _LONGEST_NAME, len(words.keys))):
        mention = words.mention_beginning_at(place)
        if mention is not None:
            is_plain = mention.outer == at + 1 or _is_role_behind(words, lexis, at + 1, mention.outer)
            return Report(first, mention.last, mention) if is_plain and mention.case == "nom" else None
        if not words.texts[place][:1].isalnum():
            return None
    return None


def _is_role_behind(words: Words, lexis: Lexis, first: int, last: int) -> bool:
    return any(lexis.kinds[words.forms[at]] is Kind.ROLE for at in range(first, last))


def _of_passive(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
    """`Əliyev tərəfindən qeyd edilib`."""
    if not re.search(r"(?:[ıiuü]r|[ıiuü]b|[dt][ıiuü]|yor|m[ıiuü]ş(?:[dt][ıiuü]r?)?)$", words.keys[at]):
        return None
    for place in range(first - 1, max(0, first - 6), -1):
        if words.keys[place] in lexis.profile.by:
            mention = words.mention_ending_at(place)
            return Report(mention.outer, at + 1, mention) if mention is not None else None
    return None
