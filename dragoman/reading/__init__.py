"""Reading: one document, read alone, in its own language.

`read` is a pure function of the document, the language packs and `VERSION`.
"""

from dragoman.reading.reader import VERSION, read

__all__ = ["VERSION", "read"]
