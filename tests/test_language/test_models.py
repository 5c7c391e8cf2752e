"""The small trained parts: the reader works without them, and they are well behaved with them."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import PackError
from dragoman.language import models
from dragoman.language.models.encoding import Vocabulary, rows
from dragoman.language.models.features import character_features, folded, shape, word_features
from dragoman.language.models.parts import spans_of

SHIPPED = Path(__file__).parents[2] / "models" / "dragoman_models"
LANGUAGES = sorted(card.parent.name for card in SHIPPED.glob("*/card.json"))
with_models = pytest.mark.skipif(not LANGUAGES, reason="models/ holds no trained models")

SENTENCE = "The foreign minister of Norway met his Chilean colleague in Oslo ."
ENGLISH = SENTENCE.split()


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(SHIPPED))
    _forget()
    yield
    _forget()


def _forget() -> None:
    for load in (models.tagger, models.parser, models.segmenter, models.namer):
        load.cache_clear()


@pytest.mark.parametrize("directory", ["", "/nowhere/at/all"])
def test_without_models_there_is_nothing_to_load(
    monkeypatch: pytest.MonkeyPatch, directory: str
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", directory)
    assert models.tagger("en") is None
    assert models.parser("en") is None
    assert models.segmenter("zh") is None


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/.."])
def test_unknown_languages_have_no_parts(language: str) -> None:
    assert models.tagger(language) is None
    assert models.parser(language) is None


def test_broken_models_say_where_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path))
    card = tmp_path / "en" / "card.json"
    card.parent.mkdir()
    card.write_text("{", encoding="utf-8")
    with pytest.raises(PackError, match=r"card\.json"):
        models.tagger("en")
    parts = {"tagger": "tagger.xz"}
    card.write_text(json.dumps({"format": 0, "language": "en", "parts": parts}), encoding="utf-8")
    with pytest.raises(PackError, match="format 0"):
        models.tagger("en")
    card.write_text(json.dumps({"format": 1, "language": "en", "parts": parts}), encoding="utf-8")
    with pytest.raises(PackError, match=r"tagger\.xz"):
        models.tagger("en")
    (card.parent / "tagger.xz").write_bytes(b"not compressed")
    with pytest.raises(PackError, match="DRAGOMAN_MODELS"):
        models.tagger("en")
    assert models.parser("en") is None, "a part that the card does not name is absent, not broken"


@with_models
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_tags_and_parses_a_tree(language: str) -> None:
    words = {"ar": "قال الوزير إن بلاده مستعدة .", "fa": "وزیر گفت کشورش آماده است .",
             "he": "השר אמר כי ארצו מוכנה .", "zh": "部长 说 他 的 国家 已经 准备 好 。",
             "ru": "Министр сказал , что страна готова .", "tr": "Bakan ülkesinin hazır olduğunu söyledi .",
             }.get(language, SENTENCE).split()  # fmt: skip
    tagger, parser = models.tagger(language), models.parser(language)
    assert tagger is not None
    assert parser is not None
    tags = tagger.tag(words)
    assert len(tags) == len(words)
    assert tags[-1] == "PUNCT"
    arcs = parser.parse(words, tagger.analyse(words))
    assert len(arcs) == len(words)
    assert [arc.head for arc in arcs].count(-1) == 1
    for index in range(len(words)):
        steps, at = 0, index
        while at != -1:
            at, steps = arcs[at].head, steps + 1
            assert steps <= len(words), "a tree has no cycle"


@with_models
def test_the_subject_and_the_object_of_a_meeting() -> None:
    tagger, parser = models.tagger("en"), models.parser("en")
    assert tagger is not None
    assert parser is not None
    arcs = parser.parse(ENGLISH, tagger.analyse(ENGLISH))
    met = ENGLISH.index("met")
    assert arcs[ENGLISH.index("minister")] == models.Arc(met, "nsubj")
    assert arcs[ENGLISH.index("colleague")] == models.Arc(met, "obj")
    assert arcs[ENGLISH.index("in")] == models.Arc(ENGLISH.index("Oslo"), "case")


@with_models
def test_a_whole_name_may_be_one_word_and_odd_words_do_no_harm() -> None:
    parser = models.parser("en")
    assert parser is not None
    words = ["Ana Lucía Prado", "met", "José\tda Silva", "\u00a0", "#", "12", "¿", "\u3000x"]
    tags = ["PROPN", "VERB", "PROPN", "X", "SYM", "NUM", "PUNCT", "X"]
    arcs = parser.parse(words, tags)
    assert len(arcs) == len(words)
    assert arcs[0].relation == "nsubj"


@with_models
def test_the_empty_sentence_and_batches() -> None:
    tagger, parser = models.tagger("en"), models.parser("en")
    assert tagger is not None
    assert parser is not None
    assert tagger.tag([]) == []
    assert parser.parse([], []) == []
    tags = tagger.analyse(ENGLISH)
    alone = parser.parse(ENGLISH, tags)
    assert parser.parse_all([(ENGLISH, tags), ([], []), (ENGLISH, tags)]) == [alone, [], alone]


@with_models
def test_threads_get_the_same_answers() -> None:
    tagger = models.tagger("en")
    assert tagger is not None
    sentences = [ENGLISH[:length] for length in range(1, len(ENGLISH))] * 20
    alone = [tagger.tag(sentence) for sentence in sentences]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tagger.tag, sentences)) == alone


@pytest.mark.skipif("zh" not in LANGUAGES, reason="models/ holds no Chinese models")
def test_chinese_words_cover_all_characters() -> None:
    segmenter = models.segmenter("zh")
    assert segmenter is not None
    tokens = [*"外交部长在北京会见了代表团", "2024", "年", "。"]
    words = segmenter.words(tokens)
    assert words[0][0] == 0
    assert words[-1][1] == len(tokens)
    assert all(left[1] == right[0] for left, right in pairwise(words))
    assert "北京" in ["".join(tokens[start:end]) for start, end in words]
    assert segmenter.words([]) == []


def test_labels_spell_names_even_where_a_beginning_is_missing() -> None:
    labels = ["I-place", "O", "B-person", "I-person", "B-person", "I-organization"]
    assert spans_of(labels) == [
        models.Name(0, 1, "place"),
        models.Name(2, 4, "person"),
        models.Name(4, 5, "person"),
        models.Name(5, 6, "organization"),
    ]


@pytest.mark.skipif(not (SHIPPED / "en" / "names.xz").exists(), reason="no names trained")
def test_names_of_persons_are_found_whole() -> None:
    namer = models.namer("en")
    assert namer is not None
    sentence = "President Nadia Lindqvist met reporters in Paris on Monday ."
    found = namer.names(sentence.split())
    assert models.Name(1, 3, "person") in found
    assert models.Name(6, 7, "place") in found
    assert namer.names([]) == []


@with_models
@pytest.mark.parametrize("language", LANGUAGES)
def test_models_stay_small_and_state_their_licence(language: str) -> None:
    folder = SHIPPED / language
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert card["licence"] == "CC-BY-SA-4.0"
    assert card["language"] == language
    attribution = (SHIPPED.parent / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert card["trained_on"].keys() == card["parts"].keys()
    for sources in card["trained_on"].values():
        assert all(f"{name} |" in attribution or f"[{name}]" in attribution for name in sources)
    size = sum(file.stat().st_size for file in folder.iterdir())
    assert size < 4_000_000
    for file in card["parts"].values():
        lzma.decompress((folder / file).read_bytes())


def test_features_do_not_depend_on_vowel_signs_or_shouting() -> None:
    assert folded("كتاباً") == folded("كتابا")
    assert folded("O’Neill") == "o'neill"
    assert shape("Al-Assad") == "Aa-Aa"
    loud, quiet = word_features(["TALKS", "END", "TODAY"]), word_features(["talks", "end", "today"])
    assert loud == quiet
    assert len(character_features(["在", "2024", "年"])) == 3


def test_the_parser_never_sees_a_name() -> None:
    known = Vocabulary(frozenset({"prado", "met"}), frozenset({"ado"}))
    row = rows(["Prado", "met", "Mr\u00a0X"], ["PROPN:Nom", "VERB", "NOUN"], known)
    assert row[0].split("\t")[1] == "~name"
    assert row[1].split("\t")[1] == "met"
    assert all(len(line.split("\t")) == 6 for line in row)
    assert not any(" " in line or "\u00a0" in line for line in row)
