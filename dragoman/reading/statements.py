"""Reported speech: what was said, by whom, in whose words.

Sentence by sentence: the cues and quotations of a sentence decide which of its
characters are content; quotations without a cue, subjunctive sentences and
speech that runs over paragraphs go on with the speaker before them.
"""

from __future__ import annotations

from dragoman.model import Span, Statement
from dragoman.reading.asides import is_parenthetical, resumes, told_within, unnamed_tells
from dragoman.reading.backward import told_backward
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.cast import Cast
from dragoman.reading.content import reported_content
from dragoman.reading.contentfirst import find_reports
from dragoman.reading.contentspans import is_worth, parted, trimmed
from dragoman.reading.continuing import (
    carries_on,
    carry_text,
    runs_on,
    speaker_before,
    supply_speakers,
)
from dragoman.reading.cue import Cue
from dragoman.reading.cues import find_cues
from dragoman.reading.drafts import (
    LONG,
    Draft,
    Progress,
    claim_before,
    claim_spans,
    distance_to,
    is_nobody,
    quotes_of,
    speakers_of,
    told_already,
)
from dragoman.reading.frames import persons
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.whole import (
    behind_colon,
    is_whole,
    line_end,
    mostly_quote,
    opened_by_colon,
    short_quotation,
    with_resumed,
)


def find_drafts(reader: Reader) -> list[Draft]:
    """All that is said in a document, in the order of its content."""
    progress = Progress(drafts=[], spoken=set())
    for sentence in reader.scan.sentences:
        _read_sentence(reader, sentence, progress)
    drafts = [d for d in progress.drafts if d.speakers and not is_nobody(reader, d)]
    drafts.sort(key=lambda d: (d.content[0].start, d.content[-1].end))
    return drafts


def finished_statements(
    reader: Reader, drafts: list[Draft], occasions: list[Candidate]
) -> list[Statement]:
    """The statements of drafts, each with the event at which it was made, if one was told."""
    return [_statement(reader, d, occasions) for d in drafts]


def _read_sentence(reader: Reader, sentence: Sentence, progress: Progress) -> None:
    scan = reader.scan
    if scan.pack.meta.content_first:
        _content_first(reader, sentence, progress)
        return
    if _spoken_line(reader, sentence, progress):
        return
    cues = find_cues(reader, sentence)
    supply_speakers(reader, sentence, cues, progress)
    carry_text(sentence, cues, progress)
    quotes = quotes_of(scan, sentence)
    long = [q for q in quotes if scan.quotes[q].words >= LONG]
    if not long and quotes and cues and scan.pack.meta.dialogue_dashes:
        # «Ну конечно», — ответил он: however short, the sentence is what he said.
        first = scan.quotes[quotes[0]]
        long = (
            [quotes[0]] if scan.token_at(first.open) <= sentence.start and first.words > 1 else []
        )
    if not long and scan.pack.meta.analytic:
        long = short_quotation(scan, sentence, quotes, cues)
    resolved = [c for c in cues if speakers_of(reader, c)]
    if len(quotes) > 1:
        long = with_resumed(scan, quotes, long, resolved)
    if long and is_whole(scan, sentence, long, resolved):
        _direct(reader, sentence, long, resolved, progress)
    elif resolved:
        _by_cues(reader, sentence, resolved, progress)
    elif long and carries_on(scan, sentence, cues, progress):
        # "China sei ein Freund, „ob das gefällt oder nicht“."
        _go_on(reader, sentence, cues, progress)
        progress.drafts[-1].form = "mixed"
        progress.spoken.update(long)
    elif long:
        _uncued(reader, sentence, long, progress)
    else:
        _go_on(reader, sentence, cues, progress)


def _by_cues(reader: Reader, sentence: Sentence, resolved: list[Cue], progress: Progress) -> None:
    """Read what each cue of a sentence reports, up to the next one."""
    scan = reader.scan
    for n, cue in enumerate(resolved):
        if n and _relays(reader, sentence, resolved[n - 1], cue):
            progress.drafts[-1].via = reader.casting.actors[speakers_of(reader, cue)[0]].name
            continue
        limit = resolved[n + 1].left if n + 1 < len(resolved) else sentence.end
        if n and resolved[n - 1].saying == "backward" and scan.has_grammar(cue.opening, "because"):
            continue  # "Das sagte X in einem Telefonat mit Y, wie er mitteilte."
        floor = resolved[n - 1].right if n else sentence.start
        _indirect(reader, sentence, cue, (floor, limit), progress)
    told = any(d.sentence == sentence.index for d in progress.drafts[-1:])
    if scan.pack.meta.auxiliaries and not told and resolved[-1].inverted:
        # "Ähnlich äußerte sich X. „…“": whose words follow.
        progress.announced = (sentence.index, speakers_of(reader, resolved[-1]))


