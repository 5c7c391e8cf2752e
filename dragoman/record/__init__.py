"""The record: one event however many tell it, one voice however many copies, one person however spelled."""

from dragoman.record.build import build

__all__ = ["build"]
