"""Translations by the publisher itself: they are offered to readers before ours."""

from __future__ import annotations

from transform.catalogs.official import official_translations

__all__ = ["official_translations"]
