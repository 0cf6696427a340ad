"""English words in -ed and -ing by what they mostly are: adjectives, nouns or verbs.

Of words that are spelt alike a form's lemma can follow only one; these lists say which, where the endings do not.
"""

from __future__ import annotations

_ADJECTIVES = """
aged amazed amused armed ashamed assorted beloved blessed bored complicated concerned confused conflicted contented
crooked crowded cultured cursed deceased dedicated delighted depressed detailed determined deserted devoted disabled
disadvantaged disappointed disgusted distinguished educated elderly embarrassed enlightened enraged exaggerated excited
exhausted experienced fascinated frightened frustrated gifted heated honored horrified impressed inclined interested
intoxicated intrigued isolated jaded limited mixed naked outdated overcrowded overrated pleased privileged
puzzled related relaxed relieved renowned retarded rugged sacred satisfied scared skilled so-called
sophisticated specialized specialised spoiled stressed surprised talented terrified thrilled tired troubled underrated
undecided united unexpected unprecedented unwanted used-up varied wicked worried
hidden mistaken broken-down forthcoming drunken sunken
alarming amazing amusing annoying appalling astonishing boring breathtaking captivating caring challenging charming
compelling confusing convincing damning daring daunting dazzling depressing devastating disappointing disgusting
disturbing embarrassing encouraging enduring entertaining enterprising everlasting exciting exhausting
fascinating frightening frustrating fucking gratifying heartbreaking horrifying humiliating inspiring interesting
intriguing irritating loving mesmerizing mind-blowing misleading missing mouthwatering ongoing outgoing outstanding
overwhelming pleasing pressing promising puzzling refreshing relaxing reassuring rewarding satisfying shocking
sickening striking stunning surprising tempting terrifying thrilling tiring touching troubling unassuming unsettling
upcoming uplifting welcoming willing worrying
"""
_NOUNS = """
accounting advertising banking bedding bonding bottling boxing breathing briefing building bullying camping casting
ceiling clothing computing counseling counselling crossing dining dwelling engineering evening farming feeling fencing
filling financing fishing flooring footing funding gambling gaming gardening greeting grooming heating housing hunting
imaging jogging learning lending lighting lightning listing lobbying manufacturing marketing meaning meeting mining
morning networking nursing opening outing packaging painting parenting parking planning plumbing policing pricing
processing programming proceeding ranking rating reasoning recording recycling roofing sampling schooling screening
seating shipping shooting shopping sibling skiing smoking spelling staffing storytelling surfing swimming teaching
testing timing trading trafficking training tutoring understanding upbringing voting warning wedding well-being
wellbeing wording wrestling
"""
_PLURALS = """
arms barracks clothes contents customs earnings glasses goods headquarters jeans lyrics
means memorabilia news outskirts pants politics premises proceeds regards remains savings scissors series shorts species
statistics surroundings thanks troops trousers trivia whereabouts media
least weed reed greed
"""
_VERBS_IN_ING = """
acting beating beginning blowing breeding closing coming dealing doing dressing ending fighting finding firing
following getting giving going growing heading hearing holding keeping killing leaving living making modelling
outsourcing passing playing reading running ruling saying serving setting siding sitting speaking spending standing
starting suffering taking talking thinking turning using walking working writing
"""
OWN_WORDS = frozenset((_ADJECTIVES + _NOUNS + _PLURALS).split())
"""Words that are their own lemma although the ending looks like that of another word."""

VERBS_IN_ING = frozenset(_VERBS_IN_ING.split())
"""Words in -ing that dictionaries have as nouns, but that are verbs for the most part."""
