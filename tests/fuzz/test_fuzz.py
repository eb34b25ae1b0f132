"""The fuzz target itself works, and a short run of it finds nothing."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def target() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_read", Path(__file__).with_name("read.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_seed_is_read(target: ModuleType) -> None:
    for seed in target.SEEDS:
        target.read_all(seed)


def test_a_short_run_finds_nothing(target: ModuleType) -> None:
    assert target.run(3.0, seed=5) > 0
