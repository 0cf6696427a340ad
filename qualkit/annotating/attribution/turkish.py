"""How Turkish reports what people say."""

from __future__ import annotations

from qualkit.annotating.attribution.reporting import EITHER, MAN, WOMAN, Reporting
from qualkit.languages.language import word_set

_VERBS = (
    "demek", "söylemek", "belirtmek", "vurgulamak", "düşünmek", "inanmak", "açıklamak", "anlatmak", "aktarmak",
    "kaydetmek", "ifade etmek", "iddia etmek", "dile getirmek", "altını çizmek", "dikkat çekmek", "işaret etmek",
    "öne sürmek", "ileri sürmek", "savunmak", "değinmek", "eklemek", "ilave etmek", "bildirmek", "yorumlamak",
    "değerlendirmek", "öngörmek", "önermek", "tavsiye etmek", "uyarmak", "eleştirmek", "hatırlatmak", "konuşmak",
    "tanımlamak", "nitelemek", "nitelendirmek", "özetlemek", "vurgu yapmak", "dikkati çekmek", "kabul etmek",
    "reddetmek", "itiraf etmek", "tahmin etmek", "iletmek", "yazmak", "duyurmak", "paylaşmak", "sorgulamak",
    "görüşünü savunmak", "görüşünü paylaşmak", "değerlendirmesinde bulunmak", "açıklamasında bulunmak",
    "önerisinde bulunmak", "uyarısında bulunmak", "ifadelerini kullanmak", "ifadesini kullanmak", "örnek vermek",
    "örnek göstermek", "yanıtlamak", "yanıtını vermek", "cevabını vermek", "cevap vermek", "yanıt vermek",
    "teyit etmek", "doğrulamak", "betimlemek", "karşılaştırmak", "ayırmak", "görmek", "saymak", "istemek",
    "umut etmek", "ummak", "endişe etmek", "bahsetmek", "söz etmek", "atıfta bulunmak", "temas etmek",
    "dikkate sunmak", "gerekçelendirmek", "teşekkür etmek", "çağrısında bulunmak", "çağrı yapmak", "şikâyet etmek",
    "övmek", "desteklemek", "sıralamak", "sözlerini kullanmak", "sözleriyle anlatmak", "kanaatinde olmak",
    "fikrinde olmak", "tespitinde bulunmak", "yorumunda bulunmak", "yorumu yapmak", "açıklama yapmak",
    "açıklamaları yapmak", "ifade vermek", "sürdürmek", "yararlı bulmak", "faydalı bulmak", "doğru bulmak",
    "yanlış bulmak", "olumlu bulmak", "olumsuz bulmak", "gerekli bulmak", "gereksiz bulmak", "önemli bulmak",
    "yeterli bulmak", "yetersiz bulmak", "başarılı bulmak", "başarısız bulmak", "haklı bulmak", "zor bulmak",
    "görüşe katılmak", "fikre katılmak",
    "düşünceye katılmak", "görüşüne katılmak", "farklı yaklaşmak", "algılamak",
    "ilişkilendirmek", "yakınmak", "karşı çıkmak", "gündeme getirmek", "şüpheyle yaklaşmak", "yararsız bulmak",
    "sorumlu tutmak", "ısrar etmek", "korkmak", "önem vermek", "olarak anlamak", "tespit etmek", "sonucuna varmak",
    "endişelenmek", "şikâyetçi olmak", "benzetmek", "kaygı duymak", "endişe duymak",
    "vurguda bulunmak",
)  # fmt: skip
_WITH_CLAUSE = (
    "yazmak",
    "konuşmak",
    "göstermek",
    "beklemek",
    "görmek",
    "çağırmak",
    "saymak",
    "hatırlamak",
    "sıralamak",
)
"""Verbs that report only what a clause says: she writes that …, and not a book."""
_OPINION = (
    "göre", "ifadesine göre", "ifadelerine göre", "sözlerine göre", "görüşüne göre", "görüşlerine göre",
    "düşüncesine göre", "değerlendirmesine göre", "değerlendirmelerine göre", "aktardığına göre", "aktarımına göre",
    "anlattığına göre", "anlattıklarına göre", "belirttiğine göre", "söylediğine göre", "dediğine göre",
    "yazdığına göre", "iddiasına göre", "açıklamasına göre", "açıklamalarına göre", "tanımına göre",
    "yorumuna göre", "fikrine göre", "fikrince", "ifadesiyle", "ifadeleriyle", "sözleriyle", "deyimiyle",
    "tabiriyle", "deyişiyle", "görüşünce", "kanısınca", "belirttiği gibi", "vurguladığı gibi", "söylediği gibi",
    "dediği gibi", "ifade ettiği gibi", "işaret ettiği gibi", "belirttiği üzere", "ifade ettiği üzere",
    "vurguladığı üzere", "dile getirdiği gibi", "altını çizdiği gibi", "gözünden", "gözüyle", "bakış açısına göre",
    "perspektifinden", "perspektifine göre", "beyanına göre", "beyanlarına göre", "savına göre", "kanaatine göre",
    "düşüncesi şudur", "görüşü şudur", "anlatımıyla", "anlatımına göre",
)  # fmt: skip
_ROLES = """
agronom antropolog mimar sanatçı biyolog kimyager girişimci çiftçi coğrafyacı jeolog rehber imam dilbilimci tüccar ebe
eczacı fizikçi programcı psikiyatrist cerrah terapist veteriner işçi hemşire başhemşire başhekim muhtar esnaf
uzman akademisyen araştırmacı katılımcı görüşmeci büyükelçi bakan başbakan cumhurbaşkanı başkan profesör doçent
öğretmen diplomat analist iktisatçı ekonomist siyasetçi gazeteci tarihçi sosyolog hukukçu avukat müdür direktör
yönetici rektör dekan milletvekili müsteşar danışman sözcü temsilci elçi konsolos ataşe doktor düşünür kuramcı filozof
senatör vali mühendis koordinatör üye sekreter genel general lider öğrenci yetkili müşavir yardımcı komutan yorumcu
yargıç dedektif sporcu antrenör kaptan senatör kurucu çalışan gönüllü eğitmen hekim psikolog çevirmen memur bilimci
"""
_NUMBERED = """
katılımcı görüşmeci uzman öğretmen öğrenci yönetici çalışan akademisyen diplomat memur gönüllü
"""
_SEVERAL = """
uzmanlar akademisyenler araştırmacılar katılımcılar görüşmeciler büyükelçiler diplomatlar analistler yetkililer
gazeteciler tarihçiler sosyologlar hukukçular iktisatçılar öğretmenler öğrenciler
"""
_NO_REPORTS = """
araştırma çalışma rapor anket makale kitap sonuç sonuçlar bulgu bulgular tablo şekil istatistik istatistikler analiz
yazar belge veri veriler bölüm tez literatür kanun strateji hükümet bakanlık hükümeti bakanlığı yönetimi üniversitesi
merkezi vakfı adına caddesi dönemi rejimi politikası ekibi ailesi ajansı örgütü şirketi sitesi kanıt deneyim bu
türkiye azerbaycan rusya iran ermenistan polis şirket kurum mahkeme açıklama iddianame
"""
_ORGANISATIONS = """
akademi ajans banka birlik bölüm cemiyet dernek devlet fakülte federasyon fon forum hükümet idare enstitü dergi kulüp
komisyon komite konferans konsolosluk sözleşme kütüphane gazete kurum hizmet haber lig merkez meclis mahkeme misyon
müze müdürlük bakanlık başkanlık temsilcilik ordu parti platform program cumhuriyet büyükelçilik senato sistem
strateji şirket konsey örgüt televizyon üniversite savaş cadde meydan nehir deniz dağ havalimanı yasa anlaşma antlaşma
bildirge proje ağ site diplomasi siyaset politika ilişki internet twitter facebook instagram telegram youtube
wikipedia google zoom medya grup tv basın barış tablo şekil covid pandemi işler vakıf okul lise holding ekonomi kurul
daire şube saray köşk ada bölge şehir kasaba köy ilçe il eyalet vilayet okyanus körfez göl kanal oyun kupa şampiyona
festival ödül film dizi albüm şarkı roman turnuva bayram saat donanma polis kongre park köprü stadyum otel tiyatro
kilise cami hastane borsa kuvvet ordusu stream city united athletic times globe post discs islands airlines press
"""
_PLACES = """
makedonya arnavutluk bosna hersek karadağ kosova moğolistan vietnam tayland endonezya malezya filipinler
küba şili peru kolombiya venezuela bolivya uruguay paraguay ekvador sudan somali etiyopya kenya nijerya gana senegal
kamerun bahreyn nepal bangladeş teksas kaliforniya massachusetts tennessee florida ohio alaska
türkiye azerbaycan rusya ermenistan gürcistan iran ırak suriye ukrayna israil pakistan hindistan çin japonya kore
almanya fransa italya ispanya britanya ingiltere iskoçya galler amerika avrupa asya afrika avustralya kanada brezilya
meksika arjantin mısır lübnan ürdün katar kuveyt umman yemen libya tunus cezayir fas kazakistan özbekistan
türkmenistan
kırgızistan tacikistan afganistan belarus moldova estonya letonya litvanya polonya macaristan romanya bulgaristan
yunanistan sırbistan hırvatistan slovenya slovakya avusturya isviçre belçika hollanda danimarka isveç norveç
finlandiya
izlanda portekiz kıbrıs malta bakü gence şuşa nahçıvan karabağ ankara istanbul izmir bursa antalya konya moskova
petersburg kremlin tiflis erivan tahran washington londra paris berlin brüksel cenevre viyana roma madrid pekin tokyo
delhi seul kiev kiyiv minsk astana taşkent strazburg kafkasya balkan hazar suudi arabistan emirlik york sovyet doğu
batı
kuzey güney ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba
perşembe
cuma cumartesi pazar osmanlı nato ab abd kong aviv lanka dabi
"""
_MEN = """
abdullah abdurrahman alparslan aras atakan aykut bartu berkay berke birol bora bulut çağlar çetin ediz eray halit
ilkay kağan kutay mirza oktar rüzgar sarp tuğrul
abdulkadir adem adnan ahmet akif ali alper altan arda arif asım aslan atilla ayhan aydın aziz bahadır barış
batuhan bayram bekir berat berk bilal binali bülent burak can cahit celal cem cemal cemil cengiz cevdet cihan coşkun
davut deniz devlet doğan doğu durmuş ebubekir efe egemen ekrem emin emir emrah emre enes engin enver ercan erdal erdem
eren erhan erkan erol ersin ertuğrul eyüp fahrettin faruk fatih ferhat fevzi fikret fuat furkan gökhan görkem gürkan
hakan haldun halil haluk hamza hasan haydar hikmet hulusi hüseyin hüsnü ibrahim idris ihsan ilhan ilker ilyas ishak
ismail ismet izzet kaan kadir kamil kaya kazım kemal kenan kerem koray kürşat levent lütfi mahir mahmut mehmet mert
mesut metin mevlüt mikail murat musa mustafa muzaffer münir necati necdet nevzat nihat nuri oğuz oğuzhan okan oktay
olcay onur orhan osman ömer ömür özgür özkan polat rahmi ramazan raşit recai recep refik rıza sabri sadık saffet salih
sami sedat selahattin selçuk selim semih sefa serdar serhat serkan sezer sinan soner suat süleyman şahin şükrü taha
tahir talat tamer taner tarık tayfun tayyip tekin temel tevfik timur tolga tuncay turgut ufuk uğur umut ümit vedat
veli volkan yahya yalçın yasin yaşar yavuz yiğit yunus yusuf yücel yüksel zafer zeki ziya
"""
_WOMEN = """
aleyna alara asiye aysun bedia berfin cemre çağla defne dilan eylül ferda figan gonca hazal ilayda irmak jülide leman
manolya nazlıcan nihan öykü pakize perihan pelinsu rüya sinem su şeyma şeyda tansu tülay tülin ümran yaprak zerrin
züleyha
gülşah gülsen gülseren hamiyet melis müjde müjgan naciye nazife nebahat nezihe nükhet saadet sabahat sevtap ünzile
arzu asena aslı aslıhan asuman aybüke ayfer aylin aynur aysel ayşe ayşegül ayşenur ayten azize bahar banu başak belgin
belma beren berna berrin betül beyza bilge buket burcu büşra canan cansu ceren ceyda çiğdem demet derya didem dilara
dilek duygu ebru ece eda elçin elif elmas emel emine esin esma esra evrim fadime fatma feride feyza figen filiz funda
gamze gizem gonca gökçe gönül gül gülay gülcan gülden gülen gülin gülsüm gülşen güler gülten günseli hacer hale halide
handan hande hatice havva hilal hülya ilknur inci ipek irem işıl jale kadriye kübra lale leyla makbule melahat
gülistan gülnur nuriye melda
melek melike melis melisa meltem meral merve meryem mine müge münevver nagehan naz nazan nazlı nermin nesrin neslihan
nevin nihal nilay nilgün nilüfer nur nuray nurcan nurdan nurgül nursel oya özge özlem pelin pınar rabia rana reyhan
sabiha saliha seda selda selin selma sema semra serap sevda sevgi sevil sevim sevinç sibel simge songül suna şebnem
şehnaz şule şükran tuba tuğba tuğçe türkan ülkü yasemin yeliz yeşim yıldız zehra zeliha zeynep zuhal zübeyde
"""

