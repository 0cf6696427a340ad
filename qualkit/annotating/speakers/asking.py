"""Whether somebody asks: by a question mark, a request or the word for a question; and whom one speaks to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_MARK = re.compile(r"\?[\"'”’»“)\]}*_.!…\s]*$")
_QUESTION_LENGTH = 60  # words; a longer turn that has no question mark tells something
# Requests stand at the end of a clause in Azerbaijani and Turkish …
_REQUEST_LAST = re.compile(
    r"(?:danış(?:ın|ardınız|a bilərsiniz|aq)|[iİ]zah ed(?:in|ərdiniz|ə bilərsiniz)|təsvir ed(?:in|ərdiniz)|"
    r"təqdim ed(?:in|ərdiniz)|bölüş(?:ün|ərdiniz)|deyin|deyərdiniz|söyləyin|sadalayın|xatırlayın|"
    r"qiymətləndir(?:in|ərdiniz)|nümunə (?:gətirin|çəkin|verin)|göstərin|şərh ed(?:in|ərdiniz)|aydınlaşdırın|"
    r"davam ed(?:in|ək)|müqayisə edin|"
    r"anlat(?:ın|ınız|ır mısınız|abilir misiniz)|bahse(?:din|der misiniz|debilir misiniz)|"
    r"açıkla(?:yın|r mısınız|yabilir misiniz)|söyle(?:yin|r misiniz|yebilir misiniz)|"
    r"tanıt(?:ın|ır mısınız|abilir misiniz)|paylaş(?:ın|ır mısınız|abilir misiniz)|değerlendir(?:in|ir misiniz)|"
    r"örnek ver(?:in|ir misiniz|ebilir misiniz)|tarif ed(?:in|er misiniz)|devam edin|karşılaştırın)"
    r"(?=\s*(?:[,.!?…:;]|$))",
    re.IGNORECASE,
)
# … and at its beginning in Russian and English.
_REQUEST_FIRST = re.compile(
    r"(?:^|[.!?…,;:–—-]\s+)(?:(?:а|и|ну|но|тогда|теперь|пожалуйста|сначала|so|and|now|well|okay|ok|then|please|first|"
    r"finally|just|maybe|perhaps|could you|can you|would you)\b\W*){0,3}"
    r"(?:расскажи(?:те)?|опиши(?:те)?|поясните|объясните|приведите|представьтесь|поделитесь|назовите|вспомните|"
    r"уточните|перечислите|оцените|подскажите|прокомментируйте|продолжайте|охарактеризуйте|сравните|скажите|"
    r"давайте (?:начн|поговор|перейд)\w+|"
    r"tell (?:me|us)|describe|explain|walk (?:me|us)|talk (?:me|us|about)|take (?:me|us)|introduce yourself|"
    r"give (?:me|us|an?)\b|share\b|elaborate|compare|go on|say (?:more|something)|think (?:back|of)|imagine|"
    r"let(?:'|’)s (?:start|begin|talk|move|turn))",
    re.IGNORECASE,
)
_QUESTION_FIRST = re.compile(
    r"(?:(?:so|and|but|well|okay|а|и|но|ну|bəs|peki|ya|və|ve)\b\W*){0,2}"
    r"(?:how|what|why|where|who|when|which|whose|(?:do|did|are|were|have|can|could|would|will|is) (?:you|your)|"
    r"как|что|почему|зачем|отчего|где|куда|откуда|кто|когда|сколько|чем|чему|"
    r"каки[емх]\w*|како[йвгм]\w*|какая|какую|есть ли)\b",
    re.IGNORECASE,
)
_QUESTION_WITHIN = re.compile(
    r"\b(?:necə|niyə|nə|nədir|nələr\w*|hansı\w*|kim\w*|harada|haradan|hara|haçan|neçə|nasıl|neden|niçin|ne|nedir|"
    r"neler\w*|hangi\w*|nerede|nereden|nereye|kaç|(?:m[ıiuü](?:s[ıiuü]n[ıiuü]z|yd[ıiuü]n[ıiuü]z)?))\b",
    re.IGNORECASE,
)
_TO_YOU = re.compile(
    r"\b(?:you|your|yours|yourself|вы|вас|вам|вами|ваш\w*|ты|тебя|тебе|тво\w{1,3}|"
    r"[sS](?:iz|izin|izə|izi|izdə|izdən|izinlə|izcə|ize|izde|izden|izinle|izce|ən|ənin|ənə|əni|en|enin|ana|eni))\b|"
    r"\w{2,}(?:s[ıiuü]n[ıiuü]z|[dt][ıiuü]n[ıiuü]z|[ıiuüea]n[ıiuü]z(?:[ıiuü]|[dt][əaei]n?|[ıiuü]n|[əae])?)\b|"
    r"\w{3,}(?:ете|ёте|ите|етесь|итесь|йте|йтесь)\b",
    re.IGNORECASE,
)
_BY_ME = re.compile(
    r"\b(?:I|I['’]\w{1,2}|(?i:me|my|mine|we|we['’]\w{2}|our|us|я|меня|мне|мной|мо(?:й|я|ё|и|ей|их|его|ему|ю)|мы|нас|нам|"
    r"нами|наш\w*)|[mM](?:ən|ənim|ənə|əni|əndə|əncə|ənimlə)|[bB](?:iz|izim|izə|izi|izdə|izdən|izcə|en|enim|ana|eni|ende|"
    r"ence|ize|izde|izce))\b|"
    r"\w{2,}(?:yorum|yoruz|yordum|yorduk|[dt][ıiuü][mkq]|[ıiuü]r(?:am|əm|ıq|ik|uq|ük)|"
    r"[aə](?:cağam|cəyəm|cağıq|cəyik)|[ae](?:cağım|ceğim|cağız|ceğiz)|m[ıiuü]ş(?:[ae]m|əm|[ıiuü]m|[ıiuü]q|[ıi]k))\b"
)

# What people say and pages of advice do not.
_SPOKEN = re.compile(
    r"\b(?:məncə|əlbəttə|təbii ki|düzü|açığı|vallah|yəqin|təşəkkür|sağ olun|təəssüf|deyim ki|"
    r"bence|tabi|tabii|elbette|açıkçası|valla|galiba|herhalde|maalesef|teşekkür\w*|sağ olun|"
    r"конечно|наверное|пожалуй|по-моему|на мой взгляд|честно говоря|думаю|считаю|кажется|знаете|к сожалению|спасибо|"
    r"of course|well|honestly|frankly|to be honest|you know|i think|i guess|unfortunately|thanks|thank you)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)  # unlabelled interviews are looked at once for each form they may have
def asks(said: str) -> bool:
    """Whether a question or a request to speak is in what somebody says, with or without a question mark.

    >>> [asks(said) for said in ("Özünüz haqqında danışın.", "Расскажите о себе", "Mən orada işləyirəm.")]
    [True, True, False]
    """
    if "?" in said:
        return True
    if len(said.split()) > _QUESTION_LENGTH:
        return False
    if _REQUEST_LAST.search(said) or _REQUEST_FIRST.search(said):
        return True
    return bool(_QUESTION_FIRST.match(said) or (_QUESTION_WITHIN.search(said) and _TO_YOU.search(said)))


def is_question(said: str) -> bool:
    """Whether what somebody says ends with a question mark or is a short request."""
    return bool(_MARK.search(said)) or ("?" not in said and asks(said))


def is_put(said: str) -> bool:
    """Whether what somebody says is put to somebody else: it speaks to them, or asks them to speak."""
    return to_you(said) or ("?" not in said and asks(said))


def to_you(said: str) -> bool:
    """Whether the words speak to somebody.

    >>> to_you("Siz nə vaxt gəldiniz?"), to_you("Viza necə alınır?")
    (True, False)
    """
    return _TO_YOU.search(said) is not None


def by_me(said: str) -> bool:
    """Whether the speaker speaks of himself, herself or their own.

    >>> by_me("Biz onu üç il əvvəl qurduq."), by_me("Москва стоит на реке.")
    (True, False)
    """
    return _BY_ME.search(said) is not None


def is_personal(said: str) -> bool:
    """Whether the words are somebody's own: of himself or herself, or with an opinion, a doubt or thanks in them.

    >>> is_personal("Телеграм, конечно."), is_personal("Rüsum müraciət zamanı ödənilir.")
    (True, False)
    """
    return by_me(said) or _SPOKEN.search(said) is not None


def share(flags: Sequence[bool]) -> float:
    """How many of the flags are set, from 0 to 1; 0 for none."""
    return sum(flags) / len(flags) if flags else 0.0
