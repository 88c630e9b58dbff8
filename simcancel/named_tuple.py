"""`NamedTuple` as `typing` has it, made in a sixth of the time: the program makes ninety of them at every start.

A type checker sees the one of `typing`. The one that runs does not check annotations, describes no field and compiles
no constructor of its own: those with as many fields share their code, under other names.
"""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Record(tuple):
        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> "_Record":
            record = tuple.__new__(cls, values)
            if len(record) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(record)}")
            return record

        def _replace(self, **changes: Any) -> "_Record":
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _Making(type):
        def __new__(cls, name: str, _: tuple[type, ...], namespace: dict[str, Any]) -> type[_Record]:
            made = type(name, (_Record,), {**namespace, "__slots__": ()})
            fields = tuple(made.__annotations__)
            defaults = tuple(namespace[field] for field in fields if field in namespace)
            code = _constructor(len(fields)).replace(co_varnames=("cls", *fields))
            made.__new__ = FunctionType(code, {"make": tuple.__new__}, "__new__", defaults)
            made._fields = made.__match_args__ = fields
            for position, field in enumerate(fields):
                setattr(made, field, property(itemgetter(position)))
            return made

    @cache
    def _constructor(length: int) -> CodeType:
        values = "".join(f"_{position}, " for position in range(length))
        scope: dict[str, FunctionType] = {}
        exec(f"def new(cls, {values}): return make(cls, ({values}))", scope)  # noqa: S102, the text is our own
        return scope["new"].__code__

    NamedTuple = type.__new__(_Making, "NamedTuple", (), {})
