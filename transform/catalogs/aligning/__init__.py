"""A document and its translation side by side: pairs for the translation memory.

Blocks come first, by kind, level and what they say, then the sentences inside. What is not surely
a pair is left out: a wrong one would be offered to translators again and again.
"""

from __future__ import annotations

from transform.catalogs.aligning.documents import AlignedPair, Alignment, align_documents

__all__ = ["AlignedPair", "Alignment", "align_documents"]
