"""Knowledge as data: one loader, which checks every row against a model and says which row of which file is wrong."""

from claimtally.lexicons.loader import load_rows, load_table

__all__ = ["load_rows", "load_table"]
