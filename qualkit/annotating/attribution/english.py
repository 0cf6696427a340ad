"""How English reports what people say."""

from __future__ import annotations

from qualkit.annotating.attribution.reporting import EITHER, MAN, WOMAN, Reporting
from qualkit.languages.language import word_set

_VERBS = """
acknowledge add advise advocate affirm agree allege answer appreciate argue assert assess assume assure believe
caution characterise characterize cite claim clarify commend comment compare complain concede conclude concur confess
confirm consider contend contrast criticise criticize deny describe disagree distinguish doubt elaborate elucidate
emphasise emphasize envisage estimate evaluate exemplify explain forecast foresee formulate highlight illustrate imply
indicate infer insist interject interpret lament mention narrate note object observe opine outline
perceive pinpoint point posit postulate praise predict proclaim propose quote reaffirm realise realize reckon
recognise recognize recollect recommend recount reflect regard regret reiterate remark remind reply respond say
specify speculate state stipulate stress dispute condemn suggest summarise summarize suppose suspect testify
theorise theorize think
underline underscore understand urge value warn wonder worry
allude anticipate ascribe associate counter deem defend differentiate dismiss downplay encourage enumerate envision
favor favour frame hint oppose plead portray reason want wish
applaud appeal approve bemoan credit deduce demand deplore despair disapprove distrust exclaim generalise generalize
hail hypothesise hypothesize muse ponder quip sympathise sympathize sketch trust
"""
_WITH_MORE = {
    "address": "! question issue problem topic", "attach": "! importance value weight", "delve": "into",
    "draw": "! attention comparison parallel parallels distinction conclusion lesson picture line",
    "experience": "! as", "focus": "on", "give": "! example examples reason reasons account",
    "know": "! that", "learn": "! that", "link": "to with", "make": "! clear point distinction case",
    "pay": "! attention", "place": "! importance emphasis value", "put": "! first emphasis",
    "remain": "! hopeful optimistic pessimistic sceptical skeptical convinced confident critical",
    "sum": "up", "support": "! idea plan proposal view claim argument notion", "trace": "back to",
    "accuse": "! of", "cast": "! doubt doubts", "dwell": "on upon", "paint": "! picture",
    "start": "! observation assumption premise", "side": "! with",
    "offer": "explanation explanations view opinion advice example interpretation perspective",
    "accept": "! that", "admit": "that having to", "analyse": "how", "analyze": "how", "announce": "! that",
    "ask": "whether why how", "attribute": "! to", "blame": "! for", "call": "for on upon", "declare": "that",
    "define": "as", "discuss": "how why importance role need", "expect": "that",
    "express": "view views opinion concern concerns hope doubt doubts belief confidence regret", "fear": "that",
    "feel": "! that", "find": "that it", "guess": "that", "hold": "! that view views opinion position responsible",
    "hope": "that",
    "identify": "as that two three four five several main problem problems challenge challenges risk risks ways",
    "imagine": "that", "joke": "that", "judge": "that", "list": "as",
    "maintain": "! that opinion view position", "mean": "! that",
    "name": "as", "prefer": "to", "present": "as", "question": "! whether why how the this these if",
    "raise": "! issue question point concern concerns problem", "rate": "! as",
    "recall": "that how when night day days time moment story years words", "refer": "to",
    "reject": "! that idea claim view notion argument figure figures criticism term", "relate": "! to",
    "remember": "that", "repeat": "that",
    "report": "! that having experience experiences difficulties problems different similar",
    "reveal": "that", "see": "as",
    "share": "! view views opinion opinions belief concern optimism pessimism scepticism assessment experience",
    "show": "! that", "speak": "! of about", "talk": "! about of", "take": "! view views position stance",
    "tell": "! that me us author researcher interviewer", "touch": "! on upon",
    "view": "as", "voice": "concern concerns", "welcome": "that", "write": "! that",
}  # fmt: skip
_BESIDE_A_NAME = (
    "is convinced", "is confident", "is certain", "is sure", "is sceptical", "is skeptical", "is critical",
    "is optimistic", "is pessimistic", "is of the", "is in favour", "is in favor", "is against", "is quoted as",
    "was quoted as", "was convinced", "was confident", "was of the", "is aware", "is concerned", "is worried",
    "was optimistic", "was critical", "was sceptical", "was skeptical", "were critical", "are convinced",
    "draws attention", "drew attention", "draws a parallel", "draws a distinction", "gives an example",
    "gave an example", "gives the example", "gave the example", "gives examples", "gave examples",
    "gives several examples", "gave several examples", "brings an example", "brought an example", "brings up",
    "brought up", "puts emphasis", "put emphasis", "places emphasis", "puts it", "put it", "puts forward",
    "put forward", "pays attention", "makes the point", "made the point", "makes a distinction", "makes clear",
    "made clear", "makes it clear", "made it clear", "goes on", "went on", "goes further", "went further",
    "continues by", "continued by", "lays stress", "places importance", "attaches importance",
    "attached importance", "sheds light", "shed light", "takes the view", "took the view", "shares the view",
    "provides an example", "provided an example", "provides examples", "expresses", "likens", "uses the term",
    "uses the example", "used the example", "lays out", "stands for", "remains optimistic", "remains sceptical",
    "echoes", "echoed", "prioritises", "prioritizes", "challenges the", "shows concern", "raises concerns",
    "has doubts", "has no doubt", "has a different", "holds a different",
)  # fmt: skip
_OPINION = (
    "view", "views", "opinion", "words", "perspective", "point of view", "viewpoint", "account", "judgement",
    "judgment", "assessment", "understanding", "estimation", "eyes", "experience", "definition", "interpretation",
    "argument", "main argument", "position", "point", "main point", "answer", "response", "advice", "recommendation",
    "suggestion", "belief", "conclusion", "conviction", "concern", "main concern", "approach", "idea", "mind",
)  # fmt: skip
_BEFORE = (
    "according to", "in accordance with the views of", "in the view of", "in the views of", "in the opinion of",
    "in the words of", "in the eyes of", "in the estimation of", "in the judgement of", "from the perspective of",
    "from the point of view of", "from the viewpoint of", "in line with the views of", "to quote", "to cite",
    "as per", "based on the opinion of", "based on the views of",
)  # fmt: skip
_TITLES = (
    dict.fromkeys(("mr", "mr.", "sir", "lord", "king", "prince"), MAN)
    | dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess"), WOMAN)
    | dict.fromkeys(
        word_set(
            """
            dr dr. prof prof. professor assoc. asst. assoc asst ph.d. phd rev. hon. gen. col. capt. lt. sgt. sen. rep.
            gov. amb.
            amb doctor pope imam sheikh
            """
        ),
        EITHER,
    )
)
_ROLES = """
agronomist anthropologist architect artist biologist chemist demographer ecologist entrepreneur farmer geographer
geologist grower guide imam linguist merchant midwife paramedic pharmacist physician physicist planner priest programmer
psychiatrist statistician superintendent supervisor surgeon therapist trader veterinarian warden worker
academic activist adviser advisor ambassador analyst attache attaché author blogger chair chairman chairperson
chairwoman chancellor chief coach commentator commissioner consul coordinator counsellor counselor dean delegate
deputy
designer developer diplomat director economist editor engineer envoy executive expert fellow founder governor head
historian informant instructor interlocutor interviewee journalist judge lawyer leader lecturer manager mayor
minister negotiator officer official organiser organizer participant philosopher politician practitioner premier
president principal professor rector representative researcher respondent rector scholar scientist secretary senator
sociologist specialist speaker spokesman spokesperson spokeswoman strategist student teacher theorist translator
undersecretary vice-president vice-rector writer co-founder co-author ex-minister consultant trainer curator
archivist columnist observer operator employee volunteer nurse doctor psychologist subject
"""
_NUMBERED = """
respondent interviewee participant interlocutor informant expert specialist subject student teacher manager officer
diplomat employee official
"""
_OPINIONS = """
agree accept appreciate believe consider doubt expect feel imagine prefer recognise recognize regard see suppose
think understand value worry view share realise realize know remember
"""
_SEVERAL = """
experts respondents interviewees informants participants ambassadors diplomats interlocutors analysts specialists
consultants
"""
_NO_REPORTS = """
study research report survey article paper thesis chapter section table figure data statistics findings results
observations analysis it this that which evidence literature strategy document website account ministry government
"""
_ORGANISATIONS = """
academy administration agency alliance army assembly association authority bank board bureau cabinet center centre
chamber club college commission committee company confederation conference congress constitution convention
corporation council court delegation department directorate doctrine embassy faculty federation forum foundation fund
gazette government group house movement alliance union initiative inc institute institution journal law ltd mail media
ministry mission monitor network news newspaper office organisation organization parliament party police post press
program programme project report republic review school secretariat senate service society state states strategy
summit survey team television times tribune tv union university war post conflict crisis street square river sea lake
mountain strait airport radio channel agreement treaty act charter declaration index university's studies affairs
relations diplomacy policy security technology intelligence communication communications management platform system
app customs enforcement house youtube twitter facebook instagram telegram tiktok google microsoft wikipedia linkedin
whatsapp zoom viber internet world table figure chapter section appendix annex covid twiplomacy reuters bbc cnn
azertac watch rights valley monde figaro jazeera
partners partnership holding holdings capital securities analytics consulting consultants solutions ventures labs
laboratories studio studios motors airlines airways insurance energy electric petroleum pharma pharmaceuticals
industries brothers sons enterprises logistics steel foods stores records pictures entertainment interactive
technologies semiconductor semiconductors gmbh plc llc corp co welle sachs stanley jpmorgan barclays nomura citigroup
moody's fitch bloomberg politico axios forbes guardian herald observer telegraph economist wire amnesty oxfam
greenpeace
unicef nasa pentagon kremlin downing transparency freedom centre's movement campaign federation trust charity church
cathedral hospital clinic library archive archives gallery theatre theater orchestra secretariat fbi cia mi5 interpol
europol opec wto ecb fed treasury exchange nasdaq city town athletic rovers wanderers islands island stream niugini
discs daily weekly sunday morning evening week
"""
_PLACES = """
macedonia albania bosnia herzegovina montenegro kosovo mongolia vietnam thailand indonesia malaysia philippines
cuba chile peru colombia venezuela bolivia uruguay paraguay ecuador sudan somalia ghana senegal cameroon tanzania
uganda
bahrain nepal bangladesh texas california massachusetts tennessee florida ohio alaska spaniard briton
azerbaijan armenia georgia turkey türkiye turkiye russia iran iraq ukraine israel pakistan india china japan korea
germany france italy spain britain england scotland wales ireland america europe asia africa australia canada
brazil mexico argentina egypt syria lebanon jordan qatar kuwait oman yemen libya tunisia algeria morocco nigeria
kenya ethiopia kazakhstan uzbekistan turkmenistan kyrgyzstan tajikistan afghanistan belarus moldova estonia latvia
lithuania poland hungary romania bulgaria greece serbia croatia slovenia slovakia austria switzerland belgium
netherlands denmark sweden norway finland iceland portugal cyprus malta baku ganja sumgait shusha nakhchivan karabakh
nagorno-karabakh ankara istanbul izmir moscow petersburg kremlin tbilisi yerevan tehran washington york london paris
berlin brussels geneva vienna rome madrid beijing tokyo delhi seoul kyiv kiev minsk astana tashkent strasbourg
caucasus balkans caspian mediterranean saudi arabia emirates kingdom south north east west central eastern western
southern northern january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday english russian turkish azerbaijani armenian georgian iranian
american british french german chinese indian european western soviet islamic muslim christian israeli ukrainian
international national foreign public digital global first second third new united ministry vienna nato un eu osce
kong aviv aires lanka dhabi angeles unesco who imf ussr usa uk cis
"""
_MEN = """
aaron adam adrian alan albert alec alex alexander alfred andrew andy anthony antony arthur barack benjamin bernard
bill bob boris brian bruce carl charles chris christopher craig daniel david dennis donald douglas edward eric ernest
evan francis frank frederick gary geoffrey george gerald gordon graham gregory harold harry henry howard hugh ian
isaac jack jacob james jason jeffrey jeremy jim joe joel john jonathan jose joseph joshua keith kenneth kevin larry
lawrence leonard lewis louis luke marcus mark martin matthew max michael mike nathan neil nicholas nick nigel noah
norman oliver oscar patrick paul peter philip phillip ralph raymond richard robert robin roger ronald roy samuel scott
sean simon stanley stephen steven stuart ted theodore thomas tim timothy tom tony victor vincent walter warren wayne
idris leonard tomasz piotr krzysztof jakub pawel marek jan lars sven nils erik bjorn jens mads matteo luca andrea
paolo
pablo diego javier miguel rafael ravi sanjay rajesh arjun vikram kwame kofi chinedu emeka hiroshi kenji takeshi
min-jun
wei jun istvan laszlo zoltan janos milos zoran dragan stefan florian lukas felix otto dirk
william corneliu marcus ilan narendra emmanuel angelo carlos juan pedro luis antonio marco giovanni hans klaus jurgen
jean pierre jacques michel francois recep mevlut mevlüt hulusi hakan ahmad ahmed mohammed muhammad mahmud hassan abbas
adil afgan agil akif ali alim altay anar anvar araz arif arzu asif azad azer babek bahram bakhtiyar elchin eldar
elkhan elman elmar elnur elshad elshan emin emil etibar eyyub farhad farid fariz fikrat fuad galib garib gurban habib
hafiz hajibala hasan heydar hikmet huseyn huseynbala ibrahim ikram ilgar ilham ilkin imran isa isfandiyar ismayil
javad javid jafar jahangir jamal jamil javanshir jeyhun kamal kamil kamran khagani khalid khazar mahir mahmoud mammad
mubariz murad musa mustafa nadir namig namiq nariman natig nazim nijat nizami nurlan orkhan parviz polad ragif rahim
rahman ramil ramin ramiz rasim rashad rashid rasul rauf rauf rovshan rufat ruslan rustam sabir sahib salim samad samir
sanan sarkhan seymur shahin shahriyar shamil subhan tahir tahmasib taleh tariel tarlan teymur tofig tural turan ulvi
vafa vagif vahid vasif vusal vugar yashar yusif zahid zaur zakir ziya ziyad aleksandr alexei alexey anatoly andrei
andrey arkady artem boris denis dmitri dmitry evgeny fyodor gennady grigory igor ilya ivan kirill konstantin leonid
maksim maxim mikhail nikita nikolai nikol oleg pavel roman sergei sergey stanislav vadim valery vasily viktor vitaly
vladimir vladislav vyacheslav yevgeny yuri volodymyr
"""
_WOMEN = """
alice amanda amy andrea angela ann anna anne barbara betty brenda carol caroline catherine charlotte christina
christine claire cynthia deborah diana donna dorothy elizabeth ellen emily emma eva evelyn fiona frances gloria grace
hannah heather helen hillary irene isabel jane janet jennifer jessica joan joyce judith julia julie karen kate
katherine kathleen kimberly laura linda lisa louise lucy margaret maria marie martha mary megan melissa michelle nancy
nicole olivia pamela patricia rachel rebecca ruth sabrina samantha sandra sarah sara sharon sophia sophie stephanie
susan teresa theresa ursula victoria virginia wendy nikki
afag afet aida aliya almaz amina arzu ayan aygun aynur aysel ayten aytan bahar chinara dilara dinara elmira elnara
esmira fatima fidan firuza gulnar gulnara gulshan gunay gunel guler irada jamila jeyran khadija khanim khumar kamala
konul lala lale lamiya latifa leyla leila mahira malahat maryam matanat medina mehriban mina nailya naila nargiz
nargis
narmin nazrin nigar nushaba nurana parvana pervin rahila rena roya ruhangiz saadat sabina sahila samira sevda sevil
sevinj shabnam shahla shirin sima solmaz sona sudaba tahmina tarana tunzala turkan ulkar ulviyya vusala yegana zarifa
zeynab zhala zumrud
priya anita sunita lakshmi fatou amara ngozi chiara giulia sofia ana lucia ines carmen pilar rosa marta ingrid astrid
greta hanna katarzyna agnieszka magdalena joanna ewa monika zofia jana petra eszter ilona leonie yuki mei li-na
anastasia ekaterina elena galina inna irina ksenia larisa ludmila lyudmila marina natalia natalya nina oksana olga
polina svetlana tamara tatiana tatyana valentina vera yulia zinaida
ayse elif emine fatma hatice meral merve ozlem selin yasemin zeynep
"""

