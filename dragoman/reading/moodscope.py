"""Words of time and mood that are said of another noun or verb than the one in question."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.gaps import is_unwritten
from dragoman.reading.han_untold import upon_request
from dragoman.reading.scan import Scan
from dragoman.reading.verblast import is_participle
from dragoman.reading.verblast_parts import behind_finite, is_over


def of_another_word(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word of mood is said of something else than the trigger, or is the trigger itself."""
    if word.start == trigger.start and trigger.has("trigger", "invitation"):
        return True  # "lädt … ein" is no proposal to invite
    if not scan.pack.meta.spaces and _parted_by_setting(scan, word, trigger):
        return True
    return of_other_noun(scan, word, trigger) or of_other_verb(scan, word, trigger)


def _parted_by_setting(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether "after" or "while" parts the two: "与X会谈后同意推迟选举", "取消假期后，X会见了Y"."""
    if word.start >= trigger.end:
        told = scan.has_grammar_in(trigger.end, word.start, "during", "since")
        told = told or any(_says_when(scan, i) for i in (trigger.end - 1, trigger.end))
        return told and not word.has("modality", "future")
    parted = [i for i in range(word.end, trigger.start) if _says_when(scan, i)]
    return bool(parted) and scan.has_mark(parted[-1], trigger.start, ",，")


def _says_when(scan: Scan, i: int) -> bool:
    """Whether a sign makes what stands before it the time of something else, alone or in a phrase."""
    single = scan.pack.table.single(scan.tokens[i]) if i < len(scan.tokens) else ()
    return any(e.category == "grammar" and e.key in ("during", "since") for e in single)


def of_other_noun(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word of time qualifies a noun of its own: "hablaron de la futura moneda"."""
    after = word.end
    if upon_request(scan, word):
        return True
    if scan.pack.meta.order == "sov" and not scan.pack.meta.nominal:
        # "درباره لغو روادید گفت‌وگو کرد": the noun right behind it is what is called off.
        return (
            word.has("modality", "cancelled")
            and after < trigger.start
            and scan.tokens[after].is_word
            and scan.covered[after] is None
            and after not in scan.date_tokens
        )
    if word.end - word.start > 1 or scan.pack.meta.order != "svo" or after >= len(scan.tokens):
        return False
    if not scan.has_grammar(word.start - 1, "determiner") or trigger.start <= after < trigger.end:
        return False
    token = scan.tokens[after]
    return token.is_word and scan.covered[after] is None


def of_other_verb(scan: Scan, word: Match, trigger: Match) -> bool:
    """Where verbs stand last: a participle tells of the noun behind it, "in order to" of the verb before.

    "… görüşmede, yarın düzenlenecek toplantı ele alındı", "zirveye katılmak üzere geldi".
    """
    meta = scan.pack.meta
    if scan.pack.conditional and word.start >= trigger.end:
        return _of_what_it_served(scan, word, trigger)
    if not meta.nominal:
        return _of_clause_before(scan, word, trigger)
    if word.start >= trigger.end:
        if word.start > trigger.end and (is_participle(scan, word) or _of_who_did(scan, trigger)):
            return True
        if is_over(scan, trigger, word) or _wished_at(scan, word, trigger):
            return True
        return behind_finite(scan, word.start, trigger)
    if _of_thing_between(scan, word, trigger):
        return True
    if is_participle(scan, word) and any(
        scan.is_category(i, "postposition") for i in range(word.end, trigger.start)
    ):
        return True  # "pazar günü yapılacak tören için gelen X": the ceremony is to come
    purpose = meta.classes.get("inf", "")
    verb = scan.tokens[word.start - 1] if word.start else None
    return bool(purpose) and verb is not None and ends_in(verb.norm, purpose)


def _of_who_did(scan: Scan, trigger: Match) -> bool:
    """Whether the trigger is a participle of what was done: "X ile görüşen Y, … olacağını söyledi"."""
    norm = scan.tokens[trigger.end - 1].norm
    return not trigger.has_value("trigger", "noun") and (
        is_participle(scan, trigger) and ends_in(norm, "[ae]n")
    )


def _wished_at(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether what is wished for was said at the talks: "X görüşmede ateşkes istediğini söyledi"."""
    meta = scan.pack.meta
    told = trigger.has_value("trigger", "noun") and word.has("modality", "proposed")
    at = told and ends_in(scan.tokens[trigger.end - 1].norm, meta.cases.get("in", "$^"))
    return at and ends_in(scan.tokens[word.end - 1].norm, meta.nominal)


def _of_thing_between(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a participle tells of a thing that a finite verb is about: "iptal edilen ihaleyi görüştü"."""
    if not trigger.has_value("trigger", "past") or not word.has("modality", "cancelled"):
        return False
    ends = range(word.end - 1, min(word.end + 1, trigger.start - 1))
    return any(ends_in(scan.tokens[i].norm, "l[ae]n|[ıiuü]n[ae]n") for i in ends)


def _of_clause_before(scan: Scan, word: Match, trigger: Match) -> bool:
    """ "در سفری از پیش تعیین نشده، به X سفر کرد": a finite verb is negated by its own form, and a
    negated verb before it is another's; only words such as "never" are adverbs."""
    verb = scan.tokens[word.start].norm
    finite = trigger.has_value("trigger", "past", "future") and word.has("modality", "negation")
    return is_unwritten(scan) and finite and word.end <= trigger.start and verb.startswith("ن")


def _of_what_it_served(scan: Scan, word: Match, trigger: Match) -> bool:
    """ "Der Besuch, der die Lage beruhigen sollte": what it was for, where the clause tells no time."""
    if scan.tokens[word.start].norm not in scan.pack.conditional:
        return False
    relative = scan.pack.meta.auxiliaries.get("subject", ())
    for i in range(trigger.end, word.start - 1):
        if scan.tokens[i].text == "," and scan.tokens[i + 1].norm in relative:
            return scan.date_tokens.isdisjoint(range(i, word.start))
    return False


def of_noun_behind(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether what was called off is told behind: "came after the cancellation of her visit"."""
    behind = scan.matches_in(word.end, word.end + _CALLED_OFF, "trigger")
    return word.start >= trigger.end and any(m.has_value("trigger", "noun") for m in behind)


_CALLED_OFF = 3
"""Tokens between a word for calling off and the noun for what was: an article, an owner."""


def behind_aside(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a wish or a refusal stands in the clause behind: "X، الذي يزور لومي، إن بلاده تريد السلام".

    What a verb in the past tells has happened: something else is called off beside it ("a reçu X
    après l'annulation de la dette").
    """
    off = word.has("modality", "cancelled") and not word.has("modality", "negation")
    if off and scan.pack.meta.order == "svo" and scan.pack.meta.spaces and _happened(trigger):
        return True
    wish = word.has("modality", "proposed", "cancelled")
    ahead = wish and scan.pack.meta.order == "vso" and word.start > trigger.end
    return ahead and scan.has_mark(trigger.end, word.start, ",،;؛")


def of_something_else(scan: Scan, word: Match, trigger: Match, distance: int) -> bool:
    """Whether a word gives up something else: "renoncé à", "report de" govern only what stands
    right behind them, `distance` tokens away."""
    if not word.has("modality", "cancelled") or word.end - word.start < _VERB_AND_ITS_WORD:
        return False
    last = scan.pack.table.single(scan.tokens[word.end - 1])
    if not any(
        (e.category == "marker" and e.key in ("to", "of")) or e.key == "determiner" for e in last
    ):
        return False
    return word.end > trigger.start or distance > _GIVEN_UP


_VERB_AND_ITS_WORD = 2


_GIVEN_UP = 4
"""Tokens from "renoncé à" to what was given up: another verb and its article may stand between."""


def _happened(trigger: Match) -> bool:
    forms = {e.value for e in trigger.entries if e.category == "trigger"}
    return forms == {"past"}


def but_fallen(words: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """The words of mood without a denial that calls off a plan: "gerçekleşmedi", did not take place."""
    off, denied = words.get("cancelled"), words.get("negation")
    if off is not None and denied is not None and off[0] == denied[0]:
        return {key: told for key, told in words.items() if key != "negation"}
    return words
