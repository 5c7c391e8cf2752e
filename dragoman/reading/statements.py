"""Reported speech: what was said, by whom, in whose words.

Sentence by sentence: the cues and quotations of a sentence decide which of its
characters are content; quotations without a cue, subjunctive sentences and
speech that runs over paragraphs go on with the speaker before them.
"""

from __future__ import annotations

import msgspec

from dragoman.model import Span, Statement
from dragoman.reading.actors import Cast
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.contentfirst import find_reports
from dragoman.reading.cues import Cue, find_cues
from dragoman.reading.dropped import is_plural, subject_before
from dragoman.reading.frames import persons
from dragoman.reading.quotes import Quote
from dragoman.reading.scan import Scan, Sentence

_LONG = 5
"""Words from which a quotation is speech rather than a borrowed term."""
_TRIM = " \t\n,;:،，؛：–—-\u00a0"
_STOPS = ".。!?！？؟…"


class Draft(msgspec.Struct, kw_only=True):
    """A statement in the making."""

    speakers: tuple[int, ...]
    form: str
    content: list[Span]
    cue: Span | None
    sentence: int
    addressee: int = -1
    via: str | None = None
    event: int | None = None


class _Progress(msgspec.Struct, kw_only=True):
    """What the sentences so far leave to the next: the drafts, and quotations already given."""

    drafts: list[Draft] = []
    spoken: set[int] = set()
    """Quotations that already have a speaker."""
    announced: tuple[int, tuple[int, ...]] = (-9, ())
    """A sentence that ends by announcing someone's words, and who that is."""


def find_statements(reader: Reader, occasions: list[Candidate]) -> list[Statement]:
    """All statements of a document in the order of their content."""
    progress = _Progress(drafts=[], spoken=set())
    for sentence in reader.scan.sentences:
        _read_sentence(reader, sentence, progress)
    drafts = [d for d in progress.drafts if d.speakers]
    drafts.sort(key=lambda d: (d.content[0].start, d.content[-1].end))
    return [_statement(reader, d, occasions) for d in drafts]


def _read_sentence(reader: Reader, sentence: Sentence, progress: _Progress) -> None:
    scan = reader.scan
    if scan.pack.meta.content_first:
        _content_first(reader, sentence, progress)
        return
    if _spoken_line(reader, sentence, progress):
        return
    cues = find_cues(reader, sentence)
    _supply(reader, sentence, cues, progress)
    _carry(sentence, cues, progress)
    quotes = _quotes_of(scan, sentence)
    long = [q for q in quotes if scan.quotes[q].words >= _LONG]
    if not long and quotes and cues and scan.pack.meta.dialogue_dashes:
        # «Ну конечно», — ответил он: however short, the sentence is what he said.
        first = scan.quotes[quotes[0]]
        long = [quotes[0]] if scan.token_at(first.open) <= sentence.start and first.words > 1 else []
    resolved = [c for c in cues if _speakers(reader, c)]
    if long and _whole(scan, sentence, long, resolved):
        _direct(reader, sentence, long, resolved, progress)
    elif resolved:
        for n, cue in enumerate(resolved):
            if n and _relays(reader, sentence, resolved[n - 1], cue):
                progress.drafts[-1].via = reader.casting.actors[_speakers(reader, cue)[0]].name
                continue
            limit = resolved[n + 1].left if n + 1 < len(resolved) else sentence.end
            floor = resolved[n - 1].right if n else sentence.start
            _indirect(reader, sentence, cue, (floor, limit), progress)
    elif long:
        _uncued(reader, sentence, long, progress)
    elif scan.pack.meta.runs_on and _runs_on(reader, sentence, cues, progress):
        last = progress.drafts[-1]
        span = trimmed(scan, sentence.start, sentence.end)
        if span is not None:
            last.content[-1] = Span(last.content[-1].start, span.end)
            last.sentence = sentence.index
            if any(c.pronoun in ("we", "i") for c in reader.of_sentence(sentence.index)):
                # A speech given word for word, without marks.
                last.form = "direct"
    elif _carries_on(scan, sentence, cues, progress):
        last = progress.drafts[-1]
        span = trimmed(scan, sentence.start, sentence.end)
        if span is not None:
            _add(progress, last.speakers, "indirect", [span], None, sentence)


