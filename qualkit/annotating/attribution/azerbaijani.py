"""How Azerbaijani reports what people say."""

from __future__ import annotations

from qualkit.annotating.attribution.reporting import EITHER, MAN, WOMAN, Reporting
from qualkit.languages.language import word_set

_VERBS = (
    "demək", "söyləmək", "bildirmək", "vurğulamaq", "düşünmək", "inanmaq", "açıqlamaq", "izah etmək", "qeyd etmək",
    "hesab etmək", "iddia etmək", "əlavə etmək", "ifadə etmək", "qeyd eləmək", "təsdiq etmək", "təsdiqləmək",
    "etiraf etmək", "güman etmək", "ehtimal etmək", "təklif etmək", "tövsiyə etmək", "məsləhət görmək",
    "xatırlatmaq", "diqqətə çatdırmaq", "diqqət çəkmək", "diqqəti çəkmək", "diqqət yetirmək", "nəzərə çatdırmaq",
    "fikir bildirmək", "fikrini bildirmək", "fikrini bölüşmək", "toxunmaq", "cavab vermək", "cavablandırmaq",
    "göstərmək", "yazmaq", "danışmaq", "şərh etmək", "qiymətləndirmək", "tənqid etmək", "təqdir etmək",
    "misal çəkmək", "misal gətirmək", "nümunə göstərmək", "xəbərdarlıq etmək", "xəbərdar etmək", "çağırmaq",
    "müdafiə etmək", "irəli sürmək", "vacib saymaq", "zəruri saymaq", "lazım bilmək", "əmin etmək", "razılaşmaq",
    "inkar etmək", "rədd etmək", "adlandırmaq", "xarakterizə etmək", "təsvir etmək", "bəyan etmək", "elan etmək",
    "nəql etmək", "məlumat vermək", "dilə gətirmək", "önə çəkmək", "işarə etmək", "təəssüflənmək", "sual etmək",
    "arzulamaq", "gözləmək", "görmək", "fərqləndirmək", "müqayisə etmək", "əsaslandırmaq", "aydınlaşdırmaq",
    "dəstəkləmək", "sadalamaq", "saymaq", "nəticəyə gəlmək", "qənaətə gəlmək", "fikirləşmək", "söz açmaq",
    "bəhs etmək", "altını çizmək", "sitat gətirmək", "tərifləmək", "izah eləmək", "hesab eləmək",
    "xüsusi qeyd etmək", "narahatlıq ifadə etmək", "şübhə etmək", "təkzib etmək", "xatırlamaq",
    "müəyyənləşdirmək", "müəyyən etmək", "ümumiləşdirmək", "yekunlaşdırmaq", "tərif etmək", "tərif vermək",
    "söz etmək", "fikrini irəli sürmək", "tərəfdarı olmaq", "fikrini müdafiə etmək", "nəzərə almaq", "etiraz etmək",
    "şikayət etmək", "şikayətlənmək", "narahat olmaq", "paylaşmaq", "bölüşmək", "etinasız yanaşmaq",
    "fərqli yanaşmaq", "kimi qəbul etmək",
    "əlaqələndirmək", "qarşı çıxmaq", "proqnozlaşdırmaq", "ümid etmək", "məsələsini qaldırmaq", "nümunə gətirmək",
    "şübhə ilə yanaşmaq", "günahlandırmaq", "istinad etmək", "israr etmək", "səciyyələndirmək", "ehtiyat etmək",
    "qorxmaq", "əhəmiyyət vermək", "kimi başa düşmək", "bənzətmək", "oxşatmaq",
)  # fmt: skip
_WITH_CLAUSE = (
    "yazmaq",
    "danışmaq",
    "göstərmək",
    "gözləmək",
    "görmək",
    "çağırmaq",
    "saymaq",
    "xatırlamaq",
    "sadalamaq",
)
"""Verbs that report only what a clause says: she writes that …, and not a book."""
_OPINION = (
    "sözlərinə görə", "sözlərinə əsasən", "sözlərindən", "sözlərinə istinadən", "fikrincə", "fikrinə görə",
    "fikirlərinə görə", "dediyinə görə", "dediklərinə görə", "dediyi kimi", "bildirdiyinə görə", "bildirdiyi kimi",
    "qeyd etdiyinə görə", "qeyd etdiyi kimi", "vurğuladığına görə", "vurğuladığı kimi", "söylədiyinə görə",
    "söylədiyi kimi", "yazdığına görə", "yazdığı kimi", "göstərdiyi kimi", "qənaətinə görə", "qənaətincə",
    "rəyinə görə", "rəyincə", "hesab etdiyinə görə", "düşündüyünə görə", "ifadəsinə görə", "ifadəsi ilə desək",
    "ifadəsincə", "təbirincə", "təbiri ilə desək", "təbirincə desək", "nəzərincə", "nöqteyi-nəzərincə",
    "baxışına görə", "baxımından", "məlumatına görə", "verdiyi məlumata görə", "açıqlamasına görə", "inamına görə",
    "fikri budur ki", "fikri belədir", "fikri ondan ibarətdir", "mövqeyinə görə", "izahına görə", "şərhinə görə",
    "iddiasına görə", "iddia etdiyinə görə", "sözü ilə desək", "qiymətləndirməsinə görə", "sözlərində",
    "dili ilə desək", "sözləri ilə desək", "sözləri ilə", "sözlərinə inansaq", "təqdimatına görə", "yanaşmasına görə",
    "nəzəriyyəsinə görə", "təsnifatına görə", "qeydlərinə görə", "etirafına görə", "xatırladığına görə",
    "hesablamalarına görə", "mülahizəsinə görə", "arqumentinə görə", "danışdığına görə", "düşüncəsinə görə",
    "izah etdiyi kimi", "iddia etdiyi kimi", "hesab etdiyi kimi", "xatırlatdığı kimi", "yazdıqlarına görə",
    "tərifinə görə",
)  # fmt: skip
_ROLES = """
aqronom antropoloq memar rəssam bioloq kimyaçı sahibkar fermer coğrafiyaçı geoloq bələdçi imam dilçi tacir mama əczaçı
fizik proqramçı psixiatr cərrah terapevt baytar fəhlə
ekspert mütəxəssis alim tədqiqatçı respondent iştirakçı müsahib səfir nazir prezident professor dosent müəllim
diplomat analitik iqtisadçı politoloq jurnalist yazıçı tarixçi sosioloq hüquqşünas rəhbər direktor sədr rektor
prorektor dekan deputat müşavir məsləhətçi katib sözçü nümayəndə müavin şərhçi mühəndis menecer konsul attaşe kansler
filosof nəzəriyyəçi tələbə həmsöhbət filoloq psixoloq general polkovnik spiker akademik başçı lider senator məşqçi
vəkil hakim detektiv komandan məşvərətçi təlimçi könüllü işçi əməkdaş şagird həkim psixoloq müdir mütərcim tərcüməçi
"""
_NUMBERED = """
respondent iştirakçı müsahib həmsöhbət ekspert mütəxəssis tələbə müəllim menecer işçi əməkdaş diplomat şagird
"""
_SEVERAL = """
ekspertlər mütəxəssislər alimlər tədqiqatçılar respondentlər iştirakçılar müsahiblər səfirlər diplomatlar analitiklər
politoloqlar həmsöhbətlər iqtisadçılar jurnalistlər tarixçilər sosioloqlar hüquqşünaslar müəllimlər tələbələr
"""
_NO_REPORTS = """
tədqiqat araşdırma hesabat sorğu məqalə kitab nəticə nəticələr cədvəl şəkil statistika təhlil müəllif sənəd məlumat
bölmə fəsil dissertasiya ədəbiyyat qanun strategiya konvensiya hökumət nazirlik hökuməti nazirliyi administrasiyası
universiteti mərkəzi fondu adına küçəsi dövrü rejimi siyasəti komandası ailəsi agentliyi xidməti təşkilatı şirkəti
redaksiyası saytı sübut faktlar təcrübə bu azərbaycan türkiyə rusiya iran ermənistan polis şirkət idarə məhkəmə
"""
_ORGANISATIONS = """
akademiya administrasiya agentlik aparat assosiasiya bank birlik bölmə cəmiyyət dərnək dövlət fakültə federasiya fond
forum hökumət idarə
institut jurnal kafedra klub kollec komissiya komitə konfrans konsulluq konvensiya kitabxana qəzet qurum xidmət xəbər
liqa mərkəz məclis məhkəmə missiya muzey müəssisə nazirlik nümayəndəlik ordu partiya platforma proqram respublika
səfirlik senat sistem strategiya şirkət şura təşkilat televiziya universitet ittifaq müharibə döyüş küçə meydan çay
dəniz dağ hava aeroport qanun saziş müqavilə bəyannamə layihə şəbəkə sayt diplomatiya siyasət münasibət əlaqə xəbər
internet tviter feysbuk instaqram teleqram vikipediya facebook twitter instagram youtube google zoom media qrup tv
ada bölgə şəhər şəhərcik kənd rayon ştat vilayət okean körfəz göl kanal oyun kubok çempionat festival mükafat film
serial albom mahnı roman turnir bayram donanma qüvvə polis konqres konqress kəmər park körpü stadion hotel otel teatr
kilsə məscid xəstəxana birja holdinq konsern fransa-press nüvə siti yunayted
mətbuat sülh cədvəl şəkil fəsil bölmə kovid pandemiya işlər məktəb lisey saray güc
"""
_PLACES = """
makedoniya albaniya bosniya monteneqro kosovo monqolustan vyetnam tailand indoneziya malayziya filippin
kuba çili peru kolumbiya venesuela boliviya uruqvay paraqvay ekvador sudan somali efiopiya keniya nigeriya qana
seneqal kamerun bəhreyn nepal banqladeş texas kaliforniya massaçusets tennesi florida ohayo alyaska
azərbaycan türkiyə rusiya ermənistan gürcüstan iran iraq suriya ukrayna israil pakistan hindistan çin yaponiya koreya
almaniya fransa italiya ispaniya britaniya ingiltərə şotlandiya amerika avropa asiya afrika avstraliya kanada
braziliya
meksika argentina misir livan iordaniya qətər küveyt oman yəmən liviya tunis əlcəzair mərakeş qazaxıstan özbəkistan
türkmənistan qırğızıstan tacikistan əfqanıstan belarus moldova estoniya latviya litva polşa macarıstan rumıniya
bolqarıstan yunanıstan serbiya xorvatiya sloveniya slovakiya avstriya isveçrə belçika niderland hollandiya danimarka
isveç norveç finlandiya islandiya portuqaliya kipr malta bakı gəncə sumqayıt şuşa naxçıvan qarabağ ağdam laçın
kəlbəcər füzuli cəbrayıl zəngilan şəki lənkəran quba ankara istanbul izmir moskva peterburq kreml tbilisi irəvan
tehran vaşinqton london paris berlin brüssel cenevrə vyana roma madrid pekin tokio dehli seul kiyev minsk astana
daşkənd
strasburq qafqaz balkan xəzər dağlıq səudiyyə ərəbistan əmirlik nyu-york sovet şərq qərb şimal cənub yanvar fevral
mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr konq əbu-dabi
"""
_MEN = """
abdulla adıgözəl ağakərim ağasəf araslı aydın azər bayram behbud cəfər ceyhunbəy cümşüd daşdəmir elgün elvin əfqan
əhliman
əvəz fəzail fəxrəddin fizuli gündüz hacıağa həmzə hidayət ilyas kənan mais mərdan mətləb məzahir mirəli muxtar nail
nazir
nəbi nərimanbəy novruz qafar qədir qorxmaz ramal rəhimbəy sabit səttar səyavuş sübhan şakir şəmsəddin şükür tağı
telman
toğrul tural vaqifbəy vəliyəddin xanlar xəlil yadigar yaqub zaurbəy zülfüqar
abbas adəm adil afiq akif alim anar araz arif asif asim azad azər babək bəhram bəxtiyar cabir cahangir camal cavad
cavanşir cavid ceyhun çingiz elçin eldar elmar elman elnur elşad elşən elxan emil emin eyyub əbülfəz ədalət əflatun
əhməd əkbər əkrəm ələkbər ələsgər əli əlövsət ənvər əsgər əsəd əşrəf əziz fazil fərhad fərid fəriz fikrət firudin fuad
füzuli qabil qalib qasım qurban qəzənfər hafiz hacı həbib həmid həsən heydər hikmət hüseyn xalid xaqani xəlil xəyal
ibrahim idris ikram ilham ilkin ilqar ilqam imran isa isgəndər islam ismayıl kamal kamil kamran kənan kərim
lətif mahir mahmud mehdi məhəmməd məmməd mikayıl mirzə mübariz müşfiq muxtar murad musa mustafa nadir namiq natiq
nazim
nəriman nəsimi nicat niyaməddin nizami nurlan nüsrət oqtay orxan osman ömər pərviz polad rafael rafiq rahib ramil
ramin
ramiz rasim raul rauf rəfael rəhim rəhman rəşad rəşid rəsul rövşən ruslan rüfət rüstəm sabir sadiq saleh samir sahib
sənan seymur səməd sərxan süleyman şahin şamil şəhriyar şirin tahir taleh teymur tərlan tofiq toğrul tural turan ulvi
ümid vahid valeh vaqif vasif vəli vidadi vüqar vüsal yaqub yaşar yusif zahid zakir zaur ziya zöhrab
"""
_WOMEN = """
afina aidə aliyyə arəstə ayişə aytəkin bəyaz cavahir dilbər fəxriyyə gülbahar gülnarə gülya günəş həcər ilahə inarə
kəmalə könül lalənur leyli ləya məleykə məryəm minayə nabat nərmin nilufər pəri rəqsanə rübabə səkinə səyyarə sürəyya
şəfiqə
tamella telli türkanə üzümrə xalisə xatirə xəyalə yasəmən zeynəbxanım zibeydə zivər
afaq afət aidə aliyə almaz aybəniz aydan ayan aygül aygün aynur aysel aysu ayşən aytac aytən bahar bənövşə cəmilə
ceyran
çinarə dilarə dürdanə elmira elnarə esmira əminə əsmər fatimə fəridə fidan firuzə gülər gülnar gülnarə gülşən gülzar
günay günel hicran humay xanım xalidə xədicə xumar irada iradə jalə kəmalə könül lalə lamiyə ləman ləman lətifə leyla
mahirə maral mehriban məhbubə mələk məlahət mina müşkinaz nailə nərgiz nərmin nəsibə nəzakət nəzrin nigar nuranə
nüşabə
pakizə pərvanə pərvin rahilə rəna röya ruhəngiz sabina sahilə samirə sara səadət səbinə səidə sevda sevil sevinc
simuzər
solmaz sona sudabə südabə şəbnəm şəfəq şəhla şəlalə şükufə təhminə təranə tünzalə türkan ulduz ülkər ülviyyə validə
vəfa vüsalə yeganə zəhra zəminə zərifə zemfira zeynəb zülfiyyə zümrüd
"""

