"""Language packs: folders of data that tell the reader what a language says how.

A pack is `packs/<code>/*.toml`.  This module loads the files that reading
needs into one `Pack`; dates and page furniture have loaders of their own
beside the code that uses them.  Every mistake is a PackError with file and
line.  The schema is told in docs/packs.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from importlib import resources
from pathlib import Path

import msgspec

from dragoman.errors import PackError
from dragoman.language.meta import (
    COLLECTIVES,
    FORMS,
    FRAMES,
    GRAMMAR,
    MODALITIES,
    PRONOUNS,
    SAYINGS,
    SLOTS,
    Meta,
)
from dragoman.language.packfile import PackFile, read_toml, where_wrong
from dragoman.language.phrases import Entry, PhraseTable
from dragoman.language.tokens import normalize, tokenize

_VERBAL = ("perfect", "passive", "modal")


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One language, ready for use: its traits and the table that finds its vocabulary."""

    meta: Meta
    table: PhraseTable
    elisions: frozenset[str]
    abbreviations: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    subjunctive: frozenset[str]
    conditional: frozenset[str]
    verbal: frozenset[str]
    """The auxiliaries that make one verb with a word at the end of their clause."""
    given_names: frozenset[str]
    organization_words: frozenset[str]
    fields: frozenset[str]

    @property
    def code(self) -> str:
        return self.meta.code

    def in_subjunctive(self, norm: str) -> str:
        """The verb of a word in the mood of reported speech, without what stands before it; empty
        for other words."""
        if norm in self.subjunctive:
            return norm
        verb = _shaped(norm, self.meta.subjunctive_shape)
        return norm if verb is None else verb if verb in self.subjunctive else ""


@lru_cache(maxsize=20_000)
def _shaped(norm: str, shape: str) -> str | None:
    """What a prefix stands before in a verb; None where its ending alone shows the mood."""
    found = re.fullmatch(shape, norm) if shape else None
    return found["verb"] if found is not None else ""


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
def without_office() -> dict[str, frozenset[str]]:
    """Office -> the states (ISO 3166-1 alpha-3) in which its holder's counterpart bears another title."""
    data = read_toml(folder().parent / "world.toml")
    return {office: frozenset(states) for office, states in data["without"].items()}


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
    table = PhraseTable(meta.classes, meta.prefixes, cut, spaces=meta.spaces)
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
        subjunctive=frozenset(form(w) for w in meta.subjunctive),
        conditional=frozenset(form(w) for w in meta.conditional),
        verbal=frozenset(w for k in _VERBAL for w in meta.auxiliaries.get(k, ())),
        given_names=frozenset(form(w) for w in (*meta.given_names, *_given(meta))),
        organization_words=frozenset(form(w) for w in meta.organization_words),
        fields=frozenset(form(w) for w in meta.fields),
    )


@lru_cache(maxsize=1)
def women_and_men() -> tuple[frozenset[str], frozenset[str]]:
    """Given names in Latin letters that show a woman, and those that show a man."""
    data = read_toml(folder().parent / "given.toml")
    return frozenset(data["women"].split()), frozenset(data["men"].split())


def _given(meta: Meta) -> Iterator[str]:
    if meta.gender.names:
        for names in women_and_men():
            yield from sorted(names)


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
    towns = {
        phrase: key.rpartition(", ")[0]
        for key, words in file.data.get("cities", {}).items()
        for phrase in words
    }
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
                if field == "metonyms":
                    value = towns.get(phrase, "")  # a town, though no capital: Tel Aviv
                yield phrase, Entry(category, iso3, value, phrase, file.where(phrase))
    for key, words in file.data.get("cities", {}).items():
        name, _, country = key.rpartition(", ")
        if not name or country not in alpha3():
            raise PackError(f"city key {key!r} must read 'Name, CC'", where=file.where(key))
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
    for _, entry in _keyed(file, {"firms": "organization"}):
        yield entry.phrase, msgspec.structs.replace(entry, value="firm")
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