def _relays(reader: Reader, sentence: Sentence, told: Cue, cue: Cue) -> bool:
    """"Blinken urged both to stop, a spokesman said.": who closes the sentence passes it on."""
    scan = reader.scan
    if scan.pack.meta.order != "svo" or cue.saying not in ("say", "tell") or told.inverted:
        return False
    if told.saying == "according" or _speakers(reader, told) == _speakers(reader, cue):
        return False
    return _parenthetical(scan, sentence, cue) and not _resumes(scan, cue)


def _content_first(reader: Reader, sentence: Sentence, progress: _Progress) -> None:
    """Read a sentence of a language that tells what was said before it tells that it was said."""
    scan = reader.scan
    reports = find_reports(reader, sentence, progress.spoken)
    _supply(reader, sentence, [r.cue for r in reports], progress)
    for report in reports:
        speakers = _speakers(reader, report.cue)
        if not report.spans:
            progress.announced = (sentence.index, speakers)
            continue
        if report.form == "direct":
            if all(n in progress.spoken for n in report.quotes):
                _claim(progress, report.spans, speakers)
                continue
            _claim_before(reader, sentence, progress, speakers)
        progress.spoken.update(report.quotes)
        cue = scan.span(report.cue.start, report.cue.end)
        _add(progress, speakers, report.form, report.spans, cue, sentence)
        progress.drafts[-1].via = report.cue.via
    closed = [
        n for n in _quotes_of(scan, sentence)
        if scan.quotes[n].words >= _LONG and scan.quotes[n].close <= scan.tokens[sentence.end - 1].end + 1
    ]  # fmt: skip
    for number in closed:
        opening = scan.token_at(scan.quotes[number].open)
        _uncued(reader, scan.sentences[scan.sentence_of[opening]], [number], progress)


def _quotes_of(scan: Scan, sentence: Sentence) -> list[int]:
    numbers = {scan.quote_of[i] for i in range(sentence.start, sentence.end)}
    return sorted(n for n in numbers if n >= 0)


def _speakers(reader: Reader, cue: Cue) -> tuple[int, ...]:
    return cue.actors or tuple(persons(reader.casting, cue.speaker))


def _spoken_line(reader: Reader, sentence: Sentence, progress: _Progress) -> bool:
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
    end = _line_end(scan, sentence) if shouted else sentence.end
    span = trimmed(scan, chunk.end + 1, end)
    if span is None or not _worth(scan, span):
        return False
    form = "direct" if shouted else "indirect"
    _add(progress, (chunk.actor,), form, [span], scan.span(chunk.end, chunk.end + 1), sentence)
    return True


def _line_end(scan: Scan, sentence: Sentence) -> int:
    """Just past the last token of the line in which `sentence` begins."""
    end = sentence.end
    while end < len(scan.tokens) and "\n" not in scan.text[scan.tokens[end - 1].end : scan.tokens[end].start]:
        end += 1
    return end


def _carry(sentence: Sentence, cues: list[Cue], progress: _Progress) -> None:
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


def _supply(reader: Reader, sentence: Sentence, cues: list[Cue], progress: _Progress) -> None:
    """Give verbs that dropped their subject the last speaker, or the last sentence's subject."""
    for cue in cues:
        if progress.drafts and _pronoun_behind(reader.scan, cue):
            # "…", a-t-elle ajouté: whoever spoke last goes on.
            draft = progress.drafts[-1]
            if len(draft.speakers) == 1 and sentence.index - draft.sentence <= 4:
                cue.actors = draft.speakers
    if not reader.scan.pack.meta.pro_drop and not reader.scan.pack.meta.impersonal:
        return
    last: tuple[int, ...] = ()
    for cue in cues:
        if cue.speaker and not cue.elided:
            last = _speakers(reader, cue)
            continue
        if cue.speaker:
            continue
        if cue.opens:
            plural = is_plural(reader.scan, cue.start, cue.end)
            last = last or _last_speaker(reader, sentence, progress, plural) or subject_before(
                reader.casting, reader.chunks, sentence, plural
            )
            cue.actors = last
        elif cue.elided:
            cue.actors = last


