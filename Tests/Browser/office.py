"""A stack with a portal, the people who may log in to it, and a person in front of a browser."""

import functools
import json
import pathlib
import re
import subprocess
import tempfile

from axe_playwright_python.sync_playwright import Axe

COMPOSE = pathlib.Path(__file__).parents[2] / "compose"
LEAD = "thai-binh/so-ldtbxh"
PEOPLE = {"clerk": ("thai-binh/thai-thuy/diem-dien", "Nguyễn Thị Lan"), "lead": (LEAD, "Trần Văn Bình")}


class Office:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()

    def __enter__(self):
        try:
            self.begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def begin(self):
        self.run("keys", "issue", LEAD)
        self.run("up", "--detach", "--ports", "any", "--clock", "simulated", "--first-day", "2024-06-03")
        self.run("plan", "publish", COMPOSE / "plans" / "thai-binh-2020-2025.yaml")
        places = json.loads(pathlib.Path(self.folder.name, "run/endpoints.json").read_text(encoding="utf-8"))
        self.url = places["portal"]["url"]
        self.accounts = {role: self.added(*who) for role, who in PEOPLE.items()}

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments, "--data", self.folder.name, "--compose", COMPOSE],
                              check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, timeout=120)
        return done.stdout

    def added(self, unit, name):
        """The log-in name and the password of somebody, as `people add` prints them once."""
        said = self.run("people", "add", unit, "--name", name)
        return list(re.search(r"bằng tên (\S+), mật khẩu ([a-z0-9-]+)", said).groups())

    def __exit__(self, *_):
        self.run("down")
        self.folder.cleanup()


@functools.cache
def axe():
    return Axe()


class Person:
    """Does with a page what people do: reads headings, fills in what is called so, presses what is written on it."""

    def __init__(self, office, role, page, pictures):
        self.office, self.role, self.page, self.pictures = office, role, page, pictures
        self.complaints = []
        page.on("console", self.hears)
        page.on("response", lambda response: response.status >= 400 and response.request.resource_type != "document"
                and self.complaints.append(f"{response.status} {response.url}"))

    def hears(self, said):
        """Keeps what the browser complains of; that a page is itself an answer of 403 or 422 is none."""
        if said.type == "error" and not said.text.startswith("Failed to load resource: the server responded"):
            self.complaints.append(said.text)

    def goes(self, path):
        self.page.goto(path)
        return self

    def follows(self, name, exact=True):
        """Of what is called so, the first: what stands higher on a page is nearer to who looks."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        return self

    def presses(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
        return self

    def sends(self):
        """Presses the button of the page's form, whatever is written on it."""
        self.page.locator("main form button").first.click()
        return self

    def fills(self, **fields):
        """By the fields' names: types a text, takes one of a list or one of some choices by what is written there."""
        for name, value in fields.items():
            field = self.page.locator(f"#{name}")
            if self.page.locator(f"select#{name}").count():
                field.select_option(label=value)
            elif self.page.locator(f"fieldset#{name}").count():
                field.get_by_label(value, exact=True).check()
            else:
                field.fill(value)
        return self

    def logs_in(self, password="mot mat khau dai cua toi"):
        login, given = self.office.accounts[self.role]
        self.goes("/").fills(login=login, password=given).presses("Đăng nhập")
        if self.heading == "Đổi mật khẩu":
            self.sees("password-first")
            self.fills(old=given, new=password, repeated=password).presses("Đổi mật khẩu")
            self.office.accounts[self.role][1] = password
        return self

    @property
    def heading(self):
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def sees(self, name):
        """Looks at the page: it says what it is and in which language, nothing lies beside the window, no script, style or address was
        refused by the browser, and axe knows nothing against it. Takes a picture where pictures are wanted."""
        page, width = self.page, self.page.viewport_size["width"]
        if self.pictures:
            page.screenshot(path=pathlib.Path(self.pictures, f"{name}-{width}.png"), full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: wider than {width}"
        assert page.locator("h1").count() == 1, name
        assert not self.complaints, (name, self.complaints)
        wrong = [
            f"{found['id']}: {found['help']}\n" + "\n".join(f"  {node['html']}\n  {node['failureSummary']}" for node in found["nodes"])
            for found in axe().run(page, context=None).response["violations"]]
        assert not wrong, f"{name} ({width}):\n" + "\n".join(wrong)
        return self
