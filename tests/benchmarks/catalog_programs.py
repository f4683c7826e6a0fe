"""Other programs that take catalogs out of Markdown and put translations back, and how fast."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.environments import programs

__all__ = ["Po4a", "Program", "other_programs", "processor_time"]

_WARM = """
import json, sys, time
times, files = int(sys.argv[1]), sys.argv[2:]
{setup}
for file in files: extract(file)
spent = []
for _ in range(times):
    before = time.process_time()
    for file in files: extract(file)
    spent.append(time.process_time() - before)
print(json.dumps(min(spent) * 1000 / len(files)))
"""
_MDPO = """
from mdpo.md2po import markdown_to_pofile
def extract(file): str(markdown_to_pofile(file))
"""
_TOOLKIT = """
import io
from translate.convert.md2po import MD2POOptionParser
def extract(file):
    parser = MD2POOptionParser()
    with open(file, "rb") as source:
        parser._extract_translation_units(source, io.BytesIO(), None, "msgctxt", "single")
"""


class Program(Protocol):
    """One of them; files are Markdown and PO."""

    @property
    def name(self) -> str: ...
    def extract(self, sources: Sequence[Path], folder: Path) -> None:
        """Writes their templates: of one document `folder/<stem>.pot`."""

    def localize(self, source: Path, catalog: Path, target: Path) -> None: ...
    def warm(self, sources: Sequence[Path], times: int) -> float:
        """Milliseconds of processor time a document in a process that has done it before, at best."""


@dataclass(frozen=True, slots=True)
class Po4a:
    name: str = "po4a 0.69"

    def extract(self, sources: Sequence[Path], folder: Path) -> None:
        # All documents in one template: with a configuration file, which gives each document its
        # own, po4a takes ten times as long.
        masters = [part for source in sources for part in ("-m", source)]
        options = ["-f", "text", "-o", "markdown", "-M", "UTF-8"]
        _run("po4a-updatepo", *options, *masters, "-p", folder / f"{sources[0].stem}.pot")

    def localize(self, source: Path, catalog: Path, target: Path) -> None:
        options = ["-f", "text", "-o", "markdown", "-M", "UTF-8", "-L", "UTF-8", "-k", "0"]
        _run("po4a-translate", *options, "-m", source, "-p", catalog, "-l", target)

    def warm(self, sources: Sequence[Path], times: int) -> float:
        script = Path(__file__).with_name("po4a_warm.pl")
        return float(_run("perl", script, times, sources[0].with_suffix(".warm"), *sources))


@dataclass(frozen=True, slots=True)
class Mdpo:
    scripts: Path
    name: str = "mdpo 2.1.4"

    def extract(self, sources: Sequence[Path], folder: Path) -> None:
        for source in sources:  # it merges several documents into one catalog
            target = folder / f"{source.stem}.pot"
            _run(self.scripts / "md2po", "--quiet", "--save", "--po-filepath", target, source)

    def localize(self, source: Path, catalog: Path, target: Path) -> None:
        options = ["--quiet", "--pofiles", catalog, "--save", target]
        _run(self.scripts / "po2md", *options, source)

    def warm(self, sources: Sequence[Path], times: int) -> float:
        code = _WARM.format(setup=_MDPO)
        return float(json.loads(_run(self.scripts / "python", "-c", code, times, *sources)))


@dataclass(frozen=True, slots=True)
class TranslateToolkit:
    scripts: Path
    name: str = "translate-toolkit 3.20"

    def extract(self, sources: Sequence[Path], folder: Path) -> None:
        source: str | Path = sources[0].parent if len(sources) > 1 else sources[0]
        target = folder if len(sources) > 1 else folder / f"{sources[0].stem}.pot"
        _run(self.scripts / "md2po", "--pot", "--progress=none", source, target)

    def localize(self, source: Path, catalog: Path, target: Path) -> None:
        _run(self.scripts / "po2md", "--progress=none", "--template", source, catalog, target)

    def warm(self, sources: Sequence[Path], times: int) -> float:
        code = _WARM.format(setup=_TOOLKIT)
        return float(json.loads(_run(self.scripts / "python", "-c", code, times, *sources)))


def other_programs() -> tuple[Program, ...]:
    """Those that are installed, or that pip can install in environments of their own."""
    mdpo = programs("mdpo==2.1.4")
    toolkit = programs("translate-toolkit[markdown]==3.20.0")
    found: list[Program] = [Po4a()] if shutil.which("po4a") else []
    if mdpo:
        found.append(Mdpo(mdpo))
    if toolkit:
        found.append(TranslateToolkit(toolkit))
    return tuple(found)


def processor_time() -> float:
    """Seconds of processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*command: object) -> str:
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr[-500:]}")
    return done.stdout
