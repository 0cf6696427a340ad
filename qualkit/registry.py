"""Names and what stands behind them: built-ins and plug-ins alike.

A stage shows its table of built-ins at the top of its `__init__.py` as `name: "module:attribute"`.
A plug-in is the same line in the entry points of somebody else's `pyproject.toml`.
Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Generic, TypeVar, cast

from qualkit.errors import UnknownName
from qualkit.messages import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Registry(Generic[T]):
    """The implementations of one kind, by name.

    group: the entry-point group, e.g. `qualkit.readers`. kind: the word for people, e.g. `reader`.
    A plug-in may add names; it cannot replace a built-in.
    """

    group: str
    kind: str
    builtins: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        """All names, built-ins first, each part in the order in which it was registered."""
        return tuple(self._targets())

    def get(self, name: str) -> T:
        """What is registered under the name.

        Raises: UnknownName, with the names that there are.
        """
        if name in self.builtins:
            return cast(T, _load(self.builtins[name]))
        targets = self._targets()
        if name not in targets:
            raise UnknownName(_(self.kind), name, targets)
        return cast(T, _load(targets[name][0]))

    def origins(self) -> Iterator[tuple[str, str, str]]:
        """(name, target, where it comes from) for each name; `qualkit` or the name of a distribution."""
        for name, (target, origin) in self._targets().items():
            yield name, target, origin

    def _targets(self) -> dict[str, tuple[str, str]]:
        found = {name: (target, "qualkit") for name, target in self.builtins.items()}
        for name, target, origin in _plug_ins(self.group):
            found.setdefault(name, (target, origin))
        return found


@cache
def _plug_ins(group: str) -> tuple[tuple[str, str, str], ...]:
    """(name, target, distribution) of each entry point; asking takes milliseconds, so only once."""
    return tuple(
        (point.name, point.value, point.dist.name if point.dist else "?") for point in entry_points(group=group)
    )


@cache
def _load(target: str) -> object:
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)