def _last_speaker(
    reader: Reader, sentence: Sentence, progress: _Progress, plural: bool
) -> tuple[int, ...]:
    """Whoever spoke just before, if the verb's number fits and no one else came in between."""
    last = next((d for d in reversed(progress.drafts) if d.speakers), None)
    if last is None or sentence.index - last.sentence > 6:
        return ()
    between = range(last.sentence + 1, sentence.index)
    if any(
        c.kind in ("person", "role", "name") and not c.slot and not c.possessive and c.quoted < 0 and c.actor >= 0
        for index in between
        for c in reader.of_sentence(index)
    ):
        return ()
    several = len(last.speakers) > 1 or reader.casting.actors[last.speakers[0]].kind not in ("person", "name")
    if plural and not several or not plural and len(last.speakers) > 1:
        return ()
    return last.speakers


def _whole(scan: Scan, sentence: Sentence, long: list[int], cues: list[Cue]) -> bool:
    """Whether the long quotations are all that the sentence reports (then it is direct)."""
    if not cues:
        return False
    for cue in cues:
        if cue.saying == "charged":
            return False
        after = [scan.quotes[q] for q in long if scan.quotes[q].open >= scan.tokens[cue.end - 1].end]
        if after:
            between = range(cue.right, scan.token_at(after[0].open))
            words = [i for i in between if scan.tokens[i].is_word and i not in scan.date_tokens]
            that = any(_is_key(scan, i, "that") for i in between)
            plain = [i for i in words if not _adverbial(scan, i)]
            if that or len(plain) > (0 if cue.saying == "stress" else 3):
                return False
            if cue.saying == "stress" and words or _tail(scan, sentence, after[-1], cues) > 3:
                return False
    return True


def _tail(scan: Scan, sentence: Sentence, quote: Quote, cues: list[Cue]) -> int:
    """Words behind the last quotation that no other cue accounts for."""
    start = scan.token_at(quote.close - 1)
    if any(c.start >= start for c in cues):
        return 0
    return sum(scan.tokens[i].is_word for i in range(start, sentence.end))


def _is_key(scan: Scan, token: int, key: str) -> bool:
    match = scan.covered[token]
    return match is not None and any(e.category == "grammar" and e.key == key for e in match.entries)


def _adverbial(scan: Scan, token: int) -> bool:
    return scan.covered[token] is not None


def _direct(
    reader: Reader, sentence: Sentence, long: list[int], cues: list[Cue], progress: _Progress
) -> None:
    scan = reader.scan
    spans = [Span(scan.quotes[q].start, scan.quotes[q].end) for q in long]
    fresh = [q for q in long if q not in progress.spoken]
    progress.spoken.update(long)
    cue = min(cues, key=lambda c: _distance(scan, c, scan.quotes[long[0]]))
    speakers = _speakers(reader, cue)
    if not fresh:
        _claim(progress, spans, speakers)
        return
    addressee = persons(reader.casting, cue.addressee)
    _claim_before(reader, sentence, progress, speakers)
    _add(progress, speakers, "direct", spans, scan.span(cue.start, cue.end), sentence)
    progress.drafts[-1].addressee = addressee[0] if addressee else -1
    progress.drafts[-1].via = cue.via
    for other in cues:
        if other is cue:
            continue
        floor = max((c.right for c in cues if c.right <= other.left), default=sentence.start)
        limit = min((c.left for c in cues if c.left >= other.right), default=sentence.end)
        _indirect(reader, sentence, other, (floor, limit), progress)


def _distance(scan: Scan, cue: Cue, quote: Quote) -> int:
    at = scan.token_at(quote.start)
    return min(abs(cue.start - at), abs(cue.end - scan.token_at(quote.end)))


def _claim(progress: _Progress, spans: list[Span], speakers: tuple[int, ...]) -> None:
    """A quotation that ran over several sentences belongs to the cue at its end."""
    for draft in progress.drafts:
        if any(a.overlaps(b) for a in draft.content for b in spans):
            draft.speakers = speakers


def _claim_before(
    reader: Reader, sentence: Sentence, progress: _Progress, speakers: tuple[int, ...]
) -> None:
    """Open quotations just before, in the same paragraph, without a speaker of their own."""
    for draft in reversed(progress.drafts):
        if draft.speakers or draft.sentence < sentence.index - 3:
            break
        draft.speakers = speakers


