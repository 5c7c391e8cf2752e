"""Held, planned, proposed or cancelled: what tense, mood and words around a trigger say."""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Entry, Match
from dragoman.reading.borrowed import quote_told_in
from dragoman.reading.denial import event_denied, is_none, put_off, subject_put_off, would_be
from dragoman.reading.han_days import is_ahead, is_set_ahead, is_setting
from dragoman.reading.han_parts import planned_before
from dragoman.reading.moodbeside import of_another_clause, under_way, was_planned
from dragoman.reading.moodclause import said_elsewhere
from dragoman.reading.moodscope import (
    behind_aside,
    but_fallen,
    of_another_word,
    of_something_else,
)
from dragoman.reading.otherdays import has_arrived
from dragoman.reading.otherdeeds import (
    FINITE,
    in_main_clause,
    in_place_of,
    of_noun,
    of_other_deed,
    of_what_is_said,
    said_of_place,
)
from dragoman.reading.plain_moods import light_verb_denied, wished
from dragoman.reading.relative import in_relative
from dragoman.reading.said_after import (
    closing_plan,
    modal_around,
    said_after,
    will_do,
)
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.unwritten_genitive import announced
from dragoman.reading.upon_invitation import was_given
from dragoman.reading.verblast import is_participle, leads_to_deed
from dragoman.reading.verblast_parts import not_done

_REACH = {
    "negation": 4,
    "future": 9,
    "planned": 12,
    "proposed": 10,
    "cancelled": 8,
    "unreal": 8,
    "possible": 6,
}
"""How many tokens before (or after) a trigger a word of mood still governs it; measured on news
sentences of the five reports' kind, where a governing word stands in the same verb group or
takes the trigger noun as its object."""


def _reach(scan: Scan, key: str) -> int:
    """Where the verb stands last, the whole clause stands between the noun and "was put off".

    Han characters are tokens of their own, so that a word is two.
    """
    reach = _REACH.get(key, 6)
    far = scan.pack.meta.order == "sov" or not scan.pack.meta.spaces
    # "قرار است … گفتگو کند"
    far = far and (
        key == "cancelled"
        or (key == "planned" and not scan.pack.meta.nominal and scan.pack.meta.spaces)
    )
    return 2 * reach if far else reach


_PREDICATE = 5
"""Words, articles apart, that may stand between a trigger and its predicate behind it."""


_SPEECH = 5  # Words from which a quotation is speech, not a borrowed term.


class Outlook(msgspec.Struct, frozen=True):
    """The status of a trigger, and the phrase it rests on."""

    status: str
    because: str = ""
    unreal: bool = False
    """It was to have happened, and did not."""


def outlook(scan: Scan, trigger: Match, form: str, actors: frozenset[int]) -> Outlook | None:
    """The status of an event told by `trigger`; None when it is denied.

    `actors` are the tokens of the sentence's chunks, which do not count as distance.
    """
    if form == "noun" and light_verb_denied(scan, trigger, actors):
        return None
    told = _outlook(scan, trigger, form, actors)
    status, because = wished(scan, scan.sentences[scan.sentence_of[trigger.start]], trigger, form)
    return Outlook(status, because) if status and told and told.status == "held" else told


