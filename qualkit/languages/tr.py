"""The profile of Turkish."""

from __future__ import annotations

from qualkit.languages.casing import DOTTED_AND_DOTLESS
from qualkit.languages.language import Language, word_set
from qualkit.languages.predicates import MorphologyWithPredicates
from qualkit.languages.spelling import turkish
from qualkit.languages.stem_shapes import StemRules
from qualkit.languages.suffix_grammar import SuffixGrammar, Tail

_GRAMMAR = SuffixGrammar(
    letters={"A": "ae", "Q": "kğ", "D": "dt", "C": "cç"},
    possessive="(I)m (I)n (I)mIz (I)nIz",
    third_possessive="(s)I lArI",
    case="(n)In (y)A (y)I DA DAn DAlAr (y)lA CA yIn",  # yIn: suyun
    case_after_third="nIn nA nI nDA nDAn nDAlAr ylA ncA",
    relative_case="(n)In nI nA nDA nDAn",
    # Full person endings (öğretmenim, evdesin) are left out: on nouns they are rarer than the chance splits they cause.
    copula="DIr DIrlAr ydI+k (y)sA+k (y)ken",
    copula_after_plural="DI+k mIş",
    person_k="m n k nIz lAr ydI ysA nIzA",
    person_z="Im yIm sIn Iz yIz sInIz lAr DIr DIrlAr lArdIr (y)DI+k lArDI (y)mIş (y)sA+k (y)ken",
    ability="(y)Abil (y)Iver",
    inability="(y)A",
    finite=(
        "Iyor+z yor+z mIyor+z (y)AcAQ+z (y)AcAQ+n Ar+z Ir+z r+z mAz+z mAm mAyIz DI+k mIş+z mIş+n mAlI+z mAktA+z"
        " sA+k sAydI+k (y)A (y)AyIm (y)AsIn (y)AlIm sIn sInlAr (y)In (y)InIz"  # wishes and commands
        " mAk+n mA+n (y)An+n DIQ+n r+n Ar+n Ir+n mAz+n"  # verbal nouns and participles
        " (y)ArAk (y)IncA (y)Ip DIkçA mAdAn mAksIzIn (y)AlI (y)ken"  # converbs
    ),
    softening={"k": "ğ", "p": "b", "ç": "c", "t": "d"},
    invariant=("yor", "bil", "ver", "ken", "kən", "ki"),
    infinitive=("mak", "mek"),
    noun_derivation="lIQ lI sIz CI",
    verb_derivation="lAş lAştIr lAn",
)
_RULES = StemRules(
    _GRAMMAR,
    softening_monosyllables=word_set(
        """
    yurt dert kurt art dört kürt cilt fert mert bent but tat kap dip cep grup kalp harp garp darp borç uç güç genç taç
    burç harç felç linç vinç tunç dinç hınç öç renk denk cenk çok gök
        """
    ),
    softening_verbs=frozenset({"et", "git", "güt", "tat", "dit"}),
    softening_verb_endings=("et",),
    softening_endings={"log": "loğ"},
    front_harmony=word_set(
        """
    saat dikkat hal hayal rol kontrol gol petrol alkol ideal festival kalp harf ihtimal misal istiklal sadakat
    hakikat kanaat cemaat menfaat meşgul usul kabul mahsul protokol sembol ithal ihlal işgal iptal şefkat
    seyahat itaat ziraat nasihat sürat sıhhat liyakat kabahat tabiat tarikat şeriat feragat istirahat vaat had rab
    harp idrak iştirak emlak ihmal ihtilal intikal istikbal hilal helal sual timsal emsal imal mesul makul meçhul
    general mareşal amiral metal moral normal final kristal sinyal terminal materyal orijinal liberal radikal
    federal sosyal dijital global lokal legal marjinal kapital katedral spiral hol metropol kolesterol
    """
    ),
    doubling=word_set("hak hat his had af zan zam haz sır şer rab fen hal hac şık üs"),
    # What doubles or loses its last vowel and softens as well (ret -> reddi, kayıt -> kaydı), and what loses its last
    # vowel before k, ç or ş (ufuk -> ufku).
    irregular_nouns={
        "su": "suy",
        "kayıt": "kayd",
        "kayıp": "kayb",
        "nakit": "nakd",
        "akit": "akd",
        "ahit": "ahd",
        "kutup": "kutb",
        "zabıt": "zapt",
        "ret": "redd",
        "tıp": "tıbb",
        "zıt": "zıdd",
        "ufuk": "ufk",
        "nutuk": "nutk",
        "rızık": "rızk",
        "avuç": "avc",
        "mahal": "mahall",
        "nakış": "nakş",
    },
    irregular_verbs={"de": ("dey", "di"), "ye": ("yey", "yi")},
    voice=Tail.VOICE,
    narrowing=True,
)

