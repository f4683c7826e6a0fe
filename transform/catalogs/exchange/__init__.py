"""Catalogs and translation memories in the forms of other programs."""
