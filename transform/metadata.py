"""What is known about a document beside its text: front matter and sidecar, frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["MetaMap", "MetaValue", "Metadata"]


@dataclass(frozen=True, slots=True)
class MetaMap:
    """A frozen mapping in source order, as YAML gave it; dates stay the strings they were."""

    entries: tuple[tuple[str, MetaValue], ...] = ()

    def get(self, key: str, default: MetaValue = None) -> MetaValue:
        return next((value for name, value in self.entries if name == key), default)

    def keys(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.entries)

    def __contains__(self, key: object) -> bool:
        return any(name == key for name, _ in self.entries)

    def __iter__(self) -> Iterator[tuple[str, MetaValue]]:
        return iter(self.entries)


MetaValue = str | int | float | bool | None | tuple["MetaValue", ...] | MetaMap


@dataclass(frozen=True, slots=True)
class Metadata:
    """Front matter and sidecar as one map.

    `origins` names, key by key, the file that a value comes from, because a rights decision
    has to name its evidence. `raw` is the front matter byte for byte (decoded), fences included.
    """

    fields: MetaMap = MetaMap()
    origins: tuple[tuple[str, str], ...] = ()
    raw: str = field(default="", compare=False)

    def text(self, key: str) -> str:
        """The value as a string, or "" where it is absent or not a string.

        >>> Metadata(MetaMap((("title", "Asthma"),))).text("title")
        'Asthma'
        """
        value = self.fields.get(key)
        return value if isinstance(value, str) else ""

    def origin(self, key: str) -> str:
        return next((path for name, path in self.origins if name == key), "")
