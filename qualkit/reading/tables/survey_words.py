"""The words by which the header of a survey's column tells what stands below it, in four languages.

In the lists `_` is a blank and `*` any ending.
"""

from __future__ import annotations

import re


def pattern_of(*lists: str) -> re.Pattern[str]:
    """What finds any of the words of the lists in a text in small letters.

    >>> bool(pattern_of("çətinli* nə_üçün").search("ən böyük çətinliyiniz")), bool(pattern_of("ad").search("addım"))
    (True, False)
    """
    words = [re.escape(word) for words in lists for word in words.split()]
    return re.compile(r"\b(?:" + "|".join(word.replace("_", r"\s+").replace(r"\*", r"\w*") for word in words) + r")\b")


ASKS_FOR_WORDS = pattern_of(
    # Azerbaijani
    """
    niyə nəyə_görə nə_üçün necə izah* təsvir* yazın* danışın* bölüşün* qeyd_ed* fikri* fikir* rəy* şərh* təklif*
    çətinli* problem* tövsiyə* əlavə* səbəb* təcrübə* nümunə* dəyişiklik* gözlənti* arzu*
    """,
    # Turkish
    """
    neden* niçin nasıl açıkla* anlat* tanımla* betimle* paylaş* görüş* düşünce* düşünüyor* yorum* öneri* zorlu* sorun*
    ekle* belirt* tecrübe* deneyim* örnek* değişiklik* beklenti*
    """,
    # Russian
    """
    почему зачем как каким_образом опиш* расскаж* объясн* поясн* напиш* укажите поделит* мнени* комментари* предложени*
    пожелани* трудност* сложност* проблем* добав* причин* опыт* пример* изменени* ожидани*
    """,
    """
    why how describe explain tell_us tell_me comment* suggest* opinion* thoughts share elaborate specify anything_else
    own_words feedback problem* challenge* difficult* reason* experience* example* recommend* improve*
    """,
)
COUNTS = pattern_of(
    """
    neçə necə_il neçənci kaç ne_kadar_süre* ne_sıklık* сколько как_часто как_долго how_many how_much how_old how_often
    how_long
    """
)
"""Asks for a number, though some of its words are those of a question for words."""

QUESTION_WORDS = pattern_of(
    """
    nədir nələr* nəyi nəyə nə nədən ne nedir neler* neyi neye neyle что чего чем чём what
    """
)
WHICH = pattern_of("hansı hansılar* hangi hangileri* какой какая какое какие каким какими каких which")
"""Asks for a choice, if nothing else in the header asks for words."""

OTHER_GIVEN = re.compile(
    r"_text$|\[(?:other|digər|diğer|другое|прочее)\]"
    r"|\b(?:other|digər|diğer|другое)\b.{0,20}\b(?:specify|yazın|qeyd|belirt|укаж)"
)
ATTRIBUTES = pattern_of(
    # Azerbaijani
    """
    yaş yaşı yaşınız cins cinsi cinsiniz ad adı adınız soyad* ad,_soyad rayon* şəhər* bölgə* ölkə* ünvan* təhsil
    təhsili təhsiliniz təhsil_səviyyə* ixtisas* peşə* vəzifə* iş_yeri* iş_staj* staj universitet* fakültə* fənn fənni
    kurs sinif tarix vaxt vaxt_möhürü dil dili diliniz milliyyət* telefon* e-poçt* təşkilat* kənd
    """,
    # Turkish
    """
    yaşı cinsiyet* isim adı_soyadı şehir* şehr* il iliniz ilçe* bölge* ülke* adres* eğitim_durum* eğitim_düzey*
    eğitim_seviye* meslek* mesleğ* görev görevi göreviniz unvan* pozisyon* branş* bölüm* okul* kurum* üniversite*
    fakülte* sınıf* tarih zaman zaman_damgası kıdem* e-posta* medeni_hal* medeni_durum*
    """,
    # Russian
    """
    возраст* пол имя фио фамили* город город* регион* район* страна стране страны адрес* образование образования
    професси* должност* специальност* место_работы места_работы стаж* вуз* факультет* курс* предмет* класс дата время
    отметка_времени язык языка национальност* телефон* почт* организаци*
    """,
    """
    age gender sex name surname city town region district country address education education_level occupation
    profession job position role title workplace department faculty university school subject grade class major
    timestamp date time language nationality phone email e-mail organization organisation status startdate enddate
    recordeddate start_date end_date recorded_date ip_address ipaddress distribution_channel distributionchannel
    userlanguage user_language startlanguage start_language referrer* seed marital_status
    """,
)
YES_OR_NO = re.compile(
    r"(?:\b|\w)m[ıiuü](?:s[ıiuü]n[ıiuü]z|y[ıiuü]z|d[ıiuü]r)?\s*\?\s*$|\bли\b"
    r"|^(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should)\b"
)
_NO_ANSWER = (
    "bəli", "hə", "xeyr", "yox", "yoxdur", "bilmirəm", "bəlkə", "qismən", "heç nə", "fikrim yoxdur", "razıyam",
    "tam razıyam", "qismən razıyam", "razı deyiləm", "evet", "hayır", "yok", "bilmiyorum", "belki", "kısmen",
    "fikrim yok", "hiçbir şey", "katılıyorum", "katılmıyorum", "kesinlikle katılıyorum", "kararsızım", "да", "нет",
    "не знаю", "возможно", "частично", "затрудняюсь ответить", "согласен", "согласна", "не согласен", "скорее да",
    "скорее нет", "ничего", "yes", "no", "none", "nothing", "na", "n/a", "maybe", "unsure", "not sure", "agree",
    "disagree", "neutral", "strongly agree", "strongly disagree", "don't know", "prefer not to say",
)  # fmt: skip
_SCALES = (
    "çox", "az", "orta", "normal", "yaxşı", "pis", "əla", "həmişə", "bəzən", "tez-tez", "nadir hallarda", "heç vaxt",
    "çok", "iyi", "kötü", "her zaman", "bazen", "sık sık", "nadiren", "hiçbir zaman", "asla", "много", "мало", "средне",
    "хорошо", "плохо", "отлично", "всегда", "иногда", "часто", "редко", "никогда", "a lot", "a little", "good", "bad",
    "fair", "poor", "excellent", "high", "medium", "low", "always", "often", "sometimes", "rarely", "never",
)  # fmt: skip
STOCK = frozenset((*_NO_ANSWER, *_SCALES))
"""What people tick, or write where they have nothing to say."""
