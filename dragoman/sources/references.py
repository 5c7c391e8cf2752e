"""Items that name a report without holding it: an address in a list, a file beside a library.

Files that a reference names are read if they lie in the folder of the file
that names them, or below it; a list from elsewhere must not lead to files that
nobody gave.  Pages are fetched if the user asked for it (`--fetch`): a list of
ten thousand addresses is hours of asking servers, which nobody means by naming
a file.  What was fetched before is taken from where it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import msgspec

from dragoman.model import Quarantined, RawItem
from dragoman.sources.fetch import Fetcher, address, is_address


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """`known` is a raw item without text or page; `files` are paths as they were written there."""

    known: RawItem
    files: tuple[str, ...] = ()
    abstract: str | None = None
    """Text that stands for the report where none of its files can be read."""

    def without(self, why: str) -> Quarantined:
        """The reference as an item without text, for the reason `why`."""
        return Quarantined(place=self.known.place, reason="no_text", message=why)


Item = RawItem | Quarantined | Reference
OpenFile = Callable[[Path, str], Iterator[Item]]
"""Opens a file under the name that places are to have."""


@dataclass
class Resolver:
    """Follows the references of one run; `followed` are the files that were read so."""

    fetcher: Fetcher[Reference]
    open_file: OpenFile
    fetching: bool
    followed: set[Path] = field(default_factory=set)

    def items(self, found: Iterator[Item]) -> Iterator[RawItem | Quarantined]:
        """`found`, each reference replaced by what it leads to."""
        for item in found:
            if isinstance(item, Reference):
                yield from self._followed(item)
            else:
                yield item

    def _followed(self, reference: Reference) -> Iterator[RawItem | Quarantined]:
        read = False
        for number, name in enumerate(reference.files, 1):
            for item in self._file(reference.known, name):
                if isinstance(item, RawItem):
                    read = True
                    # One id for two reports would make them versions of one document.
                    alone = number == 1 and item.place == _within(reference.known, name)
                    item = _described(item, reference.known, named=alone)
                yield item
        if not read and reference.abstract:
            yield msgspec.structs.replace(reference.known, text=reference.abstract)
        elif not read and (self.fetching or not reference.files):
            yield from self._page(reference)

    def _file(self, known: RawItem, name: str) -> Iterator[RawItem | Quarantined]:
        place = _within(known, name)
        try:
            if known.path is None or not Path(known.path).is_file():
                yield _outside(place, "a list that is no file of its own has no folder")
                return
            folder = Path(known.path).resolve().parent
            file = (folder / _plain(name)).resolve()
            if not file.is_relative_to(folder):
                yield _outside(place, "it lies outside the folder of the file that names it")
                return
            if not file.is_file():
                yield Quarantined(
                    place=place,
                    reason="missing",
                    message=f"No such file: {file}. Put it there, or correct its name.",
                )
                return
        except (OSError, ValueError) as error:
            yield Quarantined(
                place=place, reason="unreadable", message=f"{error}. Correct its name."
            )
            return
        self.followed.add(file)
        yield from _flat(self.open_file(file, place))

    def _page(self, reference: Reference) -> Iterator[RawItem | Quarantined]:
        known = reference.known
        if known.url is None or not is_address(known.url):
            yield reference.without("It has neither a text nor an address. Give the report itself.")
            return
        if not self.fetching and not self.fetcher.keeps(known.url):
            yield reference.without(
                f"It has an address and no text: {known.url}. Fetch the page with --fetch."
            )
            return
        for item in _flat(self.fetcher.listed(known.url)):
            if item.place == address(known.url):
                item = msgspec.structs.replace(item, place=known.place)
                if isinstance(item, RawItem):
                    item = _described(item, known, named=False)
            yield item


def _plain(name: str) -> str:
    """The path in a file's name, which may be written as an address ("file:///x%20y.pdf")."""
    return unquote(name[7:]) if name.startswith("file://") else name


def _within(known: RawItem, name: str) -> str:
    return f"{known.place}/{_plain(name).lstrip('/')}"


def _flat(found: Iterator[Item]) -> Iterator[RawItem | Quarantined]:
    """Items that a reference led to; references among them are not followed in their turn."""
    for item in found:
        if isinstance(item, Reference):
            way = "It was led to by a list and only names a report. Give its page or file itself."
            yield item.without(way)
        else:
            yield item


def _described(item: RawItem, known: RawItem, *, named: bool) -> RawItem:
    """`item` with what the reference knows of it and the item does not say."""
    return msgspec.structs.replace(
        item,
        id=item.id or (known.id if named else None),
        url=item.url or known.url,
        title=item.title or known.title,
        published=item.published or known.published,
        published_basis=item.published_basis
        or ("metadata" if known.published and not item.published else None),
        outlet=item.outlet or known.outlet,
        language=item.language or known.language,
        metadata={**{k: v for k, v in known.metadata.items() if v}, **item.metadata},
    )


def _outside(place: str, why: str) -> Quarantined:
    return Quarantined(
        place=place,
        reason="forbidden",
        message=f"This file was not opened, since {why}. Give it to the program itself.",
    )
