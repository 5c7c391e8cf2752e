"""A list of known persons: what its file may hold, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.model import KnownPerson, Tenure
from dragoman.sources import read_persons

LIST = """Name,Other names,Office,State,From,To,Wikidata
Nadia Haddad,"ناديا حداد; Nadja Hadad",Foreign Minister,lbn,2020-03,2022,https://www.wikidata.org/wiki/Q901
Nadia Haddad,,president,LBN,2022-05-01,,Q901

Nadia Haddad,,,,,,Q902
"Brandt, Karl",,,,,,
"""


def listed(folder: Path, text: str) -> tuple[KnownPerson, ...]:
    path = folder / "persons.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_persons(path)


def test_rows_of_one_person_are_one_person(tmp_path: Path) -> None:
    brandt, minister, other = listed(tmp_path, LIST)
    assert brandt == KnownPerson(name="Brandt, Karl")
    assert other == KnownPerson(name="Nadia Haddad", wikidata="Q902")
    assert minister.wikidata == "Q901"
    assert minister.names == ("Nadja Hadad", "ناديا حداد")
    assert minister.tenures == (
        Tenure("foreign minister", "LBN", "2020-03", "2022"),
        Tenure("president", "LBN", "2022-05-01", None),
    )


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    head, *rows = LIST.splitlines(keepends=True)
    turned = [rows[1], rows[0], *reversed(rows[2:])]
    assert listed(tmp_path, head + "".join(turned)) == listed(tmp_path, LIST)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", ":1", "no column 'name'"),
        ("who,office\n", ":1", "who"),
        ("name,state\nAda,XYZ\n", ":2", "XYZ"),
        ("name,from,to\nAda,2022,2021\n", ":2", "after"),
        ("name,from\nAda,June\n", ":2", "June"),
        ("name,wikidata\nAda,42\n", ":2", "Wikidata"),
        ("name,office\n,president\n", ":2", "without a name"),
        ("name,office\nAda,one,two\n", ":2", "3 values for 2 columns"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, where: str, what: str
) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        listed(tmp_path, text)
    assert str(caught.value.where).endswith(where)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_persons(tmp_path / "none.csv")
