"""Every error dragoman raises on purpose, with its exit code and HTTP status.

    DragomanError
    ├── InputError            what the user gave cannot be used
    │   ├── SourceError       a file, page or archive entry cannot be opened or read
    │   ├── OptionError       a filter, date, mapping or option makes no sense
    │   └── JudgementError    a correction names something that is not there
    ├── PackError             a language pack is wrong; names file and line
    ├── StoreError            the store cannot be used
    │   ├── NotAStore         the file is a database, but not ours, or no database
    │   ├── StoreTooNew       made by a newer version of dragoman
    │   └── StoreFull         disk full or not writable
    ├── AccessError           who asks may not do this
    │   └── TooManyAttempts   signing in failed too often
    ├── ClusterError          the cluster cannot be reached, or a node of it is not fit
    ├── NotFound              an id or name that the record does not have
    └── MissingExtra          an optional dependency is not installed

A message says what was wrong, where, and what to do about it.  Faces only
translate: the command line prints the message and leaves with `exit_code`,
the web answers with `status`.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Root of the tree; `code` is the stable name programs may rely on."""

    code = "error"
    exit_code = 1
    status = 500

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class InputError(DragomanError):
    code = "input"
    exit_code = 2
    status = 400


class SourceError(InputError):
    """An input item cannot be read. `reason` is a short word for lists and counts."""

    code = "source"

    def __init__(
        self, message: str, *, reason: str, where: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.reason = reason


class OptionError(InputError):
    code = "option"


class JudgementError(InputError):
    code = "judgement"
    status = 409


class PackError(DragomanError):
    code = "pack"
    exit_code = 3


class StoreError(DragomanError):
    code = "store"
    exit_code = 4
    status = 503


class NotAStore(StoreError):
    code = "not_a_store"


class StoreTooNew(StoreError):
    code = "store_too_new"


class StoreFull(StoreError):
    code = "store_full"
    status = 507


class ClusterError(DragomanError):
    code = "cluster"
    exit_code = 8
    status = 502


class NotFound(DragomanError):
    code = "not_found"
    exit_code = 5
    status = 404


class AccessError(DragomanError):
    code = "access"
    exit_code = 2
    status = 403


class TooManyAttempts(AccessError):
    code = "too_many_attempts"
    status = 429


class MissingExtra(DragomanError):
    code = "missing_extra"
    exit_code = 6
    status = 501
