"""Catalogs of pseudo-locales: made of templates, to look at pages before anybody translates."""

from __future__ import annotations

from dataclasses import replace

from transform.catalogs.header import catalog_header
from transform.catalogs.model import Catalog
from transform.locale import normalize
from transform.wording.pseudo import pseudo_text

__all__ = ["pseudo_catalog"]


def pseudo_catalog(template: Catalog, locale: str) -> Catalog:
    """Every message of a template in `en-XA` or `ar-XB`.

    The messages are not fuzzy, so that pages show them whatever the project's settings are;
    nobody can approve of them, and pages say that they are drafts. Raises UsageError for another
    locale.

    >>> from transform.catalogs.model import Message
    >>> pseudo_catalog(Catalog("d", "", (Message("Rest."),)), "en-XA").messages[0].msgstr
    '⟦Ŕéšţ.⟧'
    """
    tag = normalize(locale)
    messages = tuple(
        replace(message, msgstr=pseudo_text(message.msgid, tag)) for message in template.messages
    )
    return Catalog(
        template.domain,
        tag,
        messages,
        catalog_header(template.header, tag),
        template.header_comment,
    )
