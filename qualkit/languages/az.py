"""The profile of Azerbaijani."""

from __future__ import annotations

from qualkit.languages.casing import DOTTED_AND_DOTLESS
from qualkit.languages.language import Language, word_set
from qualkit.languages.predicates import MorphologyWithPredicates
from qualkit.languages.spelling import azerbaijani
from qualkit.languages.stem_shapes import StemRules
from qualkit.languages.suffix_grammar import SuffixGrammar, Tail

_GRAMMAR = SuffixGrammar(
    letters={"A": "aə", "Q": "qkğy", "D": "d", "C": "c"},
    possessive="(I)m (I)n (I)mIz (I)nIz",
    third_possessive="(s)I lArI",
    case="(n)In (y)A (n)I DA DAn DAlAr lA ylA cA yIn",  # yIn: suyun
    case_after_third="nIn nA nI nDA nDAn nDAlAr ylA lA ncA",  # lA: vasitəsilə
    relative_case="(n)In nI nA nDA nDAn",
    # Full person endings (müəlliməm, evdəsən) are left out: on nouns they are rarer than the chance splits they cause.
    copula="dIr dIrlAr ydI+k (y)sA+k kAn ykAn",
    copula_after_plural="DI+k mIş IQ sInIz",
    person_k="m n Q nIz z lAr ydI",
    person_z="Am yAm sAn IQ yIQ sInIz sIz lAr dIr dIrlAr dI+k ydI+k mIş ymIş sA+k ysA+k AmsA sAnsA IQsA sInIzsA dIsA",
    ability="(y)Abil",
    inability="",
    finite=(
        "(y)Ir+z mIr+z (y)AcAQ+z (y)AcAQ+n (y)Ar+z mAz+z mAr+z dI+k mIş+z mIş+n (y)Ib+z mAlI+z sA+k sAydI+k (y)AydI+k"
        " (y)A (y)Am (y)AsAn (y)AQ (y)AsInIz (y)AlAr (y)Im sIn sInlAr (y)In (y)InIz"  # wishes and commands
        " mAQ+n mA+n (y)An+n dIQ+n mAQdA+z (y)AsI+n"  # verbal nouns and participles
        " (y)ArAQ (y)IncA (y)AndA (y)ArkAn (y)Arkən dIQcA mAdAn mAzdAn (y)AlI"  # converbs
    ),
    softening={"k": "y", "q": "ğ"},
    invariant=("yor", "bil", "ver", "ken", "kən", "ki"),
    infinitive=("maq", "mək"),
)
_RULES = StemRules(
    _GRAMMAR,
    softening_verbs=frozenset({"et", "get"}),
    softening_verb_endings=("t",),  # yarat- -> yaradır; of one syllable tut- -> tutur
    doubling=frozenset({"haq"}),
    undoubling=word_set("haqq xətt sirr hədd fənn rədd zənn tibb sədd zidd həll"),
    irregular_nouns={
        "su": "suy",
        "mövqe": "mövqey",
        "mənafe": "mənafey",
        "mənbə": "mənbəy",
        "mənşə": "mənşəy",
        "tale": "taley",
        "eyib": "eyb",
        "ovuc": "ovc",
    },
    irregular_verbs={"de": ("dey",), "ye": ("yey",)},
    voice=Tail.PASSIVE,
    light_verbs={"et": "olun", "elə": "olun", "ol": ""},
)
# Behind deyil, yox and var: persons, then past, hearsay and condition with theirs.
_PREDICATE_ENDINGS = (
    "Am sAn IQ sInIz sIz lAr dIr dIrlAr dI dIm dIn dIQ dInIz dIz dIlAr dIsA mIş mIşAm mIşsAn mIşIQ mIşsInIz mIşlAr"
    " mIşdIr mIşsA sA sAm sAn sAQ sAnIz sAlAr kAn kən"
)

