"""Language packs: folders of data that tell the reader what a language says how.

A pack is `packs/<code>/*.toml`.  This module loads the files that reading
needs into one `Pack`; dates and page furniture have loaders of their own
beside the code that uses them.  Every mistake is a PackError with file and
line.  The schema is told in docs/packs.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache, partial
from importlib import resources
from pathlib import Path

import msgspec

from dragoman.errors import PackError
from dragoman.language.packfile import PackFile, read_toml, where_wrong
from dragoman.language.phrases import Entry, PhraseTable
from dragoman.language.tokens import normalize, tokenize

FRAMES = (
    "meeting", "reception", "visit", "arrival", "departure", "hosting", "call", "press_conference", "joint_conference",
    "summit", "negotiation", "signing", "message", "congratulation", "invitation", "acceptance",
    "tour",
)  # fmt: skip
FORMS = ("past", "present", "base", "noun", "passive", "future", "copula")
SAYINGS = ("say", "tell", "stress", "charged", "according", "noun", "quoted", "ask", "label", "quoting", "backward")
SLOTS = (
    "with", "to", "from", "in", "by", "between", "of", "for", "about", "through", "against",
    "object", "other",
)  # fmt: skip
MODALITIES = (
    "negation", "future", "planned", "possible", "proposed", "cancelled", "hearsay", "background",
    "past",
)  # fmt: skip
PRONOUNS = (
    "he", "she", "they", "it", "we", "i", "who", "his", "her", "their", "its", "each_other",
    "him", "them", "latter",
)  # fmt: skip
GRAMMAR = (
    "and", "that", "relative", "determiner", "auxiliary", "but", "apposition", "possessive",
    "reflexive", "light", "because", "adverb", "capital", "topic", "voice", "source", "word",
)  # fmt: skip
COLLECTIVES = ("ministers", "presidents", "leaders", "sides", "countries", "officials", "two")


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
    noun_signs: str = ""
    """Regular expression of endings by which a capitalised word before a given name is a title."""
    plural_verb: str = ""
    """Regular expression of the ending that says several, where verbs drop their subject or a name
    is known by a verb in the singular (German)."""
    adjective_after: bool = False
    bare_genitive: bool = False
    """A noun's owner may stand right behind it without a marker (Russian, Hebrew)."""
    article: str = ""
    """Attached article that names do not take (Hebrew ה): such a word behind a title is its portfolio."""
    gendered_verb: str = ""
    """Regular expression of verbs whose subject is one woman; every other singular has a man."""
    gendered_office: str = ""
    """The same of words of office (Hebrew נשיאת, דוברת)."""
    several: str = "(?!)"
    """Regular expression of verbs of several, which show no gender (Hebrew אמרו)."""
    clause_prefix: str = ""
    """Attached conjunction that opens what is reported (Hebrew ש)."""
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
    plural: str = ""
    """Regular expression of the ending that makes an office plural ("ministers")."""
    passive: tuple[str, ...] = ()
    """Auxiliaries after which a verb of saying is passive and no cue ("is considered")."""
    surname_signs: str = ""
    """Chinese surnames, one character each."""
    family_names: tuple[str, ...] = ()
    """Names that stand last (in scripts without capitals): what follows is no part of the name."""
    sound_signs: str = ""
    """Characters used to write foreign names by sound."""
    content_first: bool = False
    """What is said stands before its verb (Turkish "… olduğunu söyledi")."""
    participle: str = ""
    """Ending of verbs whose subject stands right behind them (Turkish gelen, "who came")."""
    nominal: str = ""
    """Ending of verbs made nouns, whose subject is in the genitive (Turkish geldiğini)."""
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


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One language, ready for use: its traits and the table that finds its vocabulary."""

    meta: Meta
    table: PhraseTable
    elisions: frozenset[str]
    abbreviations: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    given_names: frozenset[str]
    organization_words: frozenset[str]

    @property
    def code(self) -> str:
        return self.meta.code


def folder() -> Path:
    """Where the packs live."""
    return Path(str(resources.files("dragoman.language"))) / "packs"


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """Codes of the packs that the reader can use."""
    return tuple(sorted(p.parent.name for p in folder().glob("*/pack.toml")))


@lru_cache(maxsize=1)
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code -> alpha-2 code."""
    data = read_toml(folder().parent / "world.toml")
    return {iso3: row["alpha2"] for iso3, row in data["states"].items()}


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code -> alpha-3 code."""
    return {two: three for three, two in alpha2().items()}


@cache
def load(code: str, root: Path | None = None) -> Pack:
    """The pack of a language, built once a process.

    Raises PackError if the pack is missing or wrong.
    """
    base = (root or folder()) / code
    if not (base / "pack.toml").exists():
        known = ", ".join(codes())
        raise PackError(f"there is no pack for {code!r}", hint=f"packs: {known}")
    meta = _meta(base / "pack.toml")
    elisions = frozenset(meta.elisions)
    form = partial(normalize, language=meta.code)
    cut = partial(tokenize, language=meta.code, elisions=elisions)
    table = PhraseTable(meta.classes, meta.prefixes, cut)
    for phrase, entry in _entries(base, meta):
        table.add(phrase, entry)
    table.insert(meta.inserted)
    return Pack(
        meta=meta,
        table=table,
        elisions=elisions,
        abbreviations=frozenset(a.casefold().rstrip(".") for a in meta.abbreviations),
        particles=frozenset(form(p) for p in meta.particles),
        common=frozenset(form(w) for w in meta.common),
        given_names=frozenset(form(w) for w in meta.given_names),
        organization_words=frozenset(form(w) for w in meta.organization_words),
    )


def _meta(path: Path) -> Meta:
    grammar = path.with_name("grammar.toml")
    data = read_toml(path) | (read_toml(grammar) if grammar.exists() else {})
    try:
        return msgspec.convert(data, Meta)
    except msgspec.ValidationError as error:
        where = where_wrong(str(error), (path, grammar)) or str(path)
        raise PackError(f"does not follow the schema: {error}", where=where) from error


def _entries(base: Path, meta: Meta) -> Iterator[tuple[str, Entry]]:
    """Every phrase of the pack with what it stands for."""
    yield from _world(PackFile(base / "world.toml"))
    yield from _offices(PackFile(base / "offices.toml"))
    yield from _events(PackFile(base / "events.toml"))
    yield from _speech(PackFile(base / "speech.toml"))
    yield from _keyed(PackFile(base / "terms.toml"), {"terms": "term", "topics": "topic"})
    file = PackFile(base / "grammar.toml")
    for table, known in (
        ("markers", SLOTS),
        ("postpositions", SLOTS),
        ("grammar", GRAMMAR),
        ("pronouns", PRONOUNS),
        ("collectives", COLLECTIVES),
        ("modality", MODALITIES),
    ):
        category = {"markers": "marker", "postpositions": "postposition"}.get(
            table, table.rstrip("s")
        )
        for key, words in getattr(meta, table).items():
            if key not in known:
                raise PackError(
                    f"unknown key {key!r} in [{table}]",
                    where=file.where(key),
                    hint=f"known: {', '.join(known)}",
                )
            for phrase in words:
                yield phrase, Entry(category, key, "", phrase, file.where(phrase))


def _world(file: PackFile) -> Iterator[tuple[str, Entry]]:
    two = alpha2()
    for iso3, row in file.data.get("states", {}).items():
        if iso3 not in two:
            raise PackError(f"unknown state {iso3!r}", where=file.where(iso3))
        for field, category in (
            ("names", "state"),
            ("adjectives", "demonym"),
            ("capital", "capital"),
            ("metonyms", "metonym"),
        ):
            for phrase in file.phrases(row.get(field, []), field):
                value = capital_name(iso3) if field == "capital" else ""
                yield phrase, Entry(category, iso3, value, phrase, file.where(phrase))
    for key, words in file.data.get("cities", {}).items():
        name, _, country = key.rpartition(", ")
        if not name or country not in alpha3():
            raise PackError(
                f"city key {key!r} must read 'Name, CC'", where=file.where(key)
            )
        for phrase in file.phrases(words, key):
            yield phrase, Entry("city", country, name, phrase, file.where(phrase))
    for key, words in file.data.get("regions", {}).items():
        for phrase in file.phrases(words, key):
            yield phrase, Entry("region", key, "", phrase, file.where(phrase))
    for key, states in file.data.get("pairs", {}).items():
        yield key, Entry("pair", ";".join(states), "", key, file.where(key))


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    data = read_toml(folder() / "en" / "world.toml")
    return {
        iso3: row["capital"][0].replace("=", "").replace("~", "")
        for iso3, row in data["states"].items()
        if row.get("capital")
    }


def capital_name(iso3: str) -> str:
    """The English name of a state's capital, the language-free key of the place."""
    return _capitals().get(iso3, "")


