"""The rooms of the house from the top down, and the source files in them."""

import ast
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
ROOMS = ("plugin", "processing_algorithms", "database", "adapters", "engine")


def sources(*rooms):
    """The Python files of the rooms, all of them when none is named, sorted."""
    return [file for room in rooms or ROOMS for file in sorted((HOUSE / room).rglob("*.py"))]


def imports_of(text, package):
    """What a module imports, absolute, as (line, name, whether it is imported on loading) in the order of the text.

    `package` is the dotted package the module lies in, from which relative names are counted. Of ``from a import b``
    both `a.b` is given, for `b` may be a module.
    """
    tree = ast.parse(text)
    late = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        found += [(node.lineno, name, node not in late) for name in names]
    return sorted(found)


def package_of(file):
    """The dotted package that a source file lies in, for example `community_grids.engine.gridding`."""
    return ".".join(["community_grids", *file.relative_to(HOUSE).parent.parts])
