"""The tables of the relational set, in the order in which they are best read."""

from __future__ import annotations

import msgspec

from dragoman.model import ACTIONS, ACTOR_KINDS, FORMS, ROLES, STATUSES
from dragoman.views.tables.columns import Column, Table

_ABOUT = {
    "event": "The event.",
    "document": "The report.",
    "actor": "The actor.",
    "statement": "The statement.",
    "story": "The story.",
    "place": "The place.",
    "commitment": "The commitment.",
}


def _of(table: str, name: str | None = None, meaning: str | None = None) -> Column:
    """A column that refers to the table whose key is the column named `table`."""
    plural = {"story": "stories"}.get(table, f"{table}s")
    return Column(name or table, "id", meaning or _ABOUT[table], f"{plural}.{table}")


def _loosely(table: str, name: str, meaning: str) -> Column:
    """A reference that a part of a record may not hold."""
    wording = f"{meaning} With filters it may be left out."
    return msgspec.structs.replace(_of(table, name, wording), loose=True)


def _id(name: str, meaning: str) -> Column:
    return Column(name, "id", meaning)


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _word(name: str, meaning: str, values: tuple[str, ...] = ()) -> Column:
    return Column(name, "word", meaning, None, values)


def _date(name: str, meaning: str) -> Column:
    return Column(name, "date", meaning)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning)


_SPANS = _word(
    "spans",
    "Where in the document's text it stands: start:end in Unicode code points, end exclusive; "
    "several apart by spaces.",
)
_SNIPPET = _text(
    "snippet", "The words at these spans, cut to the length asked for; pieces joined by ' … '."
)
_STATE = _word("state", "ISO 3166-1 alpha-3 code of the state the actor belongs to.")

