"""MO files, which programs read at run time, as `msgfmt` makes them."""

from __future__ import annotations

from transform.catalogs.header import CREATED
from transform.catalogs.model import Catalog

__all__ = ["format_mo"]


def format_mo(catalog: Catalog, *, fuzzy: bool = False) -> bytes:
    """The MO file of a catalog: its header and what is translated, drafts only with `fuzzy`.

    Obsolete messages stay out. The same catalog gives the same bytes.

    >>> from transform.catalogs.model import Message
    >>> format_mo(Catalog("d", "es", (Message("Rest.", "Descanse."),)))[:4].hex()
    'de120495'
    """
    import polib

    file = polib.POFile(encoding="utf-8")
    for message in catalog.messages:
        if message.msgstr and not message.obsolete and (fuzzy or not message.fuzzy):
            # To polib "" is a context; in a message it is none.
            context = message.msgctxt or None
            file.append(polib.POEntry(msgid=message.msgid, msgstr=message.msgstr, msgctxt=context))
    fields = (
        (name, value) for name, value in catalog.header if name != CREATED
    )  # as msgfmt has it
    header = "".join(f"{name}: {value}\n" for name, value in fields)
    # polib would sort the fields.
    file.metadata_as_entry = lambda: polib.POEntry(msgid="", msgstr=header)  # type: ignore[method-assign]
    return bytes(file.to_binary())