def _uncued(reader: Reader, sentence: Sentence, long: list[int], progress: _Progress) -> None:
    """A quotation alone: the speaker before it goes on, or a cue that follows claims it."""
    scan = reader.scan
    fresh = [q for q in long if q not in progress.spoken]
    if not fresh:
        return
    progress.spoken.update(fresh)
    spans = [Span(scan.quotes[q].start, scan.quotes[q].end) for q in fresh]
    if not _mostly_quote(scan, sentence, spans):
        return
    _add(progress, _speaker_before(reader, sentence, progress), "direct", spans, None, sentence)


def _mostly_quote(scan: Scan, sentence: Sentence, spans: list[Span]) -> bool:
    whole = scan.span(sentence.start, sentence.end)
    inside = sum(max(0, min(s.end, whole.end) - max(s.start, whole.start)) for s in spans)
    return inside * 2 >= whole.end - whole.start


def _before_colon(reader: Reader, sentence: Sentence) -> int | None:
    """Who speaks in a sentence that is a name, a colon and a quotation: "הרצוג: „…“"."""
    scan = reader.scan
    chunk = next(iter(reader.of_sentence(sentence.index)), None)
    if chunk is None or chunk.start != sentence.start or chunk.actor < 0:
        return None
    if chunk.kind not in ("person", "role", "name") or chunk.end + 1 >= sentence.end:
        return None
    opens = scan.tokens[chunk.end].text == ":" and scan.quote_of[chunk.end] < 0
    first = min(chunk.end + 2, sentence.end - 1)
    return chunk.actor if opens and scan.quote_of[first] >= 0 else None


def _speaker_before(reader: Reader, sentence: Sentence, progress: _Progress) -> tuple[int, ...]:
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


# --- indirect speech -------------------------------------------------------------------------


def _indirect(
    reader: Reader, sentence: Sentence, cue: Cue, bounds: tuple[int, int], progress: _Progress
) -> None:
    scan = reader.scan
    speakers = _speakers(reader, cue)
    spans = _content(scan, sentence, cue, bounds)
    if cue.saying == "backward":
        told = [s for d in progress.drafts for s in d.content]
        spans = [s for s in _sentence_before(scan, sentence) if not any(s.overlaps(o) for o in told)]
    if not spans:
        return
    pieces = [q for q in scan.quotes if any(s.holds(Span(q.start, q.end)) for s in spans)]
    inside = sum(q.end - q.start for q in pieces)
    total = sum(s.end - s.start for s in spans)
    form = "mixed" if pieces else "indirect"
    # The marks themselves count as quoted.
    if pieces and inside + 2 * len(pieces) >= 0.9 * total and cue.saying != "charged":
        form = "direct"
        spans = [Span(q.start, q.end) for q in pieces]
    progress.spoken.update(n for n, q in enumerate(scan.quotes) if q in pieces)
    addressee = persons(reader.casting, cue.addressee)
    _add(progress, speakers, form, spans, scan.span(cue.start, cue.end), sentence)
    progress.drafts[-1].addressee = addressee[0] if addressee else -1
    progress.drafts[-1].via = cue.via


def _sentence_before(scan: Scan, sentence: Sentence) -> list[Span]:
    """What "this was announced by X" speaks of: the sentence before it, not far up."""
    if not sentence.index:
        return []
    before = scan.sentences[sentence.index - 1]
    span = trimmed(scan, before.start, before.end) if sentence.line - before.line <= 2 else None
    return [span] if span is not None and _worth(scan, span) else []


def _content(
    scan: Scan, sentence: Sentence, cue: Cue, bounds: tuple[int, int]
) -> list[Span]:
    """The characters that a cue reports: behind it, before it, or on both sides."""
    floor, limit = bounds
    if cue.saying == "according":
        before = trimmed(scan, floor, cue.left)
        after = trimmed(scan, cue.right, limit)
        return [s for s in (before, after) if s is not None and _worth(scan, s)]
    start = cue.start if cue.saying == "charged" else max(cue.right, cue.end)
    if cue.saying == "charged" and cue.inverted:
        start = cue.right
    if cue.saying in ("say", "tell") and scan.pack.meta.auxiliaries:
        start = _past_comma(scan, start, limit)
    end = _before_source(scan, start, _next_clause(scan, start, limit, sentence))
    if cue.saying == "charged" and scan.pack.meta.order == "svo":
        behind = trimmed(scan, start, end)
    else:
        behind = _behind_span(scan, start, end)
    before = trimmed(scan, floor, cue.left)
    parenthetical = _parenthetical(scan, sentence, cue)
    if parenthetical and before is not None and _worth(scan, before):
        fresh = scan.pack.meta.auxiliaries and _resumes(scan, cue) and _fresh_clause(scan, cue, floor)
        if fresh:
            return [behind] if behind is not None and _worth(scan, behind) else []
        if behind is not None and _worth(scan, behind) and _resumes(scan, cue):
            return [before, behind]
        return [before]
    if behind is not None and (_worth(scan, behind) or _quotation(scan, behind)):
        return [behind]
    if any(_is_key(scan, i, "that") for i in range(cue.right, min(cue.right + 1, sentence.end))):
        return []
    if before is not None and _worth(scan, before) and cue.saying in ("say", "tell", "quoted"):
        if cue.right >= sentence.end - 2 or cue.inverted:
            return [before]
    return []


