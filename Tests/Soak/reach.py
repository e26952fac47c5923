"""Brings within reach what the soak does not say a second time: how CTP/1 is spoken, and what a flood is made of."""

import pathlib
import sys

for folder in ("Conformance", "Benchmarks"):
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / folder))