REPORTING = Reporting(
    code="tr",
    verbs=_VERBS,
    finite=(
        "(?:[ıiuü]?yor|m[ae]kt[ae]|[dt][ıiuü]|m[ıiuü]ş|y?[ae]r|[ıiuü]r|r|y?[ae]c[ae]k)(?:l[ae]r)?"
        "(?:[dt][ıiuü]r|y?[dt][ıiuü]|y?ken)?(?:l[ae]r)?|y?[ae]r[ae]k|y?[ıiuü]p"
    ),
    participle="y?[ae]n",
    passive="",
    beside_a_name=(
        "görüşündedir",
        "kanaatindedir",
        "kanısındadır",
        "fikrindedir",
        "düşüncesindedir",
        "inancındadır",
        "emindir",
        "taraftarıdır",
        "karşıdır",
        "kaygılıdır",
        "endişelidir",
    ),
    before=(),
    after_possessor=tuple(phrase for phrase in _OPINION if phrase != "göre"),
    after_dative=("göre",),
    he={"o": EITHER, "kendisi": EITHER},
    whose={"onun": EITHER, "kendisinin": EITHER},
    him={"ona": EITHER, "kendisine": EITHER},
    they=frozenset({"onlar"}),
    titles=dict.fromkeys(
        word_set("dr prof doç yrd öğr arş gör üyesi av profesör doçent doktor sayın general albay"), EITHER
    )
    | {"bay": MAN, "bayan": WOMAN},
    behind_name={"bey": MAN, "hanım": WOMAN, "hoca": EITHER},
    roles=word_set(_ROLES),
    several=word_set(_SEVERAL),
    anybody=word_set("katılımcı görüşmeci uzman akademisyen araştırmacı"),
    no_reports=word_set(_NO_REPORTS),
    organisations=word_set(_ORGANISATIONS),
    places=word_set(_PLACES),
    men=word_set(_MEN),
    women=word_set(_WOMEN),
    skipped=word_set(
        """
        ayrıca da de ise bunun yanı sıra yanında bununla birlikte aynı zamanda daha sonra sonra son olarak yine
        özellikle açıkça öte yandan ancak fakat ama böylece nihayet devamında ek olarak ilaveten üstelik üzerine
        burada bir kez kendi adına önce öncelikle bundan başka haklı ve şunları şöyle şu
        """
    ),
    prepositions=frozenset(),
    surname="(?:oğlu|ov|yev|ev|ova|yeva|eva|zade|ski)$",
    woman_surname="(?:ova|yeva|eva)$",
    is_verb_last=True,
    with_more=dict.fromkeys(_WITH_CLAUSE, "ki diye") | {"görmek": "ki diye olarak", "saymak": "ki diye olarak"},
    numbered=word_set(_NUMBERED),
    opinions=frozenset(
        {
            "düşünmek",
            "inanmak",
            "kabul etmek",
            "görmek",
            "saymak",
            "istemek",
            "beklemek",
            "öngörmek",
            "görüşe katılmak",
            "fikre katılmak",
            "düşünceye katılmak",
            "görüşüne katılmak",
        }
    ),
    denied="m[ıiuü]yor(?:l[ae]r)?|m[ae]z(?:l[ae]r)?|m[ae]m[ae]kt[ae](?:d[ıi]r)?",
    code_letters=word_set("K G Ö U E Y M Ç"),
    by=frozenset({"tarafından"}),
    of_bodies=(r"\b(?:bildir|göster|duyur|açıkla|yaz|yayımla|doğrula|teyit|beyan|redde)"),
)
