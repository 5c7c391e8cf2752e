"""Who goes on speaking where no one is named: verbs without a subject, quotations without a cue."""

from __future__ import annotations

from dragoman.language.tokens import ends_in, has_shape
from dragoman.reading.candidate import Reader
from dragoman.reading.cast import is_person, is_subject, may_mean
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, Chunk
from dragoman.reading.cue import Cue
from dragoman.reading.drafts import Draft, Progress, quotes_of, speakers_of
from dragoman.reading.dropped import is_plural, subject_before
from dragoman.reading.gender import differs, of_other_sex, unlike, verb_sign
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.whole import opened_by_colon


def carry_text(sentence: Sentence, cues: list[Cue], progress: Progress) -> None:
    """A text that speaks goes on for those whose statement it is, told just before."""
    last = progress.drafts[-1] if progress.drafts else None
    for cue in cues:
        if cue.carried and last is not None and sentence.index - last.sentence <= 3:
            cue.actors = last.speakers


def _pronoun_behind(scan: Scan, cue: Cue) -> bool:
    """Whether the cue's subject is a pronoun written onto its verb with a hyphen."""
    chunk = cue.speaker[0] if len(cue.speaker) == 1 else None
    if chunk is None or not cue.inverted or chunk.pronoun not in ("he", "she"):
        return False
    return scan.tokens[chunk.start].glued and scan.tokens[chunk.start - 1].text == "-"


def _by_origin(reader: Reader, cue: Cue) -> bool:
    """Whether the speaker is only called by where he is from, by a word that no pack has:
    "…, a souligné le Tessinois"."""
    scan = reader.scan
    if not (cue.inverted and len(cue.speaker) == 1 and scan.pack.meta.inversion):
        return False
    chunk = cue.speaker[0]
    if chunk.kind != "name" or not scan.has_grammar(chunk.start - 1, "determiner"):
        return False
    words = [t for t in scan.tokens[chunk.start : chunk.end] if t.is_word]
    alone = len(words) == 1 or all(t.glued for t in scan.tokens[chunk.start + 1 : chunk.end])
    return alone and ends_in(words[-1].norm, scan.pack.meta.person_noun)


def _taken_over(reader: Reader, cue: Cue, draft: Draft) -> bool:
    """Whether the pronoun means the subject of a sentence told since the last statement."""
    actor, pronoun = cue.speaker[0].actor, cue.speaker[0]
    if actor < 0 or actor in draft.speakers:
        return False
    return any(
        c.actor == actor and c.kind in HUMAN and c.quoted < 0 and is_subject(reader.scan, c)
        for c in reader.casting.actors[actor].mentions
        if draft.sentence < c.sentence < pronoun.sentence
    )


def supply_speakers(
    reader: Reader, sentence: Sentence, cues: list[Cue], progress: Progress
) -> None:
    """Give verbs that dropped their subject the last speaker, or the last sentence's subject."""
    for cue in cues:
        if progress.drafts and _pronoun_behind(reader.scan, cue):
            # "…", a-t-elle ajouté: whoever spoke last goes on.
            draft = progress.drafts[-1]
            near = len(draft.speakers) == 1 and sentence.index - draft.sentence <= 4
            if near and not _taken_over(reader, cue, draft):
                cue.actors = draft.speakers
    if reader.scan.pack.meta.person_noun:
        for cue in cues:
            if (told := _spoke_just_before(reader, sentence, cue, progress)) is not None:
                cue.actors = told
            unknown = cue.opens and not cue.speaker
            unknown = unknown and (cue.inverted or bool(reader.scan.pack.meta.auxiliaries))
            if unknown or _by_origin(reader, cue):
                cue.actors = _spoken_of(reader, sentence, progress)
    if not reader.scan.pack.meta.pro_drop and not reader.scan.pack.meta.impersonal:
        for cue in cues:
            if cue.opens and cue.saying == "according" and not cue.speaker:
                cue.actors = _cited(reader, sentence, progress)
        return
    last: tuple[int, ...] = ()
    for cue in cues:
        if cue.speaker and not cue.elided:
            last = speakers_of(reader, cue)
            continue
        if cue.speaker:
            continue
        if cue.opens:
            plural = is_plural(reader.scan, cue.start, cue.end)
            sex = _sex_told(reader.scan, cue)
            last = (
                _agreeing(reader, last, sex)
                or _agreeing(reader, _last_speaker(reader, sentence, progress, plural), sex)
                or (
                    not _by_text(reader.scan, cue)
                    and subject_before(reader.casting, reader.chunks, sentence, plural, sex=sex)
                )
                or ()
            )
            cue.actors = last
        elif cue.elided:
            cue.actors = last