def _outlook(scan: Scan, trigger: Match, form: str, actors: frozenset[int]) -> Outlook | None:
    """The status that words of tense and mood give, whatever the mood of the verb itself."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    quote = quote_told_in(scan, trigger)
    if (known := _by_setting(scan, trigger, form)) is not None:
        return known
    words = but_fallen(_words_of_mood(scan, trigger, form, actors))
    if "negation" in words and (
        form != "noun" or is_none(scan, trigger) or not_done(scan, trigger)
    ):
        return _not_to_be(scan, trigger, form)
    if "negation" in words and not scan.pack.meta.spaces and words["negation"][0] <= 4:
        # "未出席本次峰会": who stayed away from it tells of no summit of his.
        return None
    if "unplanned" in words and form in ("noun", "base"):
        # "The meeting is not planned", "не намерен приехать": nothing is to happen.
        return _not_to_be(scan, trigger, form)
    if would_be(scan, trigger) or (quote < 0 and event_denied(scan, sentence, trigger)):
        return None
    for key in ("cancelled", "unreal"):
        if key in words:
            return Outlook("cancelled", words[key][1], key == "unreal")
    if form == "noun" and quote < 0 and (off := subject_put_off(scan, sentence, trigger)):
        return Outlook("cancelled", off)
    if form == "past" or _is_done(scan, trigger, form):
        return Outlook("held")
    for key in ("proposed", "planned", "future"):
        if key in words and _governs(key, words[key][0], form):
            if off := put_off(scan, sentence, trigger):
                return Outlook("cancelled", off)
            return Outlook("proposed" if key == "proposed" else "planned", words[key][1])
    if form in ("base", "noun") and (ahead := _future_around(scan, sentence, trigger)):
        return Outlook("planned", ahead)
    meta = scan.pack.meta
    near = form == "noun" and words.get("possible", (_REACH["possible"],))[0] <= 1
    near = near and bool(meta.paradigms or meta.nominal or not meta.spaces)
    if "possible" in words and (form == "base" or near):  # "potrebbe volare ad Algeri"
        return Outlook("proposed", words["possible"][1])
    if form == "noun" and will_do(scan, sentence, trigger, actors):
        return Outlook("planned", "future tense of its verb")
    if form in ("noun", "base") and _looks_ahead(scan, sentence, quote, trigger):
        return Outlook("planned", "future tense of the sentence")
    if form == "future" or (form == "passive" and _opens_future(scan, trigger)):
        return Outlook("planned", trigger.entries[0].phrase)
    if form == "base" and (ahead := planned_before(scan, sentence, trigger)):
        return Outlook("planned", ahead)
    if form == "base" and meta.spaces and _is_headline(scan, sentence, trigger, actors):
        return Outlook("planned", "infinitive of a headline")
    return Outlook("held")


def _not_to_be(scan: Scan, trigger: Match, form: str) -> Outlook | None:
    """What is denied: nothing, unless it was planned ("refused to attend a planned meeting")."""
    off = was_planned(scan, trigger) if form == "noun" else ""
    return Outlook("cancelled", off) if off else None


def _by_setting(scan: Scan, trigger: Match, form: str) -> Outlook | None:
    """What the place or time that an event is told with says of it, whatever words of mood stand near."""
    if form == "noun" and (
        said_after(scan, trigger) or under_way(scan, trigger) or is_setting(scan, trigger)
    ):
        return Outlook("held")
    ahead = is_set_ahead if form == "noun" else is_ahead
    if form in ("noun", "base") and ahead(scan, trigger):
        return Outlook("planned", "a time to come")
    return None


def _is_done(scan: Scan, trigger: Match, form: str) -> bool:
    """Whether an invitation was given before, or a participle tells an arrival.

    In Chinese the word for an invitation looks like its verb.
    """
    given = form == "noun" or not scan.pack.meta.spaces
    done = (given and was_given(scan, trigger)) or has_arrived(scan, trigger)
    return done or leads_to_deed(scan, trigger)


def _opens_future(scan: Scan, trigger: Match) -> bool:
    """Whether a passive holds its auxiliary, and that of the future: "будет принят"."""
    first = scan.pack.table.single(scan.tokens[trigger.start])
    return trigger.end - trigger.start > 1 and any(
        e.category == "modality" and e.key == "future" for e in first
    )


def _elsewhere(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """Whether a word of mood is of another word or clause than the trigger, as its language parts them."""
    return (
        of_another_word(scan, word, trigger)
        or of_another_clause(scan, word, trigger, form)
        or said_elsewhere(scan, word, trigger, form)
    )


def _words_of_mood(
    scan: Scan, trigger: Match, form: str, actors: frozenset[int]
) -> dict[str, tuple[int, str]]:
    """The words of tense and mood that govern a trigger: kind -> distance of the nearest, phrase."""
    sentence, quote = scan.sentences[scan.sentence_of[trigger.start]], quote_told_in(scan, trigger)
    words: dict[str, tuple[int, str]] = {}
    for match in scan.matches_in(sentence.start, sentence.end, "modality"):
        said = scan.quote_of[match.start]
        if said != quote and (quote >= 0 or scan.quotes[said].words >= _SPEECH):
            # What someone says of the future says nothing of the event at which it is said.
            continue
        if match.entry("modifier") is not None and actors.issuperset(range(match.start, match.end)):
            continue  # "künftiger Präsident": who, not when
        if _elsewhere(scan, match, trigger, form):
            continue
        if form in ("base", "passive") and in_main_clause(scan, match, trigger):
            continue
        if form == "noun" and of_what_is_said(scan, match, trigger):
            continue
        if form in FINITE and behind_aside(scan, match, trigger):
            continue
        if form == "passive" and scan.pack.meta.order == "svo" and match.start >= trigger.end:
            continue  # "foi recebido por X e será recebido por Y": its auxiliary stands before it
        if form in (*FINITE, "copula") and (
            of_other_deed(scan, match, trigger) or said_of_place(scan, match, trigger)
        ):
            continue
        entries = [e for e in match.entries if e.category == "modality"]
        distance = _distance(scan, match, trigger, actors)
        if distance is None or of_something_else(scan, match, trigger, distance):
            continue
        instead = (
            scan.pack.meta.order == "svo"
            and not scan.pack.meta.paradigms
            and form not in ("base", "noun")
            and scan.has_mark(match.end, trigger.start, ",")
        )
        for entry in entries:
            key = entry.key
            if distance > _reach(scan, key):
                continue
            if key == "negation" and (instead or in_place_of(scan, match, trigger, form)):
                continue  # "instead of hosting X, he flew to Lima", "flew to Lima instead of X"
            key = _meant(scan, match, key)
            if distance < words.get(key, (99, ""))[0]:
                words[key] = (distance, entry.phrase)
    unlisted = _future_verb(scan, sentence, trigger, actors)
    if unlisted is not None:
        words.setdefault("future", unlisted)
    return words


def _meant(scan: Scan, word: Match, key: str) -> str:
    """The kind of a word of mood: "was to have dinner" is planned, "not planned" unplanned."""
    if key == "unreal" and of_noun(scan, word):
        return "planned"
    return "unplanned" if key == "planned" and is_none(scan, word) else key


_VERB_AHEAD = 8
"""Tokens, noun phrases apart, from a verb in the future to the trigger that it may govern."""


def _future_verb(
    scan: Scan, sentence: Sentence, trigger: Match, actors: frozenset[int]
) -> tuple[int, str] | None:
    """A verb that the pack does not list and whose ending is of the future ("entamera une visite")."""
    pattern = scan.pack.meta.future_verb
    if not pattern:
        return None
    steps = [i for i in range(sentence.start, trigger.start) if i not in actors]
    for i in steps[-_VERB_AHEAD:]:
        token = scan.tokens[i]
        known = scan.covered[i]
        plain = known is None or known.entry("trigger", "saying") is None
        if plain and token.text.islower() and re.search(pattern, token.norm):
            word = Match(i, i + 1, (Entry(category="modality", key="future"),))
            distance = _distance(scan, word, trigger, actors)
            if distance is not None and distance <= _reach(scan, "future"):
                return distance, token.text
    return None


def _is_headline(scan: Scan, sentence: Sentence, trigger: Match, actors: frozenset[int]) -> bool:
    """Whether nothing but a noun phrase stands before an infinitive: "Emir of Qatar to visit"."""
    before = range(sentence.start, trigger.start)
    first = scan.pack.table.single(scan.tokens[trigger.start])
    return (
        bool(before)
        and any(entry.category == "marker" and entry.key == "to" for entry in first)
        and all(i in actors or i in scan.date_tokens for i in before)
    )


def _future_around(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    ahead = announced(scan, trigger) or _future_before(scan, sentence, trigger)
    ahead = ahead or modal_around(scan, trigger)
    return ahead or closing_plan(scan, sentence, trigger)


def _future_before(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The verb of what is to come that infinitive or noun hangs on: "llegará para reunirse",
    "is expected in Lima for a visit"."""
    visit = trigger.has("trigger", "visit")
    noun = trigger.has_value("trigger", "noun")
    for match in reversed(scan.matches_in(sentence.start, trigger.start, "trigger", "saying")):
        values = {e.value for e in match.entries if e.category == "trigger"}
        if "future" in values or (
            "noun" not in values
            and match.has("trigger", "departure")
            and (visit or (noun and not values & {"past", "passive"}))
        ):
            return match.entries[0].phrase
        if match.entry("saying") or values & {"past", "present", "passive"}:
            return ""
    return ""


