"""An invented year of diplomacy: reports in six languages whose truth is known.

Reports tell meetings, visits and calls between invented office-holders of real
states.  Words other than names, places and dates are invented: each of some
thousand ideas has one word in each language, so a translation says the same
ideas in the same order and an independent report says others.  Readings are
made with the reports, so that the record is measured alone.

    from benchmarks.invent import invent
    corpus = invent(10_000)
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
from babel import Locale

from dragoman.language import pack
from dragoman.model import Actor, Document, Event, Participant, Place, Reading, Span

LANGUAGES = ("en", "de", "es", "fr", "ru", "ar")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABET = {
    "ru": str.maketrans(dict(zip(_LATIN, "абкдефгхижклмнопкрстувжкиз", strict=True))),
    "ar": str.maketrans(
        {
            "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "", "f": "ف", "g": "غ", "h": "ه", "i": "ي",
            "j": "ج", "k": "ك", "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق", "r": "ر",
            "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز",
        }
    ),
}  # fmt: skip
_OFFICES = ("president", "prime minister", "foreign minister", "defence minister")
_STATES = (
    "EGY", "TUR", "IRN", "SYR", "DEU", "FRA", "RUS", "CHN", "USA", "GBR", "SAU", "ARE", "IND", "PAK",
    "BRA", "ARG", "ZAF", "NGA", "KEN", "JPN", "KOR", "IDN", "ITA", "ESP", "POL", "UKR", "GRC", "IRQ",
    "JOR", "LBN", "QAT", "KWT", "OMN", "MAR", "DZA", "TUN", "ETH", "SEN", "MEX", "CHL",
)  # fmt: skip
_KINDS = ("meeting", "meeting", "meeting", "call", "visit")
_SAID = {
    "meeting": {"en": "met", "de": "traf", "es": "se reunió con", "fr": "a rencontré", "ru": "встретился с", "ar": "التقى"},
    "call": {"en": "phoned", "de": "telefonierte mit", "es": "llamó a", "fr": "a appelé", "ru": "позвонил", "ar": "هاتف"},
    "planned": {"en": "will visit", "de": "wird besuchen", "es": "visitará a", "fr": "rendra visite à", "ru": "посетит", "ar": "سيزور"},
    "cancelled": {"en": "will not visit", "de": "wird nicht besuchen", "es": "no visitará a", "fr": "ne rendra pas visite à", "ru": "не посетит", "ar": "لن يزور"},
    "invited": {"en": "invited", "de": "lud ein", "es": "invitó a", "fr": "a invité", "ru": "пригласил", "ar": "دعا"},
    "visit": {"en": "visited", "de": "besuchte", "es": "visitó a", "fr": "a rendu visite à", "ru": "посетил", "ar": "زار"},
}  # fmt: skip
_AS = {
    "planned": ("visit", "planned"),
    "cancelled": ("visit", "cancelled"),
    "invited": ("invitation", "held"),
}
"""Kind and status of the event that a report of something else than a happening tells."""
_ROLES = {"visit": ("visitor", "host"), "invitation": ("inviter", "invitee")}


class Truth(msgspec.Struct):
    """What is really so: the story, event and actor behind each document and mention; and by
    number the sentences of each document behind its first."""

    story: dict[str, str]
    events: dict[tuple[str, int], str]
    actors: dict[tuple[str, int], str]
    copies: dict[tuple[str, str], str]
    sentences: dict[str, tuple[int, ...]] = {}


class Corpus(msgspec.Struct):
    documents: list[Document]
    readings: list[Reading]
    truth: Truth


class Person(msgspec.Struct, frozen=True):
    key: str
    name: str
    state: str
    office: str


class Happening(msgspec.Struct, frozen=True):
    key: str
    kind: str
    day: date
    one: Person
    two: Person
    ideas: tuple[int, ...]


def _syllables(chance: random.Random, n: int) -> str:
    onset, vowel = ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "z", "sh", "kh"], "aeiou"
    return "".join(chance.choice(onset) + chance.choice(vowel) for _ in range(n)) + chance.choice(
        ["n", "r", "l", "d", ""]
    )


def _people(chance: random.Random) -> list[Person]:
    people = []
    taken: set[str] = set()
    for state in _STATES:
        for office in _OFFICES:
            name = ""
            while not name or name in taken:
                name = f"{_syllables(chance, 2).title()} {_syllables(chance, 3).title()}"
            taken.add(name)
            people.append(Person(f"{state}:{office}", name, state, office))
    return people


class Writer:
    """Writes reports: one word for each idea in each language."""

    def __init__(self, chance: random.Random) -> None:
        self._words: dict[tuple[int, str], str] = {}
        self._chance = random.Random(chance.random())
        two = pack.alpha2()
        self.country = {
            (state, lang): str(Locale.parse(lang).territories[two[state]])
            for state in _STATES
            for lang in LANGUAGES
        }
        self.month = {lang: Locale.parse(lang).months["format"]["wide"] for lang in LANGUAGES}

    def word(self, idea: int, language: str) -> str:
        if (idea, language) not in self._words:
            text = _syllables(self._chance, 1 + idea % 3)
            self._words[idea, language] = text.translate(_ALPHABET.get(language, {}))
        return self._words[idea, language]

    def name(self, name: str, language: str) -> str:
        if language not in _ALPHABET:
            return name
        written = name.lower().replace("sh", "ш" if language == "ru" else "ش")
        written = written.replace("kh", "х" if language == "ru" else "خ")
        written = written.translate(_ALPHABET[language])
        return written.title() if language == "ru" else written

    def report(
        self, happening: Happening, language: str, plan: list[int], name: str, day: date
    ) -> tuple[Document, Reading]:
        """One report; `plan` lists its sentences by number, the first of them the news."""
        one, two = (self.name(p.name, language) for p in (happening.one, happening.two))
        said = _SAID[happening.kind][language]
        where = self.country[happening.two.state, language]
        when = f"{happening.day.day} {self.month[language][happening.day.month]}"
        sentences = [f"{one} {said} {two} ({where}) {when}."]
        for number in plan:
            ideas = [happening.ideas[(number * 7 + k) % len(happening.ideas)] for k in range(4)]
            fill = [(number * (131 + 6 * k) + k * 17) % 997 for k in range(10)]
            words = [self.word(idea, language) for idea in (*fill[:5], *ideas, *fill[5:])]
            if number % 3 == 0:
                words[4:4] = [one.split()[-1]]
            elif number % 3 == 1:
                words[7:7] = [two.split()[-1]]
            if number % 4 == 0:
                words.append(str(100 + (number * 37 + happening.day.day * 91) % 9000))
            sentences.append(" ".join(words).capitalize() + ".")
        text = "\n".join(sentences)
        document = Document(
            id=name, text=text, language=language, published=day.isoformat(), hash=name
        )
        return document, self._reading(happening, document, (one, two))

    def _reading(self, happening: Happening, document: Document, names: tuple[str, str]) -> Reading:
        text, actors, parts = document.text, [], []
        kind, status = _AS.get(happening.kind, (happening.kind, "held"))
        roles = _ROLES.get(kind, ("participant", "participant"))
        both = (happening.one, happening.two)
        for person, name, role in zip(both, names, roles, strict=True):
            start = text.index(name)
            actors.append(
                Actor(name=name, kind="person", office=person.office, state=person.state,
                      mentions=(Span(start, start + len(name)),))
            )  # fmt: skip
            parts.append(Participant(name=name, kind="person", role=role, state=person.state,
                                     office=person.office))  # fmt: skip
        two = pack.alpha2()
        dated = hash_of(document.id) % 10 < 8
        event = Event(
            type="CONSULT", mode=None, kind=kind, status=status,
            participants=tuple(parts), evidence=(Span(0, text.index("\n")),),
            parties=tuple(sorted((happening.one.state, happening.two.state))),
            start=happening.day.isoformat() if dated else None,
            place=None if kind in ("call", "invitation") else Place(None, two[happening.two.state]),
        )  # fmt: skip
        return Reading(
            document=document.id, reader="invented", actors=tuple(actors), events=(event,)
        )


def hash_of(text: str) -> int:
    return sum((i + 1) * ord(c) for i, c in enumerate(text))


def invent(size: int, seed: int = 1) -> Corpus:
    """About `size` reports over one year, with what is true of them."""
    return imagined(size, seed)[0]


def imagined(size: int, seed: int) -> tuple[Corpus, list[Happening], Writer]:
    """The same, with the happenings behind them and who wrote of these."""
    chance = random.Random(seed)
    people, writer = _people(chance), Writer(chance)
    truth = Truth({}, {}, {}, {}, {})
    happenings = []
    corpus = Corpus([], [], truth)
    number = 0
    while len(corpus.documents) < size:
        number += 1
        one, two = chance.sample(people, 2)
        if one.state == two.state:
            continue
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(365))
        happening = Happening(
            f"e{number}", chance.choice(_KINDS), day, one, two,
            tuple(chance.sample(range(1000, 9000), 40)),
        )  # fmt: skip
        happenings.append(happening)
        _tell(corpus, writer, happening, chance)
    del corpus.documents[size:]
    del corpus.readings[size:]
    return corpus, happenings, writer


def _tell(corpus: Corpus, writer: Writer, happening: Happening, chance: random.Random) -> None:
    """One happening told by one to a dozen reports, some of them copies and translations."""
    originals: list[tuple[Document, list[int], str]] = []
    for _ in range(min(12, 1 + int(chance.expovariate(0.25)))):
        name = f"d{len(corpus.documents):07d}"
        day = happening.day + timedelta(days=chance.randrange(2))
        language = chance.choice(LANGUAGES)
        fate = chance.random()
        if originals and fate < 0.2:
            source, plan, of = chance.choice(originals)
            kept = [p for p in plan if chance.random() < 0.9] or plan
            plan = kept
            document, reading = writer.report(happening, of, plan, name, day)
            corpus.truth.copies[name, source.id] = "near"
        elif originals and fate < 0.35:
            source, plan, of = chance.choice(originals)
            language = chance.choice([code for code in LANGUAGES if code != of])
            document, reading = writer.report(happening, language, plan, name, day)
            corpus.truth.copies[name, source.id] = "translation"
        else:
            plan = chance.sample(range(40_000), chance.randrange(8, 22))
            document, reading = writer.report(happening, language, plan, name, day)
            originals.append((document, plan, language))
        corpus.documents.append(document)
        corpus.readings.append(reading)
        corpus.truth.sentences[name] = tuple(plan)
        corpus.truth.story[name] = happening.key
        corpus.truth.events[name, 0] = happening.key
        for index, person in enumerate((happening.one, happening.two)):
            corpus.truth.actors[name, index] = person.key