def _by_text(scan: Scan, cue: Cue) -> bool:
    """Whether what was said is told without a speaker: "Сообщается, что …", "говорится в сообщении".

    Behind "X направил послание" it is X's letter that says so.
    """
    told = scan.pack.meta.passive_voice
    if not told or not has_shape(scan.tokens[cue.end - 1].norm, told):
        return False
    sentence = scan.sentences[scan.sentence_of[cue.start]]
    before = scan.sentences[max(0, sentence.index - 1)]
    sent = scan.matches_in(before.start, sentence.end, "trigger")
    return not any(m.has("trigger", "message", "congratulation") for m in sent)


def _sex_told(scan: Scan, cue: Cue) -> int:
    """What the verb of a cue shows of its subject, unless a text is it ("وأضاف البيان")."""
    verb = scan.covered[cue.start]
    text = any(
        e.category == "saying" and e.key == "noun"
        for i in range(cue.start + 1, cue.end)
        for e in scan.pack.table.single(scan.tokens[i])
    )
    return verb_sign(scan, verb) if verb is not None and not text else 0


def _agreeing(reader: Reader, speakers: tuple[int, ...], sex: int) -> tuple[int, ...]:
    """`speakers`, unless a verb that shows one woman or one man cannot be theirs."""
    if not sex or len(speakers) != 1:
        return speakers
    other = of_other_sex(reader.scan, reader.casting.actors[speakers[0]], sex)
    return () if other else speakers


def _spoke_just_before(
    reader: Reader, sentence: Sentence, cue: Cue, progress: Progress
) -> tuple[int, ...] | None:
    """Whom "Er fügte hinzu" and "sagte der frühere Minister" mean: who spoke in the sentence before.

    A pronoun must fit that speaker; a role must be one that no one told so far fits.
    """
    last = progress.drafts[-1] if progress.drafts else None
    chunk = cue.speaker[0] if len(cue.speaker) == 1 and not cue.elided else None
    if chunk is None:
        return None
    if chunk.kind == "role" and chunk.actor < 0:
        return _of_loose_role(reader, sentence, chunk, last)
    if chunk.kind == "role":
        return _by_the_same(reader, sentence, cue, last)
    if chunk.pronoun not in ("he", "she") or last is None or len(last.speakers) != 1:
        return None
    cast = reader.casting.actors[last.speakers[0]]
    near = sentence.index - last.sentence == 1 and last.cue is not None
    near = near and not any(
        c.kind in HUMAN and c.end <= chunk.start and c.quoted < 0 and not c.slot
        for c in reader.of_sentence(sentence.index)
    )
    if not near or cast.kind not in ("person", "name") or cast.index == chunk.actor:
        return None
    return None if differs(reader.scan, cast, chunk.pronoun) else last.speakers


def _by_the_same(
    reader: Reader, sentence: Sentence, cue: Cue, last: Draft | None
) -> tuple[int, ...] | None:
    """ "…“, berichtete der Minister": of two ministers the one who spoke in the sentence before."""
    role, scan = cue.speaker[0], reader.scan
    if last is None or sentence.index - last.sentence != 1 or len(last.speakers) != 1:
        return None
    spoke = reader.casting.actors[last.speakers[0]]
    told = role.state or role.organization or role.modifiers or role.counterpart
    if told or not cue.inverted or not scan.has_grammar(role.start - 1, "determiner"):
        return None
    if spoke.kind != "person" or not may_mean(spoke.office, role.office):
        return None
    return None if unlike(scan, spoke, role) else last.speakers


