"""A report with its persons renamed: each part of a name becomes another one of its kind, wherever it stands.

Whose names these are the labels say, so that no reading decides what is
changed.  The new parts are those of persons in other reports of the same
language, given names for given names and surnames for surnames: of the same sex
where a given name shows it, in the same script, and in languages that inflect
names of the same kind of ending, so that what follows the stem can stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec

from dragoman.evaluation.gold import Labels
from dragoman.language import names as spelling
from dragoman.language import pack as packs
from dragoman.model import Document
from dragoman.reading.scan import scan

Rename = Callable[[str], str]

CLITICS = {"ar": "وفبلك", "he": "ובלמכשה", "fa": "و"}
"""Letters that are written onto a name and are none of it: at most two."""
STEM_ENDING = {"ru": 4}
"""Letters that may follow a name's stem in languages that inflect names without a mark."""
COMPOUND = ("عبد", "أبو", "ابو", "Abdul", "Abdel", "Abd", "Abu")
LEAST = 3
"""Letters of a part; shorter ones are particles and initials."""
BETWEEN = re.compile(r"[\s·‧•\-–]+")


class NotRenamable(ValueError):
    """No person of a report can be given another name; the message says why."""


class Donor(msgspec.Struct, frozen=True):
    """A part of a name that may stand in another's place."""

    text: str
    report: str


class Pool:
    """The parts of names that the reports of one language have, by their kind."""

    def __init__(self, language: str, named: Iterable[tuple[Document, Sequence[str]]]) -> None:
        self.language = language
        self._donors: dict[tuple[str, ...], dict[str, Donor]] = defaultdict(dict)
        for document, names in named:
            for name in names:
                for part, kind in parts_of(name, language):
                    if _is_name(part, language):
                        self._donors[kind].setdefault(part, Donor(part, document.id))

    def other(self, part: str, kind: tuple[str, ...], document: Document, used: set[str]) -> str:
        """Another part of `kind` that the report does not have; the same one every time.

        Raises NotRenamable.
        """
        text = document.text.casefold()
        possible = [
            donor.text
            for donor in self._donors[kind].values()
            if donor.report != document.id
            and stem(donor.text, self.language).casefold() not in text
            and donor.text not in used
        ]
        if not possible:
            raise NotRenamable("no other report has a name of the same kind")
        return min(possible, key=lambda one: sha256(f"{part}\0{one}".encode()).digest())


def persons(labels: Labels, document: Document) -> list[str]:
    """The names of persons that the labels of a report know and that stand in it so, the fullest
    first."""
    known = {
        name
        for actor in labels.actors
        if actor.kind == "person"
        for name in (actor.name, actor.surface, *actor.also)
    }
    found = [name for name in known if name and name in document.text]
    return sorted(found, key=lambda name: (-len(name), name))


def parts_of(name: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    """The parts of a name that tell who is meant, each with its kind."""
    least = 2 if language == "zh" else LEAST
    parts = [part for part in BETWEEN.split(name) if len(part) >= least and part.isalpha()]
    parts = [p for p in parts if spelling.parts(p) and (p[0].isupper() or not p[0].islower())]
    out = []
    for place, part in enumerate(parts):
        given = place == 0 and len(parts) > 1
        out.append((part, ("given" if given else "surname", *_kind(part, language, given))))
    return out


def _kind(part: str, language: str, given: bool) -> tuple[str, ...]:
    """Sex where a given name shows it, and the shape that a language's grammar asks for."""
    women, men = packs.women_and_men()
    folded = part.casefold()
    sex = ("woman" if folded in women else "man" if folded in men else "") if given else ""
    latin = "latin" if part[0].isascii() else "other"
    shape = ""
    if language == "zh":
        shape = str(len(part))
    elif language == "ru":
        shape = _declined(part)
    elif language == "tr":
        shape = _harmony(part)
    elif language in ("ar", "he"):
        # An article, and the ending that makes it a woman's name or one of origin.
        shape = f"{part.startswith('ال')} {part[-1] if part[-1] in 'ةىيהית' else ''}"
    return sex, latin, shape


def _declined(part: str) -> str:
    """How Russian declines a name: by these endings, like a noun, or not at all."""
    ending = part[-2:]
    if ending in (
        "ов",
        "ев",
        "ёв",
        "ин",
        "ын",
        "ий",
        "ой",
        "ый",
        "ая",
        "ва",
        "на",
        "ия",
        "ей",
        "ай",
    ):
        return ending
    return part[-1] if part[-1] in "аеёиоуыэюяьй" else "consonant"


def _harmony(part: str) -> str:
    """What Turkish endings go by: the last vowel, and the sound at the end."""
    folded = part.casefold()
    vowel = next((c for c in reversed(folded) if c in "aeıioöuü"), "")
    last = folded[-1]
    end = "vowel" if last == vowel else "voiceless" if last in "fstkçşhp" else "voiced"
    return f"{vowel} {end}"


def stem(part: str, language: str) -> str:
    """What of a part stays whatever its case: without a last vowel or sign."""
    if language in STEM_ENDING and part[-1] in "аяйьоеиы":
        return part[:-1]
    return part


def renamed(document: Document, names: Sequence[str], pool: Pool) -> tuple[Document, Rename]:
    """`document` with the bearers of `names` renamed where that can be, and what renames a text so.

    A name with a part that is a word of the pack too (a town, a state, an office) stays.
    Raises NotRenamable where none can be renamed.
    """
    language = document.language or ""
    other: dict[str, str] = {}
    reasons: set[str] = set()
    for name in names:
        found: dict[str, str] = {}
        try:
            for part, kind in parts_of(name, language):
                if part in other:
                    continue
                if not _is_name(part, language) or _written_small(part, document.text):
                    raise NotRenamable("a part of the name is a word as well")
                used = {*other.values(), *found.values()}
                found[part] = pool.other(part, kind, document, used)
        except NotRenamable as reason:
            reasons.add(str(reason))
            continue
        other.update(found)
    if not other:
        raise NotRenamable(min(reasons, default="it names no person"))
    rename = _renaming(other, language)
    return (
        msgspec.structs.replace(
            document, text=rename(document.text), title=document.title and rename(document.title)
        ),
        rename,
    )


def _is_name(part: str, language: str) -> bool:
    """Whether a part is nothing else that the pack knows, and makes sense without the next one
    ("Abd al-Rahman" does not)."""
    known = any(match.entries for match in scan(part, packs.load(language)).matches)
    return not known and part not in COMPOUND


def _written_small(part: str, text: str) -> bool:
    """Whether the report has the same letters as a common word."""
    small = part.lower()
    return small != part and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text) is not None


def _renaming(other: Mapping[str, str], language: str) -> Rename:
    stems = {stem(part, language): stem(new, language) for part, new in other.items()}
    letters, clitics = STEM_ENDING.get(language, 0), CLITICS.get(language, "")
    before = rf"(?<!\w)(?P<clitics>[{clitics}]{{0,2}})" if clitics else r"(?<!\w)(?P<clitics>)"
    after = rf"(?=\w{{0,{letters}}}(?!\w))"
    if language == "zh":
        before, after = "(?P<clitics>)", ""
    expression = re.compile(f"{before}(?P<stem>{_alternatives(stems)}){after}")
    return lambda text: expression.sub(lambda m: m["clitics"] + stems[m["stem"]], text)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
