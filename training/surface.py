"""Treebank sentences as the reader sees them: surface words, not syntactic ones.

A treebank cuts clitics off (Arabic "wa-qaala" is two words there) and joins what the
reader splits ("Lavrov'un", "US-Präsident").  The reader looks words up by their
characters, so models have to be trained on its words.  `project` moves a dependency
tree from the treebank's words to spans that a tokeniser found in the same text:

* several syntactic words in one surface word: the one that heads the others gives tag
  and relation ("wa-qaala" is the verb); if several have their head outside, content
  words come before function words, and prepositions before articles ("du" = de + le);
* one syntactic word over several surface words: one piece carries tag and relation
  (the last of a compound, the first of a name or of a word with a suffix), the others
  hang from it as `case` (suffix), `flat`, `compound` or `punct`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Spans = list[tuple[int, int]]
Tokeniser = Callable[[str], Spans]

#: Which word of several that share a surface word speaks for it.
_ORDER = (
    "VERB", "NOUN", "PROPN", "ADJ", "NUM", "ADV", "PRON", "AUX", "ADP", "SCONJ", "PART",
    "CCONJ", "DET", "INTJ", "SYM", "X", "PUNCT",
)  # fmt: skip
_RANK = {tag: rank for rank, tag in enumerate(_ORDER)}
_CONTENT = ("VERB", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV")
_APOSTROPHES = "'’ʼ"

#: The subtypes that a reader asks for: who acted in a passive, and light verbs.
_KEPT_SUBTYPES = frozenset(("nsubj:pass", "obl:agent", "compound:lvc"))


@dataclass(frozen=True)
class Node:
    """One word of a treebank: characters [start, end) of the text, tags, place in the tree."""

    start: int
    end: int
    tag: str
    features: str
    head: int
    relation: str


@dataclass(frozen=True)
class Sentence:
    """Words with fine tags ("NOUN:Nom"), heads (index, -1 for the root) and relations."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]


def fine_tag(node: Node, swallowed: str = "") -> str:
    """The universal tag with what a parser profits from: case, form and voice of a verb."""
    named = dict(f.split("=", 1) for f in node.features.split("|") if "=" in f)
    if node.tag in ("VERB", "AUX"):
        form = named.get("VerbForm", "Fin")
        detail = ("" if form == "Fin" else form) + ("Pass" if named.get("Voice") == "Pass" else "")
    else:
        detail = named.get("Case", "").split(",")[0]
    detail += swallowed
    return f"{node.tag}:{detail}" if detail else node.tag


def read_conllu(path: Path) -> Iterator[tuple[str, list[Node]]]:
    """Yield (text, words) for each sentence; the text is put together from the tokens."""
    block: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            block.append(line.split("\t"))
        elif not line and block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def _sentence(block: Sequence[Sequence[str]]) -> tuple[str, list[Node]]:
    text = ""
    nodes: list[Node] = []
    covered_to, start, end = 0, 0, 0
    for row in block:
        number = row[0]
        if "." in number:
            continue
        if "-" in number or int(number) > covered_to:
            start, end = len(text), len(text) + len(row[1])
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        if "-" in number:
            covered_to = int(number.split("-")[1])
            continue
        relation = row[7] if row[7] in _KEPT_SUBTYPES else row[7].split(":")[0]
        nodes.append(Node(start, end, row[3], row[5], int(row[6]) - 1, relation))
    return text, nodes


def project(text: str, nodes: Sequence[Node], tokenise: Tokeniser) -> Sentence | None:
    """Move the tree to the tokeniser's words; None when the tokeniser found no word."""
    spans = tokenise(text)
    if not spans:
        return None
    words = [text[start:end] for start, end in spans]
    covers = _covers(nodes, spans)
    carriers = [_carrier(node, words, cover) for node, cover in zip(nodes, covers, strict=True)]
    members: list[list[int]] = [[] for _ in spans]
    for index, carrier in enumerate(carriers):
        members[carrier].append(index)
    loose = {piece: index for index, cover in enumerate(covers) for piece in cover}
    tags, heads, relations = [], [], []
    for position, part in enumerate(members):
        if part:
            chief = _chief(nodes, part)
            node = nodes[chief]
            tag = fine_tag(node, _swallowed(nodes, chief, part))
            relation = node.relation
            head = carriers[node.head] if node.head >= 0 else -1
        else:
            index = loose.get(position, 0)
            head = carriers[index]
            tag, relation = _piece(words[position], nodes[index].tag, position < head)
        tags.append(tag)
        heads.append(head)
        relations.append(relation)
    return _rooted(Sentence(words, tags, heads, relations))


def _covers(nodes: Sequence[Node], spans: Spans) -> list[list[int]]:
    """The surface words that each syntactic word overlaps; never empty."""
    covers = []
    position = 0
    for node in nodes:
        while position + 1 < len(spans) and spans[position][1] <= node.start:
            position += 1
        last = position
        while last + 1 < len(spans) and spans[last + 1][0] < node.end:
            last += 1
        covers.append(list(range(position, last + 1)))
    return covers


def _carrier(node: Node, words: Sequence[str], cover: Sequence[int]) -> int:
    if node.tag == "PROPN":
        return cover[0]
    pieces = [p for p in cover if words[p][0].isalnum()]
    return pieces[-1] if pieces else cover[0]


def _chief(nodes: Sequence[Node], part: Sequence[int]) -> int:
    inside = set(part)
    outward = [index for index in part if nodes[index].head not in inside] or list(part)
    return min(outward, key=lambda index: (_RANK.get(nodes[index].tag, 99), index))


def _swallowed(nodes: Sequence[Node], chief: int, part: Sequence[int]) -> str:
    """What hangs on a content word within it, for the fine tag: "+ADP" in "li-Dimashq".

    Without it a parser would not see that a noun is no subject.
    """
    if nodes[chief].tag not in _CONTENT:
        return ""
    inside = {nodes[index].tag for index in part if index != chief}
    return "".join(f"+{tag}" for tag in ("ADP", "SCONJ", "CCONJ", "PRON") if tag in inside)


def _piece(word: str, tag: str, before: bool) -> tuple[str, str]:
    """Tag and relation of a piece of a split word that does not carry it."""
    if not any(letter.isalnum() for letter in word):
        return "PUNCT", "punct"
    if word[0] in _APOSTROPHES:
        return "PART", "case"
    return (tag, "compound") if before else (tag, "flat")


def _rooted(sentence: Sentence) -> Sentence:
    """Mend what merging broke: exactly one root, no word its own head, no cycle."""
    heads, relations = sentence.heads, sentence.relations
    root = heads.index(-1) if -1 in heads else 0
    heads[root], relations[root] = -1, "root"
    for index, head in enumerate(heads):
        if index != root and head in (-1, index):
            heads[index] = root
    for index in range(len(heads)):
        seen, at = set(), index
        while at != -1 and at not in seen:
            seen.add(at)
            at = heads[at]
        if at != -1:
            heads[index] = root
    return sentence
