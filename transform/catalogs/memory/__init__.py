"""The translation memory: what has been translated once, offered where it is needed again.

It is a SQLite file that stays on the machine. It mirrors the catalogs of a project and keeps what
is brought in from TMX files and from documents with their translations; what it offers is always
fuzzy, with its source and its score. Only `catalog update` asks it, building never does.
"""
