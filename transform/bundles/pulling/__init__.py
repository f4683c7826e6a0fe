"""Pulling bundles: from another folder or a web server, checked before anybody sees them."""

from transform.bundles.pulling.model import Outcome, Refusal, Wanted
from transform.bundles.pulling.run import Pulled, pull
from transform.bundles.pulling.sources import Patience, Source, open_source

__all__ = [
    "Outcome",
    "Patience",
    "Pulled",
    "Refusal",
    "Source",
    "Wanted",
    "open_source",
    "pull",
]
