"""Pages that are built unlike an article: without its element, in tables, lists, threads, plain text."""

from __future__ import annotations

import pytest

from dragoman.documents import make
from dragoman.documents.meta import read_metadata
from dragoman.documents.publication import read_date
from dragoman.model import RawItem

ONE = "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries and ports."
TWO = "They will meet again next year in Santiago, the Norwegian minister said after the talks."
LINKS = "".join(f"<a href='/{n}'>Section {n}</a><br>" for n in range(20))
MENU = f"<nav><ul>{''.join(f'<li>Section {n}</li>' for n in range(20))}</ul></nav>"
ROWS = "<tr><td>3 June 2024</td><td>Ana Rojas</td></tr><tr><td>4 June 2024</td><td>Kari Nordmann</td></tr>"
PAGES = {
    "containers alone": f"{MENU}<div><div>{ONE}</div><div>{TWO}</div></div>",
    "line breaks": f"{MENU}<div class=text><h1>Fish deal</h1>{ONE}<br><br>{TWO}</div>",
    "a layout of tables": f"<table><tr><td>{LINKS}</td><td><b>Fish deal</b><p>{ONE}<p>{TWO}</td></tr></table>",
    "a list": f"{MENU}<div id=main><h1>Readouts</h1><ul><li>{ONE}</li><li>{TWO}</li></ul></div>",
    "questions": f"{MENU}<main><dl><dt>What was agreed?</dt><dd>{ONE}</dd><dt>Then?</dt><dd>{TWO}</dd></dl></main>",
    "a thread": f"{MENU}<div class=post><b>kari77</b><div>{ONE}</div></div><div class=post><b>ole</b><div>{TWO}</div></div>",
    "a form around all": f"{MENU}<form><div><p>{ONE}</p><p>{TWO}</p></div></form>",
    "an aside around all": f"{MENU}<aside class=column><h1>Fish deal</h1><p>{ONE}</p><p>{TWO}</p></aside>",
    "plain text": f"<pre>Fish deal in Oslo\n\n{ONE}\n\n{TWO}\n</pre>",
    "a table of dates": f"{MENU}<article><p>{ONE}</p><table>{ROWS}</table><p>{TWO}</p></article>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_its_text_is_found_and_not_its_menu(name: str) -> None:
    html = f"<!doctype html><html><head><title>Fish deal</title></head><body>{PAGES[name]}</body></html>"
    document = make(RawItem(place="a.html", html=html))
    assert ONE in document.text
    assert TWO in document.text
    assert "Section" not in document.text
    assert document.published is None


def test_rows_of_a_table_stay_and_date_nothing() -> None:
    html = f"<html><body>{PAGES['a table of dates']}</body></html>"
    document = make(RawItem(place="a.html", html=html))
    assert "| 3 June 2024 | Ana Rojas |" in document.text
    assert document.dates == ()


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<span class='press-date'>Oslo, 5 June 2024</span>", "2024-06-05"),
        ("<div id=x class='article__date'>5. Juni 2024</div>", "2024-06-05"),
        ("<p class='updated'>5 June 2024</p>", None),
        ("<p class='date'>5 June 2024</p><p class='teaser date'>6 June 2024</p>", None),
    ],
)
def test_a_date_that_is_only_shown_counts_where_it_is_the_only_one(
    shown: str, published: str | None
) -> None:
    dates = read_metadata(f"<html><body>{MENU}{shown}<p>{ONE}</p></body></html>")
    assert [read_date(d) for d in dates.get("published_dates", ())] == (
        [published] if published else []
    )