def _go_on(reader: Reader, sentence: Sentence, cues: list[Cue], progress: Progress) -> None:
    """A sentence without cue or quotation may carry on what was said before it."""
    scan = reader.scan
    span = trimmed(scan, sentence.start, sentence.end)
    if span is None:
        return
    if scan.pack.meta.runs_on and runs_on(reader, sentence, cues, progress):
        last = progress.drafts[-1]
        last.content[-1] = Span(last.content[-1].start, span.end)
        last.sentence = sentence.index
        if any(c.pronoun in ("we", "i") for c in reader.of_sentence(sentence.index)):
            # A speech given word for word, without marks.
            last.form = "direct"
    elif carries_on(scan, sentence, cues, progress):
        speakers = progress.drafts[-1].speakers
        progress.drafts.append(
            Draft(
                speakers=speakers,
                form="indirect",
                content=[span],
                cue=None,
                sentence=sentence.index,
            )
        )


def _relays(reader: Reader, sentence: Sentence, told: Cue, cue: Cue) -> bool:
    """ "Blinken urged both to stop, a spokesman said.": who closes the sentence passes it on."""
    scan = reader.scan
    if scan.pack.meta.order != "svo" or cue.saying not in ("say", "tell") or told.inverted:
        return False
    if told.saying == "according" or speakers_of(reader, told) == speakers_of(reader, cue):
        return False
    return is_parenthetical(scan, sentence, cue) and not resumes(scan, cue)


def _content_first(reader: Reader, sentence: Sentence, progress: Progress) -> None:
    """Read a sentence of a language that tells what was said before it tells that it was said."""
    scan = reader.scan
    reports = find_reports(reader, sentence, progress.spoken)
    supply_speakers(reader, sentence, [r.cue for r in reports], progress)
    for report in reports:
        speakers = speakers_of(reader, report.cue)
        if not report.spans:
            progress.announced = (sentence.index, speakers)
            continue
        if report.form == "direct":
            if all(n in progress.spoken for n in report.quotes):
                claim_spans(progress, report.spans, speakers)
                continue
            claim_before(reader, sentence, progress, speakers)
        progress.spoken.update(report.quotes)
        cue = scan.span(report.cue.start, report.cue.end)
        progress.drafts.append(
            Draft(
                speakers=speakers,
                form=report.form,
                content=report.spans,
                cue=cue,
                sentence=sentence.index,
            )
        )
        progress.drafts[-1].via = report.cue.via
    closed = [
        n for n in quotes_of(scan, sentence)
        if scan.quotes[n].words >= LONG and scan.quotes[n].close <= scan.tokens[sentence.end - 1].end + 1
    ]  # fmt: skip
    for number in closed:
        opening = scan.token_at(scan.quotes[number].open)
        _uncued(reader, scan.sentences[scan.sentence_of[opening]], [number], progress)


def _spoken_line(reader: Reader, sentence: Sentence, progress: Progress) -> bool:
    """Read a line of a transcript or headline: "SCHOLZ: We agree." says who speaks by its colon.

    A name in capitals speaks to the end of its line; another one only in its
    sentence.  The first line of a report is left out: it repeats what follows.
    """
    scan = reader.scan
    chunk = next((c for c in reader.of_sentence(sentence.index)), None)
    if chunk is None or sentence.index == 0 or chunk.kind not in ("person", "name", "role"):
        return False
    if chunk.start != sentence.start or chunk.actor < 0 or chunk.end >= sentence.end:
        return False
    if scan.tokens[chunk.end].text != ":" or any(
        scan.quote_of[i] >= 0 for i in range(chunk.end, sentence.end)
    ):
        return False
    shouted = scan.words(chunk.start, chunk.end).isupper()
    end = line_end(scan, sentence) if shouted else sentence.end
    span = trimmed(scan, chunk.end + 1, end)
    if span is None or not is_worth(scan, span):
        return False
    form = "direct" if shouted else "indirect"
    progress.drafts.append(
        Draft(
            speakers=(chunk.actor,),
            form=form,
            content=[span],
            cue=scan.span(chunk.end, chunk.end + 1),
            sentence=sentence.index,
        )
    )
    return True


def _direct(
    reader: Reader, sentence: Sentence, long: list[int], cues: list[Cue], progress: Progress
) -> None:
    scan = reader.scan
    spans = [Span(scan.quotes[q].start, scan.quotes[q].end) for q in long]
    fresh = [q for q in long if q not in progress.spoken]
    progress.spoken.update(long)
    cue = min(cues, key=lambda c: distance_to(scan, c, scan.quotes[long[0]]))
    speakers = speakers_of(reader, cue)
    if not fresh:
        claim_spans(progress, spans, speakers)
        return
    addressee = persons(reader.casting, cue.addressee)
    claim_before(reader, sentence, progress, speakers)
    progress.drafts.append(
        Draft(
            speakers=speakers,
            form="direct",
            content=spans,
            cue=scan.span(cue.start, cue.end),
            sentence=sentence.index,
        )
    )
    progress.drafts[-1].addressee = addressee[0] if addressee else -1
    progress.drafts[-1].via = cue.via
    for other in cues:
        if other is cue:
            continue
        floor = max((c.right for c in cues if c.right <= other.left), default=sentence.start)
        limit = min((c.left for c in cues if c.left >= other.right), default=sentence.end)
        _indirect(reader, sentence, other, (floor, limit), progress)