TABLES: tuple[Table, ...] = (
    Table(
        "events",
        "One row an event, however many reports tell it.",
        ("event",),
        (
            _id("event", "Names the event; stays the same as long as the same reports tell it."),
            _word(
                "kind",
                "What happened: meeting, visit, call, press_conference, summit, signing, message, "
                "invitation, negotiation; else the PLOVER type in lower case.",
            ),
            _word("status", "How far it has come, as reported.", STATUSES),
            _word("plover_type", "PLOVER event type."),
            _word("plover_mode", "PLOVER mode, where the type has modes."),
            _date("start", "First day, as precise as the reports are."),
            _date("end", "Last day."),
            _word("precision", "How precise `start` is.", ("day", "month", "year")),
            _text("date_basis", "The words on which the date rests, and in which report."),
            _of("place"),
            _text("parties", "States and organisations that took part, apart by '; '."),
            _count("accounts", "Reports that tell it."),
            _count("independent_accounts", "Reports that tell it, copies and translations of one "
                   "text counted once."),
            _word("languages", "ISO 639-1 codes of its reports, apart by '; '."),
            _date("first_published", "Day of the first report."),
            _word("differs", "Fields on which the reports do not agree, apart by '; '."),
            _of("story"),
        ),
    ),
    Table(
        "participants",
        "Who took part in an event, and as what.",
        ("event", "actor", "role"),
        (
            _of("event"),
            _of("actor"),
            _word("role", "In which part.", ROLES),
            _text("name", "The actor's name."),
            _text("office", "The office the actor is reported to have held at that time."),
            _STATE,
            _count("documents", "Reports that say so."),
        ),
    ),
    Table(
        "parties",
        "States and organisations that an event was between.",
        ("event", "party"),
        (_of("event"), _text("party", "ISO 3166-1 alpha-3 code of a state, or a name.")),
    ),
    Table(
        "places",
        "Where events were.",
        ("place",),
        (
            _id("place", "Country and name of the place."),
            _text("name", "English name, where a pack knows it; else as reported."),
            _word("country", "ISO 3166-1 alpha-2 code."),
        ),
    ),
    Table(
        "accounts",
        "The crosswalk from event to report: one row a report that tells the event.",
        ("event", "document"),
        (
            _of("event"),
            _of("document"),
            _word("status", "What this report gives; empty where it is silent.", STATUSES),
            _date("start", "First day, as this report gives it."),
            _date("end", "Last day, as this report gives it."),
            _text("date_basis", "The words of this report on which the date rests."),
            _of("place", meaning="The place, as this report gives it."),
            _text("participants", "Actor and role as this report has them: actor=role, "
                  "apart by '; '."),
            _of("document", "copy_of", "The report that this one goes back to."),
            _SPANS,
            _SNIPPET,
        ),
    ),
    Table(
        "differences",
        "Every value given for a field on which the reports of an event do not agree.",
        ("event", "field", "value", "document"),
        (
            _of("event"),
            _word("field", "The field."),
            _text("value", "One of the values given."),
            _of("document", meaning="A report that gives it."),
        ),
    ),
    Table(
        "links",
        "How one event bears on another.",
        ("event", "kind", "to_event"),
        (
            _of("event"),
            _word("kind", "How.", ("follows", "fulfils", "part_of", "cancels")),
            _loosely("event", "to_event", "The event it bears on."),
        ),
    ),
    Table(
        "statements",
        "One row an utterance, in however many versions it is reported.",
        ("statement",),
        (
            _id("statement", "Names the statement."),
            _text("speakers", "Ids of those who said it, apart by '; '; see `speakers`."),
            _loosely("event", "event", "The occasion, where one is reported."),
            _of("actor", "addressee", "To whom it was said."),
            _text("topics", "Topics, apart by '; '."),
            _count("versions", "Reported versions."),
        ),
    ),
    Table(
        "speakers",
        "Who said a statement; joint speakers are several rows.",
        ("statement", "actor"),
        (_of("statement"), _of("actor")),
    ),
    Table(
        "statement_versions",
        "A statement in the words of one report.",
        ("statement", "document", "position"),
        (
            _of("statement"),
            _of("document"),
            _count("position", "Place among the statements of that report, from 0."),
            _word("form", "How it is reported.", FORMS),
            _SPANS,
            _SNIPPET,
        ),
    ),
    Table(
        "commitments",
        "What was promised, and what became of it.",
        ("commitment",),
        (
            _id("commitment", "Names the commitment."),
            _of("actor", "by", "Who promised."),
            _of("actor", "to", "To whom."),
            _word("kind", "What: visit, support, sign or other."),
            _word("status", "`open` says that no evidence was found, not that it was broken.",
                  ("open", "met", "overtaken")),
            _date("due", "By when, if the text says."),
            _loosely("event", "met_by", "The event that met or overtook it."),
            _count("accounts", "Reports of it."),
        ),
    ),
    Table(
        "commitment_accounts",
        "A commitment in the words of one report.",
        ("commitment", "document", "spans"),
        (_of("commitment"), _of("document"), _SPANS, _SNIPPET),
    ),
    Table(
        "copies",
        "Which report goes back to which.",
        ("document", "of"),
        (
            _of("document", meaning="The copy."),
            _of("document", "of", "The earlier text."),
            _word("kind", "How.", ("exact", "near", "partial", "translation")),
            Column("score", "number", "How alike the texts are, 0 to 1."),
            _text("why", "What speaks for it, apart by '; '."),
        ),
    ),
    Table(
        "stories",
        "Reports on one happening and its immediate sequel.",
        ("story",),
        (_id("story", "Names the story."), _count("documents", "Reports in it.")),
    ),
    Table(
        "story_documents",
        "The reports of a story.",
        ("story", "document"),
        (_of("story"), _of("document"), _text("why", "What ties it to the story, apart by '; '.")),
    ),
    Table(
        "documents",
        "One row a report.",
        ("document",),
        (
            _id("document", "The id that the input gave, else one made from the content."),
            _text("url", "Its address."),
            _text("file", "Name of the file it was read from, without folders."),
            _text("title", "Its headline."),
            _word("language", "ISO 639-1 code."),
            _date("published", "Date of publication."),
            _word("published_basis", "What that date rests on."),
            _date("modified", "Date of the last change, where the input gives it."),
            _text("outlet", "Who published it."),
            _text("agency", "The agency it credits."),
            _text("byline", "The author's line."),
            _text("dateline", "City of the date line, as written."),
            _count("characters", "Length of the clean text in Unicode code points."),
            _word("sha256", "SHA-256 of the clean text in UTF-8: whoever holds the text can see "
                  "that the spans are its own."),
            _text("snippet", "The beginning of the text, cut to the length asked for."),
            Column("text", "text", "The whole clean text; with --full-text alone.", shown=False),
        ),
    ),
    Table(
        "actors",
        "Persons, states, organisations and groups, each across languages and scripts.",
        ("actor",),
        (
            _id("actor", "Names the actor."),
            _text("name", "The name it is shown by."),
            _word("kind", "What it is.", ACTOR_KINDS),
            _STATE,
            _count("documents", "Reports that name it."),
        ),
    ),
    Table(
        "names",
        "Every way in which an actor is written.",
        ("actor", "name", "language"),
        (
            _of("actor"),
            _text("name", "As written."),
            _word("language", "ISO 639-1 code of the reports."),
            _count("documents", "Reports that write it so."),
        ),
    ),
    Table(
        "offices",
        "Offices that actors are reported to hold, dated by the reports alone.",
        ("actor", "office", "state", "first", "last"),
        (
            _of("actor"),
            _text("office", "English name of the office."),
            _word("state", "ISO 3166-1 alpha-3 code of the state whose office it is."),
            _date("first", "First day on which a report has the actor in it."),
            _date("last", "Last such day."),
        ),
    ),
    Table(
        "judgements",
        "People's corrections, in the order they were made.",
        ("judgement",),
        (
            _id("judgement", "Names the judgement."),
            _word("action", "What was decided.", ACTIONS),
            _id("subject", "Of what: the id of an actor, event, statement, document or judgement."),
            _id("object", "Against what, where the action takes two."),
            _word("field", "Which field, for `edit`."),
            _text("value", "Its right value."),
            _text("author", "Who decided."),
            _word("at", "When, UTC."),
            _text("reason", "Why."),
        ),
    ),
)  # fmt: skip

_BY_NAME = {one.name: one for one in TABLES}


def table(name: str) -> Table:
    """The table called `name`; raises KeyError."""
    return _BY_NAME[name]
