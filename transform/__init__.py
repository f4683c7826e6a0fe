"""Plain-language summaries, translation catalogs and localized bundles of patient documents."""

__all__ = ["__version__"]

__version__ = "0.1.0"
