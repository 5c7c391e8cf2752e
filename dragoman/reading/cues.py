"""Cues of reported speech and who speaks: each verb or phrase of saying with its speaker."""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.actors import is_subject
from dragoman.reading.candidate import Reader
from dragoman.reading.chunks import ANIMATE, HUMAN, Chunk
from dragoman.reading.clauses import clause_around, sides_in_clause
from dragoman.reading.dropped import is_plural, lacks_subject, opens_clause
from dragoman.reading.frames import antecedent
from dragoman.reading.name_words import AND
from dragoman.reading.scan import Scan, Sentence
from dragoman.reading.verb_first import inside_report, subject_of

SPEAKING = ("backward", "say", "tell", "stress", "charged", "quoted")


class Cue(msgspec.Struct, kw_only=True):
    """A cue of one sentence: tokens `start` to `end` hold its words, `speaker` who says it."""

    saying: str
    start: int
    end: int
    speaker: list[Chunk] = []
    inverted: bool = False
    """The speaker stands behind the verb ("said X")."""
    elided: bool = False
    """The speaker is that of the cue before ("… and added")."""
    addressee: list[Chunk] = []
    via: str | None = None
    carried: bool = False
    """A text speaks ("the document adds"): the speakers are those of the statement before."""
    actors: tuple[int, ...] = ()
    """Who speaks, where the verb has dropped its subject."""
    opens: bool = False
    """The verb opens a clause and no subject of its own follows."""
    opening: int = -1
    """First token of the clause of saying, where the clause shows it."""

    @property
    def left(self) -> int:
        """First token of cue and speaker together."""
        starts = [c.start for c in self.speaker if not self.elided]
        if self.opening >= 0 and not self.inverted:
            starts.append(self.opening)
        return min([self.start, *starts])

    @property
    def right(self) -> int:
        """Just past cue, speaker and addressee."""
        ends = [c.end for c in (*self.speaker, *self.addressee) if not self.elided or c in self.addressee]
        return max([self.end, *ends])


