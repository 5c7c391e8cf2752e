"""Which lines of a page are not the report: each is set aside with its reason.

The order of the passes, from what is certain to what depends on place:
embedded posts; notes on the text; page furniture by the vocabulary of all
languages; the head of the page (title, kickers, date line, captions); the
dateline; headings and teasers between paragraphs; what trails the last
paragraph.  A wrong removal loses words of the report, a wrong keeping costs
little: where signs disagree the line stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from dragoman.documents.credits import cut_credits
from dragoman.documents.furniture import furniture
from dragoman.documents.lines import ENDS, QUOTES, TRAILS, Line
from dragoman.documents.mastheads import is_dated_title
from dragoman.documents.posts import mark_posts
from dragoman.documents.readers import tells_of_its_author
from dragoman.documents.wording import content_words
from dragoman.language.agencies import agency_named
from dragoman.language.pages import bare, vocabulary

SPEECH = '"“”„«»「」『』'
TORN_WORDS = 8
"""The torn end of a report may be so long; a shorter piece tells nothing."""
PATH = re.compile(r"\s[|>»›/]\s")
CELL_WORDS = 5
KICKER_WORDS = 4
"""A line of so few words above the report is a section, a name or a place, not a sentence."""
LATE = 0.8
"""Share of a page after which a heading of comments is followed by comments alone."""
NEAR = 0.5
"""Share of a heading's content words that the report has too: above it is the report's own."""
FAR = 0.25
HEADING_WORDS = (3, 15)
BODY = 30_000
NOTE_WORDS = 110
SHORT_NOTE = 40
OPENING_WORDS = 6
MOST_LINKS = 5
LINK_SHARE = 0.1
"""Items around a report; a longer list is what the page is about."""
SAME_TITLE = 0.75
LINK = re.compile(r"^\W*(?:https?://|www\.|twitter\.com/)?[\w.+-]+[@./][\w/.@%?=&#+-]*\.?[\w/-]+$")


def clean_page(lines: list[Line], title: str | None) -> str | None:
    """As `clean`, for main text that an extractor took from a page.

    Its headings are the report's own and stay; the title, which pages repeat
    above the text or leave out, goes, since the document has it; lists of
    links before the first and after the last paragraph go.
    """
    mark_posts(lines)
    _mark_title(lines, title)
    _mark_notes(lines)
    cut_credits(lines)
    before = len(kept(lines))
    _mark_furniture(lines)
    if len(kept(lines)) < before:
        # Below a report its forms and lists stood between the notes and the end of the page.
        _mark_notes(lines)
    _mark_links(lines)
    _mark_twins(lines)
    return title


def _mark_title(lines: list[Line], title: str | None) -> None:
    """One of the first lines that is the title, or nearly so (another edition of it)."""
    wanted = content_words(title) if title else set()
    for line in lines[:3]:
        words = content_words(line.text) if line.words <= 40 else set()
        same = len(words & wanted) >= SAME_TITLE * max(len(words), len(wanted), 1)
        if line.bare == bare(title or "") or (same and len(wanted) >= 3 and not line.prose):
            line.reason = "title"
            return


def _mark_links(lines: list[Line]) -> None:
    """Items of lists, addresses and e-mail addresses around the paragraphs."""
    alive = kept(lines)
    prose = [i for i, line in enumerate(alive) if line.prose and not line.bullet]
    if not prose:
        return
    total = sum(len(line.text) for line in alive)
    for around in (alive[: prose[0]], alive[prose[-1] + 1 :]):
        found = [x for x in around if (x.bullet and not _speaks(x)) or LINK.match(x.text)]
        if len(found) <= MOST_LINKS and sum(len(x.text) for x in found) <= LINK_SHARE * total:
            for line in found:
                line.reason = "related"


def clean(lines: list[Line], title: str | None) -> str | None:
    """Mark in place what is not the report; gives the title, found in the head if not known."""
    mark_posts(lines)
    _mark_notes(lines)
    cut_credits(lines)
    before = len(kept(lines))
    _mark_furniture(lines)
    if len(kept(lines)) < before:
        # Below a report its forms and lists stood between the notes and the end of the page.
        _mark_notes(lines)
    _keep_dated_title(lines, title)
    title = _mark_head(lines, title)
    _mark_shown(lines, title)
    _mark_middle(lines, title)
    _mark_author(lines)
    _mark_foot(lines)
    _mark_repeated(lines)
    return title


def kept(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kept]


def _mark_notes(lines: list[Line]) -> None:
    """Notes stand among the first or last lines; a short one may stand anywhere."""
    words = vocabulary().notes
    alive = kept(lines)
    for place, line in enumerate(alive):
        if not (place < 3 or place >= len(alive) - 6) or line.words > NOTE_WORDS:
            continue
        found = words.found(line.folded)
        if found and _is_note(line, *found[0]):
            line.reason = f"note_{found[0][2]}"


def _is_note(line: Line, at: int, _: int, kind: str) -> bool:
    """The phrase opens the line or its first sentence, or the line is short; nobody is quoted with
    it.  Whose the views are is said at the end of a sentence as well."""
    opening = len(line.folded) // 2 if line.words <= SHORT_NOTE else 60
    if kind == "disclaimer" and line.words <= SHORT_NOTE:
        opening = len(line.folded)
    quoted = line.text.rstrip(". ").endswith(tuple("”»“")) and any(
        mark in line.text[:at] for mark in SPEECH
    )
    return at <= max(opening, 60) and not quoted


def _mark_furniture(lines: list[Line]) -> None:
    section: str | None = None
    words = vocabulary()
    total = sum(len(line.text) for line in lines)
    seen = 0
    closed = False
    told = [x.order for x in lines if x.kept and x.prose]
    first_prose, last_prose = min(told, default=0), max(told, default=-1)
    for line in lines:
        seen += len(line.text)
        if not line.kept:
            continue
        if closed:
            line.reason = "comments"
            continue
        late = seen > LATE * total and words.lines.get(line.bare) == "comments"
        if line.words <= 14 and (late or words.closes.starting(line.folded)):
            line.reason = "comments"
            closed = seen > 0.5 * total or last_prose < line.order
            section = "comments"
            continue
        reason = furniture(line)
        if reason:
            line.reason = reason
        opened = _opened(line, words.opens)
        if opened and line.words <= OPENING_WORDS:
            line.reason = opened
            section = opened
        elif section and not reason:
            if line.prose:
                section = None
            elif not (line.order < first_prose and _heads(line, lines)):
                line.reason = section


def _heads(line: Line, lines: list[Line]) -> bool:
    """Whether a line above the report, in a list of others, may be its title: it tells the same."""
    words = content_words(line.text)
    body = _words_of([x for x in lines if x.kept and x.prose][:10])
    return line.words >= 3 and len(words & body) > NEAR * max(len(words), 2)


def _opened(line: Line, opens: Mapping[str, str]) -> str | None:
    """What a heading opens: "You may like", "You may like this too"."""
    found = opens.get(line.bare)
    if found or line.prose or not 3 <= line.words <= OPENING_WORDS:
        return found
    words = line.bare.split()
    shorter = (words[:-cut] for cut in (1, 2) if len(words) - cut >= 2)
    return next((r for some in shorter if (r := opens.get(" ".join(some)))), None)


def _keep_dated_title(lines: list[Line], title: str | None) -> None:
    """Keep a line of the head that looks like a date line and is the report's title: the given
    one, or where no other line can be one."""
    first = next((i for i, x in enumerate(lines) if x.kept and x.prose), len(lines))
    head = lines[:first]
    dated = [line for line in head if line.reason == "date_line"]
    if not dated:
        return
    if title:
        dated = [line for line in dated if line.bare == bare(title)]
    elif any(line.kept and line.words >= 3 and not line.bullet for line in head):
        return
    body = set() if title else _words_of(lines[first:])
    for line in dated:
        if title or is_dated_title(line, body):
            line.reason = None
            return


def _mark_head(lines: list[Line], title: str | None) -> str | None:
    """Find the title above the first paragraph; set aside what else stands there."""
    alive = kept(lines)
    first = next(
        (i for i, line in enumerate(alive) if line.prose and not _quoted(line)), len(alive)
    )
    head = alive[:first]
    if first == len(alive):
        return title or (alive[0].text if alive and alive[0].words >= 3 else None)
    body = _words_of(alive[first:])
    given = bare(title) if title else None
    chosen = next((x for x in head if given and x.bare == given), None) or _title_of(head, body)
    for before, line in zip([None, *head], head, strict=False):
        if line is chosen:
            continue
        line.reason = _reason_in_head(line, chosen, body, given, before)
        if before and before is not chosen and before.bare == line.bare and not before.reason:
            before.reason = line.reason = "caption"
    return title or (chosen.text if chosen else None)


def _mark_shown(lines: list[Line], title: str | None) -> None:
    """A short line beside a caption that says the same: what a picture is called."""
    given = bare(title or "")
    for before, line in pairwise(lines):
        for shown, caption in ((before, line), (line, before)):
            if caption.reason != "caption" or not shown.kept or shown.prose or shown.bare == given:
                continue
            words = content_words(shown.text)
            if len(words & content_words(caption.text)) >= SAME_TITLE * max(len(words), 2):
                shown.reason = "caption"


def _words_of(lines: list[Line]) -> set[str]:
    """Content words of a report; of a very long one, of its beginning."""
    return content_words(" ".join(line.text[:BODY] for line in lines[:200])[:BODY])


def _quoted(line: Line) -> bool:
    return line.text[0] in QUOTES and line.text.rstrip(" .")[-1:] in QUOTES and line.words <= 25


def _title_of(head: list[Line], body: set[str]) -> Line | None:
    """The line of the head that shares most with the report; the first of equals."""
    best, best_score = None, 0.0
    for line in head:
        if line.words < 3 or line.words > 35 or line.bullet or _quoted(line):
            continue
        words = content_words(line.text)
        if not words:
            continue
        share = len(words & body) / len(words)
        score = (0.2 + share) * min(len(words), 8)
        if score > best_score * 1.25:
            best, best_score = line, score
    if best:
        # "Home Latest News Talks in Oslo" above "Talks in Oslo": the title with the path to it.
        for line in head:
            if line is not best and line.words >= 3 and best.bare.endswith(f" {line.bare}"):
                return line
    return best


def _reason_in_head(
    line: Line, title: Line | None, body: set[str], given: str | None, before: Line | None
) -> str | None:
    if line.bare in (title.bare if title else None, given):
        return "repeated"
    if _is_path(line, title):
        return "navigation"
    if line.bullet and not line.prose:
        return "summary"
    if agency_named(line.text):
        return "credit"
    if _quoted(line):
        return "pull_quote"
    if _city_line(line):
        return "dateline"
    if line.words <= KICKER_WORDS:
        return "navigation"
    words = content_words(line.text)
    share = len(words & body) / len(words) if words else 0.0
    return "navigation" if share < FAR else None


def _is_path(line: Line, title: Line | None) -> bool:
    """Sections side by side ("Embassy in Oslo | News"), or the path to the title and the title."""
    if title and line.bare.endswith(f" {title.bare}"):
        return True
    cells = PATH.split(line.text)
    return len(cells) > 1 and not line.prose and all(len(c.split()) <= CELL_WORDS for c in cells)


def _city_line(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return bool(letters) and line.text.upper() == line.text != line.text.lower() and line.words <= 3


def _mark_middle(lines: list[Line], title: str | None) -> None:
    """Headings between paragraphs: teasers of other reports, and subheadings.

    Neither is a sentence of the report; a subheading repeats what its section
    says.  Rows and lists (several short lines together) stay when they share
    the report's words, since a list may be part of it.
    """
    alive = kept(lines)
    prose = [i for i, line in enumerate(alive) if line.prose]
    if len(prose) < 2:
        return
    body = _words_of([alive[i] for i in prose])
    for i in range(prose[0] + 1, prose[-1]):
        line = alive[i]
        if line.prose or _speaks(line) or line.text[0].islower():
            continue
        alone = alive[i - 1].prose and alive[i + 1].prose
        if agency_named(line.text):
            line.reason = "credit"
        elif alone and _heading(line):
            words = content_words(line.text)
            share = len(words & body) / len(words) if words else 0.0
            line.reason = "subheading" if share >= NEAR and line.words <= 6 else "teaser"
        elif not alone and line.words <= KICKER_WORDS and not (content_words(line.text) & body):
            line.reason = "navigation"


def _speaks(line: Line) -> bool:
    """A sentence however short, or quoted words, or what leads to them."""
    text = line.text
    if any(q in text for q in SPEECH):
        return True
    return bool(ENDS.search(text[-60:]) and not TRAILS.search(text[-20:])) or text[-1] in ",،、"


def _heading(line: Line) -> bool:
    low, high = HEADING_WORDS
    return line.words <= high and (line.words >= low or line.gap)


def _mark_foot(lines: list[Line]) -> None:
    """What trails the last paragraph, unless it is the torn end of the report."""
    alive = kept(lines)
    last = max((i for i, line in enumerate(alive) if line.prose), default=None)
    if last is None:
        return
    foot = alive[last + 1 :]
    for line in foot:
        ends_the_page = line is lines[-1] and lines[line.order - 1] is alive[last]
        if ends_the_page and line.words >= TORN_WORDS:
            continue
        if _speaks(line) and not agency_named(line.text):
            continue
        line.reason = (
            "credit" if agency_named(line.text) else ("tags" if line.words <= 6 else "teaser")
        )


def _mark_author(lines: list[Line]) -> None:
    """A closing line on who wrote the report: "Kari Nord is a reporter in Oslo."."""
    alive = kept(lines)
    if len(alive) < 3:
        return
    for line in alive[-2:]:
        others = " ".join(x.folded for x in alive if x is not line)
        if tells_of_its_author(line, others):
            line.reason = "byline"


def _mark_twins(lines: list[Line]) -> None:
    """A line that says what the line before it says."""
    alive = kept(lines)
    for before, line in pairwise(alive):
        if line.text == before.text:
            line.reason = "repeated"


def _mark_repeated(lines: list[Line]) -> None:
    seen: set[str] = set()
    for line in lines:
        if line.kept and len(line.text) >= 20:
            if line.text in seen:
                line.reason = "repeated"
            seen.add(line.text)
