"""The credit for machines: schema.org as JSON-LD and Dublin Core as meta elements.

Only what is known is said. The source's `lastReviewed` stands on the source; ours, and
`reviewedBy`, come from the recorded reviews of our page alone.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from transform.addresses import web_address
from transform.bundles.freshness import iso_date
from transform.bundles.model import BundleInputs, Page
from transform.bundles.standing import Standing, Status, last_reviewed, reviewer_name
from transform.rights.model import Attribution

__all__ = ["dublin_core", "linked_data", "script_hash", "script_text", "work_status"]

Record = dict[str, Any]


def linked_data(page: Page, inputs: BundleInputs, pages: tuple[Page, ...]) -> Record:
    """The schema.org description of a page; addresses of other pages are relative to it."""
    attribution, frame = inputs.decision.attribution, page.frame
    source = _source(inputs)
    record: Record = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.title.text,
        "description": page.description.text,
        "inLanguage": frame.locale,
        "isBasedOn": source,
        "creativeWorkStatus": work_status(page.standing.status),
    }
    record |= _reviewed(page.standing)
    if attribution.citation:
        record["citation"] = attribution.citation
    if given := _license(attribution):
        record["license"] = given
    if frame.what == "translated":
        record["translationOfWork"] = _original(page, inputs, pages) or source
    if inputs.document.metadata.text("audienceLevel") == "patient":
        record["audience"] = {"@type": "Patient", "audienceType": "patient"}
    return record


def work_status(status: Status) -> str:
    """The word of schema.org for how a page stands."""
    return {"draft": "Draft", "released": "Published", "recalled": "Obsolete"}[status]


def _reviewed(standing: Standing) -> Record:
    people = [
        {"@type": "Person", "name": reviewer_name(approval)} for approval in standing.approvals
    ]
    record: Record = {"reviewedBy": people} if people else {}
    if day := iso_date(last_reviewed(standing)):
        record["lastReviewed"] = day
    return record


def dublin_core(page: Page, inputs: BundleInputs) -> tuple[tuple[str, str], ...]:
    """Names and contents of the page's meta elements; what is not known is left out."""
    attribution = inputs.decision.attribution
    stated = (
        ("DCTERMS.title", page.title.text),
        ("DCTERMS.language", page.frame.locale),
        ("DCTERMS.type", "Text"),
        ("DCTERMS.source", web_address(attribution.url)),
        ("DCTERMS.license", web_address(attribution.license_url) or attribution.license),
        ("DCTERMS.bibliographicCitation", attribution.citation),
        ("DCTERMS.rights", " ".join(page.credit.text.split())),
    )
    return tuple((name, content) for name, content in stated if content)


def script_text(record: Record) -> Markup:
    r"""JSON that may stand in a `<script>` element: nothing in it can end the element.

    >>> script_text({"a": "</script>"})
    Markup('{\n "a": "\\u003c/script\\u003e"\n}')
    """
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # every character that HTML would act on is escaped above


def script_hash(text: str) -> str:
    """What a content security policy allows this one script by. It is data and never runs; but
    checkers ask that the policy knows each script, and this one says that there is no other.

    >>> script_hash("{}")
    'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _source(inputs: BundleInputs) -> Record:
    attribution, metadata = inputs.decision.attribution, inputs.document.metadata
    record: Record = {"@type": "WebPage", "inLanguage": inputs.document.language}
    stated = {
        "name": attribution.title or metadata.text("title"),
        "url": web_address(attribution.url),
        "dateModified": iso_date(attribution.updated),
        "lastReviewed": iso_date(attribution.reviewed),
    }
    record |= {key: value for key, value in stated.items() if value}
    if attribution.source:
        record["publisher"] = {"@type": "Organization", "name": attribution.source}
    return record


def _license(attribution: Attribution) -> str | Record:
    address = web_address(attribution.license_url)
    if address or not attribution.license:
        return address
    return {"@type": "CreativeWork", "name": attribution.license}


def _original(page: Page, inputs: BundleInputs, pages: tuple[Page, ...]) -> Record | None:
    """Our own page that a translated one translates: the summary, as the document's is the source."""
    language = inputs.document.language
    for other in pages:
        if page.frame.kind == other.frame.kind == "summary" and other.frame.locale == language:
            return {
                "@type": "MedicalWebPage",
                "name": other.title.text,
                "inLanguage": language,
                "url": f"../{other.frame.path}.html",
            }
    return None