# Behind değil, yok and var: persons, then past, hearsay and condition with theirs.
_PREDICATE_ENDINGS = (
    "Im sIn Iz sInIz lAr DIr DIrlAr DI DIm DIn DIQ DInIz DIlAr DIysA mIş mIşIm mIşsIn mIşIz mIşsInIz mIşlAr mIştIr"
    " mIşsA sA sAm sAn sAQ sAnIz sAlAr ken"
)


def _table_lemma(key: str) -> str | None:
    """The lemma in simplemma's table, verbs in the infinitive as there; None for a word that it has not."""
    from simplemma import is_known, lemmatize

    if not key or not is_known(key, lang="tr"):
        return None
    return DOTTED_AND_DOTLESS.lower(lemmatize(key, lang="tr"))


_NEVER_ENDS = word_set(
    """
    dr prof doç yrd arş av sn mr mrs bkz krş örn yy c nu tel haz çev müh mim alb gen org tuğg yb bnb cad sok
    mah apt blv b.k.z ör öğr gör uzm op ord hz st f böl ed sk bulv fak üniv enst müd ecz yzb korg tümg
    """
)
_MAY_END = word_set(
    """
    vb vs vd v.b v.s v.d s ss sf cilt şti ltd a.ş t.c m.ö m.s i.ö i.s yay yay.haz km cm kg gr mln mlr m.ü oca
    şub nis ağu eyl no
    """
)
_STOP_WORDS = word_set(
    """
    ben sen o biz siz onlar benim senin onun bizim sizin onların beni seni onu bizi sizi onları bana sana ona
    bize size onlara bende sende onda bizde sizde onlarda benden senden ondan bizden sizden onlardan benimle
    seninle onunla bizimle sizinle onlarla kendi kendim kendin kendisi kendimiz kendiniz kendileri kendisini
    kendisine kendini kendine bu bunu bunun buna bunda bundan bununla bunlar bunları bunların bunlara
    bunlardan şu şunu şunun şuna şunlar şunları öyle böyle şöyle aynı diğer başka öteki her herkes hepsi
    hepimiz bütün tüm hiç hiçbir bazı bazıları bir biri birini birisi birkaç kimse kimi birbirini falan filan
    kim kimin kime kimden ne neyi neyin neye neden niye niçin nasıl hangi hani nerede nereden nereye nere kaç
    ve veya ya yahut yada ama fakat ancak lakin ki çünkü eğer oysa halbuki hem da de ise yoksa yani örneğin
    mesela madem üstelik ayrıca dolayısıyla böylece böylelikle zira için ile gibi kadar göre karşı doğru
    tarafından hakkında dair üzere sonra önce beri dolayı rağmen karşın itibaren içinde içinden arasında
    üzerinde üzerine altında yanında zaman sırasında boyunca ilişkin yönelik bağlı var vardı vardır varsa yok
    yoktu yoktur değil değildir değildi idi idim idik imiş olur oldu olan olarak olduğu olduğunu olacak olsun
    olsa olmak olması olup oluyor ediyor ediyorlar ediyoruz etti ettik eden edip etmek ederek edilen edilir
    edildi edecek lazım gerek gerekir gerekiyor mümkün artık hala hâlâ henüz daha en çok az pek tam sadece
    yalnızca yalnız bile aslında genellikle genelde özellikle elbette tabii tabi belki galiba sanki herhalde
    zaten evet hayır tamam peki iyi hadi işte şey mi mı mu mü midir mıdır şimdi orada burada şurada ora bura
    oradan buradan bugün hatta iki üç dört beş
    demek denmek gelmek gitmek görmek görünmek istemek vermek almak bakmak kalmak durmak geçmek çıkmak sormak
    bilmek etmek edilmek yapmak yapılmak söylemek düşmek koymak bulunmak şey gün yıl kere defa tür
    """
)
_SPEAKER_LABELS = {
    "interviewer": (
        "görüşmeci", "görüşmecinin", "görüşmeyi yapan", "mülakatçı", "araştırmacı", "soru", "moderatör", "sunucu",
        "gazeteci", "muhabir", "s",
    ),
    "participant": (
        "katılımcı", "cevap", "yanıt", "görüşülen", "görüşülen kişi", "mülakat veren", "uzman", "konuk", "konuşmacı",
        "c", "k",
    ),
}  # fmt: skip
_SECTION_LABELS = {
    "abstract": ("özet", "öz", "özetçe", "genişletilmiş özet", "geniş özet", "yönetici özeti", "kısa özet"),
    "keywords": ("anahtar kelimeler", "anahtar sözcükler", "anahtar kelime", "anahtar sözcük", "anahtar terimler"),
    "references": (
        "kaynakça", "kaynaklar", "kaynak", "kaynaklar listesi", "kaynakça ve notlar", "yararlanılan kaynaklar",
        "bibliyografya", "referanslar", "kaynaklar dizini", "kaynakça listesi", "internet kaynakları",
        "elektronik kaynaklar", "seçilmiş kaynakça",
    ),
    "contents": (
        "içindekiler", "içerik", "tablolar listesi", "şekiller listesi", "kısaltmalar listesi", "tablolar dizini",
        "şekiller dizini", "kısaltmalar dizini", "kısaltmalar", "çizelgeler listesi", "ekler listesi",
        "simgeler listesi", "tablo listesi", "şekil listesi",
    ),
    "furniture": (
        "teşekkür", "teşekkürler", "etik beyan", "etik beyanı", "beyan", "beyanname", "çıkar çatışması",
        "çıkar çatışması beyanı", "finansal destek", "maddi destek", "yazar katkısı", "yazar katkıları",
        "yazar katkı oranları", "yazarların katkısı", "etik kurul izni", "etik kurul onayı", "atıf", "alıntı",
        "atıf için", "kaynak gösterimi", "bu makaleye atıf", "yazar hakkında", "yazarlar hakkında", "ithaf", "onay",
        "bilimsel etik beyanı", "destek ve teşekkür", "jel kodları", "jel sınıflandırması",
    ),
}  # fmt: skip

TURKISH = Language(
    code="tr",
    name="Türkçe",
    alphabet="abcçdefgğhıijklmnoöprsştuüvyz",
    letter_case=DOTTED_AND_DOTLESS,
    spellings=turkish,
    morphology=MorphologyWithPredicates(
        _RULES,
        function_words=_STOP_WORDS,
        dictionary=_table_lemma,
        predicates=("değil", "yok", "var"),
        endings=_PREDICATE_ENDINGS,
        letters={"A": "ae", "Q": "kk"},
        hardens=True,
    ),
    never_ends=_NEVER_ENDS,
    may_end=_MAY_END,
    stop_words=_STOP_WORDS,
    speaker_labels=_SPEAKER_LABELS,
    section_labels=_SECTION_LABELS,
)