def _before_source(scan: Scan, start: int, end: int) -> int:
    """Where content ends if ", according to …" closes it."""
    for i in range(start + 3, end):
        match = scan.match_at.get(i)
        if match is not None and scan.tokens[i - 1].text == "," and any(
            e.category == "saying" and e.key == "according" for e in match.entries
        ):
            return i - 1
    return end


def _fresh_clause(scan: Scan, cue: Cue, floor: int) -> bool:
    """Whether the report begins behind the cue: "Gefragt nach Beweisen, sagte er, Indien habe …".

    Content that was only interrupted goes on with its verb, or was in the reporting mood before.
    """
    verbs = {*scan.pack.meta.subjunctive, *scan.pack.meta.auxiliaries.get("modal", ())}
    verbs.update(scan.pack.meta.auxiliaries.get("perfect", ()))
    after = scan.tokens[cue.right + 1].norm if cue.right + 1 < len(scan.tokens) else ""
    if after in verbs or _is_key(scan, cue.right + 1, "and") or _is_key(scan, cue.right + 1, "but"):
        return False
    return not any(scan.tokens[i].norm in scan.pack.meta.subjunctive for i in range(floor, cue.left))


def _past_comma(scan: Scan, start: int, limit: int) -> int:
    """Behind the rest of the reporting clause: "sagte der Minister am Montag in Kairo, …".

    In languages that set off every clause, the content begins at the next comma or colon.
    """
    for i in range(start, min(limit, start + 20)):
        if scan.quote_of[i] >= 0:
            return start
        if scan.tokens[i].text in ",:":
            return i
    return start


def _parenthetical(scan: Scan, sentence: Sentence, cue: Cue) -> bool:
    """Whether cue and speaker stand as an aside behind a comma: "…, Y said on Tuesday, …"."""
    i = cue.left - 1
    if i < sentence.start or scan.tokens[i].text not in ",،，\"”»":
        return False
    if scan.pack.meta.order == "vso" and not cue.inverted:
        # "…، مشيراً إلى أن …": a participle begins a report of its own.
        return False
    if any(_is_key(scan, k, "that") for k in range(cue.right, min(cue.right + 2, sentence.end))):
        return False
    return cue.saying in ("say", "tell", "quoted") and cue.left - sentence.start >= 4 and (
        cue.right >= sentence.end - 8 or _resumes(scan, cue) or cue.inverted
    )


def _resumes(scan: Scan, cue: Cue) -> bool:
    """Whether a comma right behind the aside lets the content go on."""
    return cue.right < len(scan.tokens) and scan.tokens[cue.right].text in ",،，"


def _behind_span(scan: Scan, start: int, end: int) -> Span | None:
    """Content behind a cue: without the time words and the word for "that" in front of it."""
    i = start
    said = False
    while i < end:
        match = scan.match_at.get(i)
        key = {e.key for e in match.entries if e.category == "grammar"} if match else set()
        if "that" in key and match is not None:
            i, said = match.end, True
        elif i in scan.date_tokens or scan.tokens[i].text in ",:،：":
            i += 1
        elif match is not None and match.entry("marker") and match.end in scan.date_tokens:
            i = match.end
        else:
            break
    said = said or i > 0 and scan.pack.meta.order == "vso" and any(
        # "أشار إلى أن": the phrase of saying holds the word for "that" itself.
        e.key == "that" for e in scan.pack.table.single(scan.tokens[start - 1]) if e.category == "grammar"
    )
    for k in range(i, min(i + 14, end) if not said else i):
        # "said on Tuesday in Berlin that …", "told reporters after the talks that …"
        if _is_key(scan, k, "that") and not any(
            scan.is_category(j, "auxiliary") for j in range(i, k)
        ) and k - i <= 12 and scan.quote_of[k] < 0 and _no_verb(scan, i, k):
            match = scan.covered[k]
            assert match is not None
            rest = trimmed(scan, match.end, end)
            if rest is not None and _worth(scan, rest):
                i = match.end
            break
    return trimmed(scan, i, end)


