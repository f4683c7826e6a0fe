"""Rights: claims and policy make a decision, and the decision says how to credit.

`decide` judges a cleaned document, `publishable` takes the publisher's words about itself off it,
`attribution_text` writes the credit in the reader's language.
"""

from transform.rights.attribution import Way, attribution_text
from transform.rights.decision import decide, image_allowed
from transform.rights.identity import document_title, publishable

__all__ = [
    "Way",
    "attribution_text",
    "decide",
    "document_title",
    "image_allowed",
    "publishable",
]
