"""The subject before a list, where verbs stand last: "A, B ve C'yi kabul etti" is not done by three.

A comma sets off the subject as it does the members of a list. Case tells them apart: the marking
behind the last member holds for all of them, and an active verb that ends the sentence wants a
subject without any.
"""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.scan import Scan


def part_subjects(scan: Scan, chunks: list[Chunk]) -> None:
    """Take the subject out of a marked list before it; `chunks` are those of one sentence."""
    if not scan.pack.meta.nominal or len(chunks) < 3:
        return
    free = [c for c in chunks if c.kind in HUMAN and not c.slot and not c.possessive]
    for i, chunk in enumerate(chunks[:-2]):
        after = chunks[i + 1]
        if chunk.joined or chunk not in free or not after.joined or chunk.quoted != after.quoted:
            continue
        members = [after]
        for member in chunks[i + 2 :]:
            if not member.joined:
                break
            members.append(member)
        last = members[-1]
        marked = (last.possessive or last.slot) and last.kind in HUMAN
        comma = scan.has_mark(chunk.end, after.start, ",")
        if marked and comma and len(members) > 1 and _acts(scan, chunk, members, free):
            after.joined = False


def _acts(scan: Scan, chunk: Chunk, members: list[Chunk], free: list[Chunk]) -> bool:
    """Whether the verb that ends the sentence has no subject but `chunk`."""
    sentence, last = scan.sentences[chunk.sentence], members[-1]
    if any(c is not chunk and c not in members for c in free):
        return False
    verbs = [
        m for m in scan.matches_in(last.end, sentence.end, "trigger", "saying", "modality")
        if scan.quote_of[m.start] < 0
    ]  # fmt: skip
    if not verbs:
        return False
    verb = verbs[-1]
    passive = ends_in(scan.tokens[verb.end - 1].norm, scan.pack.meta.passive_voice)
    told = verb.has_value("trigger", "past", "present", "future")
    return not passive and (told or verb.has("saying", "say", "tell", "stress", "charged"))
