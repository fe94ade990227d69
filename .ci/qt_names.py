"""Finds the names in Python code that QGIS 4 (Qt 6) does not know, by asking the QGIS that runs here.

Qt 6 reaches an enum's value only through the enum: `Qt.ItemDataRole.UserRole`, not `Qt.UserRole`.
"""

import ast
import enum
import importlib
import re

GONE = {"exec_": "exec", "QRegExp": "QRegularExpression", "QVariant.Type": "QMetaType.Type"}


def qt6_problems(text, path):
    """Give a sentence for each name in `text`, the source of `path`, that Qt 6 lacks."""
    tree = ast.parse(text)
    classes = _imported_classes(tree)
    problems = [
        f"{path}:{node.lineno}: import {name} through qgis.PyQt"
        for node in ast.walk(tree)
        for name in _imported_modules(node)
        if re.match(r"(PyQt[56]|PySide[26])(\.|$)", name)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            problems += [f"{path}:{node.lineno}: {words}" for words in _attribute_problems(node, classes)]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            problems += [
                f"{path}:{node.lineno}: {alias.name} is gone, use {GONE[alias.name]}"
                for alias in node.names
                if alias.name in GONE
            ]
    return problems


def _attribute_problems(node, classes):
    if node.attr == "exec_":
        return ["exec_ is gone, use exec"]
    if not isinstance(node.value, ast.Name) or node.value.id not in classes:
        return []
    owner = classes[node.value.id]
    member = getattr(owner, node.attr, None)
    if isinstance(owner, enum.EnumMeta) or isinstance(member, type) or not _is_enum_value(member, owner):
        return []
    scope = type(member).__qualname__
    return [f"{node.value.id}.{node.attr} wants its scope: {scope}.{node.attr}"]


def _is_enum_value(member, owner):
    """Both kinds count: Python's enums, which QGIS makes, and the int subclasses of PyQt5's sip."""
    return isinstance(member, enum.Enum) or (isinstance(member, int) and type(member) not in (int, bool, owner))


def _imported_modules(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def _imported_classes(tree):
    """The classes of QGIS and Qt that the file names, by the name it gives them."""
    classes = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "qgis":
            module = importlib.import_module(node.module)
            for alias in node.names:
                found = getattr(module, alias.name, None)
                if isinstance(found, type):
                    classes[alias.asname or alias.name] = found
    return classes
