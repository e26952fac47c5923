"""Which program the tests start stacks with: `--chungtay PROGRAM`; without it nothing is tested.

    python3 -m pytest Tests/Lives --chungtay .build/debug/chungtay [--seed WORD] [--histories N] [--without WORDS] [--with WORDS]
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Conformance"))


def pytest_addoption(parser):
    parser.addoption("--chungtay", default=os.environ.get("CHUNGTAY"), help="the program that starts a stack")
    parser.addoption("--seed", default="chung-tay", help="what the histories are made up from")
    parser.addoption("--without", default="", help="what is not entered: names of functions of histories.py, with commas")
    parser.addoption("--with", default="", help="what is entered although histories.py says that no stack can do it yet")
    parser.addoption("--histories", type=int, default=1000 if os.environ.get("CHUNGTAY_LONG") else 20, help="how many")
