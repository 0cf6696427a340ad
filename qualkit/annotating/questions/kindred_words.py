"""Words in which interviewers ask about the same thing, in four languages.

A paraphrase takes another word for it (çətinlik, maneə), and so does another language (zorluk, трудность).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qualkit.languages.language import word_set
from qualkit.model.annotations import LANGUAGES

# A line is one thing: az | tr | ru | en. A word stands for all that begin with it; one in quotes for itself alone.
_KINDRED = """
çətin maneə əngəl problem | zor zorluk güçlük engel sorun problem sıkıntı | трудн сложн проблем препятств барьер \
    | difficult challeng obstacle problem barrier hard hurdle
tövsiyə məsləhət təklif | öner tavsiye öğüt | совет посовет рекоменд порекоменд предлож предлаг | recommend advi suggest
gələcək perspektiv | geleceğ "gelecek" ileride önümüzdeki | будущ перспектив ближайш | future prospect ahead coming
fayda xeyir üstünlük yarar | fayda yarar avantaj | польз выгод преимуществ | benefit advantag gain useful
zərər mənfi | zarar olumsuz dezavantaj | вред негативн минус | harm drawback disadvantag downside
çatış çatm boşluq ehtiyac | eksik ihtiyaç boşluk yetersiz | хвата нехват пробел недоста нужд потребност \
    | missing lack gap shortage need
rol yer əhəmiyyət önəm vacib | rol yer önem | роль роли место важн значени | role place importan matter significan
alət vasitə | araç alet | инструмент средств | tool instrument
rəqəm | dijital sayısal | цифров | digital
texnolog kompüter | teknoloj bilgisayar | технолог компьютер | technolog computer
istifadə işlət | kullan yararlan başvur | использ пользует пользов применя | "use" "used" "using" "uses" usage
bacarıq səriştə vərdiş | beceri yetenek yetkinlik | навык умени компетенц | skill abilit competen
təlim öyrən kurs | eğitim öğren kurs | обуч учат учит тренинг курс | train learn course taught
təhsil məktəb dərs sinif | eğitim okul ders sınıf | образован школ урок класс | education school lesson class
təhlükəsiz | güvenli güvende | безопасн | secur safe
məxfi gizli | gizli mahrem | конфиденц приватн секрет | privacy private confidential secret
məlumat verilən | veri bilgi | данны информац | data information
əlaqələndir əməkdaşlıq koordinasiya | eşgüdüm işbirli koordinasyon | взаимодейств сотруднич координац \
    | coordinat cooperat collaborat
münasibət əlaqə ara | ilişki münasebet ara | отношен | relation relationship
təcrübə | deneyim tecrübe | опыт | experience
dəyiş | değiş | измен меня перемен | chang
təsir | etki | влия повлия сказа воздейств | affect effect impact influence
səbəb | sebep sebeb | причин | reason cause
başla | başla | нача начин | begin began start
iş peşə vəzifə | iş meslek mesleğ görev çalış | работ професси должност | work job profession occupation career
gün | gün | день дня дней | day daily
ailə valideyn ata ana | aile anne baba veli | семь родител мать отец | family families parent mother father
uşaq övlad | çocuk | дети детей ребен ребят | child kids
gənc | genç | молод юнош | young youth
kənd | köy | село селе сельс деревн | village rural countryside
şəhər | şehir şehr kent | город | city cities town urban
nazir dövlət hökumət rəhbər | bakan devlet hükümet yönetici | министер министр государств правительств руковод \
    | minister ministr government leadership
