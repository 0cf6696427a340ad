"""What tells Azerbaijani from Turkish where a text is typed without its letters or happens to have none of its own.

All words stand here without their marks, as people type them: `ucun` is üçün, `icin` is için.
Words that both languages have are left out. So are names: behind the first word only months and what begins with a
small letter counts.
The shapes are those of the grammars: kitab and kitap, etdi and etti, mektebde and mektepte, edib and edip, gelir and
geliyor, and that Turkish has k beside a, o, u where Azerbaijani has q.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qualkit.languages.language import word_set

WITHOUT_MARKS = str.maketrans("əıiişşğçöüâîû", "eiiissgcouaiu")
_MONTH = re.compile(
    "Yanvar|Fevral|Aprel|[Iİ]yun|[Iİ]yul|Avqust|Sentyabr|Oktyabr|Noyabr|Dekabr"
    "|Ocak|Şubat|Haziran|Temmuz|Ağustos|Eylül|Kasım|Aralık"
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_COPULA = re.compile("(?<=...)[dt][iu]r$")
_STEM = 4
"""Letters at least of the beginning by which a word is known."""
_LONGEST = 40
"""Letters of a word that is looked at."""
WORD, SHAPE = 2.0, 1.0
"""How much a word of the one language counts, and a shape."""
PLAIN = WORD + SHAPE
"""What makes a text plainly no text of the other language."""

_AZERBAIJANI_WORDS = word_set(
    """
    amma axi bele belelikle beli belke bezi bilirem bilmir cox cunki cur danisdi danisir danisirdi danismir deyir
    deyirdi deyirler dord duzdur edek edib edilib edir edirdi edirler elece eledi eledik eledim elm elmi eslinde
    etmir eyni gedib gedir gedirdi gedirler gelib gelmir getdi getmek getmeli getmir gorub hami hamimiz haminin
    hamisi hansi haqqinda hara harada haradan hec heckim hecne hemcinin hemin herbi hetta indiki isteyir kecib
    kecir lap men mence mende menden mene meni menim menimle meselen nece olar olardi olmur olub olunub otru oz
    ozleri ozu ozum ozumuz ozune ozunu tebii tekce ucun uzre verib yazib
    """
)
_TURKISH_WORDS = word_set(
    """
    ama ancak artik aslinda ayni ayrica bana baska bazi bazilari belki ben bence benden beni benim benimle birkac
    boyle boylece cok cunku degil degildi degildir edip ediyor etti ettik ettiler ettim evet fakat falan
    galiba gelip genellikle gerekir gerekiyor gibi giden gidip gitmek gitti gittik hakkinda hala hangi hatta hayir
    henuz hepimiz hepsi herhalde herkes hic hicbir icin iliskin itibaren iyi kac kadar karsi karsin kendi kendileri
    kendim kendimiz kendine kendini kendisi kendisine nasil nerede nereden nereye nicin olabilir olarak olmak olup
    once ornegin oyle oysa pek peki ragmen simdi sonuc soru soyle tabi toplam tum ustelik
    uzere veya yada yalnizca yani yil yilda yili yilin yillar yine yok yoksa yoktu yoktur yonelik zaten zira
    """
)
# Beginnings of words.
_AZERBAIJANI_STEMS = word_set(
    """
    agil aktual aprel avqust avtobus avtomobil bazar belediyy bilik boyuk budce butov catdir cavab cemiyyet cenub
    cografiya cumhuriyyet dekabr deyil dovlet dovr dunen dusmen duzelis effektiv ehemiyyet ehtiyac elave emekdas
    enenevi fealiyyet fevral fikirles gozel guman gunorta heckim hecne hefte hemise hesabat heyat hokumet hormet
    icaze ictimai infrastruktur inkisaf intellekt isleyir istifad istirak iyul iyun jurnal kicik komek komputer
    kompyuter koynek kuce kulek kutlevi layihe medeniyyet mehdud mehkeme mehsul mekteb melumat meslehet mesuliyyet
    metbuat mezmun movcud movsum movzu mubahise mubariz mudafie mudir muellif muellim muessise mueyyen muharibe
    muhum munasib musahib musbet muzakire namized narahat nazir nezeri nomre novbe noyabr numayende numayis obyekt
    oktyabr olke onlayn oyren oyret prezident pulsuz respublika sagird sahe sedr seher sehv sekkiz sentyabr serait
    serhed sosial subhe subut suveren teatr tehlil tehluke tehsil teleb telim teref teyin tovsiye ulduz umidver
    unsiyyet urek uzvl uzvu vacib valideyn vasite veten vezife veziyyet yaddas yanvar yasayir yeddi yekun yungul
    zeruri
    """
)
_TURKISH_STEMS = word_set(
    """
    acikla agirlik agustos akilli aksam anlat aralik arastir arkadas ayrinti bagimsiz bahset bakan baska bekle
    belediye belirt bilgi birak bulun buyuk caliskan cesit cevap cikan cikar cikti cocuk cogu cozum dahil deger degis
    deneyim dernek devlet disari dolayi donem dusman egitim ekonomi elestir etki eylul gelism gelist girisim
    gorev guvenlik guzel haber hafta hayat haziran hizmet hukumet ilgi iliski iyiles kadin kalaba kalan kaldi kalir
    kalma karar kasim kitap kizlar konus kucuk kullan kultur kurul kurum kuvvet mahalle mahkeme merak milletvekil
    neredeyse nufus ocak ogren ogret okul okuma okur olayi olaylar olusan olustur ortak ozgur proje saglik sahip
    sanat savas savun sebep sehir sokak sonuc sorumlu sorun sozles subat surec surekli takim taraf temmuz toplum
    ulas ulke urun uygula uzman vazgec yakin yakla yanit yapan yapil yapiy yapm yapt yayin yetenek yetki yoksul
    yonet yorum zarar zorun
    """
)
_AZERBAIJANI_SHAPE = re.compile(
    r"\w\wb\Z|(?<!vi)[ctfsp]d[aeiu](?:n|ki\w*|r|k|m|niz|ler|lar|gi\w*)?\Z|[kh]d[ae](?:n|ki\w*)?\Z|yyet|\w[iu]b(?:dir|dur|ler|lar)\Z"
    r"|\w[^aeiou][iu]r(?:em|am)\Z|\w{3}[iu]rik\Z|[ae]c[ae]y(?:em|am|ik)\Z|m[ae]yib|\w{3}[ae]y[iu]r\Z|\w\w[ae]y[iu]r(?:em|am|ik|ler|lar|di\w*)\Z"
    r"|(?<!yag)(?<=[^aeiou])m[iu]r(?:em|am|ik|di\w*|ler|lar|sen|san|siniz)?\Z|[^aeiou]l[iu]y[iu](?![mz])"
    r"|\w[aeoiukptnrm]siya(?:lar\w*|n\w*|ya|da\w*|si\w*|m\w*)?\Z|\Aindi\Z"  # also Turkish, of inmek, but seldom
)
_TURKISH_SHAPE = re.compile(
    r"[aeiou]yor|[cpkh]t[ae](?:n|ki\w*)?\Z|tt[ae]n\Z|[fs]ten\Z|(?<!pra)(?<!stru)[cpkfht]t[iu](?:r|k|m|n|niz|ler|lar|g\w+)?\Z"
    r"|m[iu]st[iu]|\Ak[ao](?!dr|nal|fe|mer|rt|sib|giz|mil|tib|m|n[sfv]|lle|sm|alis|ndidat|ordin|pita|rp|d|hne|lge|nkr|teq|c(?:d|ub|ur))"
    r"|[ao]k(?:lar\w*|la|ta|tan)?\Z|\w\w[iu]p\Z|[iu]yet|m[ae]kt[ae]|ecegi"
)


def lean(text: str) -> tuple[float, float]:
    """How much in a text speaks for Azerbaijani, and how much for Turkish.

    >>> lean("bu mesele bizim ucun vacibdir"), lean("bu konuda ne dusunuyorsunuz")
    ((5.0, 0.0), (0.0, 2.0))
    """
    azerbaijani = turkish = 0.0
    for number, word in enumerate(_WORD.findall(text)):
        if number == 0 or word[0].islower() or _MONTH.match(word):
            az, tr = _of_word(word)
            azerbaijani += az
            turkish += tr
    return azerbaijani, turkish


def is_plainly_not(text: str, language: str, other: str) -> bool:
    """Whether a text in one of the two languages has so much of its own that it is not in the other one.

    >>> is_plainly_not("Bilmiyorum artık.", "tr", "az"), is_plainly_not("Bu belə.", "az", "tr")
    (True, False)
    """
    if {language, other} != {"az", "tr"}:
        return False
    azerbaijani, turkish = lean(text)
    return (azerbaijani - turkish if language == "az" else turkish - azerbaijani) >= PLAIN


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[float, float]:
    if len(word) > _LONGEST:
        return 0.0, 0.0
    lowered = word.lower()
    word = lowered.translate(WITHOUT_MARKS)
    bare = _COPULA.sub("", word)
    beginnings = [word[:n] for n in range(_STEM, len(word) + 1)]
    azerbaijani = bare in _AZERBAIJANI_WORDS or not _AZERBAIJANI_STEMS.isdisjoint(beginnings)
    turkish = bare in _TURKISH_WORDS or not _TURKISH_STEMS.isdisjoint(beginnings)
    return (
        WORD * azerbaijani + SHAPE * ("dakı" in lowered or _AZERBAIJANI_SHAPE.search(word) is not None),
        WORD * turkish + SHAPE * (_TURKISH_SHAPE.search(word) is not None),
    )
