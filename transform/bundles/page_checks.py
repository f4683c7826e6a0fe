"""What a page must have and must not have, checked on the page as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from transform.bundles.manifest_reading import ManifestFile, PageEntry
from transform.bundles.page_reading import Element, PageText, read_page
from transform.data import load_toml
from transform.errors import UsageError
from transform.locale import direction, normalize

__all__ = ["check_html", "check_markdown", "popup_address"]

Problem = tuple[str, str]

_TAG_LEFT = re.compile(r"</?[a-z]{1,8}\d+/?>")
_REQUESTS = {"img": "src", "iframe": "src", "audio": "src", "video": "src", "source": "src",
             "embed": "src", "object": "data", "input": "src", "track": "src"}  # fmt: skip


def check_html(text: str, entry: PageEntry, made: ManifestFile) -> Iterator[Problem]:
    """Rule and message of everything that is wrong with an HTML page."""
    page = read_page(text)
    yield from _languages(page, entry)
    yield from _requests(page)
    yield from _credit(page, entry)
    yield from _labels(page, entry)
    yield from _anchors(page)
    yield from _words(page.visible)
    yield from _linked_data(page, entry)
    for element in page.elements:
        for name in ("href", "src", "onclick"):
            if popup_address(element.attributes.get(name, "")):
                yield "popup", f"a popup address is left: {element.attributes[name]}"
    if made.url and not _links_to(page, made.url):
        yield "attribution", f"no link leads to the source {made.url}"


def check_markdown(text: str, entry: PageEntry) -> Iterator[Problem]:
    """The same for its Markdown."""
    for match in re.finditer(r"\]\(<?([^)>\s]+)", text):
        if popup_address(match[1]):
            yield "popup", f"a popup address is left: {match[1]}"
    if entry.status == "draft" and not _bears(entry.label, text):
        yield "draft-label", f'the label "{entry.label}" is missing'
    words = _letters(re.sub(r"\]\((<[^>]*>|[^)\s]*)\)", "]", text))
    for line in entry.credit.splitlines():
        if _letters(line) not in words:
            yield "attribution", f'the credit "{line}" is missing'
    yield from _words(text.replace("\\<", "<"))


@cache
def _popup_patterns() -> tuple[re.Pattern[str], ...]:
    rows = load_toml("readers/popups.toml")["popup"]
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)


def popup_address(address: str) -> bool:
    """Whether an address is that of a popup glossary link.

    >>> popup_address("/Common/PopUps/popDefinition.aspx?id=CDR0000045882"), popup_address("/a")
    (True, False)
    """
    return any(pattern.search(address) for pattern in _popup_patterns())


def _languages(page: PageText, entry: PageEntry) -> Iterator[Problem]:
    html = page.named("html")
    own = html[0].attributes if html else {}
    if own.get("lang") != entry.locale:
        yield "lang", f'the page has lang="{own.get("lang", "")}", not "{entry.locale}"'
    if own.get("dir") != direction(entry.locale):
        yield "dir", f'the page has dir="{own.get("dir", "")}", not "{direction(entry.locale)}"'
    for element in page.elements:
        tag = element.attributes.get("lang")
        if tag is None:
            continue
        wanted = _direction(tag)
        if not wanted:
            yield "lang", f'<{element.name}> has lang="{tag}", which is no language tag'
        elif element.attributes.get("dir") != wanted:
            yield "dir", f'<{element.name} lang="{tag}"> has not dir="{wanted}"'


def _direction(tag: str) -> str:
    try:
        return direction(tag) if normalize(tag) == tag else ""
    except UsageError:
        return ""


def _requests(page: PageText) -> Iterator[Problem]:
    policies = [
        meta.attributes.get("content", "")
        for meta in page.named("meta")
        if meta.attributes.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if not any(policy.startswith("default-src 'none';") for policy in policies):
        yield "request", "no policy forbids the page to ask for files"
    for element in page.elements:
        address = element.attributes.get(_REQUESTS.get(element.name, ""), "")
        if address and not address.startswith("data:"):
            yield "request", f"<{element.name}> asks for {address}"
        if element.name == "script" and element.attributes.get("type") != "application/ld+json":
            yield "request", "the page has a script"
        if element.name == "link" and "stylesheet" in element.attributes.get("rel", ""):
            yield "request", f"a style sheet is asked for: {element.attributes.get('href', '')}"
        if element.name == "style" and re.search(r"url\(|@import", element.text):
            yield "request", "the style sheet asks for a file"
        if any(name.startswith("on") for name in element.attributes):
            yield "request", f"<{element.name}> has a script in an attribute"


def _credit(page: PageText, entry: PageEntry) -> Iterator[Problem]:
    if not entry.credit.strip():
        yield "attribution", "the manifest has no credit for the page"
    credit = page.with_id("credit")
    shown = _letters(credit.text) if credit else ""
    for line in entry.credit.splitlines():
        if _letters(line) not in shown:
            yield "attribution", f'the credit "{line}" is missing'


def _bears(label: str, text: str) -> bool:
    """Whether the label of a draft is there. Its words are in the manifest: they may be those of
    the project that built the bundle.
    """
    return bool(label.strip()) and label in text


def _labels(page: PageText, entry: PageEntry) -> Iterator[Problem]:
    if entry.status == "draft":
        shown = page.with_id("draft")
        if shown is None or not _bears(entry.label, shown.text):
            yield "draft-label", f'the label "{entry.label}" is missing'
        robots = [e for e in page.named("meta") if e.attributes.get("name") == "robots"]
        if not any("noindex" in e.attributes.get("content", "") for e in robots):
            yield "draft-label", "search engines are not told to leave the page out"
        if not any("@top-center" in style.text for style in page.named("style")):
            yield "draft-label", "the label is not printed on each page"
    elif page.with_id("draft") is not None:
        yield "draft-label", "the page is released, and still says that it is a draft"
    if entry.reviews and page.with_id("reviewed") is None:
        yield "review", "the page does not say when it was reviewed"
    if entry.what == "excerpt" and page.with_id("excerpt") is None:
        yield "excerpt-label", "the page does not say that it is an excerpt"
    if entry.gaps != (page.with_id("gaps") is not None):
        yield "gaps-label", "the page and its manifest differ on whether a part is untranslated"


def _anchors(page: PageText) -> Iterator[Problem]:
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield "id", f'the id "{twice}" is there more than once'
    for element in page.named("a"):
        href = element.attributes.get("href", "")
        if href.startswith("#") and href[1:] not in ids:
            yield "link", f"{href} leads nowhere"


def _words(text: str) -> Iterator[Problem]:
    for match in _TAG_LEFT.finditer(text):
        yield "placeholder", f"a catalog's tag is left in the text: {match[0]}"


def _linked_data(page: PageText, entry: PageEntry) -> Iterator[Problem]:
    scripts = [e for e in page.named("script") if e.attributes.get("type") == "application/ld+json"]
    try:
        records = [json.loads(script.text) for script in scripts]
    except (ValueError, RecursionError) as error:
        yield "linked-data", f"the JSON-LD cannot be read ({error})"
        return
    if not any(isinstance(r, dict) and r.get("inLanguage") == entry.locale for r in records):
        yield "linked-data", f'no JSON-LD describes the page in "{entry.locale}"'


def _links_to(page: PageText, url: str) -> bool:
    return any(_same_address(element, url) for element in page.named("a"))


def _same_address(element: Element, url: str) -> bool:
    return element.attributes.get("href", "").rstrip("/") == url.strip().rstrip("/")


def _letters(text: str) -> str:
    """Letters and digits alone: marks, escapes and line ends differ from format to format."""
    return re.sub(r"[\W_]+", "", text)