pul maaş maliyyə büdcə | para maaş bütçe mali | деньг зарплат финанс бюджет | money pay salar fund budget financ
sağlam xəstə həkim | sağlık sağlığ hasta doktor hekim | здоров больн болезн врач | health ill patient doctor
məmnun razı | memnun | довол удовлетвор | satisf happy pleased
qərar | karar | решени реши | decision decid
etibar güvən | güven | довер | trust
uğur nailiyyət | başarı | успех успеш достиж | success achiev
dəstək kömək yardım | destek desteğ yardım | поддерж помощ помог | support help
fərq müqayisə | fark karşılaştır | отлич разниц сравн | differen compar
qorx narahat | kork endişe kaygı | боит боя страх беспоко тревож опас | fear afraid worr concern anxi
gözlə ümid | bekle beklen umut umud | ожида надежд надея | expect hope
dil | dil | язык | language
mədəni | kültür | культур | cultur
ölkə xaric | ülke yurt | стран зарубеж рубеж | country countries abroad foreign
cəmiyyət ictimai | toplum kamu | обществ аудитор | society public audience
qanun hüquq | yasa hukuk kanun | закон прав | "law" laws legal rights
həll | çözüm çöz | решен реша | solution solv
ilk birinci əvvəl | ilk önce öncelik | перв прежд приоритет | first priorit
addım tədbir | adım önlem | шаг меры мера | step measure
platforma proqram şəbəkə | platform program ağ | платформ программ сеть сети | platform app software network
əməkdaş işçi kadr personal | personel çalışan eleman kadro | сотрудник персонал кадр | staff employee personnel
şagird tələbə | öğrenci | ученик учащ студент | student pupil
müəllim | öğretmen hoca | учител препода | teacher
islahat reform | reform | реформ | reform
tərəfdaş | ortak paydaş | партнер | partner stakeholder
köç mühacir miqra | göç | мигра переез | migra mov
qadın | kadın | женщин | woman women
ünsiyyət | iletişim | общени коммуник | communicat
keyfiyyət | kalite nitelik | качеств | quality
siyasət qayda | politika kural | политик правил | policy policies rule
qal | kal | оста задерж | stay remain
"""

# What a question has, whatever it asks about: it says little about which question it is.
_ASKING = """
az: sual soru fikr sizcə məncə deyə deyin dem danış söylə təsvir anlat düşün bilər zəhmət misal nümunə buyur gəlin \
    gələk keçək indi əsas ümumi ümumiyyətlə baxım görür hesab haqqında barədə konkret lütfən nəzər xanım bəy \
    ilk birinci son
tr: soru sorm sizce bence söz söyle anlat bahse düşün değerlendir lütfen örnek gelelim geçelim şimdi genel peki açar \
    efendim hanım bey hocam konu nasıl hakkında görüş ilk son
ru: вопрос скажите рассказ расскаж думает считает мнени взгляд пожалуйста опиши пример приведи теперь перейд вообще \
    поговор конкретн именно ваш перв послед
en: question tell say describe think view opinion please example talk turn would could let now generally view \
    sense feel regard first last final
"""


def kindred(word: str, language: str) -> frozenset[int]:
    """The numbers of the things that a word in small letters may stand for; of other languages' words none.

    >>> kindred("çətinliklər", "az") == kindred("zorluklar", "tr") == kindred("obstacles", "en") != frozenset()
    True
    """
    return frozenset(number for beginning, number in _kindred(language).get(word[:2], ()) if _begins(word, beginning))


def belongs_to_asking(word: str, language: str) -> bool:
    """Whether a word in small letters may stand in any question: "sizcə", "anlatır mısınız", "пример"."""
    return word.startswith(_asking().get(language, ()))


def _begins(word: str, beginning: str) -> bool:
    if beginning.startswith('"'):
        return word == beginning.strip('"')
    # Short ones are whole words with a case ending at the most: "il" is no "ilk", "ara" no "araç".
    return word.startswith(beginning) and (len(beginning) > 3 or len(word) - len(beginning) <= _SHORT_ENDING)


_SHORT_ENDING = 3


@cache
def _kindred(language: str) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """First two letters -> (beginning of a word, number of the thing)."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    if language in LANGUAGES:
        for number, line in enumerate(filter(None, _KINDRED.strip().split("\n"))):
            for beginning in sorted(word_set(line.split("|")[LANGUAGES.index(language)])):
                head = beginning.strip('"')[:2]
                found[head] = (*found.get(head, ()), (beginning, number))
    return found


@cache
def _asking() -> Mapping[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in _ASKING.strip().split("\n"))
    return {language: tuple(sorted(word_set(words))) for language, _colon, words in lines}