def _offices(file: PackFile) -> Iterator[tuple[str, Entry]]:
    tables = {
        "offices": "office",
        "modifiers": "modifier",
        "organizations": "organization",
        "institutions": "institution",
        "agencies": "agency",
        # Words of office that only one state has ("Bundeskanzler"): what they say of the state.
        "implied": "implied",
    }
    yield from _keyed(file, tables)
    for table, category in (("honorifics", "honorific"), ("counterparts", "counterpart")):
        for phrase in file.phrases(file.data.get(table, {}).get("words", []), table):
            yield phrase, Entry(category, "", "", phrase, file.where(phrase))


def _keyed(file: PackFile, tables: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    for table, category in tables.items():
        for key, words in file.data.get(table, {}).items():
            for phrase in file.phrases(words, key):
                yield phrase, Entry(category, key, "", phrase, file.where(phrase))


def _events(file: PackFile) -> Iterator[tuple[str, Entry]]:
    for frame, forms in file.data.items():
        if frame not in FRAMES:
            raise PackError(
                f"unknown frame [{frame}]",
                where=file.where(frame),
                hint=f"frames: {', '.join(FRAMES)}",
            )
        for form, words in forms.items():
            if form not in FORMS:
                raise PackError(
                    f"unknown form {form!r} in [{frame}]",
                    where=file.where(form),
                    hint=f"forms: {', '.join(FORMS)}",
                )
            for phrase in file.phrases(words, form):
                category = "copula" if form == "copula" else "trigger"
                yield phrase, Entry(category, frame, form, phrase, file.where(phrase))


def _speech(file: PackFile) -> Iterator[tuple[str, Entry]]:
    for saying, words in file.data.items():
        if saying in SAYINGS and set(words) - {"words"}:
            odd = ", ".join(sorted(set(words) - {"words"}))
            raise PackError(
                f"unknown key {odd} in [{saying}]", where=file.where(odd), hint="known: words"
            )
        if saying not in SAYINGS:
            raise PackError(
                f"unknown kind of saying [{saying}]",
                where=file.where(saying),
                hint=f"kinds: {', '.join(SAYINGS)}",
            )
        for phrase in file.phrases(words.get("words", []), saying):
            yield phrase, Entry("saying", saying, "", phrase, file.where(phrase))
