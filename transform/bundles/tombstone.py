"""What stands in place of a page that was recalled: that it was, when, why, and whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transform.addresses import web_address
from transform.bundles.credit import marked
from transform.bundles.languages import (
    in_language,
    lang_attributes,
    phrase,
    said,
    spoken_in,
    visible,
)
from transform.bundles.markdown import to_markdown
from transform.bundles.model import Said
from transform.bundles.templates import fill, style_sheet
from transform.locale import direction
from transform.model import Block, Heading, Link, Paragraph, Text
from transform.wording import format_date, say

__all__ = ["Tombstone"]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A page's notice, in its `locale`. `reason` is in `reason_language`, `date` is an ISO date;
    the source is where readers can still go.
    """

    locale: str
    reason: str
    reason_language: str
    date: str
    source_url: str
    source_language: str

    @classmethod
    def of_page(cls, page: Mapping[str, Any], manifest: Mapping[str, Any]) -> Tombstone:
        """That of a recalled page of a manifest, both as their JSON objects."""
        recall = page["recall"]
        return cls(
            page["locale"],
            recall["reason"],
            recall["language"],
            recall["date"],
            web_address(manifest["source"]["url"]),
            manifest["language"],
        )

    @property
    def title(self) -> Said:
        return said("page.recalled", self.locale)

    @property
    def _note(self) -> Said:
        day = format_date(self.date, spoken_in(self.locale))
        return said("page.recalled_note", self.locale, date=day)

    @property
    def _reason(self) -> Said:
        return said("page.recalled_reason", self.locale, reason=self.reason)

    def html(self) -> str:
        """The whole page, which stands alone."""
        foreign = (Said(self.reason, self.reason_language),)
        return fill(
            "recalled.html.j2",
            {
                "locale": self.locale,
                "dir": direction(self.locale),
                "css": style_sheet(),
                "title": visible(self.title.text),
                "title_attributes": lang_attributes(self.title.language, self.locale),
                "note": in_language(self._note.text, self._note.language, self.locale),
                "reason": marked(self._reason, foreign) if self.reason else "",
                "reason_attributes": lang_attributes(self._reason.language, self.locale),
                "source_url": self.source_url,
                "source_language": self.source_language,
                "original": phrase("page.original", self.locale),
            },
        )

    def markdown(self) -> str:
        """The same as Markdown."""
        lines = [self._note.text, *([self._reason.text] if self.reason else [])]
        blocks: list[Block] = [
            Heading(1, (Text(self.title.text),)),
            *(Paragraph((Text(n),)) for n in lines),
        ]
        if self.source_url:
            link = Link(self.source_url, (Text(say("page.original", self.locale)),))
            blocks.append(Paragraph((link,)))
        front = f'---\nlang: "{self.locale}"\ndir: "{direction(self.locale)}"\nstatus: "recalled"\n'
        return f'{front}robots: "noindex"\n---\n\n{to_markdown(tuple(blocks))}'