def _of_loose_role(
    reader: Reader, sentence: Sentence, chunk: Chunk, last: Draft | None
) -> tuple[int, ...] | None:
    """The speaker or subject of the sentence before, for a definite role without a body of its own."""
    scan = reader.scan
    i = chunk.start - 1
    while i > sentence.start and not scan.is_category(i, "grammar", "saying"):
        i -= 1  # "der saarländische Innenminister"
    if not scan.has_grammar(i, "determiner") or scan.has_grammar(i, "indefinite"):
        return None
    behind = scan.covered[chunk.end] if chunk.end < sentence.end else None
    owned = behind is not None and (
        behind.has("grammar", "determiner") or behind.has("marker", "of", "by")
    )
    if owned or chunk.state or chunk.office in SPOKESPERSONS:
        return None
    near = last is not None and sentence.index - last.sentence == 1 and len(last.speakers) == 1
    found = last.speakers if near and last is not None else ()
    found = found or subject_before(reader.casting, reader.chunks, sentence, plural=False)
    if not found or reader.casting.actors[found[0]].kind not in ("person", "name"):
        return None
    return None if unlike(scan, reader.casting.actors[found[0]], chunk) else found


def _spoken_of(reader: Reader, sentence: Sentence, progress: Progress) -> tuple[int, ...]:
    """The person who spoke last, or the subject of the sentence before."""
    last = _last_speaker(reader, sentence, progress, plural=False)
    if last and reader.casting.actors[last[0]].kind in ("person", "name"):
        return last
    return subject_before(reader.casting, reader.chunks, sentence, plural=False)


def _cited(reader: Reader, sentence: Sentence, progress: Progress) -> tuple[int, ...]:
    """Whom "according to her" cites: who spoke last, or the subject of the sentence before."""
    last = _last_speaker(reader, sentence, progress, plural=False)
    if last or (last := subject_before(reader.casting, reader.chunks, sentence, plural=False)):
        return last
    bodies = ("institution", "organization", "metonym", "state")
    for chunk in reader.of_sentence(sentence.index - 1):
        if chunk.kind in bodies and not chunk.slot and chunk.actor >= 0 and chunk.quoted < 0:
            return (chunk.actor,)
    return ()


def _last_speaker(
    reader: Reader, sentence: Sentence, progress: Progress, plural: bool
) -> tuple[int, ...]:
    """Whoever spoke just before, if the verb's number fits and no one else came in between."""
    last = next((d for d in reversed(progress.drafts) if d.speakers), None)
    if last is None or sentence.index - last.sentence > 6:
        return ()
    between = range(last.sentence + 1, sentence.index)
    if any(
        c.kind in ("person", "role", "name")
        and not c.slot
        and not c.possessive
        and c.quoted < 0
        and c.actor >= 0
        for index in between
        for c in reader.of_sentence(index)
    ):
        return ()
    several = len(last.speakers) > 1 or reader.casting.actors[last.speakers[0]].kind not in (
        "person",
        "name",
    )
    if (plural and not several) or (not plural and len(last.speakers) > 1):
        return ()
    return last.speakers


def _before_colon(reader: Reader, sentence: Sentence) -> int | None:
    """Who speaks in a sentence that is a name, a colon and a quotation: "הרצוג: „…“"."""
    scan = reader.scan
    chunk = next(iter(reader.of_sentence(sentence.index)), None)
    if (subject := _subject_of_colon(reader, sentence)) is not None:
        return subject
    if chunk is None or chunk.start != sentence.start or chunk.actor < 0:
        return None
    if chunk.kind not in ("person", "role", "name") or chunk.end + 1 >= sentence.end:
        return None
    opens = scan.tokens[chunk.end].text == ":" and scan.quote_of[chunk.end] < 0
    first = min(chunk.end + 2, sentence.end - 1)
    return chunk.actor if opens and scan.quote_of[first] >= 0 else None


def _subject_of_colon(reader: Reader, sentence: Sentence) -> int | None:
    """The person of "Nyusi mostrou-se confiante: “…”", where no verb of saying stands."""
    scan = reader.scan
    for number in quotes_of(scan, sentence):
        if not opened_by_colon(scan, sentence, number):
            continue
        opening = scan.token_at(scan.quotes[number].open)
        people = [
            c
            for c in reader.of_sentence(sentence.index)
            if c.end < opening and c.kind in HUMAN and c.actor >= 0
            if is_subject(scan, c) or (c.slot == "in" and c.end == opening - 1)
        ]
        if people and is_person(reader.casting.actors[people[0].actor]):
            return people[0].actor
    return None


