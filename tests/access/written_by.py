"""Which functions write into the store? Read from the code: whoever opens a writing transaction, and who calls them."""

import ast
from collections.abc import Iterator
from functools import cache

from dashboard.settings import ROOT

Named = tuple[str, str]
"""Module, function."""
TRANSACTION: Named = ("dashboard.store.engine", "writing")
SHORT: Named = ("dashboard.store", "writing")


@cache
def modules(under: str) -> dict[str, ast.Module]:
    """Modules of a package as trees, by name."""
    folder = ROOT.joinpath(*under.split("."))
    return {_module(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.py"))}  # fmt: skip


def _module(parts: tuple[str, ...]) -> str:
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    """A function of a module."""
    return next((one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == name), None)


def names_in(node: ast.AST) -> Iterator[str]:
    """Names that an expression mentions."""
    return (one.id for one in ast.walk(node) if isinstance(one, ast.Name))


def is_guarded(node: ast.FunctionDef) -> bool:
    """Whether ``@guarded(…)`` stands over it."""
    return any(isinstance(one, ast.Call) and "guarded" in names_in(one.func) for one in node.decorator_list)


@cache
def _imported(module: str) -> dict[str, Named]:
    """What the names of a module mean that came from elsewhere in the project, also inside its functions."""
    found: dict[str, Named] = {}
    for node in ast.walk(modules("dashboard")[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard"):
            found |= {alias.asname or alias.name: (node.module or "", alias.name) for alias in node.names}
    return found


def _mentioned(module: str, node: ast.AST) -> Iterator[Named]:
    """Functions that a piece of code mentions: called, or handed on to be called."""
    imported = _imported(module)
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield imported.get(one.id, (module, one.id))
        elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in imported:
            package, name = imported[one.value.id]
            yield f"{package}.{name}", one.attr


@cache
def writers(but: str) -> frozenset[Named]:
    """Functions outside of a package that write, themselves or by others."""
    calls = {
        (module, node.name): set(_mentioned(module, node))
        for module, tree in modules("dashboard").items()
        if not module.startswith(but)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    found = {TRANSACTION, SHORT}
    while more := {name for name, called in calls.items() if called & found} - found:
        found |= more
    return frozenset(found)


def direct_writers(under: str) -> set[Named]:
    """Functions of a package that call a writer of another package."""
    outside = writers(under)
    return {
        (module, node.name)
        for module, tree in modules(under).items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and outside & set(_mentioned(module, node))
    }


def reaches(under: str, start: Named) -> bool:
    """Whether a function of a package writes, itself or by others of the package."""
    outside, seen, waiting = writers(under), set[Named](), [start]
    while waiting:
        module, name = waiting.pop()
        node = function(modules(under)[module], name) if module in modules(under) else None
        if node is None or (module, name) in seen:
            continue
        seen.add((module, name))
        mentioned = set(_mentioned(module, node))
        if mentioned & outside:
            return True
        waiting += mentioned
    return False
