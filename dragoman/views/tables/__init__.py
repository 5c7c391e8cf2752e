"""The record as related tables: what each holds (`layout`), and its rows (`rows`)."""

from dragoman.views.tables.columns import Column, Table
from dragoman.views.tables.layout import TABLES, table
from dragoman.views.tables.rows import Bounds, Lookups, Tabulation

__all__ = ["TABLES", "Bounds", "Column", "Lookups", "Table", "Tabulation", "table"]