_NEVER_ENDS = word_set(
    """
    dr prof dos akad k.e.n f.e.d t.e.n i.e.n c nəşr red müəl bax tel küç pr müav şək cəd mr mrs məs müs resp
    cən tərt tərc rəh nömr ünv azərb ş şəh ray qəs mənz i.e.d f.e.n t.e.d p.e.n p.e.d s.e.d h.e.d i.f.d f.f.d t.f.d
    p.f.d i.ü.f.d f.ü.f.d t.ü.f.d p.ü.f.d
    """
)
_MAY_END = word_set(
    """
    s b səh və.s və.b v.s b.e.ə e.ə m.ə b.e sm km kq qr mln mlrd trln min man qəp r d ə yanv fev avq sent okt noy dek
    """
)
_STOP_WORDS = word_set(
    """
    mən sən o biz siz onlar mənim sənin onun bizim sizin onların məni səni onu bizi sizi onları mənə sənə ona
    bizə sizə onlara məndə səndə onda bizdə sizdə onlarda məndən səndən ondan bizdən sizdən onlardan mənimlə
    səninlə onunla bizimlə sizinlə onlarla öz özü özüm özün özümüz özünüz özləri özünün özlərinin özünü özünə
    özündən bu bunu bunun buna bunda bundan bununla bunlar bunları bunların bunlara bunlardan elə belə həmin
    digər başqa eyni hər hamı hamısı hamının bütün heç heçnə heçkim bəzi bəziləri bir biri birini birinin
    birinə kimsə nəsə hansısa filan kim kimi kimin kimə kimdən nə nəyi nəyin nəyə nədən necə niyə hansı hanı
    hara harada haradan haraya qədər neçə nəçi və ya yaxud amma ancaq lakin fəqət ki çünki əgər hərçənd
    halbuki həm həmçinin da də isə yoxsa yəni məsələn üçün ilə görə qarşı doğru tərəf tərəfindən haqqında
    barədə barəsində üzrə sonra əvvəl bəri ötrü əsasən rəğmən baxmayaraq əlavə savayı içində içindən arasında
    üzərində üzərinə altında yanında daxilində zaman vaxt var varsa varıdı vardır yox yoxdur deyil deyildi
    deyilsə idi idim idik idilər imiş olur olar oldu oldular olub olan olaraq olduğu olduğunu olacaq olsun
    olsa olsaq olmaq olması edir edirlər edirik etdi etdik edən edib etmək edərək edilir edildi edilən edəcək
    bilər bilərik bilərsiniz bilirik lazım lazımdır gərək mümkün mümkündür artıq hələ daha ən çox az lap tam
    yalnız təkcə sadəcə demək deməli əslində ümumiyyətlə xüsusilə əlbəttə təbii bəlkə yəqin guya sanki axı bax
    baxın bəli xeyr hə yaxşı tamam hə-hə şey zad filan-filan düzdür doğrudan onsuz indi orada burada ora bura
    oradan buradan beləliklə beləcə bəs məhz hətta bir-birini iki üç dörd beş
    demək deyilmək gəlmək getmək görmək görünmək istəmək vermək almaq baxmaq qalmaq durmaq keçmək çıxmaq
    soruşmaq bilmək etmək edilmək eləmək olunmaq düşmək salmaq adam şey gün il dəfə cür
    """
)
_SPEAKER_LABELS = {
    "interviewer": (
        "müsahibəçi", "müsahibə götürən", "müsahibəni aparan", "sual", "aparıcı", "jurnalist", "müxbir", "moderator",
        "tədqiqatçı", "araşdırmaçı", "s",
    ),
    "participant": (
        "iştirakçı", "respondent", "cavab", "ekspert", "mütəxəssis", "müsahib", "müsahibə verən", "cavab verən",
        "qonaq", "c",
    ),
}  # fmt: skip
_SECTION_LABELS = {
    "abstract": ("xülasə", "abstrakt", "annotasiya", "referat", "qısa xülasə", "qısa məzmun", "xülasəsi", "rezüme"),
    "keywords": ("açar sözlər", "açar söz", "açar kəlmələr", "açar sözlər və ifadələr"),
    "references": (
        "ədəbiyyat", "ədəbiyyat siyahısı", "ədəbiyyatın siyahısı", "ədəbiyyatlar", "istifadə edilmiş ədəbiyyat",
        "istifadə olunmuş ədəbiyyat", "istifadə edilmiş ədəbiyyat siyahısı", "istifadə olunmuş ədəbiyyat siyahısı",
        "istifadə edilmiş ədəbiyyatın siyahısı", "istifadə olunmuş ədəbiyyatın siyahısı", "istifadə edilən ədəbiyyat",
        "istifadə olunan ədəbiyyat", "istifadə edilmiş mənbələr", "istifadə olunmuş mənbələr", "mənbələr",
        "mənbə və ədəbiyyat", "ədəbiyyat və mənbələr", "mənbələrin siyahısı", "istinadlar", "istinad edilmiş ədəbiyyat",
        "biblioqrafiya", "elektron resurslar", "internet resursları",
    ),
    "contents": ("mündəricat", "içindəkilər", "cədvəllərin siyahısı", "cədvəllər siyahısı", "şəkillərin siyahısı",
                 "şəkillər siyahısı", "ixtisarların siyahısı", "ixtisarlar siyahısı", "qısaltmaların siyahısı"),
    "furniture": (
        "təşəkkür", "minnətdarlıq", "bəyannamə", "bəyanat", "maraqların toqquşması", "maraq toqquşması",
        "maliyyə dəstəyi", "maliyyələşmə", "maliyyə mənbəyi", "müəllif haqqında", "müəlliflər haqqında",
        "müəllif haqqında məlumat", "müəlliflər haqqında məlumat", "müəlliflərin töhfəsi", "istinad üçün",
        "istinad qaydası", "sitat üçün", "ithaf", "etik bəyanat",
    ),
}  # fmt: skip

AZERBAIJANI = Language(
    code="az",
    name="Azərbaycan dili",
    alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    letter_case=DOTTED_AND_DOTLESS,
    spellings=azerbaijani,
    morphology=MorphologyWithPredicates(
        _RULES,
        function_words=_STOP_WORDS,
        predicates=("deyil", "yox", "var"),
        endings=_PREDICATE_ENDINGS,
        letters={"A": "aə", "Q": "qk"},
        hardens=False,
    ),
    never_ends=_NEVER_ENDS,
    may_end=_MAY_END,
    stop_words=_STOP_WORDS,
    speaker_labels=_SPEAKER_LABELS,
    section_labels=_SECTION_LABELS,
)
