"""The examples in the engine's docstrings are true."""

import doctest
import importlib

import pytest
from rooms import HOUSE, sources


@pytest.mark.parametrize("file", sources("engine"), ids=lambda file: str(file.relative_to(HOUSE)))
def test_examples_are_true(file):
    name = ".".join(["community_grids", *file.relative_to(HOUSE).with_suffix("").parts]).removesuffix(".__init__")
    outcome = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert outcome.failed == 0
