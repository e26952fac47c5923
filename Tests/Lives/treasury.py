"""How a stack plays a month's list: there is money for it, it is paid, and what was paid to somebody comes back line by line."""

PLAN = "hung-yen-2013-2020"
KEYS = ["hung-yen/so-tai-chinh", "hung-yen/ubnd"]
FINANCE, COMMITTEE = KEYS
ENOUGH = 50_000_000_000


class Treasury:
    def __init__(self, stack):
        self.stack, self.commitments, self.lists = stack, {}, 0

    def say(self, unit, method, body):
        return self.stack.call("funding", unit, "funding." + method, body)

    def commitment(self, unit, year):
        """A year's money for the unit's lists, allocated and committed when it is first asked for."""
        if year not in self.commitments:
            source = self.say(FINANCE, "Sources/Open", {
                "name": f"Ngân sách {year}", "kind": "provincial-budget", "unit": "hung-yen", "year": year, "amount": ENOUGH})["id"]
            line = {"activity": "III.3", "source": source, "amount": ENOUGH}
            estimate = self.say(unit, "Estimates/Draft", {
                "unit": unit, "plan": PLAN, "year": year, "lines": [{**line, "reason": "định mức"}]})["id"]
            self.say(unit, "Estimates/Submit", {"id": estimate})
            self.say(COMMITTEE, "Estimates/Approve", {"id": estimate})
            allocation = self.say(COMMITTEE, "Allocations/Allocate", {"estimate": estimate, **line})["id"]
            held = self.say(unit, "Commitments/Reserve", {"allocation": allocation, "amount": ENOUGH, "purpose": "trợ cấp"})["id"]
            self.say(unit, "Commitments/Confirm", {"id": held, "document": f"{year}/QĐ"})
            self.commitments[year] = held
        return self.commitments[year]

    def run(self, unit, month):
        """Whom the list pays."""
        self.lists += 1
        run = self.say(unit, "Entitlements/Run", {
            "unit": unit, "month": month, "commitment": self.commitment(unit, int(month[:4])), "document": f"{self.lists}/UNC"})
        assert run["status"] in ("paid", "empty"), run
        return {line["child"] for line in self.lines(unit, month)}

    def lines(self, unit, month):
        """Those of a list that pay something."""
        lines = []
        self.stack.call("funding", unit, "funding.Entitlements/Lines", {"unit": unit, "month": month}, on_item=lines.append)
        return [line for line in lines if line["amount"] > 0]

    def take_back(self, unit, month, child, reason):
        for line in self.lines(unit, month):
            if line["child"] == child:
                self.say(unit, "Entitlements/Return", {"run": line["run"], "number": line["number"], "reason": reason})
