"""What came of a soak, for people: Vietnamese first, English beside."""

import statistics

from checker import MUST_BE_ZERO

FAULTS = {
    "calm": "yên ổn / calm",
    "kill": "giết một dịch vụ (SIGKILL) / a service killed",
    "kill_again": "giết hai lần liền / killed again at its start",
    "stop": "dừng hẳn (SIGSTOP) / stopped for good",
    "pause": "dừng một lát / stopped for a moment",
    "kill_supervisor": "giết trình giám sát / the supervisor killed",
    "kill_all": "giết tất cả cùng lúc / all killed at once",
    "fill": "đầy đĩa / disk full",
    "fill_kill": "đầy đĩa, giết một dịch vụ / disk full, a service killed",
    "cut": "cắt đường tới một dịch vụ / a service cut off",
    "cut_all": "cắt mọi đường / everybody cut off",
    "slow": "đường chậm, đứt giữa chừng / a slow line that breaks",
    "flood search": "dồn 64 × tìm kiếm / flood of searches",
    "flood compute": "dồn 24 phép tính / flood of computations",
    "flood sweep": "dồn 24 lượt dò trùng / flood of sweeps",
    "flood long": "dồn lệnh 4 MiB / flood of 4 MiB commands",
    "flood wait": "dồn lời gọi chờ / flood of calls that wait",
    "garbage": "dữ liệu rác / garbage",
    "half_open": "300 kết nối dở dang / 300 half-open connections",
    "clock": "đồng hồ nhảy lệch nhau / clocks step apart",
    "backup": "sao lưu khi đang chạy / backup while running",
    "drill": "diễn tập khôi phục / restore drill",
    "restore": "đưa một dịch vụ về bản cũ / a service put back",
    "damage_byte": "hỏng một byte, đưa về bản cũ / a byte damaged, put back",
    "damage_pages": "hỏng 25 trang, đưa về bản cũ / 25 pages damaged, put back",
}
COLUMNS = dict(zip(MUST_BE_ZERO, ["mất / lost", "trùng / doubled", "dở / half", "treo / hung", "lệch / divergent", "khác / other"]))
IN_THE_END = "sau cùng / in the end"


def whole(number):
    return f"{number:,}".replace(",", ".")


def seconds(value):
    return f"{value:.1f}".replace(".", ",")


def milliseconds(value):
    return "–" if value is None else whole(round(1000 * value))


def of(windows, findings, at):
    """Which fault a finding belongs to: the last that had begun."""
    before = [window for window in windows if at is not None and window.begin <= at]
    return before[-1].fault if before else IN_THE_END


def rows(history, findings):
    """By fault: how often, how many calls meanwhile, how many of them again, how long until all was whole, and what was found."""
    by_fault = {}
    for window in history.windows:
        by_fault.setdefault(window.fault, []).append(window)
    found = [(of(history.windows, findings, finding.at), finding.column) for finding in findings]
    for fault in [*(fault for fault in FAULTS if fault in by_fault), IN_THE_END]:
        windows = by_fault.get(fault, [])
        within = [operation for operation in history.operations if operation.end
                  and any(window.begin <= operation.end <= window.end for window in windows)]
        healed = [window.end - window.over for window in windows]
        yield {
            "fault": fault, "times": len(windows), "calls": len(within), "again": sum(max(0, len(each.attempts) - 1) for each in within),
            "median": statistics.median(healed) if healed else None, "longest": max(healed, default=None),
        } | {column: sum(each == (fault, column) for each in found) for column in MUST_BE_ZERO}


def markdown(result):
    yield (f"{seconds(result['minutes'])} phút / minutes, hạt giống / seed `{result['seed']}`, {result['program']}: "
           f"{whole(result['operations'])} lệnh và câu hỏi / commands and questions, {whole(result['acknowledged'])} lệnh được xác nhận / "
           f"commands acknowledged, {whole(result['known'])} mất vì khôi phục và đã được báo / taken away by restores, and said.")
    yield ""
    yield "| việc xảy ra / what happened | lần / times | lời gọi / calls | hỏi lại / again | lành sau, giây / whole after, s | "\
        + " | ".join(COLUMNS.values()) + " |"
    yield "| --- |" + " ---: |" * (4 + len(COLUMNS))
    for row in result["rows"]:
        healed = "–" if row["median"] is None else f"{seconds(row['median'])} (≤ {seconds(row['longest'])})"
        yield (f"| {FAULTS.get(row['fault'], row['fault'])} | {row['times'] or '–'} | {whole(row['calls'])} | {whole(row['again'])} | {healed} | "
               + " | ".join(str(row[column]) for column in COLUMNS) + " |")
    yield ("| **tất cả / all** | " + f"{sum(row['times'] for row in result['rows'])} | {whole(result['operations'])} | {whole(result['again'])} | | "
           + " | ".join(f"**{result['totals'][column]}**" for column in COLUMNS) + " |")
    names = list(next(iter(result["latencies"].values()), {}))
    if names:
        yield ""
        yield "| p99 của người bị dồn, ms / the victims' p99, ms | " + " | ".join(names) + " |"
        yield "| --- |" + " ---: |" * len(names)
    for fault, times in result["latencies"].items():
        yield f"| {FAULTS[fault]} | " + " | ".join(f"{milliseconds(times[name][0])} ({times[name][1]})" for name in names) + " |"
    if result["skipped"]:
        yield ""
        yield from (f"Bỏ qua / skipped: {sentence}" for sentence in result["skipped"])


def write(path, result):
    """Between the marks of the page."""
    text = path.read_text(encoding="utf-8")
    begin, end = "<!-- soak -->\n", "<!-- /soak -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    if not rest or not after:
        raise ValueError(f"{path} has no {begin.strip()} … {end}")
    path.write_text(before + begin + "\n".join(markdown(result)) + "\n" + end + after, encoding="utf-8")
