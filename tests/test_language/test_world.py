"""The vocabulary of states, places and offices: complete, well formed, and unambiguous."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.language import pack
from dragoman.language.alternatives import expand
from dragoman.language.tokens import tokenize

LANGUAGE = pack.folder().parent
CODES = tuple(sorted(p.parent.name for p in pack.folder().glob("*/world.toml")))
STATES = pack.read_toml(LANGUAGE / "world.toml")["states"]

UNITED_NATIONS_AND_MORE = 193 + len(("VAT", "PSE", "XKX", "TWN", "HKG"))

NO_CAPITAL = frozenset({"HKG", "VAT", "MCO", "SMR"})
"""Cities that are states, whose name says it already."""

NO_ADJECTIVE = frozenset({"DMA", "COG", "KNA", "VAT"})
"""States whose adjective is a namesake's (Dominican, Congolese) or is not in use."""

NAMES_ARE_ADJECTIVES = frozenset({"ar", "fa", "he", "ru", "zh"})
"""Packs where names of small states stand for their adjectives as well."""

TOWNS_ENGLISH_LACKS = frozenset({"Nice, FR", "East Jerusalem, PS"})
"""Nice is a common word in English; East Jerusalem is a region in the English pack."""

AMBIGUOUS: dict[str, frozenset[str]] = {
    # The two Congos share their adjective.
    "ar": frozenset({"كونغولي~adj"}),
    "tr": frozenset({"kongolu~n"}),
    # Kingston and Kingstown are written alike.
    "zh": frozenset({"金斯敦"}),
}


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """The tables of one file of a pack."""
    return pack.read_toml(pack.folder() / code / f"{name}.toml")


def phrases(value: Any) -> list[str]:
    """All strings below `value`."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [p for v in value.values() for p in phrases(v)]
    if isinstance(value, list):
        return [p for v in value for p in phrases(v)]
    return []


def has_offices(code: str) -> bool:
    return (pack.folder() / code / "offices.toml").exists()


def test_world_table_holds_all_states() -> None:
    assert len(STATES) == UNITED_NATIONS_AND_MORE
    assert all(re.fullmatch("[A-Z]{3}", iso3) for iso3 in STATES)
    two = [row["alpha2"] for row in STATES.values()]
    assert len(set(two)) == len(two)
    assert all(row["name"] for row in STATES.values())


@pytest.mark.parametrize("code", CODES)
def test_all_states_have_names_adjectives_and_capital(code: str) -> None:
    states = table(code, "world")["states"]
    assert set(states) <= set(STATES), "codes that are no ISO 3166-1 alpha-3"
    assert set(STATES) - set(states) <= NO_CAPITAL
    for iso3, row in states.items():
        assert row["names"], iso3
        assert row.get("capital") or iso3 in NO_CAPITAL, iso3
        if code not in NAMES_ARE_ADJECTIVES:
            assert row.get("adjectives") or iso3 in NO_ADJECTIVE, iso3


@pytest.mark.parametrize("code", CODES)
def test_places_are_keyed_in_english_with_a_country(code: str) -> None:
    world = table(code, "world")
    two = {row["alpha2"] for row in STATES.values()}
    assert len(world["cities"]) >= 150
    for key in world["cities"]:
        assert key.rpartition(", ")[2] in two, key
    english = set(table("en", "world")["cities"]) | TOWNS_ENGLISH_LACKS
    assert set(world["cities"]) - english == set(), "keys are English's"
    assert set(world["regions"]) - set(table("en", "world")["regions"]) == set()


@pytest.mark.parametrize("code", [c for c in CODES if c != "en" and has_offices(c)])
@pytest.mark.parametrize("name", ["offices", "modifiers", "institutions"])
def test_keys_are_those_of_english(code: str, name: str) -> None:
    assert set(table(code, "offices")[name]) <= set(table("en", "offices")[name])


@pytest.mark.parametrize("code", [c for c in CODES if has_offices(c)])
def test_tables_of_offices_are_there(code: str) -> None:
    data = table(code, "offices")
    for name in ("offices", "modifiers", "organizations", "institutions", "agencies"):
        assert data[name], name
        assert all(data[name].values()), name
    assert data["honorifics"]["words"]
    assert data["counterparts"]["words"]


@pytest.mark.parametrize("code", CODES)
def test_classes_used_exist(code: str) -> None:
    path = pack.folder() / code / "pack.toml"
    if not path.exists():
        pytest.skip(f"{code} has no pack.toml yet")
    classes = pack.read_toml(path)["classes"]
    for name in ("world", "offices"):
        if not Path(pack.folder() / code / f"{name}.toml").exists():
            continue
        for phrase in phrases(table(code, name)):
            for used in re.findall(r"~([\w-]*)", phrase):
                assert (used or "default") in classes, phrase


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_for_two_states(code: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for iso3, row in table(code, "world")["states"].items():
        for phrase in phrases(row):
            for plain in expand(phrase):
                owners[plain.casefold()].add(iso3)
    clashes = {p: sorted(o) for p, o in owners.items() if len(o) > 1}
    allowed = AMBIGUOUS.get(code, frozenset())
    assert {p: o for p, o in clashes.items() if p not in allowed} == {}


@pytest.mark.parametrize(
    ("code", "text", "iso3"),
    [
        ("en", "Frenchwoman", "FRA"),
        ("en", "North Korean", "PRK"),
        ("de", "syrischen", "SYR"),
        ("de", "Iranerinnen", "IRN"),
        ("de", "Französin", "FRA"),
        ("de", "Vereinigten Staaten", "USA"),
        ("es", "francesas", "FRA"),
        ("es", "alemanes", "DEU"),
        ("fr", "iraniennes", "IRN"),
        ("fr", "sud-coréenne", "KOR"),
        ("pt", "alemães", "DEU"),
        ("pt", "iraniana", "IRN"),
        ("it", "tedeschi", "DEU"),
        ("it", "siriane", "SYR"),
    ],
)
def test_forms_lead_to_their_state(code: str, text: str, iso3: str) -> None:
    assert entries(code, text, "state", "demonym") == iso3


@pytest.mark.parametrize(
    ("code", "text", "office"),
    [
        ("en", "Foreign Minister", "foreign minister"),
        ("en", "Secretary of State", "secretary of state"),
        ("de", "Außenministerin", "foreign minister"),
        ("de", "Regierungschefin", "head of government"),
        ("de", "Chefdiplomaten", "top diplomat"),
        ("es", "ministra de Exteriores", "foreign minister"),
        ("es", "jefa de Estado", "head of state"),
        ("fr", "cheffe de la diplomatie", "top diplomat"),
        ("fr", "Première ministre", "prime minister"),
        ("pt", "ministra das Relações Exteriores", "foreign minister"),
        ("pt", "secretária-geral", "secretary-general"),
        ("it", "ministra degli Esteri", "foreign minister"),
        ("it", "titolare della Farnesina", "foreign minister"),
    ],
)
def test_forms_lead_to_their_office(code: str, text: str, office: str) -> None:
    assert entries(code, text, "office") == office


def entries(code: str, text: str, *categories: str) -> str | None:
    """What the pack says that the whole of `text` is."""
    loaded = pack.load(code)
    tokens = tokenize(text, code, loaded.elisions)
    for match in loaded.table.find(tokens):
        if match.start == 0 and match.end == len(tokens):
            entry = match.entry(*categories)
            return entry.key if entry else None
    return None
