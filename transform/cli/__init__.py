"""The command line: one file a command; parse, call, print, no logic."""

from transform.cli.root import main

__all__ = ["main"]
