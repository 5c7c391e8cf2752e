"""Which vocabulary and names may stand together in one noun phrase."""

from __future__ import annotations

from dragoman.language.phrases import Entry
from dragoman.reading.chunk import (
    OWNERS,
    RANKS,
    SERVING,
    Element,
)
from dragoman.reading.gaps import gap_between, is_unwritten
from dragoman.reading.offices import (
    has_no_owner,
    met_behind,
    office_behind,
    office_of_origin,
    only_ranked,
    owner_behind,
)
from dragoman.reading.scan import Scan


def owns_office(last: Element, new: Element) -> bool:
    """Whether the name before a name only says whose office he holds: "помощник Токаева Иван Петров"."""
    return last.run is not None and last.run.owner and new.start == last.end


_HEADS = ("office", "counterpart", "institution", "organization", "body")


STATES = ("state", "demonym")


_OWNING = frozenset((*STATES, "metonym", "institution", "organization"))


TELLING = frozenset(("name", "body", "office", "counterpart"))
"""Elements that make of a phrase what they are not called themselves."""


ALONE = ("pair", "collective", "city", "capital", "region", "metonym")


# What a possessive written before it may own: "his counterpart", "their foreign ministers".
_OWNED = frozenset(("demonym", "counterpart", "modifier", "office"))


def fits(scan: Scan, current: list[Element], new: Element) -> bool:
    """Whether `new` belongs to the same noun phrase as what stands before it."""
    last = current[-1]
    kinds = [e.kind for e in current]
    if (last.kind == "agency" and new.start > last.end) or _owns_behind(scan, last, new):
        return False  # "تهران- ایرنا- وزیران …": the agency's name ends the dateline
    if new.kind == "region" and last.kind == "office":
        return gap_between(scan, last, new) == "of"
    if (
        new.kind == "metonym"
        and last.kind in ("institution", "office")
        and gap_between(scan, last, new) in ("", "of")
    ):
        # "пресс-служба Кремля", "the spokesman of the Kremlin"
        return not any(k in STATES for k in kinds)
    if new.kind in ALONE or last.kind in ALONE or new.kind == "pronoun":
        return _is_government(scan, current, new)
    if last.kind == "pronoun":
        compound = _compounded(scan, new)  # "seinem US-Kollegen"
        if new.start != last.end or (new.kind not in _OWNED and not compound):
            return False
        last.entry = _owner_entry(scan, last) or last.entry
        return last.entry is not None and last.entry.key in OWNERS
    gap = gap_between(scan, last, new)
    if gap is None:
        return False
    if new.kind == "name" and _is_party(scan, last, new):
        return False
    if new.kind == "name":
        return _name_fits(scan, current, kinds, gap)
    if new.kind in STATES:
        return _state_fits(scan, current, kinds, gap, new)
    if new.kind == "honorific" and last.kind in ("institution", "organization"):
        # "in the office of the ministry His Excellency X": the title opens a phrase of its own.
        return "office" in kinds and "name" not in kinds
    if new.kind == "honorific" and gap == "of" and scan.pack.meta.analytic:
        return False  # "l'avocat de M. X": whose lawyer it is
    if new.kind == "modifier" and last.kind in STATES and new.start > last.end:
        # "con su homólogo peruano los principales temas": the article opens another phrase.
        return not scan.pack.meta.adjective_after and "name" not in kinds
    if new.kind in ("modifier", "honorific"):
        after = new.kind == "honorific" or (kinds[-1] == "office" and is_unwritten(scan))
        return "name" not in kinds or (gap == "" and after)
    if new.kind == "office":
        return _office_fits(scan, current, kinds, gap, new)
    if new.kind == "counterpart":
        return _counterpart_fits(scan, current, kinds, gap)
    if new.kind in ("institution", "organization", "body"):
        return "name" not in kinds and (gap == "of" or kinds[-1] in ("office", *STATES))
    return False


def _counterpart_fits(scan: Scan, current: list[Element], kinds: list[str], gap: str) -> bool:
    """ "با فواد حسین همتای عراقی خود", but not whoever opens a clause: "X همتای عراقی خود را پذیرفت"."""
    if "name" not in kinds and not (is_unwritten(scan) and any(k in STATES for k in kinds)):
        return "counterpart" not in kinds
    first = current[0].start
    opens = scan.sentences[scan.sentence_of[first]].start == first
    opens = opens or scan.has_grammar(first - 1, "that")
    titled = "office" in kinds and any(k in STATES for k in kinds)
    return gap == "" and is_unwritten(scan) and not (opens or titled)


def _is_party(scan: Scan, last: Element, new: Element) -> bool:
    """Whether an article parts an office from a name: "der Politiker der Forza Italia" is not called so."""
    meta = scan.pack.meta
    if not (meta.noun_capitals and meta.genitive) or last.kind != "office":
        return False
    return new.start - last.end == 1 and scan.has_grammar(last.end, "determiner")


def _owns_behind(scan: Scan, last: Element, new: Element) -> bool:
    """ "konuk bakanı Türkiye'ye davet etti": in Turkish owners stand before what is theirs."""
    return bool(scan.pack.meta.nominal) and last.kind == "office" and new.kind in _OWNING


def _is_government(scan: Scan, current: list[Element], new: Element) -> bool:
    """ "Madrid yönetimi": a government by its capital, in languages that put the owner before."""
    beside = current[-1].kind == "capital" and len(current) == 1 and new.start == current[-1].end
    return bool(scan.pack.meta.nominal) and beside and new.kind == "institution"


def _compounded(scan: Scan, new: Element) -> bool:
    """Whether a state's name opens a compound: "der Berater von US-Präsident X"."""
    hyphen = scan.tokens[new.end : new.end + 1] if new.kind == "state" else []
    return bool(hyphen) and hyphen[0].text in "-–" and hyphen[0].glued


