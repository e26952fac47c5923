"""Which program the tests start a stack with, and where pictures of the pages go; without the first nothing is tested.

    python3 -m pytest Tests/Browser --chungtay .build/debug/chungtay [--pictures DIR] [--chromium PROGRAM]
"""

import os
import pathlib
import shutil

import pytest
from playwright.sync_api import sync_playwright

from office import Office, Person


def pytest_addoption(parser):
    parser.addoption("--chungtay", default=os.environ.get("CHUNGTAY"), help="the program that starts a stack")
    parser.addoption("--pictures", help="a folder for a picture of each page in each width")
    parser.addoption("--chromium", default=shutil.which("chromium"), help="the browser")


@pytest.fixture(scope="session")
def office(pytestconfig):
    program = pytestconfig.getoption("--chungtay")
    if not program:
        pytest.skip("no stack: give --chungtay")
    with Office(pathlib.Path(program).resolve()) as office:
        yield office


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pytestconfig.getoption("--chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 360])
def width(request):
    """Of an office computer's window and of a telephone, in CSS pixels."""
    return request.param


@pytest.fixture
def open_as(office, chromium, pytestconfig):
    """Opens a browser of its own for somebody of the office: `open_as("clerk", width=360, scripts=False)`."""
    opened = []

    def open_as(role, width=1280, scripts=True):
        context = chromium.new_context(
            base_url=office.url, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="vi-VN")
        context.set_default_timeout(30_000)
        opened.append(context)
        return Person(office, role, context.new_page(), pytestconfig.getoption("--pictures"))

    yield open_as
    for context in opened:
        context.close()
