"""Language packs: every one loads, phrases match as the guide says, and errors name the line."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from dragoman.errors import PackError
from dragoman.language.alternatives import expand
from dragoman.language.check import check_pack, check_packs
from dragoman.language.installed import packs
from dragoman.language.pack import codes, folder, load
from dragoman.language.phrases import Entry, PhraseTable
from dragoman.language.tokens import tokenize


def _table(
    phrases: dict[str, str], classes: dict[str, str] | None = None, prefixes: tuple[str, ...] = ()
) -> PhraseTable:
    table = PhraseTable(classes or {}, prefixes, partial(tokenize, language="en"))
    for phrase, key in phrases.items():
        table.add(phrase, Entry("saying", key, phrase=phrase, origin="xx/speech.toml:1"))
    return table


def _found(table: PhraseTable, text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text, "en")
    return [
        (text[tokens[m.start].start : tokens[m.end - 1].end], m.entries[0].key)
        for m in table.find(tokens)
    ]


@pytest.mark.parametrize(
    ("phrase", "plain"),
    [
        ("met", ["met"]),
        ("(the|) two sides", ["the two sides", "two sides"]),
        ("hono(u|)rs", ["honours", "honors"]),
        ("(a|b) (c|d)", ["a c", "a d", "b c", "b d"]),
    ],
)
def test_alternatives_are_written_out(phrase: str, plain: list[str]) -> None:
    assert expand(phrase) == plain


def test_the_leftmost_and_longest_phrase_wins() -> None:
    table = _table({"held": "short", "held talks": "long", "talks with": "late"})
    assert _found(table, "They held talks with him") == [("held talks", "long")]


def test_case_counts_only_where_asked() -> None:
    table = _table({"=US": "state", "met": "met"})
    assert _found(table, "us MET US") == [("MET", "met"), ("US", "state")]


def test_a_suffix_must_match_its_class_as_a_whole() -> None:
    table = _table({"minister~": "x", "meet~verb": "y"}, {"default": "s?", "verb": "s|ing"})
    found = [
        words for words, _ in _found(table, "ministers minister ministerial meets meet meeting")
    ]
    assert found == ["ministers", "minister", "meets", "meeting"]


def test_particles_may_be_attached_in_front() -> None:
    table = _table({"minister": "x"}, prefixes=("al",))
    (match,) = table.find(tokenize("alminister", "en"))
    assert match.prefix == "al"


@pytest.mark.parametrize(
    ("phrase", "message"),
    [("meet~nothing", "unknown suffix class"), ("", "no word"), ("~", "cannot read")],
)
def test_a_wrong_phrase_names_its_line(phrase: str, message: str) -> None:
    with pytest.raises(PackError, match=message) as caught:
        _table({phrase: "x"})
    assert caught.value.where == "xx/speech.toml:1"


@pytest.mark.parametrize("code", codes())
def test_every_pack_loads_and_contradicts_nothing(code: str) -> None:
    assert load(code).meta.code == code
    assert not [one for one in check_pack(code) if one.kind == "error"]


def test_the_list_of_packs_counts_their_entries() -> None:
    listed = packs()
    assert [one.code for one in listed] == list(codes())
    assert all(one.entries > 1000 for one in listed)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The English pack in a folder where it may be spoilt."""
    shutil.copytree(folder() / "en", tmp_path / "en")
    return tmp_path


def _spoil(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file of the pack; the number of its line."""
    path = root / "en" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("pack.toml", 'code = "en"', 'code = ["en"]', "Expected `str`"),
        ("pack.toml", 'code = "en"', 'kode = "en"', "kode"),
        ("grammar.toml", "[modality]", "[modality]\nmoody = ['x']", "unknown key 'moody'"),
        ("grammar.toml", "[modality]", "[phrasing]\nnun = 'a'", "nun"),
        ("events.toml", "[meeting]", "[meating]", "meating"),
        ("speech.toml", "[tell]", "[shout]", "shout"),
        ("speech.toml", "[tell]", "[tell]\nodd = ['x']", "unknown key odd"),
    ],
)
def test_a_schema_error_names_file_and_line(
    copied: Path, name: str, old: str, new: str, message: str
) -> None:
    line = _spoil(copied, name, old, new) + new.count("\n")
    with pytest.raises(PackError, match=message) as caught:
        load.__wrapped__("en", copied)
    assert str(caught.value.where).endswith(f"en/{name}:{line}")


def test_what_is_no_toml_is_refused_with_its_line(copied: Path) -> None:
    line = _spoil(copied, "speech.toml", "[tell]", "[tell")
    with pytest.raises(PackError, match=f"line {line}"):
        load.__wrapped__("en", copied)


def test_a_hole_is_reported(copied: Path) -> None:
    (copied / "en" / "pages.toml").unlink()
    load.cache_clear()
    found = check_pack("en", copied)
    assert [one.message for one in found if one.where == "en/pages.toml"] == ["the file is missing"]


def test_a_contradiction_is_reported(copied: Path) -> None:
    world = copied / "en" / "world.toml"
    text = world.read_text(encoding="utf-8")
    world.write_text(text.replace('"Peru"', '"Chile"', 1), encoding="utf-8")
    load.cache_clear()
    told = [one.message for one in check_pack("en", copied) if one.kind == "contradiction"]
    assert "'Chile' stands for CHL, PER" in told


def test_an_office_that_swallows_a_state_is_reported(copied: Path) -> None:
    _spoil(copied, "offices.toml", '"mayor" = [', '"mayor" = ["mayor of Peru", ')
    load.cache_clear()
    [found] = [one for one in check_pack("en", copied) if "holds the name" in one.message]
    assert "'mayor of Peru'" in found.message


@pytest.mark.parametrize("code", codes())
def test_no_office_swallows_a_state(code: str) -> None:
    assert not [one for one in check_pack(code) if "holds the name" in one.message]


def test_a_pack_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(PackError, match="'xx'") as caught:
        check_packs(["xx"])
    assert "en" in str(caught.value.hint)


_PLAIN = 60_000
"""Plain phrases that the alternatives of one pack may come to: more take too long to load."""


@pytest.mark.parametrize("code", codes())
def test_alternatives_stay_few(code: str) -> None:
    phrases = {(e.category, e.key, e.value, e.phrase) for e in load(code).table.entries()}
    assert sum(len(expand(phrase)) for *_, phrase in phrases) < _PLAIN