def _state_fits(
    scan: Scan, current: list[Element], kinds: list[str], gap: str, new: Element
) -> bool:
    if any(k in STATES for k in kinds):
        return False
    if gap == "of":
        tied = kinds[-1] == "name" and scan.has_grammar_in(current[-1].end, new.start, "and")
        compound = "office" in kinds and _compounded(scan, new)
        return not (tied or compound) and any(k in _HEADS or k == "name" for k in kinds)
    if has_no_owner(current[-1], new):
        return False
    behind = office_behind(scan, current[-1], new) or office_of_origin(scan, current, new)
    return "name" not in kinds or behind or kinds[-1] in ("counterpart", "modifier")


def _owner_entry(scan: Scan, pronoun: Element) -> Entry | None:
    """The pronoun as an owner, where one word is both: "met her", "her counterpart"."""
    match = scan.match_at.get(pronoun.start)
    entries = match.entries if match else ()
    return next((e for e in entries if e.category == "pronoun" and e.key in OWNERS), None)


def owner_here(scan: Scan, pronoun: Element) -> str | None:
    """The key of a pronoun that is an owner as well, where a noun follows: "said her visit", not "met her"."""
    meta = scan.pack.meta
    owner = _owner_entry(scan, pronoun)
    if owner is None or meta.order != "svo" or meta.inversion or pronoun.end >= len(scan.tokens):
        return None
    i, behind = pronoun.end, scan.covered[pronoun.end]
    if i in scan.date_tokens or not scan.tokens[i].text.islower():
        return None
    noun = behind is not None and (
        behind.has_value("trigger", "noun") or behind.has("saying", "noun")
    )
    planned = (
        behind is not None
        and behind.end - behind.start == 1
        and behind.has("modality", "planned", "past")
    )
    plain = behind is None and scan.tokens[i].norm not in meta.inserted
    return owner.key if noun or planned or plain else None


def _name_fits(scan: Scan, current: list[Element], kinds: list[str], gap: str) -> bool:
    if "name" in kinds or gap == "of":
        return False
    if any(k in ("office", "counterpart", "honorific") for k in kinds):
        return True
    # "Iran's Pezeshkian", "Syria's Assad", "the Iranian Pezeshkian".
    return kinds[-1] in ("demonym", "modifier") or (kinds[-1] == "state" and current[-1].possessive)


def _office_fits(
    scan: Scan, current: list[Element], kinds: list[str], gap: str, new: Element
) -> bool:
    if kinds[-1] == "agency" and new.start == current[-1].end and new.entry is not None:
        # "in einem Interview mit der dpa Außenminister X": no agency has ministers.
        offices = ("",) if scan.pack.meta.paradigms else ("minister", "president", "premier")
        return not any(word in new.entry.key for word in offices)
    closed = kinds[-1] in ("institution", "state") and gap == ""
    if closed and _article_before(scan, current[-1], new):
        return False  # "al palazzo presidenziale il capo dello Stato", "llegó a Perú el presidente"
    ranked = new.entry is not None and new.entry.key in RANKS and gap == ""
    if ranked and kinds[-1] in (*STATES, "institution", "organization") and "name" not in kinds:
        # "эмир Катара шейх Тамим", "the defence minister of Chad General X": office and rank.
        return "office" in kinds
    if kinds[-1] == "office" and _next_holder(scan, current[-1], new, gap):
        return False
    if "office" in kinds and not only_ranked(scan, current):
        if scan.pack.meta.paradigms and kinds[-2:] == ["office", "demonym"] and gap == "":
            # "пресс-секретарь российского президента": whose spokesman it is.
            held = current[-2].entry
            return held is not None and held.key in SERVING and "name" not in kinds
        if kinds[-2:] == ["office", "demonym"] and _serves_another(scan, current, gap, new):
            return True
        # "Deputy Prime Minister and Foreign Minister", "王毅国务委员兼外长": two offices of one person.
        tied = "name" not in kinds or scan.has_grammar_in(current[-1].end, new.start, "holds")
        return kinds[-1] == "office" and gap in ("", "and") and tied
    if owner_behind(scan) and kinds[-1] == "state" and gap == "":
        return False
    if "name" in kinds:
        behind = gap == "" and scan.pack.meta.order != "v2" and not scan.pack.meta.capitals
        return behind and not met_behind(scan, current, new)
    return gap != "of" or kinds[-1] == "modifier"


def _next_holder(scan: Scan, last: Element, new: Element, gap: str) -> bool:
    """ "التقى المبعوث وزير الخارجية القطري": an office with the article is whole before another."""
    if scan.pack.meta.order != "vso" or gap != "" or last.entry is None:
        return False
    ranked = last.entry.key in RANKS or last.entry.key in ("king", "emir", "sultan")
    return last.prefix.endswith("ال") and not new.prefix and not ranked


def _serves_another(scan: Scan, current: list[Element], gap: str, new: Element) -> bool:
    """ "Der Sprecher des russischen Präsidenten, X, …": whose spokesman it is, no name behind it."""
    held, behind = current[-2].entry, scan.tokens[new.end : new.end + 1]
    serves = scan.pack.meta.order == "v2" and held is not None and held.key in SERVING
    return serves and gap == "" and not (behind and behind[0].is_capital)


def _article_before(scan: Scan, last: Element, new: Element) -> bool:
    """Whether an article parts two nouns, in languages that write none inside a title."""
    meta = scan.pack.meta
    apart = scan.has_grammar_in(last.end, new.start, "determiner")
    return meta.inversion and meta.analytic and apart


BESIDE_HEADS = frozenset(("modifier", "honorific", "demonym", "name"))