REPORTING = Reporting(
    code="en",
    verbs=(*_VERBS.split(), *_WITH_MORE),
    finite=r"",
    participle=r"ing$",
    passive="",
    beside_a_name=_BESIDE_A_NAME,
    before=_BEFORE,
    after_possessor=tuple(f"{lead}{word}" for lead in ("", "own ", "personal ") for word in _OPINION),
    after_dative=(),
    he={"he": MAN, "she": WOMAN},
    whose={"his": MAN, "her": WOMAN},
    him={"him": MAN, "her": WOMAN},
    they=frozenset({"they"}),
    titles=_TITLES,
    behind_name={},
    roles=word_set(_ROLES),
    several=word_set(_SEVERAL),
    numbered=word_set(_NUMBERED),
    code_letters=word_set("R P I E S"),
    opinions=word_set(_OPINIONS),
    anybody=word_set(
        "respondent interviewee participant interlocutor informant expert specialist scholar researcher academic"
    ),
    no_reports=word_set(_NO_REPORTS),
    organisations=word_set(_ORGANISATIONS),
    places=word_set(_PLACES),
    men=word_set(_MEN),
    women=word_set(_WOMEN),
    skipped=word_set(
        """
        also both each further furthermore therefore thus then however again even still just only always often
        once never
        has have had did does himself herself too yet later recently already rather quite now moreover likewise
        additionally would will may might can could first second instead not too soon meanwhile nevertheless
        """
    ),
    prepositions=word_set(
        """
        of to for by with from about against between among under over on in at through like as than versus and or
        including president's during since after before via than without
        """
    ),
    surname=r"(?:ov|ev|yev|iyev|ova|eva|yeva|zade|zadeh|zada|oglu|ogly|shvili|enko|skaya|skiy)$",
    woman_surname=r"(?:ova|eva|yeva|skaya)$",
    by=frozenset({"by"}),
    with_more=_WITH_MORE,
    present=r"(?<!s)s$",
    of_bodies=(
        r"\b(?:report|show|indicat|reveal|estimat|announc|declar|state[sd]?\b|defin|list|identif|forecast|predict|illustrat|"
        r"found|finds|present|publish|propos|urg|call|accus|den(?:y|ie)|welcom|reject|cite|account)"
    ),
)
