"""Common words of Azerbaijani, above all those with the letters that fonts damage most: u, ü, ö and ğ. Lower case.

There is no word list of Azerbaijani among the libraries; this one was written for qualkit. With the suffix grammar
it knows most inflected forms of running text that have these letters.
"""

from __future__ import annotations

from qualkit.languages.language import word_set

NOUNS = word_set(
    """
    ada adam ailə akkumulyator aktual aktyor alqoritm altı amma ana ancaq artıq asan ata auditor auditoriya avqust
    avtobus avtomobil axşam ay az açıq ağ ağac ağrı ağıl ağıllı ağır ağız bacı bank bazar bağ bağlı bağça beynəlxalq
    beş bir bu bulaq bulud bulvar buraxılış burun buz buğa buğda böhran bölgü bölgə bölmə bölük börk böyük böyüklük
    büdcə bülbül bülleten bürc büro bürokratiya büst bütöv bütün bəlkə bəri bəzi canlı cavab cinayət coğrafi
    coğrafiya cümhuriyyət cümlə cümə cür cürət cüt cüzi cəmiyyət cənub cəsur daha daxili dağ dağlıq dağıntı deputat
    dil din dollar dolu dolğun dolğunluq doqquz doqquzuncu dostluq doğma doğru doğum dua dul duman duyğu duz dörd
    dördüncü dövlət dövr dövran döyüş döyüşçü dözüm dünya dünyagörüşü dünən dürüst düymə düyü düyün düz düzgün
    düzgünlük düzəliş düşmən düşüncə dəniz dərman dərs dəstək ehtiyac elm elmi ev faiz fikir film funksional
    funksiya futbol futbolçu fövqəladə fürsət füsunkar gecə göl gölməçə gömrük gömrükçü görkəmli görüntü görünüş
    görüş göstərici göy göyərçin göz gözlük gözlənilməz gözəl gözəllik gözətçi güc güclü güdaz gül güllə gülməli
    gülünc gülüş güman gümüş gün günah günahkar gündüz gündəlik günorta günəş gürcü gürcüstan güvən güzgü güzəran
    güzəşt gəmi gənc hadisə hakim hansı hava hazırlıq hesabat heç hissə humanitar humanizm huş höcət hökm
    hökmdar hökumət hörmət hörmətli hücrə hücum hüdud hündür hündürlük hüquq hüquqi hüquqşünas hürr hürriyyət hüseyn
    hüseynov hüseynova hüsn hüzn hüzur həftə həkim həll hələ həm hər hərbi həyat ictimai idarə idman iki il ilk
    imkan industriya informasiya inqilab insan institut instruktor internet iqtisadi iqtisadiyyat isə iyul iyun iş
    işçi jurnal jurnalist kanal kimi kitab kiçik kişi klub komanda kompüter konstitusiya konsul konsulluq konsultant
    kontur kub kuba kukla kumir kurs kursant kuryer köhnə kök kölgə kömür kömək köməkçi könül könüllü köpük
    körfəz körpü körpə kötük köynək köç köçkün köşk kül külli külliyyat külək küləş künc kürd kürsü kürək küsülü
    kütlə kütləvi kütləvilik küçə kənd lakin layihə lider lüks lüzum lüğət manat maqnitofon mağara mağaza milli
    millət milyard milyon min moskva mum muncuq murad musiqi musiqiçi mustafa muxtar muxtariyyət muzdlu muzey muğam
    mövcud mövcudluq mövqe mövsüm mövsümi mövzu müalicə müasir müasirlik müavin mübadilə mübahisə mübahisəli mübariz
    mübarizlik mübarizə mübarək mücadilə mücərrəd mücəssəmə müdafiə müdafiəçi müdaxilə müddəa müddət müdhiş müdir
    müdirlik müdrik müdriklik müflis müfəssəl mühacir mühacirət mühafizə mühafizəkar mühakimə müharibə mühasib
    mühasirə mühazirə mühit mühüm mühəndis müjdə mükafat mükəmməl mülahizə mülayim mülk mülki mülkiyyət mümkün
    mümkünlük münaqişə münasib münasibət münbit münsif müqabil müqavilə müqavimət müqayisə müqəddəs müqəddəslik
    müqəssir müraciət mürtəce mürəkkəb mürəkkəblik müsabiqə müsadirə müsahib müsahibə müsbət müsibət müstəmləkə
    müstəntiq müstəqil müstəqillik müstəsna müstəvi müsəlman mütləq mütəfəkkir mütəmadi mütənasib mütərəqqi
    mütəxəssis mütəşəkkil müvafiq müvəffəqiyyət müvəqqəti müxalif müxalifət müxbir müxtəlif müxtəliflik müxtəsər
    müzakirə müzəffər müğənni müşahidə müşahidəçi müşavir müşavirə müşayiət müşkül müştəri müştərək müəllif müəllim
    müəllimlik müəmma müəssisə müəyyən məcbur məcburi məcburiyyət məcmu məcmuə mədəni mədəniyyət məhdud məhdudiyyət
    məhkum məhkəmə məhsul məhsuldar məhsuldarlıq məhz məktub məktəb məlum məlumat məlumatlı məmnun məmnuniyyət məmur
    mənsub məqalə məqbul məqsəd məqsədəuyğun mərkəz məruz məruzə məruzəçi məsul məsuliyyət məsuliyyətli məsum məsələ
    mətbuat mətn məxsus məxsusi məzmun məzmunlu məzun məzuniyyət məğlub məğlubiyyət məşhur məşhurluq məşğul
    məşğulluq məşğələ nailiyyət namizəd nazir nazirlik nazirliyi necə niyə noutbuk novruz nur nömrə növ növbə
    növbəti nüans nüfuz nüfuzlu nümayiş nümayəndə nümayəndəlik nümunə nümunəvi nüsxə nüvə nəticə ordu otuz oxucu
    oyun oyuncaq oyunçu oyuq oğlan oğru oğul oğurluq parlament pis plan polis prezident proqram pul pulemyot pulsuz
    putin puç qadın qanun qanuni qanunsuz qanunverici qanunvericilik qapalı qar qarabağ qardaş qarşı qiymət qoca
    qonşu qonşuluq qorxu qorxulu qovluq qoşun qrup qruplaşma quba qubernator quberniya qul qulaq qulluq qulluqçu qum
    qumar qurban qurtuluş quru qurucu quruculuq qurultay quruluş qurum qurur qurğu qutu quyruq quyu quzu quş qübbə
    qüdrət qüdrətli qürbət qürur qüsur qütb qüvvə qüvvətli qəbul qədər qərb qətl rejissor respublika
    resurs ruh ruhani ruhi rus rusca rusiya rutin rüb rübab rubl rüsum rütbə rütubət rüşvət rəhbər rəis rəqəm
    rəqəmsal rəssam saat sahil sahə sağ sağlam sağlamlıq seçki sistem siyasi siyasət sonra sonuncu sorğu sovqat
    soyuq soyuqluq soğan su sual subsidiya subyekt sudan suiqəsd sultan suriya sursat surət susuz susuzluq suveren
    suverenlik söhbət sönük söyüş söz sözlük sözçü sübut süd süfrə sükut sülalə sülh sümük süni sürgün sürpriz sürü
    sürücü sürət sürətli süst sütun süvari süzgəc səbəb sədr səhər səkkiz sərhəd səs tarix tarixi teatr telefon
    texnologiya topuq torpaq toxum toxunulmaz toxunulmazlıq toyuq tufan tunel tur turist turizm turnir turp turş
    tutum tutuquşu töhfə törə tövbə tövsiyə tüfəng tük tülkü tünd tüpürcək tür türk türkcə türkiyə türklük türkmən
    türmə tüstü tütün təhlükə təhlükəsizlik təhsil təklif təlim tələb tələbə tərəf tərəfdaş təsir təyyarə təşkilat
    ucqar ucuz ucuzluq uduş ukrayna ulduz ulu ulus un unikal universal universitet unudulmaz usta ustad uyğun
    uyğunluq uyğunsuzluq uzaq uzaqlıq uzun uzunluq uçot uçurum uçuş uğur uğurlu uğursuz uğursuzluq uşaq uşaqlıq vaxt
    vuruş vurğu vücud vüqar vüsət xalq xarici xuliqan xurma xülasə xüsus xüsusi xüsusiyyət xəbər xəstə xəstəxana
    yalnız yardım yaxşı yazıçı yağ yağlı yağış yeddi yekun yeni yer yol yorğun yorğunluq yoxsul yoxsulluq yoğun
    yubiley yumor yumru yumruq yumurta yumşaq yunan yurd yuva yuxarı yuxu yük yüklü yüksək yüksəklik yüksəliş yün
    yüngül yürüş yüz yüzillik yüzüncü zaman zurna zövq zövqlü zühur zülm zümrə zürafə zəngulə zəruri zərurət çağ
    çağırış çempion çempionat çoxluq çubuq çuxur çöküş çöl çörək çünki çürük çətin öhdəlik ölkə ölçü ölü ölüm
    ölümcül ömür ön öncül önəm önəmli örnək örtü örtük ötüş ötən övlad öz özbək özgə özünüidarə özünəməxsus özək
    özəl üfüq ülgüc ülkər ümid ümidsiz ümidverici ümman ümmət ümumdünya ümumi ümumiləşmə ümumiyyət ünsiyyət ünsür
    ünvan ürək ürəkli üslub üst üstün üstünlük üsul üsyan üsyançı ütü üz üzgüçü üzgüçülük üzr üzv üzvlük üzük üzüm
    üç üçbucaq üçlük üçün üçüncü şagird şair şimal şirkət şou şura şüa şüar şübhə şübhəli şübhəsiz şücaət şüur
    şüurlu şüşə şəbəkə şəhər şəkil şərq şərt şəxs şəxsi əgər əlaqə əməkdaş əməkdaşlıq ən əsas əsaslı əvvəl
    """
)
VERBS = word_set(
    """
    al apar art artır axtar azal aç açıqla ağla ağrı bax baxıl bağla bağışla başla başlan bil bildir bildiril bit
    bitir boğ boşal burax buraxıl buyur böl bölün bölüş bölüşdür böyü böyüt bük bürü dağıl dağıt daşı de deyil dol
    doldur don doğ doğrul doğul dur durdur duy dön döndər dönüş döy döyül döz düzül düzəl düzəlt düş düşün düşür
    dəyiş dəyişdir edil et etdir get gir giriş gizlən gömül göndər göndəril gör görül görün görüş göstər göstəril
    götür götürül gözlə gözlənil güclən gücləndir gül güldür güvən gəl gətir gəz hazırla in inan istə it itir işlə
    keç keçir keçiril kökəl köməkləş köç köçür küs kəs min ol olun otur oturt oxu oxun oxut oyan oyna pozul qal
    qayıt qaç qopar qoru qorun qorx qorxut qov qovuş qoy qoyul qoş qoşul quc qudur qur qurtar qurtul quru qurul
    qurut sat say sev seç seçil sok sol soruş soruşul soy sus susdur sök sökül sön söndür söylə söylən sür sürüklən
    sürüş süz tap topla toplan toxun tul tulla tut tutul tutuş tök tökül törə törət tükən tüpür tüstülə ud udul uduz
    um umul unudul unut uy uyuş uyğunlaş uyğunlaşdır uz uzadıl uzan uzaqlaş uzaqlaşdır uzat uç uçur uğra ver veril
    vur vurul vuruş vurğula yarat yaz yazıl yağ yaşa ye yol yollan yoru yorul yoğur yu yum yumşal yumşalt yuxula
    yuyun yüklə yüksəl yüksəlt yürü yürüt yığ çalış çat çatdır çağır çağırıl çök çürü çıx çək çəkil öd ödə ödən
    ödənil öl öldür öldürül ölç ölçül öp ört örtül ötür ötürül öyrədil öyrən öyrət öyün üz üzləş üzül şüurlan
    """
)
"""Stems, without -maq and -mək."""