def _no_verb(scan: Scan, start: int, end: int) -> bool:
    """No finite verb that the packs know lies between: the clause has not begun yet."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is not None and any(
            (e.category == "grammar" and e.key == "auxiliary")
            or (e.category == "modality" and e.key == "future")
            or (e.category == "trigger" and e.value in ("past", "present"))
            for e in match.entries
        ):
            return False
    return True


def _next_clause(scan: Scan, start: int, limit: int, sentence: Sentence) -> int:
    """Where the content must end: before ", and" of the next cue, if one follows."""
    end = limit
    if limit < sentence.end:
        while end > start and (
            scan.tokens[end - 1].text in ",،;"
            or _is_key(scan, end - 1, "and")
            or _is_key(scan, end - 1, "adverb")
            or _is_key(scan, end - 1, "but")
        ):
            end -= 1
    return end


def trimmed(scan: Scan, start: int, end: int) -> Span | None:
    """Tokens `start` to `end` as a span without surrounding punctuation; None if nothing is left."""
    if start >= end:
        return None
    first, last = scan.tokens[start].start, scan.tokens[end - 1].end
    while first < last and (scan.text[first] in _TRIM or scan.text[first] in _STOPS):
        first += 1
    while last > first and (scan.text[last - 1] in _TRIM or scan.text[last - 1] in _STOPS):
        last -= 1
    return Span(first, last) if last > first else None


def _worth(scan: Scan, span: Span) -> bool:
    """Content is more than a time or a name: at least three words (six Han characters)."""
    first, last = scan.token_range(span.start, span.end)
    words = [i for i in range(first, last) if scan.tokens[i].is_word and i not in scan.date_tokens]
    return len(words) >= (3 if scan.pack.meta.spaces else 5)


def _quotation(scan: Scan, span: Span) -> bool:
    """Whether the span is a quotation and nothing else: said: "Of course"."""
    return any(q.words > 1 and q.open <= span.start and span.end <= q.close for q in scan.quotes)


def _runs_on(reader: Reader, sentence: Sentence, cues: list[Cue], progress: _Progress) -> bool:
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
        if chunk.kind in ("person", "name", "pronoun") and not chunk.slot and chunk.actor >= 0:
            return False
        if chunk.kind == "agency" or chunk.kind == "collective" and chunk.start == sentence.start:
            return False
    return not any(
        e.category == "trigger" and e.value == "past"
        for m in scan.matches_in(sentence.start, sentence.end, "trigger")
        for e in m.entries
    )


def _carries_on(scan: Scan, sentence: Sentence, cues: list[Cue], progress: _Progress) -> bool:
    """A sentence in the reporting subjunctive goes on with the indirect speech before it."""
    forms = scan.pack.meta.subjunctive
    if not forms or cues or not progress.drafts:
        return False
    last = progress.drafts[-1]
    if sentence.index - last.sentence != 1 or not last.speakers:
        return False
    return any(
        scan.tokens[i].norm in forms and scan.quote_of[i] < 0
        for i in range(sentence.start, sentence.end)
    )


def _add(
    progress: _Progress, speakers: tuple[int, ...], form: str, spans: list[Span],
    cue: Span | None, sentence: Sentence,
) -> None:  # fmt: skip
    progress.drafts.append(
        Draft(speakers=speakers, form=form, content=spans, cue=cue, sentence=sentence.index)
    )


# --- from draft to statement -----------------------------------------------------------------


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
        if event.status != "held" or not set(draft.speakers) & set(event.roles):
            continue
        if event.sentence <= draft.sentence and draft.sentence - event.sentence <= 6:
            if best is None or occasions[best].sentence <= event.sentence:
                best = number
    return best
