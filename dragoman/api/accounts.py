"""Accounts of a store that others can reach: names, roles, and passwords that only a hash is kept of."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from dragoman.api.moment import now
from dragoman.errors import NotFound, OptionError
from dragoman.store import Store, User
from dragoman.store.attempts import Attempts

__all__ = ["ROLES", "SHORTEST", "Accounts", "Attempts"]

ROLES = ("reader", "editor", "admin")
"""What each may: read; also judge and bring in; also take back what others judged."""
SHORTEST = 10
"""Characters of a password."""
_LONGEST = 500
# scrypt (RFC 7914) with 32 MB and about a tenth of a second: what OWASP recommends for N = 2^15.
_COST, _BLOCK, _LANES = 2**15, 8, 3
_MEMORY = 64 * 2**20
_NAME = re.compile(r"[\w.@+-]{1,64}")


class Accounts:
    """The part of a book that knows who may use it."""

    _store: Store

    def users(self) -> list[User]:
        """All accounts by name."""
        return self._store.users()

    def user(self, name: str) -> User | None:
        """The account of this name."""
        return self._store.user(name)

    def add_user(self, name: str, password: str, role: str = "reader") -> None:
        """Make an account.  Raises OptionError for a name or role that cannot be, a password too
        short, and a name that is taken."""
        if not _NAME.fullmatch(name):
            raise OptionError(
                f"no name for an account: {name!r}", hint="Letters, digits and . _ - + @, up to 64."
            )
        _demand_role(role)
        made = User(name=name, role=role, secret=hashed(password), at=now())
        if not self._store.add_user(made):
            raise OptionError(
                f"there is an account {name} already", hint="`dragoman user role` changes its role."
            )

    def set_role(self, name: str, role: str) -> None:
        """Give an account another role.  Raises NotFound, OptionError."""
        _demand_role(role)
        if not self._store.change_user(name, "role", role):
            raise _unknown(name)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password; whoever is signed in by the old one is signed out.
        Raises NotFound, OptionError."""
        if not self._store.change_user(name, "secret", hashed(password)):
            raise _unknown(name)

    def remove_user(self, name: str) -> None:
        """Drop an account; what it judged stays.  Raises NotFound."""
        if not self._store.remove_user(name):
            raise _unknown(name)

    def known_user(self, name: str, password: str) -> User | None:
        """The account with this name and password; as slow for a name that there is not."""
        found = self._store.user(name)
        right = _matches(password, found.secret if found else _NOBODY)
        return found if found and right else None

    def session_key(self) -> bytes:
        """What sessions are signed with; one for each store."""
        return bytes.fromhex(self._store.session_key())


def hashed(password: str) -> str:
    """A password as it is kept: scrypt, its cost, salt and hash.  Raises OptionError."""
    if not SHORTEST <= len(password) <= _LONGEST:
        raise OptionError(f"a password has {SHORTEST} to {_LONGEST} characters")
    return _kept(password, secrets.token_hex(16))


def _kept(password: str, salt: str) -> str:
    return (
        f"scrypt${_COST}${_BLOCK}${_LANES}${salt}${_hash(password, salt, (_COST, _BLOCK, _LANES))}"
    )


def _hash(password: str, salt: str, cost: tuple[int, int, int]) -> str:
    n, r, p = cost
    data = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(
        data, salt=bytes.fromhex(salt), n=n, r=r, p=p, maxmem=_MEMORY, dklen=32
    ).hex()


def _matches(password: str, kept: str) -> bool:
    _, n, r, p, salt, wanted = kept.split("$")
    found = _hash(password[:_LONGEST], salt, (int(n), int(r), int(p)))
    return hmac.compare_digest(found, wanted) and len(password) <= _LONGEST


_NOBODY = f"scrypt${_COST}${_BLOCK}${_LANES}${'00' * 16}${'00' * 32}"
"""Matches no password."""


def _demand_role(role: str) -> None:
    if role not in ROLES:
        raise OptionError(f"no such role: {role}", hint=f"There are: {', '.join(ROLES)}.")


def _unknown(name: str) -> NotFound:
    return NotFound(f"there is no account {name}", hint="`dragoman user list` lists them.")
