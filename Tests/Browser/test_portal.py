"""A day at the portal as people spend it: nothing is done that a person with this page before them could not do, and each page is looked at
in the width of an office computer and of a telephone."""

import pytest

SHEET = """Họ tên trẻ em;Giới tính trẻ em;Ngày sinh;Xã
{0} Minh Khôi;nam;12/10/2013;Diêm Điền
{0} Thu Hà;nữ;31/02/2014;Diêm Điền
"""


def enters(person, name, **fields):
    """Enters a child at the register's form."""
    child = {"name": name, "sex": "nữ", "birthDate": "04/03/2015", "address": "Thôn 3", **fields}
    return person.goes("/children/register").fills(**child).presses("Ghi vào sổ")


def finds(person, words):
    return person.goes("/children").fills(words=words).presses("Tìm")


def test_logging_in(open_as, width):
    person = open_as("clerk", width).goes("/children")
    assert person.heading == "Đăng nhập"
    person.sees("log-in")
    person.fills(login=person.office.accounts["clerk"][0], password="sai mất rồi").presses("Đăng nhập").sees("log-in-wrong")
    person.logs_in()
    assert person.heading in ("Việc của tôi", "Trẻ em")
    person.goes("/").sees("work")


def test_a_child(open_as, width):
    """Mistakes at their fields, a child entered once however often it is sent, found without marks, acted on; a namesake is another child
    only when somebody says so."""
    clerk, name = open_as("clerk", width).logs_in(), f"Trần Thị Mai {'Anh' if width > 500 else 'Lan'}"
    clerk.goes("/children/register").sees("register")
    clerk.presses("Ghi vào sổ")
    assert clerk.text.startswith("Đăng ký trẻ em\nCó 3 chỗ cần sửa")
    clerk.sees("register-wrong")

    enters(clerk, name)
    assert clerk.heading == name and "Đã ghi vào sổ." in clerk.text
    file = clerk.page.url
    clerk.page.reload()
    clerk.page.go_back()
    clerk.presses("Ghi vào sổ")

    finds(clerk, name.replace("Trần Thị", "tran thi")).sees("children-found")
    assert "Tìm thấy 1" in clerk.text, "sent again from the page before, nothing is entered again"
    clerk.follows(name, exact=False)
    assert clerk.page.url == file and "Thôn 3" in clerk.text

    clerk.follows("Đổi nơi ở, diện hộ nghèo").sees("act-home")
    clerk.fills(address="Thôn 4").sends()
    assert clerk.page.url == file and "Thôn 4" in clerk.text
    clerk.follows("Mở vụ việc").sees("act-open-case")
    clerk.fills(concern="bạo lực").sends()
    assert "Đã ghi: Mở vụ việc." in clerk.text, clerk.text
    clerk.sees("child")

    enters(clerk, name)
    assert clerk.heading == "Đăng ký trẻ em"
    clerk.sees("register-near")
    clerk.page.locator("input[name=distinctFrom]").check()
    clerk.fills(because="Hai trẻ cùng tên ở hai thôn").presses("Ghi vào sổ")
    assert clerk.heading == name and clerk.page.url != file

    # What the case waits for is work, and is done from there.
    clerk.goes("/").sees("work-to-do")
    assert name in clerk.text
    clerk.page.get_by_role("link", name="Làm").first.click()
    clerk.sees("act-assess")


def test_a_list(open_as, width):
    clerk, family = open_as("clerk", width).logs_in(), "Phạm" if width > 500 else "Đỗ"
    clerk.goes("/lists").sees("lists")
    clerk.goes("/lists/children").sees("list-send")
    clerk.page.locator("input[type=file]").set_input_files(
        {"name": "danh-sach.csv", "mimeType": "text/csv", "buffer": SHEET.format(family).encode("utf-8-sig")})
    clerk.page.locator("main form button").first.click()
    clerk.page.get_by_role("button", name="Ghi 1 hàng mới").wait_for()
    clerk.sees("list-tried")
    clerk.presses("Ghi 1 hàng mới")
    clerk.page.get_by_text("Đã ghi mới 1 hàng").first.wait_for()
    clerk.sees("list-receipt")
    assert f"{family} Minh Khôi" in finds(clerk, f"{family} minh khoi").text


def test_plans(open_as, width):
    """From the plans to a figure to who is counted in it, and to the file of one of them."""
    lead = open_as("lead", width).logs_in()
    lead.goes("/plans").sees("plans")
    lead.page.locator("main table a, main li a").first.click()
    lead.sees("indicator")


def test_own_account(open_as, width):
    clerk = open_as("clerk", width).logs_in()
    clerk.page.locator(".who summary").click()
    clerk.sees("menu")
    clerk.follows("Phiên đăng nhập").sees("sessions")
    clerk.goes("/second-factor").sees("second-factor")
    clerk.goes("/password").sees("password")
    clerk.presses("English")
    assert clerk.page.locator("html").get_attribute("lang") == "en"
    clerk.goes("/children/register").sees("register-english")
    clerk.goes("/nothing-here").sees("unknown")
    clerk.goes("/").presses("Tiếng Việt")


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts(open_as, scripts):
    """All that a person does, in a browser that runs no script; who was logged out while typing loses nothing."""
    clerk = open_as("clerk", 360, scripts).logs_in()
    enters(clerk, "Ngô Bảo Châu", sex="nam", birthDate="2012")
    assert clerk.heading == "Ngô Bảo Châu"
    clerk.goes("/children/register").fills(name="Lý Công Uẩn", sex="nam", birthDate="01/02/2016", address="Thôn 9")
    elsewhere = open_as("clerk", 360, scripts).logs_in()
    elsewhere.goes("/sessions").presses("Kết thúc mọi phiên khác")
    clerk.presses("Ghi vào sổ")
    assert clerk.heading == "Đăng nhập"
    login, password = clerk.office.accounts["clerk"]
    clerk.fills(login=login, password=password).presses("Đăng nhập")
    assert clerk.page.locator("#name").input_value() == "Lý Công Uẩn"
    clerk.presses("Ghi vào sổ")
    assert clerk.heading == "Lý Công Uẩn"
