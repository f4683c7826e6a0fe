"""Tables fit the terminal, and pipes get them whole."""

from __future__ import annotations

import io
import re

import pytest

from transform.cli.show import Table, show_table, table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def example() -> Table:
    shown = table("document", "messages", "bundle", numbers=["messages"])
    shown.add_row("nci-soft-tissue-sarcoma-treatment", "404", "output/nci-soft-tissue-sarcoma")
    return shown


@pytest.mark.parametrize("columns", [40, 120])
def test_a_table_fits_its_terminal_and_cuts_nothing(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    show_table(example())
    said = re.sub(r"\x1b\[\d*m", "", screen.getvalue())  # bold is no colour
    assert "output/nci-soft-tissue-sarcoma" in said
    assert ("messages: 404" in said) == (columns == 40)
    assert all(len(line) <= columns for line in said.splitlines())


def test_a_pipe_gets_the_whole_table_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr("sys.stdout", pipe)
    monkeypatch.setenv("COLUMNS", "40")
    show_table(example())
    assert "\x1b" not in pipe.getvalue()
    assert "nci-soft-tissue-sarcoma-treatment        404   output/" in pipe.getvalue()
