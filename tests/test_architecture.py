"""The house keeps its shape: sizes, names, faces, and what loads when."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "ingest", "ui")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
HEAVY = ("spacy", "gradio", "neo4j", "langchain", "langchain_core", "networkx", "numpy", "pandas", "torch", "lxml")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_over_600_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


def test_no_module_has_a_vague_name() -> None:
    assert not [path for path in MODULES if path.stem in VAGUE]


def test_no_package_imports_the_corpus_or_the_tests() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] in {"corpus", "tests"}], path


def test_every_error_class_is_in_the_drawn_tree() -> None:
    from kg.model import errors

    classes = [
        name for name, thing in vars(errors).items() if isinstance(thing, type) and thing.__module__ == errors.__name__
    ]
    for name in classes:
        assert name in (errors.__doc__ or ""), f"draw {name} in the docstring of kg/model/errors.py"


def test_the_model_needs_only_the_standard_library() -> None:
    for path in (ROOT / "kg" / "model").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module] if module else []
            for name in names:
                top = name.split(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("kg.model"), f"{path} imports {name}"


@pytest.mark.parametrize("module", ["ui.cli", "ingest.pipeline", "kg.store", "kg.query", "kg.cite"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert shown.stdout.split() == []
