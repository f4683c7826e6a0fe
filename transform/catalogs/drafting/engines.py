"""Which engine a user means."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from urllib.parse import urlsplit

from transform.catalogs.drafting.apertium import apertium_for
from transform.catalogs.drafting.command import CommandEngine
from transform.catalogs.drafting.libretranslate import LibreTranslate
from transform.catalogs.drafting.model import Engine, Languages
from transform.errors import UsageError
from transform.outside import Server, is_address

__all__ = ["KEY_VARIABLE", "Access", "engine_for"]

KEY_VARIABLE = "TRANSFORM_DRAFT_KEY"
"""The environment variable with a server's key, where the user names no other."""


@dataclass(frozen=True, slots=True)
class Access:
    """`timeout` in seconds; `key_variable` names the environment variable with a server's key."""

    timeout: float = 60.0
    key_variable: str = KEY_VARIABLE


def engine_for(spec: str, languages: Languages, access: Access | None = None) -> Engine:
    """`apertium`, the http(s) address of a server, or a command with its arguments.

    Raises UsageError where it is none of them, or Apertium has no such pair here.

    >>> engine_for("python drafts.py --fast", Languages("en", "es")).name
    'python'
    """
    access = access or Access()
    if spec.strip() == "apertium":
        return apertium_for(languages, timeout=access.timeout)
    if spec.startswith(("http://", "https://")):
        if not is_address(spec) or "@" in urlsplit(spec).netloc:
            # Not repeated here: it may hold a password.
            raise UsageError(
                "--with names no address of a server",
                "write it without a name or password; a key goes into an environment variable",
            )
        key = os.environ.get(access.key_variable, "")
        return LibreTranslate(Server(spec, access.timeout), languages, key)
    try:
        command = tuple(shlex.split(spec))
    except ValueError as error:
        raise UsageError(f'"{spec}" is no command ({error})', "check --with") from None
    if not command:
        raise UsageError("--with names no engine", 'give it "apertium", an address, or a command')
    return CommandEngine(command, languages, access.timeout)