def find_cues(reader: Reader, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence outside its quotations, in order, with their speakers."""
    scan = reader.scan
    chunks = [c for c in reader.of_sentence(sentence.index) if c.quoted < 0]
    cues: list[Cue] = _opinion(scan, sentence, chunks)
    matches = [
        m
        for m in scan.matches_in(sentence.start, sentence.end, "saying")
        if scan.quote_of[m.start] < 0 and not _is_passive(scan, sentence, m)
        and not _is_denied(scan, sentence, m)
        and not _inside_word(scan, sentence, m) and not _welcomes(scan, m, chunks)
    ]
    for n, match in enumerate(matches):
        entry = match.entry("saying")
        assert entry is not None
        saying = _saying_here(match, scan, sentence)
        limit = matches[n + 1].start if n + 1 < len(matches) else sentence.end
        if saying == "according":
            cue = _according(scan, match, chunks)
            if cue is not None and cue.opens and cues:
                continue
        elif saying in SPEAKING and scan.pack.meta.order == "vso":
            cue = _verb_first(scan, sentence, match, saying, chunks, cues, limit)
        elif saying in SPEAKING:
            cue = _verb(scan, sentence, match, saying, chunks, cues, limit)
        else:
            continue
        if cue is not None and not scan.pack.meta.spaces:
            _carry_speaker(scan, cues, cue)
        if cue is not None and not _nested(scan, cues, cue) and not _reported(scan, cue):
            cues.append(cue)
    return _through_agencies(cues)


def _welcomes(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a word for "welcome" has a person as its object: then someone is received."""
    trigger = match.entry("trigger")
    if trigger is None or trigger.key not in ("reception", "hosting"):
        return False
    return any(c.kind in ("person", "role", "name") and 0 <= c.start - match.end <= 1 for c in chunks)


def _is_denied(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """"Has not said whether …": nothing was said."""
    if scan.pack.meta.order != "svo" or not scan.pack.meta.passive:
        return False
    for i in range(max(sentence.start, match.start - 3), match.start):
        if scan.tokens[i].text in ",;:":
            return False
        found = scan.covered[i]
        if found is not None and found.end <= match.start and any(
            e.category == "modality" and e.key == "negation" for e in found.entries
        ):
            return not any(scan.tokens[k].text in ",;:" for k in range(i, match.start))
    return False


def _inside_word(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a hyphen ties the match to a word before it; a dash with a space before it does not."""
    i = match.start - 1
    return (
        i > sentence.start
        and scan.tokens[i].text in "-–"
        and scan.tokens[match.start].glued
        and scan.tokens[i].glued
    )


def _opinion(scan: Scan, sentence: Sentence, chunks: list[Chunk]) -> list[Cue]:
    """"Para Lula, …": the view of a person named at the head of the sentence."""
    head = sentence.start
    if not chunks or scan.tokens[head].norm not in scan.pack.meta.opinion:
        return []
    first = chunks[0]
    closed = first.end < sentence.end and scan.tokens[first.end].text == ","
    if first.kind not in ("person", "role", "name") or first.start - head > 2 or not closed:
        return []
    return [Cue(saying="according", start=head, end=head + 1, speaker=[first])]


def _nested(scan: Scan, cues: list[Cue], cue: Cue) -> bool:
    """Whether a cue stands inside what the cue before it reports ("X said Y had promised …").

    A coordination or a new clause behind a comma ends the first report.
    """
    if not cues or cue.saying == "according":
        return False
    last = cues[-1]
    if last.saying == "according" or last.inverted or last.end > cue.left:
        return False
    if scan.pack.meta.order in ("sov", "vso"):
        return False
    start = max(last.right, last.end)
    between = range(start, cue.left)
    if not scan.pack.meta.spaces:
        return _nested_in_clauses(scan, cue, start)
    if cue.elided:
        near = range(max(start, cue.start - 4), cue.start + 1)
        return not any(_joins(scan, i) for i in near)
    for i in between:
        if scan.tokens[i].text in ";.":
            return False
        if scan.tokens[i].text in ",،" and (i + 1 == cue.left or _joins(scan, i + 1)):
            return False
        if _joins(scan, i) and cue.left - i <= 3:
            return False
    return True


def _carry_speaker(scan: Scan, cues: list[Cue], cue: Cue) -> None:
    """A verb of saying right behind a comma goes on with the sentence's speaker: "…，称…"."""
    if not cues or not cue.speaker or cue.inverted or cue.saying not in ("say", "tell", "charged"):
        return
    last = cues[-1]
    before = cue.start - 1
    if last.speaker and scan.tokens[before].text in ",，" and cue.speaker[-1].end <= before:
        cue.speaker, cue.elided = last.speaker, True


def _nested_in_clauses(scan: Scan, cue: Cue, start: int) -> bool:
    """Chinese strings clauses by commas: a report goes on behind them until someone else speaks."""
    if cue.elided:
        near = range(max(start, cue.start - 4), cue.start)
        return not any(_key(scan, i, "and", "but", "adverb") or scan.tokens[i].text in ";；" for i in near)
    if any(scan.tokens[i].text in ";；。" for i in range(start, cue.left)):
        return False
    before = cue.left - 1
    closes = before >= start and scan.tokens[before].text in ",，"
    return not (closes and cue.saying in ("say", "tell", "quoted"))


def _key(scan: Scan, token: int, *keys: str) -> bool:
    match = scan.covered[token]
    return match is not None and any(e.category == "grammar" and e.key in keys for e in match.entries)


def _reported(scan: Scan, cue: Cue) -> bool:
    """Whether the clause of saying stands itself in the reporting mood ("Indien habe gewarnt")."""
    if cue.opening < 0 or not scan.pack.meta.subjunctive:
        return False
    reach = range(cue.opening, min(cue.end + 2, len(scan.tokens)))
    return any(scan.tokens[i].norm in scan.pack.meta.subjunctive for i in reach)


def _joins(scan: Scan, token: int) -> bool:
    if scan.tokens[token].text in ",،;":
        return True
    match = scan.covered[token]
    return match is not None and (
        any(e.category == "grammar" and e.key in ("and", "but") for e in match.entries)
        or (bool(match.prefix) and match.prefix[0] in "وו")
    )


def _through_agencies(cues: list[Cue]) -> list[Cue]:
    """An agency or paper that reports is the channel of the cues beside it, not a speaker."""
    spoken = []
    for cue in cues:
        if cue.speaker and all(c.kind == "agency" or c.institution == "state media" for c in cue.speaker):
            for other in cues:
                if other is not cue and other.via is None:
                    other.via = cue.speaker[0].key or "state media"
            continue
        spoken.append(cue)
    return spoken


def _is_passive(scan: Scan, sentence: Sentence, match: Match) -> bool:
    passive = scan.pack.meta.passive
    if scan.pack.code == "en" and scan.tokens[match.start].norm.endswith("ing"):
        return False
    if passive and match.end < sentence.end and (by := scan.covered[match.end]) is not None:
        # "the tariffs announced by Washington"
        if any(e.category == "marker" and e.key == "by" for e in by.entries):
            return True
    return bool(passive) and match.start > sentence.start and (
        scan.tokens[match.start - 1].norm in passive
    )


def _saying_here(match: Match, scan: Scan, sentence: Sentence) -> str:
    """A verb that takes both a clause and a noun phrase is read by what follows it."""
    kinds = [e.key for e in match.entries if e.category == "saying"]
    if scan.pack.meta.inversion and "charged" in kinds and _behind_quotation(scan, sentence, match):
        # "…", a dénoncé le ministre: the quotation is all that is said.
        return "say"
    if "say" in kinds and "charged" in kinds:
        return "say" if _clause_follows(scan, match) else "charged"
    if "say" in kinds and "stress" in kinds:
        if scan.pack.meta.inversion and _speaker_follows(scan, sentence, match):
            return "say"
        if scan.pack.meta.auxiliaries:
            return "stress" if _noun_follows(scan, match) else "say"
        return "say" if _clause_follows(scan, match) else "stress"
    if "say" in kinds and "charged" in kinds:
        return "say" if _clause_follows(scan, match) else "charged"
    if kinds == ["quoting"]:
        # "continued", "began": verbs of saying only beside a quotation.
        here = range(max(sentence.start, match.start - 3), min(sentence.end, match.end + 4))
        return "say" if any(scan.quote_of[i] >= 0 for i in here) else "quoting"
    if kinds == ["label"]:
        # "called X a liar" reports only when it quotes; "called X" is a call.
        sentence = scan.sentences[scan.sentence_of[match.start]]
        quoted = any(scan.quote_of[i] >= 0 for i in range(match.end, sentence.end))
        return "charged" if quoted else "label"
    for kind in (*SPEAKING, "according"):
        if kind in kinds:
            return kind
    return kinds[0]


def _speaker_follows(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether the verb's own subject stands behind it: "…", subrayó el ministro."""
    if _behind_quotation(scan, sentence, match):
        return True
    i = match.end
    while i < sentence.end and (i in scan.date_tokens or _is_determiner(scan, i)):
        i += 1
    if i >= sentence.end or not scan.tokens[i].is_word:
        return True
    after = scan.covered[i]
    if after is None:
        return scan.tokens[i].is_capital
    return after.entry("office", "counterpart", "honorific", "state", "agency", "modifier") is not None


def _behind_quotation(scan: Scan, sentence: Sentence, match: Match) -> bool:
    i = match.start - 1
    while i >= sentence.start and (scan.tokens[i].text in ",–—-" or _is_adverb(scan, i)):
        i -= 1
    return i >= sentence.start and scan.tokens[i].text in "\"”“»«"


def _is_determiner(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and any(
        e.category == "grammar" and e.key == "determiner" for e in match.entries
    )


def _noun_follows(scan: Scan, match: Match) -> bool:
    """Whether a noun phrase is reported, in languages whose subject may follow its verb.

    "kündigte Fidan an, …" and "…, kündigte Fidan an" report clauses, "betonte er die Freundschaft"
    does not: a noun that no preposition governs and that is no actor.
    """
    first = match.start - 1
    if first >= 0 and (scan.tokens[first].text in ",”“»«" or scan.quote_of[first] >= 0):
        return False
    governed = False
    for i in range(match.end, len(scan.tokens)):
        token, known = scan.tokens[i], scan.covered[i]
        if not token.is_word or scan.quote_of[i] >= 0:
            return False
        marks = known.entries if known is not None else ()
        if any(e.category == "marker" and e.key != "object" for e in marks):
            governed = True
        elif token.is_capital:
            actor = known is not None and known.entry(*_ACTORS) is not None
            if not governed and not actor and (known is not None or i > match.end):
                return True
            governed = False
    return False


_ACTORS = ("office", "counterpart", "honorific", "institution", "organization", "agency", "state", "demonym", "metonym", "capital", "modifier", "pronoun", "collective", "tail")  # fmt: skip


def _clause_follows(scan: Scan, match: Match) -> bool:
    """Whether a clause, or nothing at all, follows: then it is no noun phrase that is reported."""
    end = match.end
    if scan.pack.meta.inserted:
        # "a indiqué de son côté que", "ha detto ieri che"
        while end < len(scan.tokens) and (_is_adverb(scan, end) or end in scan.date_tokens):
            end += 1
    if end >= len(scan.tokens) or not scan.tokens[end].is_word:
        return True
    after = scan.match_at.get(end)
    return match.end in scan.date_tokens or (
        after is not None and any(e.category == "grammar" and e.key == "that" for e in after.entries)
    )


def _according(scan: Scan, match: Match, chunks: list[Chunk]) -> Cue | None:
    if scan.pack.meta.order == "v2":
        return _placed(match, chunks, scan)
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
    able = [c for c in chunks if c.kind in (*ANIMATE, "agency", "capital")]
    after = [c for c in able if 0 <= c.start - match.end <= 6]
    # "据日本共同社": a state right before its agency only qualifies it.
    owners = {c.start for c in after if c.kind == "agency"}
    after = [c for c in after if c.kind == "agency" or c.end not in owners]
    if scan.pack.meta.order in ("vso", "sov") or scan.pack.meta.inversion:
        # "Selon des diplomates, Londres …": behind the comma the report begins.
        after = [c for c in after if not any(scan.tokens[i].text in ",،" for i in range(match.end, c.start))]
    # "X zufolge", "X'e göre": the phrase stands behind.
    before = [c for c in able if 0 <= match.start - c.end <= 1]
    postposed = scan.pack.meta.order in ("v2", "sov")
    for chunk in (*before, *after) if scan.pack.meta.order == "sov" else (*after, *before):
        if chunk in after or postposed:
            return Cue(
                saying="according", start=match.start, end=match.end, speaker=_joined(chunks, chunk)
            )
    return None


def _placed(match: Match, chunks: list[Chunk], scan: Scan) -> Cue | None:
    """Where a pack says which words stand behind what they mark ("X zufolge"), that decides."""
    behind = match.entry("postposition") is not None
    reach = 6 if scan.tokens[match.start].is_word else 1
    for chunk in chunks:
        if chunk.kind not in (*ANIMATE, "agency", "capital"):
            continue
        gap = match.start - chunk.end if behind else chunk.start - match.end
        if 0 <= gap <= (1 if behind else reach):
            speaker = _joined(chunks, chunk)
            return Cue(saying="according", start=match.start, end=match.end, speaker=speaker)
    return None


def _joined(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in ANIMATE:
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ANIMATE:
        last += 1
    return chunks[first : last + 1]


def _eligible(chunk: Chunk) -> bool:
    if chunk.kind not in (*ANIMATE, "agency", "capital") or chunk.possessive:
        return False
    return not chunk.slot and chunk.pronoun not in ("his", "her", "their", "its")


def _verb(
    scan: Scan, sentence: Sentence, match: Match, saying: str, chunks: list[Chunk],
    cues: list[Cue], limit: int,
) -> Cue | None:  # fmt: skip
    cue = Cue(saying=saying, start=match.start, end=match.end)
    placed = _of_place(scan, match, chunks)
    if placed is not None:
        cue.speaker, cue.inverted, cue.opens = placed
        return cue
    order = scan.pack.meta.order
    before = [c for c in chunks if c.end <= match.start and _eligible(c)]
    head = antecedent(scan, chunks, match.start)
    if head:
        cue.speaker = head
        return cue
    if scan.pack.meta.auxiliaries and saying != "quoted":
        return _in_clause(scan, sentence, cue, match, chunks, cues)
    if order == "svo" and _unnamed_source(scan, sentence, chunks, match):
        return None
    if order == "svo" and scan.pack.meta.passive and _text_speaks(scan, sentence, match):
        cue.carried = True
        return cue
    inside = [c for c in chunks if match.start < c.start and c.end < match.end and c.kind == "pronoun"]
    if inside:
        # "a-t-il ajouté": the subject stands within the verb.
        cue.speaker, cue.inverted = inside, True
        return cue
    if order == "svo" and match.start > sentence.start and _is_relative(scan, match.start - 1):
        # "…, which confirms the thaw": a thing is the subject.
        return None
    after = [c for c in chunks if c.start >= match.end and c.start < limit and _eligible(c)]
    floor = cues[-1].end if cues else sentence.start
    owner = _owner(scan, chunks, match)
    if owner is not None:
        cue.speaker = [owner]
        return cue
    if cues and scan.pack.meta.gerund and _is_gerund(scan, match):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return cue
    near = _subject_before(scan, before, match, floor)
    if order == "svo" and near is not None and _after_conjunction(scan, sentence, match):
        if cues and not cues[-1].inverted and cues[-1].saying != "according":
            cue.speaker, cue.elided = cues[-1].speaker, True
            return cue
        subjects = [c for c in before if c.kind in HUMAN and is_subject(scan, c)]
        near = subjects[-1] if subjects else near
    if near is not None and cues and _has_and(match) and near.end < match.start:
        # "X said that Y would come, and added": Y is inside the report.
        near = None
    if near is None and cues and _coordinated(scan, match, floor):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return cue
    behind = _subject_behind(scan, sentence, match, after)
    if order == "sov" and near is not None:
        behind = None
    if saying == "charged" and order == "svo" and near is not None:
        behind = None
    if saying == "say" and near is not None and behind is None and _unknown_behind(scan, sentence, match):
        return None
    if near is None and behind is None and scan.pack.meta.place_speaks:
        cue.speaker = _speaking_place(scan, match, chunks)
        if cue.speaker:
            return cue
    if saying == "quoted":
        return _quoted(cue, before, chunks, match, limit)
    free = scan.pack.meta.inversion and saying in ("say", "tell", "backward")
    if behind is not None and order == "svo" and not free and not _ends_aside(
        scan, sentence, _joined(chunks, behind)
    ):
        behind = None
    if behind is not None and near is None and scan.pack.meta.pro_drop and saying in ("charged", "stress"):
        # "exortou os Estados Unidos a …": what stands bare behind the verb is its object.
        last = _joined(chunks, behind)[-1].end
        if last < sentence.end and scan.tokens[last].is_word:
            behind = None
    if scan.pack.meta.inversion and near is not None and cues and _after_and(scan, match, near.end):
        near = None
    if near is None and behind is None and cues and _coordinated(scan, match, floor):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return cue
    if near is not None and free and behind is not None and match.start - near.end > 2 and _starts_clause(
        scan, sentence, match
    ):
        near = None
    if behind is not None and (order == "vso" or near is None or _inverted(scan, sentence, match)):
        cue.speaker, cue.inverted = _joined(chunks, behind), True
    elif near is not None:
        cue.speaker = _joined(chunks, near)
    elif behind is not None and order == "v2":
        cue.speaker, cue.inverted = _joined(chunks, behind), True
    elif cues:
        if scan.pack.meta.pro_drop and not opens_clause(scan, sentence, match.start):
            # "dijo que su país apoya …": a subject the pack does not know stands before the verb.
            return None
        cue.speaker, cue.elided = cues[-1].speaker, True
    takes_object = saying in ("stress", "charged")
    cue.opens = not cue.speaker and opens_clause(scan, sentence, match.start) and (
        takes_object or lacks_subject(scan, sentence, match.end)
    )
    if saying == "tell":
        _addressee(cue, chunks, match)
    return cue


def _verb_first(
    scan: Scan, sentence: Sentence, match: Match, saying: str, chunks: list[Chunk],
    cues: list[Cue], limit: int,
) -> Cue | None:  # fmt: skip
    """A cue of a language whose verbs come first."""
    cue = Cue(saying="say" if saying == "quoted" else saying, start=match.start, end=match.end)
    if saying == "quoted":
        # "نقلت الوكالة عن X قوله": the agency is the channel, the next cue has the speaker.
        return None
    floor = max((max(c.end, c.right) for c in cues), default=0)
    if inside_report(scan, match, floor):
        return None
    head = antecedent(scan, chunks, match.start)
    if head:
        cue.speaker = head
        return cue
    found = subject_of(scan, sentence, match, saying, chunks, floor, limit)
    if found.chunk is not None:
        cue.speaker = [found.chunk] if found.shared else _joined(chunks, found.chunk)
        cue.inverted, cue.elided = found.behind, found.shared
    elif found.shared and cues:
        cue.speaker, cue.elided, cue.actors = cues[-1].speaker, True, cues[-1].actors
    cue.opens = found.dropped
    if saying == "tell":
        _addressee(cue, chunks, match)
    return cue


def _of_place(
    scan: Scan, match: Match, chunks: list[Chunk]
) -> tuple[list[Chunk], bool, bool] | None:
    """The place that speaks for itself: "в Кремле заявили", "говорится в сообщении ведомства"."""
    meta = scan.pack.meta
    if not meta.impersonal:
        return None
    able = [c for c in chunks if c.kind in ("capital", "institution", "metonym", "state", "organization")]
    if re.fullmatch(meta.passive_voice, scan.tokens[match.end - 1].norm):
        behind = [c for c in able if 0 <= c.start - match.end <= 6 and c.slot in ("in", "of", "")]
        return (behind[:1], True, not behind)
    if is_plural(scan, match.start, match.end):
        for chunk in able:
            if chunk.slot == "in" and 0 <= match.start - chunk.end <= 2:
                return ([chunk], False, False)
    return None


def _in_clause(
    scan: Scan, sentence: Sentence, cue: Cue, match: Match, chunks: list[Chunk], cues: list[Cue]
) -> Cue:
    """The speaker of a verb that may have its subject on either side."""
    owner = _owner(scan, chunks, match)
    clause = clause_around(scan, sentence, chunks, match)
    here = [c for c in chunks if clause.start <= c.start < clause.end]
    cue.opening = clause.start
    outside = cues and _coordinated(scan, match, cues[-1].end)
    if owner is not None:
        cue.speaker = [owner]
    elif not any(_eligible(c) for c in here) and outside:
        cue.speaker, cue.elided = cues[-1].speaker, True
    else:
        able = [c for c in chunks if _eligible(c) or c.slot == "object"]
        sides = sides_in_clause(scan, clause, able, match, "past")
        cue.speaker = sides.subject
        if scan.tokens[match.end - 1].norm in scan.pack.meta.auxiliaries.get("impersonal", ()):
            # "hieß es in Paris", "hieß es aus dem Ministerium": whoever is named in the clause.
            named = (*ANIMATE, "agency", "capital")
            cue.speaker = [c for c in here if c.start >= match.end and c.kind in named][:1]
            cue.inverted = bool(cue.speaker)
            return cue
        cue.inverted = bool(sides.subject) and sides.subject[0].start >= match.end
        if not any(c in here for c in cue.speaker):
            cue.elided = True
        if cue.saying == "tell":
            cue.addressee = sides.object if any(c in here for c in sides.object) else []
    return cue


def _speaking_place(scan: Scan, match: Match, chunks: list[Chunk]) -> list[Chunk]:
    """Who speaks in "בקרמלין אמרו": a place or body marked "in" beside a verb in the plural."""
    if not is_plural(scan, match.start, match.end):
        return []
    kinds = ("capital", "metonym", "institution", "organization", "state")
    for chunk in chunks:
        close = match.start - chunk.end == 0 or chunk.start - match.end == 0
        if close and chunk.slot == "in" and chunk.kind in kinds:
            return [chunk]
    return []


def _after_and(scan: Scan, match: Match, floor: int) -> bool:
    """Whether "and" stands between token `floor` and the verb: then the subject is shared."""
    i = match.start - 1
    while i >= floor and _is_adverb(scan, i):
        i -= 1
    if i < floor:
        return False
    word = scan.covered[i]
    return word is not None and any(e.category == "grammar" and e.key == "and" for e in word.entries)


def _starts_clause(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a comma, dash or the sentence's beginning stands right before the verb."""
    i = match.start - 1
    while i >= sentence.start and _is_adverb(scan, i):
        i -= 1
    return i < sentence.start or scan.tokens[i].text in ",;:–—-"


def _owner(scan: Scan, chunks: list[Chunk], match: Match) -> Chunk | None:
    """Whose statement says so: "its statement read", "the ministry's statement said"."""
    for chunk in chunks:
        owns = chunk.possessive or chunk.pronoun in ("his", "her", "their", "its")
        gap = 1 if chunk.possessive else 0
        if not owns or chunk.kind not in (*ANIMATE, "capital"):
            continue
        if 0 <= match.start - chunk.end <= gap or _through_voice(scan, chunk.end, match.start):
            return chunk
    return None


def _through_voice(scan: Scan, start: int, end: int) -> bool:
    """Whether only an office that speaks for its owner stands between: "X's office said"."""
    if not 1 <= end - start <= 3:
        return False
    return scan.is_category(end - 1, "grammar") and any(
        e.key == "voice" for e in scan.covered[end - 1].entries  # type: ignore[union-attr]
    )


def _coordinated(scan: Scan, match: Match, floor: int) -> bool:
    """Whether "and", or a comma, ties the verb to the cue before it."""
    if _has_and(match):
        return True
    i = match.start - 1
    while i > floor and _is_adverb(scan, i):
        i -= 1
    return i >= floor and _joins(scan, i)


def _has_and(match: Match) -> bool:
    """Whether "and" is attached to the verb itself (Hebrew והוסיף)."""
    return match.prefix == AND[1]


def _is_adverb(scan: Scan, token: int) -> bool:
    match = scan.covered[token]
    return match is not None and any(
        e.category == "grammar" and e.key in ("adverb", "auxiliary") for e in match.entries
    )


def _is_relative(scan: Scan, token: int) -> bool:
    match = scan.covered[token]
    return match is not None and any(
        e.category == "grammar" and e.key == "relative" for e in match.entries
    )


def _unnamed_source(
    scan: Scan, sentence: Sentence, chunks: list[Chunk], match: Match
) -> bool:
    """"A Vietnamese official said": someone without a name speaks, and no one named does."""
    i = match.start - 1
    while i > sentence.start and _is_adverb(scan, i):
        i -= 1
    if i < sentence.start or any(c.start <= i < c.end and c.name is not None for c in chunks):
        return False
    noun = scan.covered[i]
    return noun is not None and any(
        e.category == "grammar" and e.key == "source" for e in noun.entries
    )


def _after_conjunction(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether "and" stands right before the verb: its subject is that of the verb before."""
    i = match.start - 1
    while i > sentence.start and _is_adverb(scan, i):
        i -= 1
    found = scan.covered[i] if i >= sentence.start else None
    return found is not None and any(
        e.category == "grammar" and e.key == "and" for e in found.entries
    )


def _text_speaks(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """"The document also calls for …": a text is the subject, and goes on for those who gave it."""
    i = match.start - 1
    while i > sentence.start and _is_adverb(scan, i):
        i -= 1
    noun = scan.covered[i] if i >= sentence.start else None
    if noun is None or not any(e.category == "saying" and e.key == "noun" for e in noun.entries):
        return False
    first = noun.start - 1
    article = scan.covered[first] if first >= sentence.start else None
    return (
        first <= sentence.start + 1
        and article is not None
        and any(e.category == "grammar" and e.key == "determiner" for e in article.entries)
    )


def _quoted(
    cue: Cue, before: list[Chunk], chunks: list[Chunk], match: Match, limit: int
) -> Cue | None:
    """"Mehr quoted X as saying": the object speaks, the subject is the channel."""
    named = [c for c in chunks if 0 <= c.start - match.end <= 3 and c.kind in ANIMATE]
    words = [c for c in named if c.slot in ("of", "object") or c.pronoun in ("his", "her", "their")]
    if words and words[0].case in ("gen", "") and words[0].kind not in ("agency", "state"):
        # "передаёт ТАСС слова министра", "приводит агентство его слова"
        cue.speaker, cue.inverted = [words[0]], True
        return cue
    objects = [c for c in chunks if match.end <= c.start < limit + 8 and _eligible(c)]
    if not objects or objects[0].start - match.end > 3:
        return None
    cue.speaker = [objects[0]]
    agencies = [c for c in before if c.kind in ("agency", "organization")]
    if agencies:
        cue.via = agencies[-1].key or agencies[-1].organization
    return cue


def _ends_aside(scan: Scan, sentence: Sentence, speaker: list[Chunk]) -> bool:
    """Whether nothing but an aside follows the speaker: "said X.", "said X on Tuesday"."""
    i = speaker[-1].end
    if i >= sentence.end or scan.tokens[i].text in ".,،;:!?…\"”“»«)–—-":
        return True
    if i in scan.date_tokens:
        return True
    match = scan.covered[i]
    return match is not None and match.entry("marker", "relative") is not None


def _subject_before(
    scan: Scan, before: list[Chunk], match: Match, floor: int
) -> Chunk | None:
    """The nearest unmarked actor before the verb, people before states at a distance."""
    near = [c for c in before if c.start >= floor]
    if not near:
        return None
    if scan.pack.meta.order == "sov":
        return near[0]
    named = _before_aside(scan, near, match)
    if named is not None:
        return named
    last = near[-1]
    loose = ("state", "capital", "organization", "institution", "agency", "name")
    if last.kind in loose and match.start - last.end > 3:
        humans = [c for c in near if c.kind in HUMAN]
        if humans:
            return humans[-1]
    return last


def _before_aside(scan: Scan, near: list[Chunk], match: Match) -> Chunk | None:
    """The subject of "Name, who has worked there for years, said …": before the first comma."""
    i = match.start - 1
    while i > 0 and _is_adverb(scan, i):
        i -= 1
    if scan.tokens[i].text not in ",،":
        return None
    for chunk in near:
        if chunk.end < i and scan.tokens[chunk.end].text in ",،" and chunk.kind not in ("pronoun",):
            return chunk
    first, last = near[0], near[-1]
    if first.kind == "person" and last.kind == "role" and first.sentence == last.sentence:
        opening = scan.sentences[first.sentence].start == first.start
        if opening and not any(scan.is_category(k, "saying", "trigger") for k in range(first.end, i)):
            # "X, ambassador in Beijing, governor for years, said": all that follows him is about him.
            return first
    return None


def _subject_behind(
    scan: Scan, sentence: Sentence, match: Match, after: list[Chunk]
) -> Chunk | None:
    """An actor right behind the verb: inversion, or a verb-first language."""
    reach = 6 if scan.pack.meta.order == "vso" else 3
    for chunk in after:
        if _opens_report(scan, chunk.start):
            return None
        gap = sum(i not in scan.date_tokens for i in range(match.end, chunk.start))
        if scan.pack.meta.inversion and (
            _phrase_between(scan, match.end, chunk.start)
            # "ajoutant que le ministre …": whoever follows is spoken of.
            or any(_is_that(scan, i) for i in range(match.end, chunk.start))
        ):
            return None
        return chunk if gap <= reach else None
    return None


def _opens_report(scan: Scan, i: int) -> bool:
    """Whether a conjunction is attached to the word (Hebrew שפריז, "that Paris")."""
    sign, match = scan.pack.meta.clause_prefix, scan.covered[i]
    return bool(sign) and match is not None and match.prefix.startswith(sign) and len(match.prefix) < 3


def _phrase_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a phrase with a preposition and a plain noun stands between: "dijo en el programa X"."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is None or i in scan.date_tokens or match.entry("marker") is None:
            continue
        k = match.end
        while k < end and _is_determiner(scan, k):
            k += 1
        if k < end and scan.covered[k] is None and scan.tokens[k].text.islower() and k not in scan.date_tokens:
            return True
    return False


def _unknown_behind(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether someone the pack does not know speaks: "…, écrivait la presse locale."."""
    if not scan.pack.meta.inversion or not _starts_clause(scan, sentence, match):
        return False
    i = match.end
    while i < sentence.end and i in scan.date_tokens:
        i += 1
    if i >= sentence.end or not _is_determiner(scan, i):
        return False
    words = range(i + 1, sentence.end)
    return len(words) <= 5 and all(scan.covered[k] is None for k in words[:1])


def _is_gerund(scan: Scan, match: Match) -> bool:
    """Whether the verb goes on with the report before: "…, estimant que", "…, sottolineando la …"."""
    return re.search(f"(?:{scan.pack.meta.gerund})$", scan.tokens[match.start].norm) is not None


def _is_that(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and any(
        e.category == "grammar" and e.key == "that" for e in match.entries
    )


def _inverted(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether the verb follows what it reports: a quotation or a comma right before it."""
    i = match.start - 1
    while i >= sentence.start and scan.tokens[i].text in "\"”“»«’‘'›—–- ":
        if scan.tokens[i].text in "\"”“»«‘":
            return True
        i -= 1
    if i < sentence.start:
        return scan.pack.meta.order in ("v2", "vso")
    return scan.tokens[i].text in ",،，" or scan.quote_of[i] >= 0


def _addressee(cue: Cue, chunks: list[Chunk], match: Match) -> None:
    for chunk in chunks:
        if chunk.start < match.end or chunk in cue.speaker:
            continue
        if chunk.start - match.end <= 3 and chunk.kind in (*ANIMATE, "agency"):
            cue.addressee = [chunk]
        return
