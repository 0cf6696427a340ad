"""The inflected forms of an English word by rule, with the irregular ones listed."""

from __future__ import annotations

import re

VOWELS = "aeiou"

# word: its irregular forms. Regular ones (works, worked, working) follow from the spelling rules below.
_IRREGULAR = """
arise: arose arisen; awake: awoke awoken; be: am is are was were been being 'm 're; bear: bore born borne
beat: beaten; become: became; begin: began begun; bend: bent; bet: bet; bind: bound; bite: bit bitten; bleed: bled
blow: blew blown; break: broke broken; breed: bred; bring: brought; broadcast: broadcast; build: built; burn: burnt
burst: burst; buy: bought; cast: cast; catch: caught; choose: chose chosen; cling: clung; come: came; cost: cost
creep: crept; cut: cut; deal: dealt; dig: dug; do: does did done doing; draw: drew drawn; dream: dreamt
drink: drank drunk
drive: drove driven; eat: ate eaten; fall: fell fallen; feed: fed; feel: felt; fight: fought; find: found; flee: fled
fling: flung; fly: flew flown; forbid: forbade forbidden; forecast: forecast; foresee: foresaw foreseen
forget: forgot forgotten; forgive: forgave forgiven; freeze: froze frozen; get: got gotten; give: gave given
go: goes went gone going goin; grind: ground; grow: grew grown; hang: hung; have: has had 've; hear: heard
hide: hid hidden
hit: hit; hold: held; hurt: hurt; keep: kept; kneel: knelt; know: knew known; lay: laid; lead: led; lean: leant
leap: leapt; learn: learnt; leave: left; lend: lent; let: let; lie: lay lain; light: lit; lose: lost; make: made
mean: meant; meet: met; mislead: misled; mistake: mistook mistaken; misunderstand: misunderstood; mow: mown
overcome: overcame; overthrow: overthrew overthrown; pay: paid; plead: pled; prove: proven; put: put; quit: quit
rebuild: rebuilt; rethink: rethought; ride: rode ridden; ring: rang rung; rise: rose risen; run: ran; saw: sawn
say: said; see: saw seen; seek: sought; sell: sold; send: sent; set: set; sew: sewn; shake: shook shaken; shed: shed
shine: shone; shoot: shot; show: shown; shrink: shrank shrunk; shut: shut; sing: sang sung; sink: sank sunk; sit: sat
sleep: slept; slide: slid; smell: smelt; sow: sown; speak: spoke spoken; speed: sped; spell: spelt; spend: spent
spill: spilt; spin: spun; split: split; spoil: spoilt; spread: spread; spring: sprang sprung; stand: stood
steal: stole stolen; stick: stuck; sting: stung; stink: stank stunk; strike: struck stricken; string: strung
strive: strove striven; swear: swore sworn; sweep: swept; swell: swollen; swim: swam swum; swing: swung
take: took taken; teach: taught; tear: tore torn; tell: told; think: thought; throw: threw thrown
undergo: undergoes underwent undergone; understand: understood; undertake: undertook undertaken; undo: undid undone
uphold: upheld; upset: upset; wake: woke woken; wear: wore worn; weave: wove woven; weep: wept; win: won; wind: wound
withdraw: withdrew withdrawn; withstand: withstood; write: wrote written; rewrite: rewrote rewritten
can: could; will: would 'll; may: might; shall: should
good: better best; well: better best; bad: worse worst; badly: worse worst; far: farther further farthest furthest
little: less least; much: more most; many: more most; old: elder eldest
child: children; person: people; man: men; woman: women; foot: feet; tooth: teeth; goose: geese; mouse: mice
ox: oxen; die: dice; analysis: analyses; basis: bases; crisis: crises; hypothesis: hypotheses; thesis: theses
synthesis: syntheses; diagnosis: diagnoses; axis: axes; emphasis: emphases; oasis: oases; parenthesis: parentheses
phenomenon: phenomena; criterion: criteria; datum: data; medium: media; memorandum: memoranda; curriculum: curricula
stratum: strata; bacterium: bacteria; index: indices; appendix: appendices; matrix: matrices; vertex: vertices
stimulus: stimuli; nucleus: nuclei; focus: foci; alumnus: alumni; syllabus: syllabi; corpus: corpora; genus: genera
formula: formulae; vita: vitae; half: halves; leaf: leaves; life: lives; knife: knives; wife: wives; wolf: wolves
self: selves; shelf: shelves; thief: thieves; calf: calves; loaf: loaves; scarf: scarves; elf: elves; hoof: hooves
louse: lice; policeman: policemen; policewoman: policewomen; spokesman: spokesmen; spokeswoman: spokeswomen
statesman: statesmen
chairman: chairmen; businessman: businessmen; businesswoman: businesswomen; fisherman: fishermen
congressman: congressmen; gentleman: gentlemen; quiz: quizzes quizzed quizzing
year: yr yrs; hour: hr hrs; minute: mins; second: secs; january: jan; february: feb; april: apr; august: aug
september: sep sept; october: oct; november: nov; december: dec; monday: mon; tuesday: tue tues; thursday: thu thurs
friday: fri; etc.: etc
slay: slew slain; strew: strewn; smite: smote smitten; sneak: snuck; spit: spat; stride: strode; sling: slung
dwell: dwelt; tread: trod trodden; shave: shaven; shear: shorn; hew: hewn; forsake: forsook forsaken; bid: bade
bereave: bereft; awaken: awoken; wring: wrung; shit: shat
dwarf: dwarves; wharf: wharves; penny: pence
millennium: millennia; spectrum: spectra; ovum: ova; mitochondrion: mitochondria; symposium: symposia
stadium: stadia; forum: fora; taxon: taxa; maximum: maxima; minimum: minima; optimum: optima; automaton: automata
consortium: consortia; aquarium: aquaria; erratum: errata; quantum: quanta; referendum: referenda; addendum: addenda
schema: schemata; stigma: stigmata; codex: codices; vortex: vortices; crux: cruces
"""

