"""Reads the fixtures: blocks of lines parted by blank ones, under a "##" that names the language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `lines` are what stands under its title."""

    title: str
    language: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"

    @property
    def expected(self) -> str:
        return self.lines[0] if self.lines[1] == "=" else self.lines[1]


def read_cases(name: str, length: int) -> list[Case]:
    """The cases of a fixture file with `length` lines under each title (the last may be empty)."""
    cases: list[Case] = []
    language = ""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("## "):
            language = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            cases.append(Case(line, language, tuple(lines[index + 1 : index + 1 + length])))
            index += length
        index += 1
    return cases
