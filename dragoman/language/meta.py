"""What a language pack says of its language as a whole: the keys of pack.toml and grammar.toml.

The tuples are the words that the tables of a pack may use; `Meta` is what the two files decode
into, one field a key.  What each is for is told in docs/packs.md.
"""

from __future__ import annotations

import msgspec

FRAMES = (
    "meeting", "reception", "visit", "arrival", "departure", "hosting", "call", "press_conference", "joint_conference",
    "summit", "negotiation", "signing", "message", "congratulation", "invitation", "acceptance", "answer",
    "tour", "onward", "receipt", "bidden",
)  # fmt: skip
FORMS = ("past", "present", "base", "noun", "passive", "future", "copula")
SAYINGS = (
    "say",
    "tell",
    "stress",
    "charged",
    "according",
    "noun",
    "quoted",
    "ask",
    "label",
    "quoting",
    "backward",
)
SLOTS = (
    "with", "to", "from", "in", "by", "between", "of", "for", "about", "through", "against",
    "object", "other",
)  # fmt: skip
MODALITIES = (
    "negation", "future", "planned", "possible", "proposed", "cancelled", "unreal", "hearsay", "background", "denial",
    "past",
)  # fmt: skip
PRONOUNS = (
    "he", "she", "they", "it", "we", "i", "who", "his", "her", "their", "its", "each_other",
    "him", "them", "latter", "host", "visitor", "with_him", "to_him", "firm", "ministry", "body",
)  # fmt: skip
GRAMMAR = (
    "and",
    "that",
    "relative",
    "determiner",
    "auxiliary",
    "but",
    "possessive",
    "reflexive",
    "light",
    "because",
    "adverb",
    "capital",
    "topic",
    "voice",
    "source",
    "word",
    "country",
    "indefinite",
    "separately",
    "kin",
    "guest",
    "hosts",
    "on_visit",
    "daypart",
    "realm",
    "there",
    "there_behind",
    "here",
    "visiting",
    "setting",
    "at",
    "craft",
    "journey",
    "talk",
    "capacity",
    "cited",
    "conveyed",
    "sight",
    "site",
    "home",
    "pointing",
    "therein",
    "fronted",
    "happened",
    "listener",
    "above",
    "holds",
    "led",
    "meets",
    "amid",
    "afterwards",
    "among",
    "resolved",
    "during",
    "since",
    "alias",
    "folk",
    "previous",
    "over",
    "contrast",
    "both",
    "prints",
    "outlet",
    "begins",
    "when",
    "announces",
    "handed",
    "encounters",
    "agreement",
    "lacking",
    "by_wire",
    "would",
    "occasion",
    "margin",
    "talks_of",
    "since_then",
    "ground",
    "ranked",
    "programme",
    "follows",
    "gathering",
    "attends",
    "informs",
    "land",
    "thanks",
)
COLLECTIVES = (
    "ministers",
    "presidents",
    "leaders",
    "sides",
    "countries",
    "officials",
    "two",
    "three",
    "four",
)


class Gender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions by which words show a woman or a man; each must match the whole word.

    Where a word matches both, it shows a woman.  Empty ones match nothing.
    """

    woman: str = ""
    """Words of office and titles: ministra, Botschafterin, Mrs, Hebrew נשיאת."""
    man: str = ""
    woman_word: str = ""
    """Words right before the phrase or at its head: la, una."""
    man_word: str = ""
    woman_verb: str = ""
    """Verbs whose subject is one woman: заявила, Hebrew אמרה."""
    man_verb: str = ""
    several: str = ""
    """Verbs of several, which show no gender (Hebrew אמרו)."""
    names: bool = False
    """Given names show it too, by language/given.toml."""


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a country writes: a regular expression of words, and what stands in none of its texts."""

    words: str
    never: str = ""