def speaker_before(reader: Reader, sentence: Sentence, progress: Progress) -> tuple[int, ...]:
    """Who goes on speaking: the last speaker, unless someone else was spoken of since."""
    if (head := _before_colon(reader, sentence)) is not None:
        return (head,)
    last = progress.drafts[-1] if progress.drafts else None
    at, announced = progress.announced
    if 0 <= sentence.index - at <= 2 and (last is None or last.sentence <= at):
        return announced
    named = [
        c
        for c in reader.of_sentence(sentence.index - 1)
        if c.actor >= 0 and c.kind in ("person", "role") and c.quoted < 0
    ]
    if last is not None and sentence.index - last.sentence <= 2:
        return last.speakers
    if named and reader.scan.text[reader.scan.tokens[sentence.start - 1].start] == ":":
        return (named[0].actor,)
    return ()


def carries_on(scan: Scan, sentence: Sentence, cues: list[Cue], progress: Progress) -> bool:
    """A sentence in the reporting subjunctive goes on with the indirect speech before it."""
    if not scan.pack.subjunctive or cues or not progress.drafts:
        return False
    last = progress.drafts[-1]
    if sentence.index - last.sentence != 1 or not last.speakers:
        return False
    loose = scan.pack.conditional
    beside = sentence.line == scan.sentences[last.sentence].line
    for i in range(sentence.start, sentence.end):
        if scan.quote_of[i] >= 0 or not (scan.tokens[i].text.islower() or i == sentence.start):
            continue
        verb = scan.pack.in_subjunctive(scan.tokens[i].norm)
        # Behind a quotation "könnte" may be the paper's own; "träfen" is not.
        runs = beside and (last.form != "direct" or _reports(scan, sentence, i))
        if verb and (verb not in loose or (runs and not _hangs_on(scan, sentence, i))):
            return True
    return False


def _reports(scan: Scan, sentence: Sentence, verb: int) -> bool:
    """Whether a full verb stands in the subjunctive with no mere condition behind it."""
    behind = range(verb + 1, sentence.end)
    mere = any(
        scan.tokens[i].norm in scan.pack.conditional and scan.has_grammar(i, "auxiliary")
        for i in behind
    )
    return not mere and not scan.has_grammar(verb, "auxiliary")


def _hangs_on(scan: Scan, sentence: Sentence, verb: int) -> bool:
    """Whether the clause of a verb is a relative or conditional one: "…, die es boykottieren wollten"."""
    if verb + 1 >= sentence.end or not scan.tokens[verb + 1].is_word:
        return True  # "…, bevor sie den Abend ausklingen ließen."
    for i in range(verb - 1, sentence.start, -1):
        if scan.tokens[i].text == ",":
            relative = scan.tokens[i + 1].norm in scan.pack.meta.auxiliaries.get("subject", ())
            return relative or scan.has_grammar(i + 1, "relative", "because", "that")
    return scan.has_grammar(sentence.start, "because")


def runs_on(reader: Reader, sentence: Sentence, cues: list[Cue], progress: Progress) -> bool:
    """Whether a sentence is still what the paragraph's one cue reports ("X said, A. B. C.").

    Chinese reports give a speech by the paragraph.  Someone else who is spoken of, or something
    that happened, ends it.
    """
    scan = reader.scan
    own = all(c.speaker and all(s.pronoun in ("we", "i") for s in c.speaker) for c in cues)
    if not own or not progress.drafts:
        return False
    last = progress.drafts[-1]
    before = scan.sentences[last.sentence]
    if sentence.index - before.index != 1 or sentence.line != before.line:
        return False
    if not last.speakers or last.form == "mixed" or len(last.content) != 1:
        return False
    if any(q.start < last.content[0].end and last.content[0].start < q.end for q in scan.quotes):
        return False
    if last.content[0].end < scan.span(before.start, before.end).end - 2:
        return False
    for chunk in reader.of_sentence(sentence.index):
        other = chunk.kind in ("person", "name", "pronoun") and not chunk.slot and chunk.actor >= 0
        if other and not _told_ahead(scan, sentence):
            return False
        if chunk.kind == "agency" or (chunk.kind == "collective" and chunk.start == sentence.start):
            return False
    return not any(
        e.category == "trigger" and e.value == "past"
        for m in scan.matches_in(sentence.start, sentence.end, "trigger")
        for e in m.entries
    )


def _told_ahead(scan: Scan, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to come, as a speaker does of somebody else."""
    words = scan.matches_in(sentence.start, sentence.end, "modality")
    return any(m.has("modality", "future", "planned", "proposed") for m in words)
