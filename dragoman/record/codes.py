"""Codes: what a piece of work depends on, named by 64 bits, reckoned for whole arrays at once.

Among a million things two have one code by chance once in forty million records.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def code(*inputs: object) -> int:
    """The code of plain values, tuples, lists, structs."""
    return int.from_bytes(blake2b(msgspec.msgpack.encode(inputs), digest_size=8).digest())


def coded(things: Iterable[object]) -> Codes:
    """The codes of several things."""
    return np.array([code(thing) for thing in things], dtype=np.uint64)


def mixed(values: Codes) -> Codes:
    """Each value scattered over all 64 bits (the finaliser of SplitMix64, Steele et al. 2014), so
    that sums of mixed values name sets and lists."""
    out = values + _GOLDEN
    out = (out ^ (out >> np.uint64(30))) * _ONE
    out = (out ^ (out >> np.uint64(27))) * _TWO
    return out ^ (out >> np.uint64(31))


def salted(values: Codes, salt: int | Numbers) -> Codes:
    """`values` mixed as they stand at the place, or in the part, `salt`."""
    return mixed(values + mixed(np.atleast_1d(np.asarray(salt, dtype=np.uint64))))


def summed(values: Codes, of: Numbers, size: int) -> Codes:
    """For each of `size` things the sum of the `values` that are `of` it."""
    out = np.zeros(size, dtype=np.uint64)
    np.add.at(out, of, values)
    return out
