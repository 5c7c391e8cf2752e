"""Data only: one folder a language, read by `dragoman.language.models`."""
