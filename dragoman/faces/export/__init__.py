"""The record for other programs.  The contract itself is plain data and lives with the views."""

from dragoman.views.contract import VERSION, encoded, reading_contract, record_contract

__all__ = ["VERSION", "encoded", "reading_contract", "record_contract"]
