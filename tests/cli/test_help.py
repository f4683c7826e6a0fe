"""Help is quick, has a line for each command and an example in each long help."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from tests.conftest import Run
from transform.cli.root import cli

HEAVY = {
    "babel",
    "bs4",
    "comrak",
    "jinja2",
    "lxml",
    "polib",
    "rapidfuzz",
    "rich",
    "sentencex",
    "textstat",
}


def commands(group: click.Group, prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found.append((*prefix, name))
        if isinstance(command, click.Group):
            found.extend(commands(command, (*prefix, name)))
    return found


@pytest.mark.parametrize("command", commands(cli), ids=" ".join)
def test_each_command_explains_itself_with_an_example(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert (
        f"transform {' '.join(command)}" in result.stdout.split("Options:")[0].split("\n\n", 1)[1]
    )


def test_the_list_of_commands_cuts_no_help_short(run: Run) -> None:
    listing = run("--help").stdout.split("Commands:")[1]
    assert "..." not in listing
    assert {line.split()[0] for line in listing.split("\n") if line.strip()} == {
        "build",
        "clean",
        "check",
        "simplify",
        "summarize",
        "catalog",
        "glossary",
        "rights",
        "bundle",
    }


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from transform.cli.root import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split("LOADED")[1].split())
    assert "click" in loaded
    assert not loaded & HEAVY


def test_a_misspelt_command_is_told_its_neighbour(run: Run) -> None:
    result = run("sumarize", "x.md")
    assert result.exit_code == 2
    assert "Did you mean 'summarize'?" in result.stderr


def test_no_path_is_wrong_usage(run: Run) -> None:
    for command in ("build", "clean", "check", "summarize", "rights"):
        result = run(command)
        assert result.exit_code == 2, command
        assert "Name a file" in result.stderr
