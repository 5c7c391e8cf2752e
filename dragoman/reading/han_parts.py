"""Parts of a sentence that Chinese order shows: who is qualified by a journey, what a setting holds."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, LANDS, Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_ERRAND = 16
"""Signs between a journey and whom it qualifies."""
_TRAVEL = ("visit", "arrival", "departure", "tour")


def qualified(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "来访的X": whom a verb qualifies is its subject."""
    i = trigger.end
    travels = any(e.key in _TRAVEL for e in trigger.entries if e.category == "trigger")
    while (
        travels
        and i < len(scan.tokens)
        and (i in scan.date_tokens or scan.is_category(i, "trigger", "state", "capital", "city"))
    ):
        # "来华进行正式访问的X"
        i += 1
    if travels and (i >= len(scan.tokens) or not scan.has_grammar(i, "possessive")):
        # "来华出席论坛的X": what he came for stands between.
        i = next((k for k in range(i, min(i + _ERRAND, len(scan.tokens))) if _closes(scan, k)), i)
    if i >= len(scan.tokens) or not scan.has_grammar(i, "possessive"):
        return []
    first = next((c for c in right if c.start == i + 1), None)
    if first is not None and first.kind == "organization":
        i = first.end - 1  # "到访的越共总书记X"
    return [c for c in right if c.kind in HUMAN and c.start == i + 1]


