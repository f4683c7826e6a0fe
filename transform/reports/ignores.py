"""Comments in a document that say which findings to ignore, and why.

    <!-- transform-ignore long-sentence: quoted from the law -->
    <!-- transform-ignore-file passive, hard-word: the publisher's style -->

A comment on lines of its own means the next block, one beside text means its line. Comments are
markup that readers take out, so they are read here from the source text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from transform.model import Block, Finding, Format, SourceSpan
from transform.readers.positions import Positions
from transform.reports.comments import comment_spans
from transform.reports.rule_book import LIMITS, finding_of, nearest_rule, rule_book
from transform.tree import walk

__all__ = ["Ignore", "Ignored", "Sifted", "read_ignores", "sift"]

_DIRECTIVE = re.compile(
    r"\s*(?P<directive>transform-ignore(?:-file)?)(?![\w-])(?P<rules>[^:]*)(?::(?P<reason>.*))?",
    re.DOTALL,
)


_MARKS = re.compile(r"</?[a-zA-Z][^<>]*>|[>\s*+-]")


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
    comments = tuple(comment_spans(text, markdown=kind == "markdown"))
    positions, lines = Positions(text), _lines_with_words(text, comments)
    spans = tuple(block.span for block in walk(blocks) if block.span is not None)
    # Blocks come in reading order, a parent first; what is below a line is found by halving.
    lowest = tuple(accumulate((span.first_line for span in spans), max))
    found = []
    for start, end in comments:
        inside = _DIRECTIVE.fullmatch(text, start + 4, end - 3)
        if inside is None:
            continue
        span = positions.span(start, end)
        covered = (span.first_line, span.last_line)
        if not lines.intersection(covered):
            below = bisect_right(lowest, span.last_line)
            covered = (
                (spans[below].first_line, spans[below].last_line) if below < len(spans) else (0, -1)
            )
        rules = tuple(rule for rule in re.split(r"[\s,]+", inside["rules"]) if rule)
        reason = " ".join((inside["reason"] or "").split())
        found.append(Ignore(inside["directive"], rules, reason, span, *covered))
    return tuple(found)


def _lines_with_words(text: str, comments: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The lines that hold more than comments, tags and the marks of lists and quotes."""
    parts, position = [], 0
    for start, end in comments:
        parts += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end
    parts.append(text[position:])
    lines = enumerate("".join(parts).split("\n"), 1)
    return frozenset(number for number, line in lines if _MARKS.sub("", line))


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