class Phrasing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What shows the words of a noun phrase in a language of case; regular expressions of endings."""

    agreeing: tuple[tuple[str, str], ...] = ()
    """Endings of an adjective, and of a noun or another adjective that it may belong to."""
    past: str = ""
    """Endings of verbs in the past that adjectives and nouns may end in too (была, дело)."""
    verb: str = ""
    """Endings of verb forms that a phrase does not go on past."""
    noun: str = ""
    """Those of them in which nouns end as well (совет, кредит)."""
    dropped: str = ""
    """Last letters of a noun that give way to its endings (прокуратур-а)."""
    oblique: str = ""
    """Endings of words that are no subject of a verb in the plural."""
    within: tuple[str, ...] = ()
    """Prepositions that may stand in a title ("директор музея в Бишкеке")."""


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What pack.toml and grammar.toml say of a language as a whole."""

    code: str
    name: str
    order: str = "svo"
    """svo, v2 (German), vso (Arabic) or sov (Turkish, Persian)."""
    capitals: bool = True
    """The script has capitals."""
    noun_capitals: bool = False
    """All nouns are capitalised (German), so that capitals alone do not make a name."""
    spaces: bool = True
    undated: dict[str, str] = {}
    """Words that look like the end of a date -> words of the same length that do not
    ("3日前往": not before the 3rd)."""
    runs_on: bool = False
    """A report of speech goes on to the end of its paragraph (Chinese)."""
    pro_drop: bool = False
    """A verb without a subject goes on with the last one."""
    first_person: str = ""
    """Regular expression of endings by which a verb says "I" or "we"."""
    pluperfect: str = ""
    """Ending of verbs, last in their sentence, that tell what was before the news (görüşmüştü)."""
    unnamed_offices: tuple[str, ...] = ()
    """Offices whose holders, where no one names them, are nobody's speakers ("an official")."""
    noun_signs: str = ""
    """Regular expression of endings by which a capitalised word before a given name is a title."""
    plural_verb: str = ""
    """Regular expression of the ending that says several, where verbs drop their subject or a name
    is known by a verb in the singular (German)."""
    late_clitics: bool = False
    """No object pronoun opens a sentence, and what is also "to" is one before an infinitive only
    behind another preposition (Portuguese "a visita", "passou a visitar", "para a visitar")."""
    verb_shape: str = ""
    """Regular expression of whole words that only verbs are, by their ending (Spanish -aron)."""
    adjective_after: bool = False
    contracted: tuple[str, ...] = ()
    """Prepositions that hold an article (Spanish del, French au)."""
    partitive: tuple[str, ...] = ()
    """Prepositions that are an article where they open a sentence (French des)."""
    bare_genitive: bool = False
    """A noun's owner may stand right behind it without a marker (Russian, Hebrew)."""
    article: str = ""
    """Attached article that names do not take (Hebrew ה): such a word behind a title is its portfolio."""
    gender: Gender = Gender()
    clause_prefix: str = ""
    """Attached conjunction that opens what is reported (Hebrew ש)."""
    place_noun: str = ""
    """What ends the nouns that stand before the name of a place: "in der Hafenstadt Lima"."""
    place_speaks: bool = False
    """A place or body marked "in" speaks where the verb is plural ("בקרמלין אמרו")."""
    noun_prefixes: str = ""
    """Regular expression of attached particles that no verb takes (Hebrew ב, ל, מ, כ, ה)."""
    inversion: bool = False
    """A verb of saying may have its subject right behind it wherever it stands ("dijo Petro que")."""
    object_to: bool = False
    """The word for "to" marks persons as objects too ("recibió a Lula")."""
    oblique: tuple[str, ...] = ()
    """Forms of pronouns that are never subjects (English him, them)."""
    occasions: dict[str, tuple[str, ...]] = {}
    """How the words begin that tell a "meal" or a "welcome" at the airport, meetings of their own."""
    one: tuple[str, ...] = ()
    """Forms of "one" that are written onto a verb: where someone says so, they of a place do."""
    opinion: tuple[str, ...] = ()
    """Words that name the speaker at the head of a sentence ("Para Lula, …")."""
    prefixed: dict[str, str] = {}
    """Attached prefix -> modifier of the office it is written onto (Spanish ex -> former)."""
    classes: dict[str, str] = {}
    prefixes: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    markers: dict[str, tuple[str, ...]] = {}
    postpositions: dict[str, tuple[str, ...]] = {}
    """Markers that follow what they mark (Turkish ile)."""
    suffixes: dict[str, str] = {}
    """Slot -> regular expression of a case ending written after an apostrophe."""
    attached: dict[str, str] = {}
    """Attached prefix -> slot (Arabic ل -> to)."""
    grammar: dict[str, tuple[str, ...]] = {}
    pronouns: dict[str, tuple[str, ...]] = {}
    collectives: dict[str, tuple[str, ...]] = {}
    modality: dict[str, tuple[str, ...]] = {}
    future_verb: str = ""
    """Regular expression of endings that only verbs in the future have (Portuguese -ará)."""
    gerund: str = ""
    """Ending of verb forms that go on with the subject before ("ajoutant", "aggiungendo")."""
    inserted: tuple[str, ...] = ()
    """Adverbs that may stand inside a phrase, behind its auxiliary ("a également déclaré")."""
    quotes: tuple[str, ...] = ("“”", "„“", "«»", '""', "”“", "‘’", "„”")
    particles: tuple[str, ...] = ()
    """Small words inside names (bin, von, da)."""
    given_names: tuple[str, ...] = ()
    organization_words: tuple[str, ...] = ()
    """Words that make a capitalised run an organisation (Agency, Institute)."""
    fields: tuple[str, ...] = ()
    """Words that, with a capital, name a field of a ministry ("Comercio y Turismo")."""
    plural: str = ""
    """Regular expression of the ending that makes an office plural ("ministers")."""
    passive: tuple[str, ...] = ()
    """Auxiliaries after which a verb of saying is passive and no cue ("is considered")."""
    person_noun: str = ""
    """Regular expression of the endings of nouns for people ("Gastgeber", "Genferin")."""
    body_noun: str = ""
    """Regular expression of the endings of nouns for bodies ("Kreisverwaltung", "Sportverband")."""
    called: str = ""
    """Regular expression of nouns behind which a name in marks is a body's ("партия «X»")."""
    body_word: str = ""
    """Regular expression of nouns by which any body may be called that was named before."""
    active_participle: str = ""
    attributive: str = ""
    """Regular expression of the ending that no auxiliary makes passive ("is warning")."""
    surname_signs: str = ""
    """Chinese surnames, one character each."""
    name_tails: tuple[str, ...] = ()
    titles_in_names: tuple[str, ...] = ()
    """Words that are part of a name only behind another ("صلاح الدين")."""
    name_heads: tuple[str, ...] = ()
    """First words of given names of two words ("عبد العزيز")."""
    name_links: tuple[str, ...] = ()
    """Words that only names stand before ("بن")."""
    family_names: tuple[str, ...] = ()
    """Names that stand last (in scripts without capitals): what follows is no part of the name."""
    surname_endings: str = ""
    """Regular expression of whole words that only surnames are, by their ending (scripts without
    capitals): the unknown word before one is a given name."""
    sound_signs: str = ""
    """Characters used to write foreign names by sound."""
    content_first: bool = False
    """What is said stands before its verb (Turkish "… olduğunu söyledi")."""
    participle: str = ""
    """Ending of verbs whose subject stands right behind them (Turkish gelen, "who came")."""
    nominal: str = ""
    """Ending of verbs made nouns, whose subject is in the genitive (Turkish geldiğini)."""
    passive_nominal: str = ""
    """Ending of those in the passive (Turkish planlandığını)."""
    relative_verb: str = ""
    """Ending of those that stand before what they govern (Turkish "kabul ettiği bakan")."""
    converb: str = ""
    """Ending of verbs that leave the subject to the verb behind them (Turkish belirterek)."""
    qualified: str = ""
    """Ending of nouns that the noun before them qualifies (Turkish meselesini)."""
    passive_voice: str = ""
    """Ending of verbs of saying in the passive (Turkish denildi): a statement's owner speaks."""
    plural_subject: str = ""
    """Nouns in the plural without case: unnamed subjects (Turkish yetkililer)."""
    setting: str = ""
    """Ending that tells where something was said (Turkish açıklamasında)."""
    cases: dict[str, str] = {}
    """Slot -> regular expression of the suffix by which a word of the vocabulary shows its case."""
    paradigms: tuple[tuple[str, ...], ...] = ()
    """How names change with case: endings of nominative, genitive, dative, accusative,
    instrumental, prepositional; alternatives by "|"."""
    endings: dict[str, dict[str, str]] = {}
    """Suffix class of nouns -> case (nom, gen, dat, acc, ins, pre) -> regular expression."""
    governs: dict[str, tuple[str, ...]] = {}
    """Case -> prepositions that take it."""
    phrasing: Phrasing = Phrasing()
    oblique_endings: str = ""
    """Endings of names that no nominative has (Russian -ского, -овым)."""
    masculine: tuple[str, ...] = ()
    """Given names of men that end like women's (Никита, Илья)."""
    dialogue_dashes: bool = False
    """Dashes set speech off: "— Нет, — сказал он", «Да, — ответил он. — Конечно»."""
    impersonal: bool = False
    """A plural verb without subject is said by the place before it ("в Кремле заявили")."""
    genitive: str = ""
    """Regular expression of the ending by which a name owns the noun behind it (German -s)."""
    shared: tuple[str, ...] = ()
    """Auxiliaries that a participle behind "and" shares ("a salué … et appelé à …")."""
    auxiliaries: dict[str, tuple[str, ...]] = {}
    """Languages with the verb's parts apart (German): words by what they make of a participle or
    infinitive (perfect, passive, modal, infinitive), and relative words by case (subject, object)."""
    common: tuple[str, ...] = ()
    """Capitalised or frequent words that never are a person's name."""
    dependent: str = ""
    """Regular expression of forms that take the subject of the clause before them (Arabic مؤكداً)."""
    feminine_verb: str = ""
    """Regular expression of feminine verbs, where states are feminine (Arabic)."""
    masculine_states: tuple[str, ...] = ()
    """States that are masculine all the same."""
    no_name: str = ""
    """Regular expression of words whose shape shows that they are no name (Arabic verbal nouns)."""
    owned: str = ""
    """Regular expression of an attached owner (Arabic زيارته "his visit"), with groups `his`, `their`."""
    subjunctive: tuple[str, ...] = ()
    """Verb forms that carry reported speech on without a cue (German sei, habe, werde)."""

    spelling: dict[str, Spelling] = {}
    """State (ISO 3166-1 alpha-3) -> what shows that a text was written there."""
    subjunctive_shape: str = ""
    """Regular expression of more of them: endings ("profitiere"), and with the group `verb` what a
    prefix stands before ("zurückkehre")."""
    conditional: tuple[str, ...] = ()
    """Those of them that as well tell what might be: they carry on within a paragraph only."""

    @property
    def analytic(self) -> bool:
        """Whether order and prepositions alone show the parts, in a script with capitals."""
        plain = self.order in ("svo", "v2") and not self.paradigms
        return plain and self.capitals and self.spaces