def _uncued(reader: Reader, sentence: Sentence, long: list[int], progress: Progress) -> None:
    """A quotation alone: the speaker before it goes on, or a cue that follows claims it."""
    scan = reader.scan
    fresh = [q for q in long if q not in progress.spoken]
    if not fresh:
        return
    progress.spoken.update(fresh)
    if unnamed_tells(scan, sentence):
        progress.announced = (sentence.index, ())  # nor is what follows the last speaker's
        return
    spans = [Span(scan.quotes[q].start, scan.quotes[q].end) for q in fresh]
    if not mostly_quote(scan, sentence, spans) and not opened_by_colon(scan, sentence, fresh[-1]):
        return
    progress.drafts.append(
        Draft(
            speakers=told_within(reader, fresh[0]) or speaker_before(reader, sentence, progress),
            form="direct",
            content=spans,
            cue=None,
            sentence=sentence.index,
        )
    )


def _indirect(
    reader: Reader, sentence: Sentence, cue: Cue, bounds: tuple[int, int], progress: Progress
) -> None:
    spans = reported_content(reader.scan, sentence, cue, bounds)
    if cue.saying == "backward":
        spans = told_backward(reader.scan, sentence, progress)
    if not spans or _proposes_event(reader.scan, cue, spans[0]):
        return
    for part in parted(reader.scan, spans):
        _tell(reader, sentence, cue, part, progress)


def _tell(
    reader: Reader, sentence: Sentence, cue: Cue, spans: list[Span], progress: Progress
) -> None:
    """Note down what a cue reports, word for word or not."""
    scan = reader.scan
    speakers = speakers_of(reader, cue)
    if told_already(progress, speakers, spans):
        return
    within = scan.quotes_within(spans)
    pieces = [scan.quotes[n] for n in within if not _is_called(scan, n)]
    inside = sum(q.end - q.start for q in pieces)
    total = sum(s.end - s.start for s in spans)
    opened = scan.tokens[cue.start].start < spans[0].start and behind_colon(scan, spans[0])
    form = "mixed" if pieces else "direct" if opened else "indirect"
    # The marks themselves count as quoted.
    if pieces and inside + 2 * len(pieces) >= 0.9 * total and cue.saying != "charged":
        form = "direct"
        spans = [Span(q.start, q.end) for q in pieces]
    told = progress.drafts[-1] if progress.drafts else None
    if told is not None and told.sentence == sentence.index and told.content == spans:
        return  # another cue of the sentence has the quotation
    progress.spoken.update(within)
    addressee = persons(reader.casting, cue.addressee)
    progress.drafts.append(
        Draft(
            speakers=speakers,
            form=form,
            content=spans,
            cue=scan.span(cue.start, cue.end),
            sentence=sentence.index,
        )
    )
    progress.drafts[-1].addressee = addressee[0] if addressee else -1
    progress.drafts[-1].via = cue.via


_CALLED = 3
"""Words that a name in marks has at most: «Единая Россия», «Габриэль»."""


def _is_called(scan: Scan, number: int) -> bool:
    """Whether marks hold but the name of a thing, as Russian writes firms, parties and storms."""
    quote = scan.quotes[number]
    if not scan.pack.meta.paradigms or not 0 < quote.words <= _CALLED:
        return False
    first, last = scan.token_range(quote.start, quote.end)
    inside = scan.tokens[first:last]
    return bool(inside) and inside[0].is_capital and inside[-1].text not in ".!?…"


def _proposes_event(scan: Scan, cue: Cue, span: Span) -> bool:
    """ "Proposed a summit in May": that is the event, proposed, and nothing said beside it."""
    match = scan.covered[cue.start]
    if match is None or not match.has("modality", "proposed"):
        return False
    first, last = scan.token_range(span.start, span.end)
    first = max(first, cue.end)
    while first < last and (
        scan.has_grammar(first, "determiner") or scan.is_category(first, "pronoun")
    ):
        first += 1
    noun = scan.entry(first, "trigger") if first < last else None
    return noun is not None and noun.value == "noun" and noun.key in ("meeting", "summit", "visit")


def _statement(reader: Reader, draft: Draft, occasions: list[Candidate]) -> Statement:
    casts = [reader.casting.actors[i] for i in draft.speakers]
    addressee = reader.casting.actors[draft.addressee].name if draft.addressee >= 0 else None
    return Statement(
        speaker="; ".join(c.name for c in casts),
        form=draft.form,
        content=tuple(draft.content),
        state=_state(casts),
        cue=draft.cue,
        addressee=addressee,
        via=draft.via,
        event=_occasion(draft, occasions),
    )


def _state(casts: list[Cast]) -> str | None:
    states = {c.state for c in casts}
    return states.pop() if len(states) == 1 else None


def _occasion(draft: Draft, occasions: list[Candidate]) -> int | None:
    """The event of the same sentence, or the one last told, at which the speaker took part."""
    best = None
    for number, event in enumerate(occasions):
        if (
            0 <= draft.sentence - event.sentence <= 6
            and event.status == "held"
            and not event.roles.keys().isdisjoint(draft.speakers)
            and (best is None or occasions[best].sentence <= event.sentence)
        ):
            best = number
    return best
