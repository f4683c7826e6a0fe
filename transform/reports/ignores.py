"""Comments in a document that say which findings to ignore, and why.

    <!-- transform-ignore long-sentence: quoted from the law -->
    <!-- transform-ignore-file passive, hard-word: the publisher's style -->

A comment on lines of its own means the next block, one beside text means its line. Comments are
markup that readers take out, so they are read here from the source text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transform.model import Block, Finding, Format, SourceSpan
from transform.readers.positions import Positions
from transform.reports.rule_book import LIMITS, finding_of, nearest_rule, rule_book
from transform.tree import walk

__all__ = ["Ignore", "Ignored", "Sifted", "read_ignores", "sift"]

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_DIRECTIVE = re.compile(
    r"\s*(?P<directive>transform-ignore(?:-file)?)(?![\w-])(?P<rules>[^:]*)(?::(?P<reason>.*))?",
    re.DOTALL,
)
# What only looks like a comment: code in Markdown, scripts and style sheets in HTML.
_MARKDOWN_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:[^\n]|\n(?!\s*\n))*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_HTML_CODE = re.compile(
    r"<(?P<element>script|style|textarea)\b.*?(?:</(?P=element)\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment. `rules` is empty where it means all; `first_line` to `last_line` is what it
    covers, the whole file where `whole_file`; `span` is the comment itself.
    """

    directive: str
    rules: tuple[str, ...]
    reason: str
    span: SourceSpan
    first_line: int
    last_line: int

    @property
    def whole_file(self) -> bool:
        return self.directive.endswith("-file")

    def covers(self, finding: Finding) -> bool:
        # A limit was asked for in so many words: only a comment that names it lifts it.
        if finding.rule not in self.rules and (self.rules or finding.rule in LIMITS):
            return False
        if self.whole_file:
            return True
        span = finding.span
        return (
            span is not None
            and span.first_line <= self.last_line
            and span.last_line >= self.first_line
        )


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a comment ignores, and the comment's reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings that stand, those that are ignored, and what is wrong with the comments."""

    kept: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]
    about_comments: tuple[Finding, ...]


def read_ignores(text: str, kind: Format, blocks: Iterable[Block]) -> tuple[Ignore, ...]:
    r"""The ignore comments of a source text with `\n` line ends; plain text can have none.

    >>> found = read_ignores("<!-- transform-ignore passive: a quote -->\nIt is done.\n", "html", ())
    >>> found[0].rules, found[0].reason, found[0].span.first_line
    (('passive',), 'a quote', 1)
    """
    if kind == "text" or "transform-ignore" not in text:
        return ()
    code = _MARKDOWN_CODE if kind == "markdown" else _HTML_CODE
    # A comment is found first where it stands first, so that a backtick inside it opens no code.
    either = re.compile(f"(?P<comment>{_COMMENT.pattern})|(?:{code.pattern})", code.flags)
    positions, standing = Positions(text), tuple(walk(blocks))
    found = []
    for match in either.finditer(text):
        inside = match["comment"] and _DIRECTIVE.fullmatch(match["comment"][4:-3])
        if not inside:
            continue
        span = positions.span(*match.span())
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        after = text[match.end() :].partition("\n")[0]
        alone = not _words(before) and not _words(after)
        first, last = _next_block(standing, span) if alone else (span.first_line, span.last_line)
        rules = tuple(rule for rule in re.split(r"[\s,]+", inside["rules"]) if rule)
        reason = " ".join((inside["reason"] or "").split())
        found.append(Ignore(inside["directive"], rules, reason, span, first, last))
    return tuple(found)


def _words(text: str) -> str:
    """What stands beside a comment on its line, without other comments, tags, quote marks."""
    return re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*>|[>\s*+-]", "", text)


def _next_block(blocks: Iterable[object], comment: SourceSpan) -> tuple[int, int]:
    """The lines of the outermost block that begins below the comment, or no lines."""
    for block in blocks:
        span: SourceSpan | None = getattr(block, "span", None)
        if span is not None and span.first_line > comment.last_line:
            return span.first_line, span.last_line
    return comment.last_line, comment.last_line


def sift(findings: Iterable[Finding], ignores: tuple[Ignore, ...]) -> Sifted:
    """Part what stands from what a comment ignores. A comment without a reason has no effect."""
    effective = tuple(ignore for ignore in ignores if ignore.reason)
    kept: list[Finding] = []
    ignored: list[Ignored] = []
    used: set[int] = set()
    for finding in findings:
        covering = [number for number, ignore in enumerate(effective) if ignore.covers(finding)]
        used.update(covering)
        if covering:
            ignored.append(Ignored(finding, effective[covering[0]].reason))
        else:
            kept.append(finding)
    unused = [ignore for number, ignore in enumerate(effective) if number not in used]
    wrong = [*_wrong(ignores), *_unused(unused)]
    wrong.sort(key=lambda finding: finding.span.first_line if finding.span else 0)
    return Sifted(tuple(kept), tuple(ignored), tuple(wrong))


def _wrong(ignores: Iterable[Ignore]) -> Iterator[Finding]:
    for ignore in ignores:
        said = " ".join((ignore.directive, *ignore.rules))
        if not ignore.reason:
            yield finding_of("ignore-without-reason", said, ignore.span, directive=ignore.directive)
            continue
        for name in ignore.rules:
            if name not in rule_book():
                advice = nearest_rule(name)
                yield finding_of("ignore-unknown-rule", said, ignore.span, name=name, advice=advice)


def _unused(ignores: Iterable[Ignore]) -> Iterator[Finding]:
    for ignore in ignores:
        known = [name for name in ignore.rules if name in rule_book()]
        if known or not ignore.rules:
            rules = ", ".join(known) or "every rule"
            said = " ".join((ignore.directive, *ignore.rules))
            yield finding_of("ignore-unused", said, ignore.span, rules=rules)
