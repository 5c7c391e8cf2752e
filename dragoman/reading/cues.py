"""Cues of reported speech and who speaks: each verb or phrase of saying with its speaker."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.cue import (
    SPEAKING,
    Cue,
    SayingVerb,
    can_speak,
    is_determiner,
    is_that,
    with_coordinated,
)
from dragoman.reading.han_parts import tells_nothing
from dragoman.reading.issued import conveyed
from dragoman.reading.nesting import nested
from dragoman.reading.saying import (
    behind_quotation,
    is_no_cue,
    reported,
    saying_here,
    welcomes,
)
from dragoman.reading.saying_verbs import carry_speaker, verb, verb_first
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.speakers import names_nobody
from dragoman.reading.speaking_bodies import source_placed
from dragoman.reading.unlisted import unlisted_cues
from dragoman.reading.verb_last import verb_last


def find_cues(reader: Reader, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence outside its quotations, in order, with their speakers."""
    scan = reader.scan
    chunks = [
        c
        for c in reader.of_sentence(sentence.index)
        if c.quoted < 0 and not _in_dateline(scan, sentence, c)
    ]
    cues: list[Cue] = _opinion(scan, sentence, chunks)
    matches = _words_of_saying(scan, sentence, chunks, cues)
    for n, match in enumerate(matches):
        entry = match.entry("saying")
        assert entry is not None
        saying = saying_here(match, scan, sentence)
        limit = next((m.start for m in matches[n + 1 :] if _may_speak(scan, m)), sentence.end)
        at = SayingVerb(
            scan=scan, sentence=sentence, match=match, saying=saying,
            chunks=chunks, cues=cues, limit=limit,
        )  # fmt: skip
        if saying == "according":
            cue = _according(scan, match, chunks)
            if cue is not None and cue.opens and cues:
                continue
            if cue is not None and cues and _in_aside(scan, cues[-1], cue):
                cues[-1].aside = cue.right
                continue
        elif saying in SPEAKING and scan.pack.meta.order == "vso":
            cue = verb_first(at)
        elif saying in SPEAKING and scan.pack.meta.order == "sov":
            cue = verb_last(at)
        elif saying in SPEAKING:
            cue = verb(at)
        else:
            cue = conveyed(scan, match, chunks)
        if cue is not None and not scan.pack.meta.spaces:
            carry_speaker(scan, cues, cue)
        if cue is not None and _of_content(scan, cues, cue):
            continue
        if cue is not None and not nested(scan, cues, cue) and not reported(scan, cue):
            cues.append(cue)
    unlisted = unlisted_cues(scan, sentence, chunks, cues)
    if unlisted:
        cues = sorted([*cues, *unlisted], key=lambda c: c.start)
    cues = [c for c in cues if not _of_outlet(scan, c)]
    return _through_agencies(scan, _with_articles(scan, sentence, cues))


_DATELINE = 5
"""Tokens of a dateline before its brackets or dash: "SÃO PAULO, SP (…)"."""