def _looks_ahead(scan: Scan, sentence: Sentence, quote: int, trigger: Match) -> bool:
    """Whether the sentence is in the future and tells of nothing past.

    "Held talks in Lima, first stop of a tour that will take her to Quito": what a relative
    clause behind the trigger says of something else does not count.
    """
    ahead = False
    for match in scan.matches_in(sentence.start, sentence.end, "modality", "trigger", "saying"):
        meta = scan.pack.meta
        if scan.quote_of[match.start] != quote or (meta.nominal and is_participle(scan, match)):
            continue
        if match.start > trigger.end + 1 and in_relative(scan, match):
            continue
        if not meta.spaces and scan.has_mark(trigger.end, match.start, ",，"):
            continue  # "X抵达利马，将会见Y": who has arrived
        if match.end <= trigger.start and meta.order == "sov" and not meta.content_first:
            continue  # "اعلام کرد که X برای گفتگو به Y سفر خواهد کرد": its own verb is still to come
        for entry in match.entries:
            if entry.key == "onward" and match.start != trigger.start:
                continue  # "began a tour that will take her to Peru": the tour itself is told
            if (entry.key == "future" and entry.category == "modality") or entry.value == "future":
                ahead = True
            if entry.category == "trigger" and entry.value in ("past", "passive"):
                return False
            if entry.category == "saying" and entry.key in ("say", "tell", "stress"):
                return False
    return ahead