IRREGULAR_FORMS: dict[str, tuple[str, ...]] = {
    word.strip(): tuple(forms.split())
    for entry in _IRREGULAR.replace("\n", ";").split(";")
    if entry.strip()
    for word, _, forms in [entry.partition(":")]
}

_CHIEFLY = """
bend break bring buy catch deal feed feel fight find forget get give go hear hold keep know lead leave lend lose make
meet pay rise say seek sell send shake sit sleep speak spell spend stand steal take teach tell think throw understand
win write calf diagnosis half life loaf shelf thief wife
"""
COMMONEST_READING = {form: word for word in _CHIEFLY.split() for form in IRREGULAR_FORMS[word]} | {
    "bigger": "big", "closer": "close", "cooler": "cool", "hotter": "hot",
}  # fmt: skip
"""Forms that are far more often of this word than of one that is spelt alike: left, rose, lives."""


def plural_and_verb_forms(word: str) -> list[str]:
    """The forms of a word as noun and verb: irregular ones, and -s, -ed, -ing by the spelling rules.

    >>> plural_and_verb_forms("policy")
    ['policies', 'policied', 'policying']
    """
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        found = [first + hyphen + form for form in plural_and_verb_forms(last)]
        head, _, behind = word.partition("-")
        if _BEHIND_A_HEAD.match(behind):  # mothers-in-law, passers-by
            found += [f"{form}-{behind}" for form in plural_and_verb_forms(head)]
        return found
    found = list(IRREGULAR_FORMS.get(word, ()))
    if word.endswith(_COMPOUNDED):
        found.append(word[:-2] + ("en" if word.endswith("n") else "ves"))
    if len(word) < 3 or not word.isalpha():
        return [*found, word + "s"]
    stems = _stems(word)
    ends_in_consonant_y = _ends_in_consonant_y(word)
    if ends_in_consonant_y:
        found.append(word[:-1] + "ies")
    elif word.endswith(("s", "x", "z", "ch", "sh", "o")):
        found += [stem + "es" for stem in dict.fromkeys((word, *(stems if word[-1] in "sz" else ())))]
        found += [word + "s"] if word.endswith(("o", "ch")) else []  # photos, monarchs
    else:
        found.append(word + "s")
    if word.endswith(_SOUNDED_E):
        return [*found, word + "d", word + "ing"]
    for stem in stems:
        found.append((stem[:-1] + "i" if ends_in_consonant_y else stem) + "ed")
        found.append((word[:-2] + "y" if word.endswith("ie") else stem) + "ing")
    return [*found, word + "ing"] if word[-1] == "e" else found  # queueing, ageing


def comparative_forms(word: str) -> list[tuple[str, str]]:
    """What the comparative and superlative would be, were the word an adjective."""
    if len(word) < 3 or not word.isalpha():
        return []
    if word.endswith(_SOUNDED_E):
        return [(word + "r", word + "st")]
    stems = [word[:-1] + "i"] if _ends_in_consonant_y(word) else _stems(word)
    return [(stem + "er", stem + "est") for stem in stems]


_COMPOUNDED = ("woman", "wife")
"""Words that keep their irregular plural in any compound (servicewoman, midwife)."""
_BEHIND_A_HEAD = re.compile("(?:in|of|to|by|at)-|(?:by|up|on)$")
_SOUNDED_E = ("ee", "oe", "ye")


def _ends_in_consonant_y(word: str) -> bool:
    return word[-1] == "y" and word[-2] not in VOWELS


def _stems(word: str) -> list[str]:
    """The word before -ed, -ing, -er, -est: without final e, with a final consonant also doubled."""
    if word[-1] == "e":
        return [word[:-1]]
    if word[-1] == "c":
        return [word + "k", word]  # panicking, syncing
    if word[-1] in VOWELS + "wxyh" or word[-2] not in VOWELS:
        return [word]
    single_vowel = word[-3] not in VOWELS or word[-4:-2] == "qu"
    if not single_vowel and word[-3:] not in ("uel", "ial"):  # fuelled, dialling
        return [word]
    # plan -> planned; of several syllables the stress decides: admit -> admitted, visit -> visited
    is_long = sum(letter in VOWELS for letter in word) > 1 and word[:2] != "qu"
    return [word + word[-1], *([word] if is_long else [])]