def _in_dateline(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a town in capitals before brackets or a dash says where the report was written."""
    if chunk.end - sentence.start > _DATELINE or chunk.end >= sentence.end or chunk.name:
        return False
    words = [t for t in scan.tokens[sentence.start : chunk.end] if t.is_word]
    shouted = bool(words) and all(t.text.isupper() for t in words)
    return shouted and scan.tokens[chunk.end].text in "(,–—-"


def _may_speak(scan: Scan, match: Match) -> bool:
    """Whether a speaker behind a match may be its own: none is behind "в интервью телеканалу"."""
    noun = all(e.key == "noun" for e in match.entries if e.category == "saying")
    return not (noun and scan.pack.meta.paradigms)


def _words_of_saying(
    scan: Scan, sentence: Sentence, chunks: list[Chunk], cues: list[Cue]
) -> list[Match]:
    """The words of saying of a sentence that report something where they stand."""
    found = [
        m
        for m in scan.matches_in(sentence.start, sentence.end, "saying")
        if (scan.quote_of[m.start] < 0 or _opens_quotation(scan, m, chunks))
        and not welcomes(scan, m, chunks)
        and not is_no_cue(scan, sentence, m)
        and not (_invites(m) or _is_adjective(scan, sentence, m))
        and not (_holds_event(scan, sentence, m) or _in_opinion(cues, m))
        and not tells_nothing(scan, sentence, m, chunks)
    ]
    if scan.pack.meta.paradigms and len(found) > 1:
        # "сообщил, что согласно решению X …": part of what is said.
        found = [m for m in found if not (m.has("saying", "according") and _in_clause(scan, m))]
    if scan.pack.meta.inversion:  # "il secondo round di colloqui": an ordinal
        found = [
            m
            for m in found
            if not (m.has("saying", "according") and _behind_article(scan, m.start))
            or m.end - m.start > 1
            or m.start == sentence.start
        ]
    if len(found) > 1:  # "warnte X gegenüber der „Zeitung“": to whom it was said
        found = [m for m in found if not (m.has("saying", "tell") and m.entry("marker"))]
    return found


def _in_clause(scan: Scan, match: Match) -> bool:
    """Whether a source opens a clause that somebody else reports: "…, что, по данным X, …"."""
    i = match.start - 1
    i -= scan.tokens[i].text == ","
    told = scan.covered[i - 2] if i > 1 and scan.tokens[i - 1].text == "," else None
    return scan.has_grammar(i, "that") and told is not None and told.has("saying", "say", "stress")


def _behind_article(scan: Scan, i: int) -> bool:
    """Whether an article stands before a token, alone or in a preposition: "do segundo dia"."""
    return scan.has_grammar(i - 1, "determiner") or (
        i > 0 and scan.tokens[i - 1].norm in scan.pack.meta.contracted
    )


def _with_articles(scan: Scan, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
    """The article of "…, the ministry said" is the speaker's, not what is said."""
    for cue in cues if scan.pack.meta.order == "svo" else ():
        if not cue.speaker or cue.elided or cue.inverted or cue.opening >= 0:
            continue
        first = start = min(c.start for c in cue.speaker)
        while first > sentence.start and is_determiner(scan, first - 1):
            if is_that(scan, first - 1):
                break
            first -= 1
        if first < start and first < cue.start:
            cue.opening = first
    return cues


def _in_aside(scan: Scan, said: Cue, cue: Cue) -> bool:
    """Whether commas close off a source right behind who says something: "X stressed, according to Y, …"."""
    before, behind = cue.left - 1, cue.right
    if said.saying == "according" or scan.pack.meta.order != "vso" or said.right != before:
        return False
    closed = behind < len(scan.tokens) and scan.tokens[behind].text in ",،"
    return scan.tokens[before].text in ",،" and closed


def _opens_quotation(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether the verb is the first word that is quoted of its subject: "Lima « condamne l'attaque »"."""
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic) or match.start < 2:
        return False
    if not match.has("saying", "charged") or scan.tokens[match.start - 1].text not in '«“"':
        return False
    if scan.tokens[match.end - 1].norm.endswith(("rait", "raient", "ría", "rían", "rebbe")):
        return False  # "Londres « regretterait » ce départ": what would be
    before = match.start - 1
    return any(c.end == before and can_speak(c) and c.kind != "pronoun" for c in chunks)


def _invites(match: Match) -> bool:
    """Whether a verb and its aim are an invitation, not a call for something: "دعا X إلى زيارة"."""
    return any(e.key == "invitation" and e.tail for e in match.entries if e.category == "trigger")


def _is_adjective(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "Alleged threats drew criticism": a participle that opens its sentence qualifies a noun."""
    meta, after = scan.pack.meta, match.end
    if match.start != sentence.start or match.end - match.start > 1 or after >= sentence.end:
        return False
    subjects = meta.inversion or meta.pro_drop or meta.order != "svo" or meta.paradigms
    word = scan.tokens[match.start].norm
    plain = scan.tokens[after].text.islower() and scan.covered[after] is None
    return not subjects and word.endswith("ed") and (plain or scan.is_category(after, "demonym"))


_OBJECT = 5
"""Tokens, days apart, from a verb to the event it holds: "concluded his two-day visit"."""


def _holds_event(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "X concluded his visit to Lima": a verb that holds an event reports no words."""
    if scan.pack.meta.order != "svo" or not scan.has_grammar(match.start, "light"):
        return False
    if behind_quotation(scan, sentence, match):
        return False  # "«…», sostuvo Rojas en una rueda de prensa"
    behind = [i for i in range(match.end, sentence.end) if i not in scan.date_tokens]
    for i in behind[:_OBJECT]:
        covered = scan.covered[i]
        if covered is None:
            continue
        if covered.has_value("trigger", "noun"):
            return True
        if scan.has_grammar(i, "that") or covered.entry("saying", "trigger") is not None:
            return False
    return False


def _opinion(scan: Scan, sentence: Sentence, chunks: list[Chunk]) -> list[Cue]:
    """ "Para Lula, …": the view of a person named at the head of the sentence."""
    heads = [sentence.start]
    if scan.pack.meta.inversion and scan.pack.meta.analytic:
        heads += [i + 1 for i in range(sentence.start, sentence.end - 1) if _is_semicolon(scan, i)]
    found = []
    for head in heads if scan.pack.meta.opinion else ():
        if scan.tokens[head].norm not in scan.pack.meta.opinion:
            continue
        first = next((c for c in chunks if c.start > head), None)
        if first is None or first.kind not in ("person", "role", "name") or first.start - head > 2:
            continue
        behind = scan.tokens[first.end].text if first.end < sentence.end else ""
        # "per X l'intesa «è una svolta»": a clause with a quotation needs no comma.
        clause = is_determiner(scan, first.end) if behind and behind != "," else False
        quoted = any(scan.quote_of[i] >= 0 for i in range(first.end, sentence.end))
        if behind == "," or (clause and quoted and not _says_behind(scan, sentence, first.end)):
            opening = -1 if behind == "," else head
            found.append(
                Cue(saying="according", start=head, end=head + 1, speaker=[first], opening=opening)
            )
    return found


def _in_opinion(opinions: list[Cue], match: Match) -> bool:
    """ "Per X il governo ha offerto «un alibi»": all of it is what X says."""
    return any(o.opening == o.start and o.end < match.start for o in opinions)


def _is_semicolon(scan: Scan, i: int) -> bool:
    return scan.tokens[i].text == ";" and scan.quote_of[i] < 0


def _says_behind(scan: Scan, sentence: Sentence, start: int) -> bool:
    """Whether a verb of saying follows in the clause: then the head of it is only whom it is for."""
    said = scan.matches_in(start, sentence.end, "saying")
    return any(m.has("saying", "say", "tell") and scan.quote_of[m.start] < 0 for m in said)


def _of_outlet(scan: Scan, cue: Cue) -> bool:
    """Whether a source is the outlet itself, listed or not: "به گزارش X، …"."""
    return (
        cue.saying == "according"
        and scan.has_grammar(cue.start, "outlet")
        and bool(cue.speaker)
        and all(c.kind in ("name", "person") and not c.office for c in cue.speaker)
    )


def _is_channel(scan: Scan, cue: Cue, chunk: Chunk) -> bool:
    """Whether a speaker is a paper or agency, by the pack or by a verb that only they are told with."""
    if chunk.kind == "agency" or chunk.institution == "state media":
        return True
    prints = scan.has_grammar_in(cue.start, cue.end, "prints")
    return prints and chunk.kind in ("name", "organization") and chunk.institution is None


def _through_agencies(scan: Scan, cues: list[Cue]) -> list[Cue]:
    """An agency or paper that reports is the channel of the cues beside it, not a speaker."""
    spoken = []
    for cue in cues:
        if cue.speaker and all(_is_channel(scan, cue, c) for c in cue.speaker):
            for other in cues:
                if other is not cue and other.via is None:
                    other.via = cue.speaker[0].key or "state media"
                if other.saying == "according" and 0 <= other.left - cue.right <= 1:
                    # "Как сообщает Reuters со ссылкой на X, …", "Об этом сообщает Reuters …"
                    other.opening = cue.left
                    other.saying = "backward" if cue.saying == "backward" else other.saying
            continue
        if cue.saying == "backward" and not cue.speaker and (by := _referred(cues, cue)):
            # "Об этом сообщает 24.kg со ссылкой на X": a paper that no pack lists
            by.opening, by.saying = cue.left, "backward"
            continue
        spoken.append(cue)
    return spoken


_REFERS = 6
"""Tokens of the name of a paper, between "об этом сообщает" and "со ссылкой на"."""


def _referred(cues: list[Cue], cue: Cue) -> Cue | None:
    """The source behind a cue whose speaker no one knows: "Об этом пишет … со ссылкой на X"."""
    behind = (c for c in cues if c.saying == "according" and 0 <= c.start - cue.end <= _REFERS)
    return next(behind, None)


def _of_content(scan: Scan, cues: list[Cue], cue: Cue) -> bool:
    """Whether a verb without a speaker is told by the source before it: "according to X, the talks touched on Y"."""
    source = cues[-1] if cues else None
    return (
        source is not None
        and source.saying == "according"
        and (not cue.speaker or cue.elided)
        and not cue.carried
        and bool(scan.pack.meta.active_participle)
        and not scan.has_mark(source.end, cue.start, ";:")
    )


def _according(scan: Scan, match: Match, chunks: list[Chunk]) -> Cue | None:
    told = scan.match_at.get(match.end)
    if told is not None and told.has("trigger", "invitation"):
        return None  # "לפי הזמנת X": what a journey goes back to
    if scan.pack.meta.order == "v2":
        return source_placed(scan, match, chunks)
    if scan.pack.meta.impersonal and any(
        e.category == "pronoun"
        for i in range(match.start, match.end)
        for e in scan.pack.table.single(scan.tokens[i])
    ):
        # "по его словам": whoever spoke last.
        return Cue(saying="according", start=match.start, end=match.end, opens=True)
    inside = [c for c in chunks if c.kind == "pronoun" and match.start <= c.start < match.end]
    if inside:
        # לדבריו, "according to him": the pronoun is written onto the word.
        return Cue(saying="according", start=match.start, end=match.end, speaker=inside)
    known = any(c.start == match.end and c.actor >= 0 for c in chunks)
    if scan.pack.meta.inversion and not known and _is_bare_pronoun(scan, match.end):
        return Cue(saying="according", start=match.start, end=match.end + 1, opens=True)
    if scan.pack.meta.analytic and any(
        scan.has_grammar(i, "source")
        for i in range(match.end, min(match.end + 2, len(scan.tokens)))
    ):
        return None  # "según fuentes de Bruselas": no one named speaks
    if names_nobody(scan, match):
        return Cue(saying="according", start=match.start, end=match.end, opens=True)
    able = [c for c in chunks if c.kind in (*ANIMATE, "agency", "capital")]
    after = [c for c in able if 0 <= c.start - match.end <= 6]
    listeners = [c for c in after if c.kind == "agency" and c.slot == "to"]
    if listeners and len(after) > len(listeners):
        # "según informó a Efe la Cancillería": to whom it was told.
        after = [c for c in after if c not in listeners]
    # "据日本共同社": a state right before its agency only qualifies it.
    owners = {c.start for c in after if c.kind == "agency"}
    after = [c for c in after if c.kind == "agency" or c.end not in owners]
    if scan.pack.meta.order in ("vso", "sov") or scan.pack.meta.inversion:
        # "Selon des diplomates, Londres …": behind the comma the report begins.
        after = [c for c in after if not scan.has_mark(match.end, c.start, ",،")]
    # "X zufolge", "X'e göre": the phrase stands behind.
    before = [c for c in able if 0 <= match.start - c.end <= 1]
    postposed = scan.pack.meta.order in ("v2", "sov")
    for chunk in (*before, *after) if scan.pack.meta.order == "sov" else (*after, *before):
        if chunk in after or postposed:
            speaker = with_coordinated(chunks, chunk)
            aside = _past_brackets(scan, speaker[-1].end)
            return Cue(
                saying="according", start=match.start, end=match.end, speaker=speaker, aside=aside
            )
    return None


def _past_brackets(scan: Scan, i: int) -> int:
    """Just past the abbreviation that brackets give a speaker ("… (MRE), …"); -1 without one."""
    word = scan.tokens[i : i + 3]
    bracketed = len(word) == 3 and word[0].text == "(" and word[2].text == ")"
    return i + 3 if bracketed and word[1].text.isupper() else -1


def _is_bare_pronoun(scan: Scan, i: int) -> bool:
    """Whether a pronoun and no more stands at token `i`: "selon elle, …", "según él"."""
    if i >= len(scan.tokens) or scan.covered[i] is None:
        return False
    found, behind = scan.covered[i], scan.tokens[i + 1 : i + 2]
    assert found is not None
    alone = not behind or not behind[0].is_word or behind[0].text.islower()
    return alone and found.has("pronoun", "he", "she") and found.end == i + 1
