"""Which words of saying are cues where they stand, and of which kind."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.cue import ACTORS, SPEAKING, Cue, is_adverb, is_determiner
from dragoman.reading.openings import plainly_met
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def welcomes(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a word for "welcome" or "call" has a person as its object: then nothing is said."""
    trigger = match.entry("trigger")
    if trigger is None or trigger.key not in ("reception", "hosting", "call", "meeting"):
        return False
    if match.has("grammar", "sight") and not plainly_met(scan, match, chunks):
        return False
    if scan.pack.meta.auxiliaries and any(
        c.slot == "object" and c.kind in ("person", "role", "name") and c.end <= match.start
        for c in chunks
    ):
        return True  # "hat seinen Amtskollegen im Schloss begrüßt"
    cased = bool(scan.pack.meta.paradigms)
    met = any(
        c.kind in ("person", "role", "name", "pronoun")
        and (
            0 <= c.start - match.end <= (0 if cased else 1)
            or (cased and c.slot == "object" and 0 <= match.start - c.end <= 1)
        )
        for c in chunks
    )
    return met and not (trigger.key in ("call", "meeting") and calls_upon(scan, match, chunks))


def calls_upon(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a word for "call" urges: "llamó a los socios a invertir", "llama a Noboa a que dialogue"."""
    if match.entry("trigger") is None or match.entry("saying") is None:
        return False
    last = scan.pack.table.single(scan.tokens[match.end - 1])
    if match.end - match.start < 2 or all(e.category != "marker" for e in last):
        return _bids(scan, match, chunks)
    met = [c for c in chunks if 0 <= c.start - match.end <= 1]
    if not met or met[0].kind not in ("person", "role", "name", "pronoun"):
        return True
    behind = scan.covered[met[0].end] if met[0].end < len(scan.tokens) else None
    to = behind is not None and behind.has("marker", "to", "object")
    if to and trigger_key(match) == "meeting" and _for_talks(scan, met[0].end):
        return False  # "called on X for talks", "calls on X to discuss trade"
    return to or (behind is not None and behind.has("grammar", "that"))


def trigger_key(match: Match) -> str:
    """The frame that a match may open, "" for none."""
    entry = match.entry("trigger")
    return entry.key if entry is not None else ""


def _for_talks(scan: Scan, start: int) -> bool:
    """Whether a word for talks, or "discuss", follows soon behind "for" or "to"."""
    end = min(start + 5, len(scan.tokens))
    talks = scan.matches_in(start, end, "trigger")
    return any(m.has("trigger", "meeting", "negotiation") for m in talks) or scan.has_grammar_in(
        start, end, "over"
    )


def _bids(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether "to" and a verb follow whoever is called: "a appelé le président à libérer Y"."""
    called = [c for c in chunks if 0 <= c.start - match.end <= 1 and c.kind in HUMAN]
    if not called or scan.pack.meta.order != "svo" or called[0].end + 1 >= len(scan.tokens):
        return False
    to, verb = scan.covered[called[0].end], called[0].end + 1
    if to is None or not to.has("marker", "to") or to.end != verb or verb in scan.date_tokens:
        return False
    if scan.has_grammar(verb, "informs"):
        return False  # "called the president to tell him"
    named = scan.has_grammar(verb, "determiner") or any(c.start == verb for c in chunks)
    return scan.tokens[verb].text.islower() and not named


def is_no_cue(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether the words right beside a verb of saying show that it reports nothing."""
    return (
        is_passive(scan, sentence, match)
        or is_denied(scan, sentence, match)
        or inside_word(scan, sentence, match)
        or _qualifies_noun(scan, match)
        or _said_by_text(scan, sentence, match)
        or (match.has("saying", "backward") and _is_adverb_alone(scan, sentence, match))
    )


def _qualifies_noun(scan: Scan, match: Match) -> bool:
    """Whether a participle tells of which kind a thing is: "a grand welcoming ceremony"."""
    ending, i = scan.pack.meta.active_participle, match.start - 1
    if not ending or i < 1 or match.has("saying", "noun") or match.end - match.start > 1:
        return False
    if scan.tokens[match.start].norm.endswith("ed") and match.end < len(scan.tokens):
        # "after the disputed presidential election", "a rejected request"
        named = scan.tokens[match.end].text.islower() and not scan.is_category(match.end, "marker")
        return named and scan.has_grammar(i, "determiner", "possessive")
    if not ends_in(scan.tokens[match.start].norm, ending) or match.end >= len(scan.tokens):
        return False
    if scan.covered[i] is None and scan.tokens[i].text.islower():
        i -= 1  # an adjective
    behind = scan.covered[match.end]
    noun = behind is None or behind.has_value("trigger", "noun")
    return noun and scan.tokens[match.end].text.islower() and scan.has_grammar(i, "determiner")


def _is_adverb_alone(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether "thus" tells who spoke only where a quotation stands right before: "«…». Così il premier"."""
    if match.end - match.start > 1:
        return False
    before = sentence.start - 1
    quoted = before >= 1 and any(
        scan.quote_of[i] >= 0 or scan.tokens[i].text in '"”»' for i in (before, before - 1)
    )
    return match.start != sentence.start or not quoted


def _said_by_text(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "…, dice el comunicado": behind the comma a text is the subject, and no one speaks."""
    comma = match.start - 1
    if not (scan.pack.meta.pro_drop and scan.pack.meta.analytic) or comma <= sentence.start:
        return False
    if scan.tokens[comma].text not in ",–—-" or not is_determiner(scan, match.end):
        return False
    noun = scan.match_at.get(match.end + 1)
    return noun is not None and noun.has("saying", "noun")


def is_denied(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "Has not said whether …": nothing was said."""
    if scan.pack.meta.auxiliaries:
        before = scan.covered[match.start - 1] if match.start > sentence.start else None
        return before is not None and before.has("modality", "negation")  # "hat … nicht verurteilt"
    if scan.pack.meta.order != "svo" or not scan.pack.meta.passive:
        return False
    if not scan.holds("modality", "negation"):
        return False
    for i in range(match.start - 1, max(sentence.start, match.start - 3) - 1, -1):
        if scan.tokens[i].text in ",;:":
            return False
        found = scan.covered[i]
        if found is not None and found.end <= match.start and found.has("modality", "negation"):
            return True
    return False


def inside_word(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a hyphen ties the match to a word before it; a dash with a space before it does not."""
    i = match.start - 1
    return (
        i > sentence.start
        and scan.tokens[i].text in "-–"
        and scan.tokens[match.start].glued
        and scan.tokens[i].glued
    )


def reported(scan: Scan, cue: Cue) -> bool:
    """Whether the clause of saying stands itself in the reporting mood ("Indien habe gewarnt")."""
    if cue.opening < 0 or not scan.pack.meta.subjunctive:
        return False
    reach = range(cue.opening, min(cue.end + 2, len(scan.tokens)))
    return any(scan.in_subjunctive(i) for i in reach)


def is_passive(scan: Scan, sentence: Sentence, match: Match) -> bool:
    passive = scan.pack.meta.passive
    if match.has("saying", "according"):
        return False  # "nach Angaben von X"
    active = scan.pack.meta.active_participle
    if active and ends_in(scan.tokens[match.start].norm, active):
        return False
    # "the tariffs announced by Washington"
    if (
        passive
        and not scan.pack.meta.auxiliaries  # "berichtete von Engpässen"
        and match.end < sentence.end
        and (by := scan.covered[match.end]) is not None
        and by.has("marker", "by")
    ):
        return True
    before = match.start - 1
    if before > sentence.start and (
        scan.has_grammar(before, "adverb")
        or (scan.covered[before] is None and scan.tokens[before].text.islower())
    ):
        before -= 1  # "was warmly welcomed"
    return bool(passive) and before >= sentence.start and scan.tokens[before].norm in passive


def saying_here(match: Match, scan: Scan, sentence: Sentence) -> str:
    """A verb that takes both a clause and a noun phrase is read by what follows it."""
    kinds = [e.key for e in match.entries if e.category == "saying"]
    if {"say", "tell"} & set(kinds) and _of_the_above(scan, sentence, match):
        return "backward"
    if scan.quote_of[match.start] >= 0 and "charged" in kinds:
        return "charged"  # "Lima « condamne l'attaque »"
    turned = scan.pack.meta.inversion or bool(scan.pack.meta.auxiliaries)
    if turned and "charged" in kinds and behind_quotation(scan, sentence, match):
        # "…", a dénoncé le ministre: the quotation is all that is said.
        return "say"
    if "charged" in kinds and _closes_report(scan, sentence, match):
        return "say"  # "Die Lage sei ernst, kritisierte X"
    if "say" in kinds and _asks_its_pronoun(scan, sentence, match):
        return "say"  # "…, a-t-il annoncé lors d'une réunion"
    if (
        scan.pack.meta.adjective_after
        and "charged" in kinds
        and (colon_quotation(scan, match.end, sentence.end))
    ):
        return "say"  # "rechazó las críticas: «…»"
    if "say" in kinds and "charged" in kinds:
        return "say" if _clause_follows(scan, match) else "charged"
    if "say" in kinds and "stress" in kinds:
        if scan.pack.meta.inversion and _speaker_follows(scan, sentence, match):
            return "say"
        if scan.pack.meta.auxiliaries:
            return "stress" if _noun_follows(scan, match) else "say"
        if scan.pack.meta.order == "vso" and _quotation_ahead(scan, sentence, match):
            return "say"
        return "say" if _clause_follows(scan, match) else "stress"
    if set(kinds) == {"quoting"}:
        # "continued", "began": verbs of saying only beside a quotation.
        # Where the verb's parts stand apart, its participle may: "“…”, hatte X vorab kommentiert".
        back = 12 if scan.pack.meta.auxiliaries else 4
        here = range(max(sentence.start, match.start - back), min(sentence.end, match.end + 4))
        reported = scan.tokens[match.start - 1].text == "," and any(
            scan.in_subjunctive(i) for i in range(sentence.start, match.start)
        )
        return "say" if reported or any(scan.quote_of[i] >= 0 for i in here) else "quoting"
    if kinds == ["label"]:
        # "called X a liar" reports only when it quotes; "called X" is a call.
        sentence = scan.sentences[scan.sentence_of[match.start]]
        quoted = any(scan.quote_of[i] >= 0 for i in range(match.end, sentence.end))
        return "charged" if quoted else "label"
    for kind in (*SPEAKING, "according"):
        if kind in kinds:
            return kind
    return kinds[0]


def _closes_report(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a verb stands behind the comma of a clause in the reporting mood, or inside one:
    "X, bemängelte Y, komme zu spät"."""
    if not scan.pack.meta.auxiliaries or match.start <= sentence.start:
        return False
    if scan.tokens[match.start - 1].text != "," or scan.has_grammar(match.end, "but"):
        return False
    if any(scan.in_subjunctive(i) for i in range(sentence.start, match.start)):
        return True
    for i in range(match.end, sentence.end - 1):
        if scan.tokens[i].text == ",":
            return scan.in_subjunctive(i + 1)
    return False


_ABOVE = 14
"""Tokens between "об этом" and its verb: a subject, a day and a listener may stand there."""


def _of_the_above(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether what was said is the sentence before: "Об этом РИА Новости сообщил X"."""
    if not scan.holds("grammar", "above"):
        return False
    first = max(sentence.start, match.start - _ABOVE)
    opens = [i for i in range(first, match.start) if scan.has_grammar(i, "above")]
    # "Как передаёт X, об этом сообщил Y": it opens the sentence, or the clause.
    if not opens or (opens[0] > sentence.start and scan.tokens[opens[0] - 1].text != ","):
        return False
    # "Об этом, как передаёт РИА Новости, сообщил X"
    said = [
        m
        for m in scan.matches_in(opens[0], match.start, "saying")
        if not m.has("saying", "according")
    ]
    clause = any(scan.has_grammar(i, "that") for i in range(opens[0], match.end + 1))
    return not clause and not scan.has_mark(opens[0], match.start, ":;") and not said


def colon_quotation(scan: Scan, start: int, end: int) -> int:
    """The token from which a colon opens a quotation, no other verb of saying before it; 0 without one."""
    for i in range(start, end - 2):
        if scan.quote_of[i] >= 0 or scan.is_category(i, "saying"):
            return 0
        if scan.tokens[i].text == ":":
            quote = max(scan.quote_of[i + 1], scan.quote_of[i + 2])
            return i + 1 if quote >= 0 and scan.quotes[quote].words > _SHORT else 0
    return 0


_SHORT = 3
"""Words up to which a quotation behind a colon is a borrowed term."""


def _speaker_follows(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether the verb's own subject stands behind it: "…", subrayó el ministro."""
    if behind_quotation(scan, sentence, match):
        return True
    i = match.end
    romance = scan.pack.meta.inversion and scan.pack.meta.analytic
    while i < sentence.end and (
        i in scan.date_tokens
        or is_determiner(scan, i)
        or (romance and scan.has_grammar(i, "adverb"))  # "a indiqué de son côté la diplomatie"
    ):
        i += 1
    if i >= sentence.end or not scan.tokens[i].is_word:
        return True
    after = scan.covered[i]
    if after is None:
        return scan.tokens[i].is_capital
    # Behind a comma the report is over: "…, a précisé la présidence", "…, ont noté les deux ministres".
    closed = scan.tokens[match.start - 1].text == "," and match.start > sentence.start
    bodies = ("institution", "organization", "metonym", "capital", "collective") if closed else ()
    if closed and scan.pack.meta.impersonal and after.has("marker", "in"):
        return True  # "…, подтвердили в правительстве"
    people = ("office", "counterpart", "honorific", "state", "agency", "modifier")
    return after.entry(*people, *bodies) is not None


def _asks_its_pronoun(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a comma stands before a verb that has its pronoun behind a hyphen: "…, a-t-elle dit"."""
    if not scan.pack.meta.inversion or match.start <= sentence.start:
        return False
    last = min(match.end + 1, sentence.end)
    return scan.tokens[match.start - 1].text == "," and scan.has_mark(match.start, last, "-")


def behind_quotation(scan: Scan, sentence: Sentence, match: Match) -> bool:
    i = match.start - 1
    if scan.pack.meta.dialogue_dashes and i >= 0 and scan.tokens[i].text in '"”»':
        return False  # "партия «X» призвала": speech is parted by a comma or dash
    while i >= sentence.start and (scan.tokens[i].text in ",–—-" or is_adverb(scan, i)):
        i -= 1
    return i >= sentence.start and scan.tokens[i].text in '"”“»«'


def _quotation_ahead(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a colon and a quotation follow: "وأوضح في تصريحات صحفية: «…»"."""
    for i in range(match.end, sentence.end - 1):
        if scan.is_category(i, "saying"):
            return False
        if scan.tokens[i].text == ":":
            return scan.tokens[i + 1].text[0] in '"“”«' or scan.quote_of[i + 1] >= 0
    return False


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
            actor = known is not None and known.entry(*ACTORS) is not None
            if not governed and not actor and (known is not None or i > match.end):
                return True
            governed = False
    return False


def _clause_follows(scan: Scan, match: Match) -> bool:
    """Whether a clause, or nothing at all, follows: then it is no noun phrase that is reported."""
    end = match.end
    if scan.pack.meta.inserted:
        # "a indiqué de son côté que", "ha detto ieri che"
        while end < len(scan.tokens) and (is_adverb(scan, end) or end in scan.date_tokens):
            end += 1
    if end >= len(scan.tokens) or not scan.tokens[end].is_word:
        return True
    after = scan.match_at.get(end)
    if match.end in scan.date_tokens:
        # "confirmó el lunes los daños" reports a noun phrase, "confirmó el lunes en Lima que …" does not.
        return not (scan.pack.meta.adjective_after and scan.has_grammar(end, "determiner"))
    return after is not None and after.has("grammar", "that")
