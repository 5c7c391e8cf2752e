"""The first look at a web archive: what it lets through in every language, what it passes over, how to see and undo it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from benchmarks.archive import Pages, sentences, write
from dragoman import api
from dragoman.language.pack import codes
from dragoman.language.subject import about_diplomacy
from dragoman.model import Quarantined, RawItem
from dragoman.run import Options
from dragoman.sources import SourceOptions, open_sources
from dragoman.sources.screening import screen

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted((ROOT / "tests" / "gold").glob("*/text/*.txt"))
NO_PACK = (
    "<html><body><p>Kementerian Luar Negeri menyatakan bahwa para menteri dari kedua negara akan bertemu di"
    " Jakarta pada hari Selasa untuk membahas perikanan dan pelabuhan, serta pertukaran pelajar antara"
    " kedua negara yang sudah lama direncanakan.</p></body></html>"
)


def test_our_own_reports_are_let_through() -> None:
    named = [(f"{p.parents[1].name}-{p.stem}", p) for p in OWN]
    lost = [n for n, p in named if not about_diplomacy(p.read_text("utf-8"), n[:2])]
    assert len(named) > 60
    assert len(lost) <= 0.02 * len(named), lost


@pytest.mark.parametrize("language", sorted(sentences()))
def test_one_sentence_is_enough(language: str) -> None:
    words = sentences()[language]
    for sentence in words["told"]:
        (p, q, *_), (s, t, *_) = words["persons"], words["states"]
        said = sentence.format(p=p, q=q, s=s, t=t, c=words["capitals"][0])
        assert about_diplomacy(said, language), said


def test_every_language_has_reports_or_golden_readings_that_are_let_through() -> None:
    golden = ROOT / "tests" / "test_reading" / "golden"
    for code in codes():
        assert about_diplomacy((golden / f"{code}.txt").read_text("utf-8"), code), code


@pytest.mark.parametrize("language", sorted(sentences()))
def test_other_subjects_are_passed_over(language: str) -> None:
    for sentence in sentences()[language]["other"]:
        assert not about_diplomacy(sentence, language), sentence


def test_traditional_characters_are_known_as_simplified_ones() -> None:
    assert about_diplomacy("外交部長接見來訪的日本眾議院議員，雙方就兩國關係交換意見。", "zh")
    assert about_diplomacy("芬蘭總理與韓國總統締結協定後會談。", "zh")
    assert about_diplomacy("老撾國家主席訪問老撾鄰國，與諮議會主席會晤。", "zh")
    assert not about_diplomacy("這座廟宇的門票漲價，遊客抱怨連連。", "zh")


def test_nothing_of_a_page_stays_after_the_look() -> None:
    maker = Pages()
    pages = [RawItem(place="x", html=maker.page(number)[1]) for number in range(1, 300)]
    for page in pages[:100]:
        screen(page)
    tracemalloc.start()
    try:
        for page in pages[100:]:
            screen(page)
        # A tenth of what their texts alone would take; languages are loaded before.
        assert tracemalloc.get_traced_memory()[0] < 100_000
    finally:
        tracemalloc.stop()


def test_states_go_by_their_names_in_taiwan_and_hong_kong_too() -> None:
    for state in ("突尼西亞", "孟加拉", "模里西斯", "沙地阿拉伯", "亞塞拜疆", "賴索托"):
        assert about_diplomacy(f"總統接見來訪的{state}外交部長，雙方就兩國關係交換意見。", "zh"), (
            state
        )


def archive(folder: Path) -> Path:
    path = folder / "news.warc.gz"
    write(path, 40)
    return path


def test_an_archive_is_looked_at_first_and_told_of(tmp_path: Path) -> None:
    items = list(open_sources([archive(tmp_path)]))
    assert [isinstance(i, RawItem) for i in items] == [Pages().page(n)[2] for n in range(40)]
    passed = [i for i in items if isinstance(i, Quarantined)]
    assert {i.reason for i in passed} == {"off_subject"}
    everything = list(open_sources([archive(tmp_path)], SourceOptions(screen="none")))
    assert all(isinstance(i, RawItem) for i in everything)


def test_files_are_looked_at_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(Pages().page(1)[1], "utf-8")
    (tmp_path / "b.html").write_text(NO_PACK, "utf-8")
    (tmp_path / "c.txt").write_text("Too short to tell.", "utf-8")
    assert all(isinstance(i, RawItem) for i in open_sources([tmp_path]))
    looked = list(open_sources([tmp_path], SourceOptions(screen="all")))
    reasons = [i.reason if isinstance(i, Quarantined) else "" for i in looked]
    assert reasons == ["off_subject", "no_pack", ""]
    assert "(id)" in getattr(looked[1], "message", "")


def test_what_is_passed_over_is_listed_and_can_be_read_after_all(tmp_path: Path) -> None:
    path = archive(tmp_path)
    with api.open(tmp_path / "s.db") as book:
        built = book.add([path])
        assert (built.items, built.read, built.passed_over, built.set_aside) == (40, 4, 36, ())
        assert book.sources().fates == {"read": 4, "passed_over": 36}
        assert book.retry().tried == 0
        retried = book.retry(Options(sources=SourceOptions(screen="none")))
        assert (retried.tried, retried.read) == (36, 36)
        assert "passed_over" not in book.sources().fates
