"""Programs and servers that a user names: asked, with a limit on time and size, and never trusted.

Nothing here knows what the answers are for. Whoever asks turns :class:`Unanswered` into an error
that says what to do, and judges what comes back.
"""

from __future__ import annotations

from transform.outside.failure import NotRunnable, Unanswered
from transform.outside.json_lines import Answer, Patience, ask_command
from transform.outside.programs import Programs
from transform.outside.server import Server, is_address, server_host

__all__ = [
    "Answer",
    "NotRunnable",
    "Patience",
    "Programs",
    "Server",
    "Unanswered",
    "ask_command",
    "is_address",
    "server_host",
]
