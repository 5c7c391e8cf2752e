"""Names in Chinese text: spelled by sound, Chinese, or left in Latin letters.

Nothing separates words and nothing marks a name, so a name must be borne out:
by the dot between its parts, by a title beside it, by a list of usual names,
or by the tagger together with what stands around it.  A name that one place
makes certain is then known everywhere, by its last part too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dragoman.reading.han_signs import (
    DOTS,
    Names,
    acts_beside,
    chinese_end,
    is_free,
    names_in,
    opens_name_here,
    sounds_alone,
    spelled_end,
    titled_end,
    usual_end,
)
from dragoman.reading.latin_names import OPENING, latin_parts, latin_run, with_gloss
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan


def han_runs(scan: Scan) -> Iterator[NameRun]:
    """The name runs of a Chinese document, in order."""
    names = names_in(scan)
    runs: dict[int, NameRun] = {}
    weak: list[NameRun] = []
    i, n = 0, len(scan.tokens)
    while i < n:
        run = (
            latin_run(scan, i)
            or _body(names, i)
            or spelled_end(names, i)
            or chinese_end(names, i)
            or titled_end(names, i)
            or _glossed(names, i)
        )
        run = _without_journey(scan, run) if run is not None else None
        if run is not None and not run.sure and with_gloss(scan, run) != run:
            run = NameRun(run.start, run.end, True)
        if run is None:
            i += 1
        elif not run.sure:
            weak.append(run)
            i = run.end
        else:
            run = with_gloss(scan, run)
            runs[i] = run
            _learn(names, run)
            i = run.end
    taken = {k for run in runs.values() for k in range(run.start, run.end)}
    for run in weak:
        if scan.words(run.start, run.end) in names.known or acts_beside(scan, run.end):
            runs[run.start] = NameRun(run.start, run.end, True)
            taken.update(range(run.start, run.end))
    for run in _later(names, taken):
        runs[run.start] = run
    for start in sorted(runs):
        yield runs[start]


def _without_journey(scan: Scan, run: NameRun) -> NameRun:
    """A name without the sign behind it that says where its bearer goes: "克瓦西·门萨来秘鲁访问"."""
    place = scan.match_at.get(run.end)
    if run.end - run.start < 3 or place is None or not place.entry("state", "capital", "city"):
        return run
    last = scan.pack.table.single(scan.tokens[run.end - 1])
    goes = any(e.category == "trigger" and e.value == "present" for e in last)
    return NameRun(run.start, run.end - 1, run.sure, run.organization) if goes else run


def without_gloss(text: str) -> str:
    """A name without the Latin form in brackets behind it."""
    for mark in OPENING:
        text = text.split(mark, maxsplit=1)[0]
    return " ".join(text.split())


def han_parts(text: str) -> tuple[str, ...]:
    """The parts of a name in Han characters, whatever dot stands between them."""
    text = without_gloss(text)
    for dot in DOTS:
        text = text.replace(dot, "·")
    return tuple(p.strip() for p in text.split("·") if p.strip())


def _learn(names: Names, run: NameRun) -> None:
    scan = names.scan
    text = scan.words(run.start, run.end)
    plain = without_gloss(text)
    gloss = text[len(plain) :].strip(" ()（）")
    if run.organization:
        for word in itertools.chain.from_iterable(names.signs.bodies.values()):
            if plain.endswith(word) and len(plain) - len(word) >= 2:
                names.bodies.setdefault(plain[: -len(word)])
        return
    names.known.setdefault(plain)
    for dot in DOTS:
        if dot in plain:
            names.known.setdefault(plain.rsplit(dot, 1)[1].strip())
    for part in (plain, gloss):
        if part and part[0].isascii():
            names.known.setdefault(part.split()[-1])


_GLOSSED = range(2, 6)
"""Signs of a name that only its Latin form in brackets bears out."""


def _glossed(names: Names, i: int) -> NameRun | None:
    """Signs that no pack lists before a Latin name in brackets: "帛琉惠恕仁（Surangel Whipps）總統"."""
    scan = names.scan
    if not is_free(names, i, i) or not opens_name_here(scan, i):
        return None
    end = i
    while end - i < _GLOSSED.stop and (
        is_free(names, end, i) or (end > i and sounds_alone(names, end))
    ):
        end += 1
    if any(usual_end(names, k) > k + 1 for k in range(i + 1, end)):
        return None  # "强人马杜洛(Nicolas Maduro)": a usual name begins within
    run = NameRun(i, end, True)
    whole = with_gloss(scan, run)
    if end - i not in _GLOSSED or len(latin_parts(scan, i, whole.end)) < 2:
        return None
    known = names.signs.surnames | names.signs.sounds
    before = i > 0 and scan.is_category(i - 1, "state", "office", "honorific")
    foreign = all(scan.tokens[k].norm in known for k in range(i, end))
    return run if before or foreign else None


def _body(names: Names, i: int) -> NameRun | None:
    """A company or body by the word that ends its name, where it says or does something."""
    scan = names.scan
    if not is_free(names, i, i) or not opens_name_here(scan, i):
        return None
    for end in range(i + 2, i + 6):
        if not is_free(names, end - 1, i) or not is_free(names, end - 2, i):
            return None
        first = scan.lookup[scan.starts[end]] if end < len(scan.starts) else ""
        for word in names.signs.bodies.get(first, ()):
            stop = end + len(word)
            if stop <= len(scan.tokens) and scan.lookup.startswith(word, scan.tokens[end].start):
                said = stop
                while said < len(scan.tokens) and (
                    said in scan.date_tokens or scan.tokens[said].text in "()（）"
                ):
                    said += 1  # "环境局今天(22日)表示"
                if said < len(scan.tokens) and scan.is_category(said, "saying"):
                    return NameRun(i, stop, True, True)
                return None
    return None


def _later(names: Names, taken: set[int]) -> Iterator[NameRun]:
    scan = names.scan
    by_first: dict[str, list[str]] = {}
    for name in sorted({**names.known, **names.bodies}, key=lambda k: (-len(k), k)):
        by_first.setdefault(name[0], []).append(name)
    for i, token in enumerate(scan.tokens):
        if i in taken:
            continue
        for name in by_first.get(token.norm[:1], ()):
            if not scan.lookup.startswith(name, token.start):
                continue
            end = scan.token_range(token.start, token.start + len(name))[1]
            if any(k in taken for k in range(i, end)) or not _whole(scan, i, end, name):
                continue
            body = name not in names.known
            if body and not (opens_name_here(scan, i) and scan.is_category(end, "saying")):
                continue
            taken.update(range(i, end))
            yield NameRun(i, end, True, body)
            break


def _whole(scan: Scan, i: int, end: int, name: str) -> bool:
    """Whether the name stands there as a whole; one sign alone must do something."""
    if scan.tokens[end - 1].end != scan.tokens[i].start + len(name):
        return False
    inside = [scan.covered[k] for k in range(i, end)]
    if any(m is not None and (m.start < i or m.end > end) for m in inside):
        return False
    if len(name) > 1:
        return True
    return (
        opens_name_here(scan, i)
        and end < len(scan.tokens)
        and scan.is_category(end, "saying", "honorific", "office", "marker")
    )