REPORTING = Reporting(
    code="az",
    verbs=_VERBS,
    finite=(
        "(?:y?[ıiuü]r|y?[ıiuü]b|d[ıiuü]|m[ıiuü]ş|y?[aə]r|r|m[aə]qd[aə]|y?[aə]c[aə][qk])(?:l[aə]r)?"
        "(?:d[ıiuü]r|d[ıiuü])?(?:l[aə]r)?|y?[aə]r[aə][qk]"
    ),
    participle="y?[aə]n",
    passive="",
    beside_a_name=(
        "fikrindədir",
        "fikirdədir",
        "əmindir",
        "qənaətindədir",
        "qənaətdədir",
        "mövqeyindədir",
        "inamındadır",
        "tərəfdarıdır",
        "əleyhinədir",
        "narahatdır",
        "razıdır",
    ),
    before=(),
    after_possessor=_OPINION,
    after_dative=("görə", "əsasən", "istinadən"),
    he={"o": EITHER, "özü": EITHER},
    whose={"onun": EITHER, "özünün": EITHER},
    him={},  # "ona görə" is "therefore" far more often than "according to her"
    they=frozenset({"onlar"}),
    titles=dict.fromkeys(word_set("dr prof dos akad professor dosent doktor akademik cənab general"), EITHER)
    | {"xanım": WOMAN},
    behind_name={"bəy": MAN, "xanım": WOMAN, "müəllim": MAN, "müəllimə": WOMAN},
    roles=word_set(_ROLES),
    several=word_set(_SEVERAL),
    anybody=word_set("respondent iştirakçı müsahib həmsöhbət ekspert mütəxəssis alim tədqiqatçı"),
    no_reports=word_set(_NO_REPORTS),
    organisations=word_set(_ORGANISATIONS),
    places=word_set(_PLACES),
    men=word_set(_MEN),
    women=word_set(_WOMEN),
    skipped=word_set(
        """
        həmçinin həm də da isə bundan başqa əlavə olaraq eyni zamanda bununla yanaşı belə daha sonra sonda sonra yenə
        yenidən xüsusilə xüsusən açıq şəkildə qəti haqlı olaraq əvvəl lakin amma ancaq bununla beləliklə nəhayət
        davam edərək həmin artıq burada öz növbəsində bir daha ilk növbədə ardınca o cümlədən və
        """
    ),
    prepositions=frozenset(),
    surname="(?:ov|yev|ev|ova|yeva|eva|zadə|bəyli|oğlu|ski|skaya)$",
    woman_surname="(?:ova|yeva|eva|skaya)$",
    is_verb_last=True,
    with_more=dict.fromkeys(_WITH_CLAUSE, "ki deyə") | {"saymaq": "ki deyə bunu", "görmək": "ki deyə kimi bunu"},
    numbered=word_set(_NUMBERED),
    opinions=frozenset({"düşünmək", "inanmaq", "hesab etmək", "razılaşmaq", "gözləmək", "saymaq", "lazım bilmək"}),
    denied="m[ıiuü]r(?:l[aə]r)?",
    code_letters=word_set("R M İ I E"),
    by=frozenset({"tərəfindən"}),
    of_bodies=(r"\b(?:bildir|göstər|elan e|məlumat|açıqla|bəyan e|yaz|təkzib|təsdiq|hesabla|təsnif|rədd)"),
)
