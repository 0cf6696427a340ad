"""The profile of English."""

from __future__ import annotations

from qualkit.languages.casing import DOTTED
from qualkit.languages.english import EnglishMorphology
from qualkit.languages.language import Language, word_set
from qualkit.languages.spelling import english

_NEVER_ENDS = word_set(
    """
    mr mrs ms messrs dr prof st vs e.g i.e cf viz fig figs eq vol pp p eds gen col capt lt sgt cpl cmdr rev
    hon dept approx est mt gov sen rep pres al assoc asst adm maj
    brig vols
    """
)
_MAY_END = word_set(
    """
    etc jr sr inc ltd co corp bros u.s u.k u.n u.s.a e.u ph.d m.a b.a m.d d.c a.m p.m b.c a.d ed univ jan feb
    mar apr jun jul aug sep sept oct nov dec et.al no nos para ave
    ca
    """
)
_STOP_WORDS = word_set(
    """
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we
    us our ours ourselves they them their theirs themselves one ones oneself this that these those such same other
    others another each every either neither both all any some none no somebody someone something anybody anyone
    anything everybody everyone everything nobody nothing who whom whose which what whatever whichever when where
    why how and or but nor so yet if unless until while although though because since as than whether whereas
    however therefore thus hence moreover furthermore besides also too of in on at by for with about against
    between among into through during before after above below to from up down out off over under within without
    across along around behind beyond near toward towards upon via per despite except like am is are was were be
    been being have has had having do does did doing done will would shall should can could may might must ought
    need cannot can't won't wouldn't shouldn't couldn't don't doesn't didn't isn't aren't wasn't weren't haven't
    hasn't hadn't mustn't needn't i'm you're we're they're i've you've we've they've i'd you'd he'd she'd we'd
    they'd i'll you'll he'll she'll we'll they'll it'll that'll a an the not only just even still already again
    once then now here there very much many more most less least few little quite rather almost enough ever never
    always often sometimes perhaps maybe well yes yeah yep ok okay right oh ah uh um hmm actually basically really
    sort kind mean know let lets gonna wanna anyway sure please thanks etc get got getting go going two three first
    say tell go come get take make give know think see want look put let keep seem become thing way year day time
    lot bit kind sort moment sorry
    """
)
_SPEAKER_LABELS = {
    "interviewer": ("interviewer", "question", "moderator", "host", "researcher", "facilitator", "journalist",
                    "reporter", "q", "int"),
    "participant": ("participant", "respondent", "interviewee", "answer", "expert", "guest", "informant", "speaker",
                    "a", "r", "p"),
}  # fmt: skip
_SECTION_LABELS = {
    "abstract": ("abstract", "summary", "annotation", "executive summary", "extended abstract", "extended summary",
                 "resume", "résumé"),
    "keywords": ("keywords", "key words", "index terms", "keywords and phrases", "keyword"),
    "references": ("references", "bibliography", "works cited", "literature", "list of references", "reference list",
                   "literature cited", "sources", "list of used literature", "used literature", "list of literature",
                   "references and notes", "sources and literature", "references cited", "further reading"),
    "contents": ("contents", "table of contents", "list of tables", "list of figures", "list of abbreviations",
                 "list of appendices", "list of acronyms", "abbreviations", "list of tables and figures"),
    "furniture": (
        "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "declaration", "dedication",
        "funding", "funding statement", "declaration of interest", "declaration of interests", "conflict of interest",
        "declaration of competing interest", "conflicts of interest", "competing interests", "disclosure statement",
        "author contributions", "authors' contributions", "author contribution", "data availability",
        "data availability statement", "ethics statement", "ethical approval", "ethics approval", "about the author",
        "about the authors", "author information", "notes on contributors", "notes on contributor", "how to cite",
        "how to cite this article", "how to cite this paper", "cite this article", "cite as", "to cite this article",
        "citation", "correspondence", "jel codes", "jel classification", "statement of originality",
        "author biography", "declaration of originality",
    ),
}  # fmt: skip

ENGLISH = Language(
    code="en",
    name="English",
    alphabet="abcdefghijklmnopqrstuvwxyz",
    letter_case=DOTTED,
    spellings=english,
    morphology=EnglishMorphology(),
    never_ends=_NEVER_ENDS,
    may_end=_MAY_END,
    stop_words=_STOP_WORDS,
    speaker_labels=_SPEAKER_LABELS,
    section_labels=_SECTION_LABELS,
)
