"""Which program the tests start stacks with: `--chungtay PROGRAM`; without it nothing is tested.

    python3 -m pytest Tests/Inference --chungtay .build/debug/chungtay
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Conformance"))


def pytest_addoption(parser):
    parser.addoption("--chungtay", default=os.environ.get("CHUNGTAY"), help="the program that starts a stack")