def travelling_object(
    scan: Scan, trigger: Match, right: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Whom a journey before him qualifies, and `right` without that journey.

    "会见来华访问的X" meets X, not China; both as they were where no journey stands there.
    """
    # "X到场迎接；Y亦到机场": a semicolon opens another clause.
    right = [c for c in right if not scan.has_mark(trigger.end, c.start, ";；")]
    for journey in scan.matches_in(trigger.end, trigger.end + _ERRAND, "trigger"):
        if any(c.kind in HUMAN and c.end <= journey.start for c in right):
            break
        if guests := qualified(scan, journey, right):
            return guests, [c for c in right if c.start >= guests[0].start]
    return [], right


def here_told(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Who stands before a noun: before "这次通话" only those behind the last comma, as it points back."""
    if scan.pack.meta.spaces or scan.tokens[trigger.start].text not in "此这這本该該":
        return left
    return [c for c in left if not scan.has_mark(c.end, trigger.start, ",，")]


def who_arrived(scan: Scan, trigger: Match, left: list[Chunk], host: list[Chunk]) -> list[Chunk]:
    """ "X抵达雅典，外长Y到机场迎接": whom Y welcomes is who arrived in the clause before."""
    if scan.pack.meta.spaces or not host or not trigger.has("trigger", "reception"):
        return []
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    journeys = [
        m
        for m in scan.matches_in(start, host[0].start, "trigger")
        if m.entries and any(e.key in _TRAVEL for e in m.entries if e.category == "trigger")
    ]
    guests = [c for c in left if c.kind in HUMAN and not c.slot and journeys]
    return [c for c in guests if c.end <= journeys[0].start and c not in host][-1:]


def _closes(scan: Scan, i: int) -> bool:
    """Whether token `i` ends the clause, or is the sign that ties it to a noun."""
    return scan.tokens[i].text in ",，。;；" or scan.has_grammar(i, "possessive")


_MET = ("meeting", "reception", "call", "congratulation", "message")


def who_met(scan: Scan, near: list[Chunk], verb: Match) -> Chunk | None:
    """ "李明会见加纳总统X，称…", "李明会见X时说": Chinese goes on with who met, not with whom he met.

    `near` are those who may be the subject of `verb`, the nearest last.
    """
    met = near[-1]
    if scan.pack.meta.spaces:
        return None
    first = scan.sentences[met.sentence].start
    if verb.entry("saying") and scan.has_grammar_in(met.end, verb.start, "during", "since"):
        for topic in scan.matches_in(first, met.start, "saying"):
            # "X谈到两国关系时说": whom or what he spoke of stands between.
            before = [c for c in near if c.kind in HUMAN and c.end <= topic.start]
            if before and topic.has("saying", "say", "label"):
                return before[-1]
    if met.kind not in HUMAN:
        return None
    within = scan.has_grammar_in(met.end, min(met.end + 1, verb.start), "during", "since")
    if not within and not scan.has_mark(met.end, verb.start, ",，"):
        return None
    for trigger in reversed(scan.matches_in(first, met.start, "trigger")):
        entry = trigger.entry("trigger")
        if entry is None or entry.value == "noun" or entry.key not in _MET:
            continue
        if scan.has_mark(trigger.end, met.start, ",，"):
            return None
        before = [c for c in near if c.kind in HUMAN and c.end <= trigger.start]
        return before[-1] if before else None
    return None


def feels_about(scan: Scan, near: list[Chunk], verb: Match) -> Chunk | None:
    """ "X对Y加入Z表示担忧": who stands before the sign of the object speaks, not whom it names."""
    if scan.pack.meta.spaces or not verb.has("saying", "charged"):
        return None
    for i in range(verb.start - 1, near[0].end - 1, -1):
        if scan.tokens[i].text in ",，":
            return None
        match = scan.covered[i]
        if scan.tokens[i].text in "对就" and match is not None and match.entry("marker"):
            return next((c for c in reversed(near) if c.end <= i), None)
    return None


def within_setting(
    scan: Scan, trigger: Match, form: str, around: tuple[list[Chunk], list[Chunk]]
) -> list[Chunk]:
    """What stands before the comma that closes a setting: "在记者会上，X介绍说…" tells no more of it.

    Of a verb, what a verb behind the comma has: "会见X，同Y会谈".  `around` is what stands left
    and right of the trigger.
    """
    left, right = around
    if scan.pack.meta.spaces or not right:
        return right
    goal = any(c.slot == "to" and c.kind in LANDS and trigger.start - c.end < _ERRAND for c in left)
    if goal and any(e.key in _TRAVEL for e in trigger.entries):
        # "对秘鲁进行访问，周六返回阿克拉": where he went stands before.
        right = [c for c in right if c.kind not in LANDS or not _past_comma(scan, trigger, c)]
    if form != "noun":
        return [c for c in right if not (c.slot == "with" and _of_next(scan, trigger, c))]
    last = max((c.end for c in right), default=trigger.end)
    comma = next((i for i in range(trigger.end, last) if scan.tokens[i].text in ",，"), last)
    return [c for c in right if c.end <= comma]


def _past_comma(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    return scan.has_mark(trigger.end, chunk.start, ",，")


def _of_next(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether a comma stands before a chunk, and another event's word behind it."""
    end = scan.sentences[chunk.sentence].end
    return scan.has_mark(trigger.end, chunk.start, ",，") and bool(
        scan.matches_in(chunk.end, min(chunk.end + _ERRAND, end), "trigger")
    )


def planned_before(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The words that plan a clause before "并": "预计20日转往堪培拉,…,并会见总理X"."""
    within = trigger.end - trigger.start > 2 and scan.tokens[trigger.start].text == "并"
    and_then = trigger.start if within else trigger.start - 1
    if scan.pack.meta.spaces or and_then - 1 < sentence.start:
        return ""
    if (
        not (within or scan.has_grammar(and_then, "and"))
        or scan.tokens[and_then - 1].text not in ",，"
    ):
        return ""
    told = scan.matches_in(sentence.start, and_then, "modality", "trigger")
    if any(m.has_value("trigger", "past") for m in told):
        return ""
    ahead = [m for m in told if m.has("modality", "planned", "future")]
    return ahead[-1].entries[0].phrase if ahead else ""


def object_before(scan: Scan, speaker: list[Chunk], verb: int) -> int:
    """Where the object of a Chinese verb begins that stands before it: "对袭击表示谴责"."""
    first = max((c.end for c in speaker if c.end <= verb), default=verb)
    for i in range(verb - 1, first - 1, -1):
        if scan.tokens[i].text in ",，;；。":
            break
        match = scan.covered[i]
        if match is not None and match.start == i and scan.tokens[i].text in _OBJECT_SIGNS:
            return i
    return verb


_OBJECT_SIGNS = "对就向因"
"""Signs before what a verb behind it is about."""


def past_source(scan: Scan, start: int, limit: int) -> int:
    """Past what the source is called: "据外交部发布的消息，…", "根据外交部的声明，…"."""
    for i in range(start, min(start + _ERRAND, limit)):
        if scan.tokens[i].text in ",，":
            return i + 1
        if scan.is_category(i, "trigger", "modality") or scan.tokens[i].text in "。；;：:":
            break
    return start


def past_particle(scan: Scan, start: int, limit: int) -> int:
    """Past the sign that tells that a verb is done, and past a paper that was told: "强调了两国关系的
    重要性", "告诉《晚报》，…"."""
    if start < limit and scan.tokens[start].text in "《「" and start > 0:
        told = scan.covered[start - 1]
        quote = (
            scan.quote_of[start] if scan.tokens[start].text == "《" else scan.quote_of[start + 1]
        )
        named = quote < 0 or scan.quotes[quote].words <= _ERRAND // 2
        if told is not None and told.has("saying", "tell") and named:
            return past_source(scan, start + 1, limit)
    return start + 1 if start < limit and scan.tokens[start].text in "了过過" else start


def sets_topic(scan: Scan, sentence: Sentence, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a verb of saying only leads to what is said: "谈到两国关系，X说…", "在谈到Y时说…"."""
    if scan.pack.meta.spaces or not match.has("saying", "say", "label"):
        return False
    later = scan.matches_in(match.end, sentence.end, "saying")
    if not later:
        return False
    comma = next((i for i in range(match.end, later[0].start) if scan.tokens[i].text in ",，"), -1)
    end = comma if comma >= 0 else later[0].start
    if match.start == sentence.start and comma >= 0:
        return any(c.start == comma + 1 and c.kind in HUMAN for c in chunks)
    when = scan.covered[end - 1] if end - 1 >= match.end else None
    return when is not None and when.has("grammar", "during", "since") and when.start > match.end


def tells_nothing(scan: Scan, sentence: Sentence, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a Chinese verb of saying reports nothing where it stands."""
    if scan.pack.meta.spaces:
        return False
    if match.has("saying", "charged") and scan.has_grammar(
        max(match.start - 1, 0), "possessive", "determiner"
    ):
        return True  # "对X的指控", "该指控": a verb of blame or praise is a noun here
    return sets_topic(scan, sentence, match, chunks) or is_unsaid(scan, match, chunks)


def is_unsaid(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a verb of saying tells of no words: "双方将回顾…" is to come, and a verb of wishing
    without anyone right before it goes on with the report ("X说…，希望…")."""
    if scan.pack.meta.spaces or match.has("saying", "according"):
        return False
    i = match.start - 1
    while i >= 0 and scan.has_grammar(i, "adverb", "auxiliary"):
        if scan.covered[i].has("modality", "future"):  # type: ignore[union-attr]
            return True
        i -= 1
    if not match.has("modality", "proposed"):
        return False
    return not any(c.end == i + 1 and c.kind in HUMAN and not c.slot for c in chunks)


def speaks_words(scan: Scan, chunk: Chunk) -> bool:
    """Whether somebody's words are quoted: "引述X的话说"."""
    if scan.pack.meta.spaces or not chunk.possessive or chunk.kind not in ANIMATE:
        return False
    return bool(_words_end(scan, chunk.end))


_WORDS = ("的话", "的说法", "的消息", "的声明", "的报告", "的讲话")
"""What is quoted of somebody, in simplified characters."""


def _words_end(scan: Scan, at: int) -> int:
    """Just past a word at token `at` for what somebody said; 0 where none stands there."""
    if at >= len(scan.tokens):
        return 0
    text = scan.tokens[at].start
    return next((at + len(w) for w in _WORDS if scan.lookup.startswith(w, text)), 0)


def past_quoted(scan: Scan, end: int) -> int:
    """Just past the verb behind who is quoted: "引述X表示，…", "援引X的话说，…"; -1 without one."""
    if scan.pack.meta.spaces:
        return -1
    told = scan.match_at.get(_words_end(scan, end) or end)
    return told.end if told is not None and told.has("saying", "say") else -1


def of_setting(scan: Scan, match: Match, last: int) -> bool:
    """Whether a day belongs to what went before, told without a word of an encounter:
    "今年10月上任后首次访华". `last` is just past the day."""
    if scan.pack.meta.spaces:
        return False
    for i in range(last, min(last + _ERRAND, match.start)):
        if scan.tokens[i].text in ",，" or scan.is_category(i, "trigger"):
            return False
        if i > last and scan.has_grammar(i, "since"):
            return True
    return False


def told_as(scan: Scan, people: list[Chunk], pronoun: Chunk) -> list[Chunk]:
    """Who was named as predicate right before a pronoun: "上一位访华的外相是X，他于4月到访"."""
    if scan.pack.meta.spaces or not people:
        return []
    last = max(people, key=lambda c: c.start)
    beside = last.sentence == pronoun.sentence and pronoun.start - last.end == 1
    named = scan.tokens[last.start - 1].text in "是为為" if last.start else False
    return [last] if beside and named and scan.tokens[last.end].text in ",，" else []


def opens_with_object(scan: Scan, near: Chunk | None, verb: Match) -> bool:
    """Whether a clause tells first what it is about, without a subject of its own:
    "X呼吁…,并对欧盟未能签约表示遗憾". `near` is who stands nearest before the verb."""
    if scan.pack.meta.spaces or not verb.has("saying", "charged"):
        return False
    start = scan.sentences[scan.sentence_of[verb.start]].start
    for i in range(verb.start - 1, start, -1):
        if scan.tokens[i].text in ",，":
            return False
        if scan.tokens[i].text in _OBJECT_SIGNS and scan.is_category(i, "marker"):
            before = scan.tokens[i - 1].text in ",，" or scan.has_grammar(i - 1, "and", "adverb")
            return before and (near is None or near.start > i)
    return False


def represents(scan: Scan, match: Match) -> bool:
    """Whether a word for a representative is a verb: "代表以色列参与谈判的X", "代表政府致意"."""
    entry = match.entry("office")
    if scan.pack.meta.spaces or entry is None or entry.key != "representative":
        return False
    behind = scan.match_at.get(match.end)
    owner = scan.covered[match.start - 1] if match.start else None
    if owner is not None and owner.entry("state", "organization", "office", "modifier"):
        return False
    return behind is not None and behind.entry("state", "institution", "organization") is not None


def leads(scan: Scan, person: Chunk, delegation: Chunk) -> bool:
    """Whether somebody heads a delegation told behind him: "部长X率商业代表团访问…"."""
    near = 0 < delegation.start - person.end <= _ERRAND and not person.slot
    if scan.pack.meta.spaces or not near:
        return False
    return not scan.has_mark(person.end, delegation.start, ",，")


def without_teller(scan: Scan, left: list[Chunk]) -> list[Chunk]:
    """Leave out who tells a headline, where somebody else acts in it: "安瓦尔:盼中美领袖同赴马来西亚"."""
    if scan.pack.meta.spaces or len(left) < 2:
        return left
    first = left[0]
    opens = first.start == scan.sentences[first.sentence].start
    tells = opens and scan.tokens[first.end].text in ":："
    return left[1:] if tells and any(c.kind in ANIMATE for c in left[1:]) else left


def owns_behind(scan: Scan, chunk: Chunk) -> bool:
    """Whether a Chinese noun behind somebody is his: "转达X的问候", and the one phrase "的邀请"."""
    if scan.pack.meta.spaces:
        return False
    noun = scan.match_at.get(chunk.end)
    if chunk.possessive or noun is None or not noun.has_value("trigger", "noun"):
        return chunk.possessive
    sign = scan.pack.table.single(scan.tokens[chunk.end])
    return any(e.category == "grammar" and e.key == "possessive" for e in sign)