def _is_article(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and any(e.key == "determiner" for e in match.entries)


def _governs(key: str, distance: int, form: str) -> bool:
    if form == "present":
        return distance <= 3 if key != "future" else distance <= 6
    return True


def _distance(scan: Scan, word: Match, trigger: Match, actors: frozenset[int]) -> int | None:
    """Tokens between a word of mood and the trigger; None when they are too many for any word, or
    a clause ends between them."""
    if word.end <= trigger.start:
        low, high = word.end, trigger.start
    elif word.start >= trigger.end:
        low, high = trigger.end, word.start
    else:
        return 0
    behind = word.start >= trigger.end
    # Behind its trigger a word governs only as a predicate: "the visit is due on Friday",
    # "the talks between X, the minister, and Y were put off".
    predicate = behind and scan.pack.meta.order in ("svo", "vso")
    reach = (_reach(scan, e.key) for e in word.entries if e.category == "modality")
    # Han characters are tokens of their own: a word is two.
    words = _PREDICATE if scan.pack.meta.spaces else 2 * _PREDICATE
    most = words if predicate else max(reach)
    comma = behind and not scan.pack.meta.spaces
    distance = 0
    for i in range(low, high):
        token = scan.tokens[i]
        if i in scan.date_tokens or i in actors:
            continue
        if token.text in ";:." or (comma and token.text in ",，"):
            return None
        match = scan.covered[i]
        if match is not None and _tells(match):
            return None
        if predicate and (not token.is_word or _is_article(scan, i)):
            continue
        distance += 1
        if distance > most:
            return None
    return distance


def _tells(match: Match) -> bool:
    """Whether a word tells of something that happened or was said, and so ends a clause."""
    return match.has_value("trigger", "past", "present") or match.has("saying", "say", "tell")
