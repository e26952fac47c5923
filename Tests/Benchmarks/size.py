"""How much the data of a deployment comes to: octets a child, a row of a delivery, an entry of the read log, by service and table.

Plays a made-up population on one stack, stops the services after each part, and compares the files. Prints two tables in Markdown, for `docs/sizing.md`.
`compose/size` says how it is called.
"""

import argparse
import pathlib
import sqlite3
import sys
import uuid

from queries import HERE, LEADS, WORDS, Stand, play, search

SERVICES = ["registry", "catalogue", "funding", "campaigns", "reporting", "gateway"]
# What belongs to the database while the services are stopped.
PARTS = ["", "-wal", ".sums"]


def octets(stand):
    """By service, as the file system has them."""
    sizes = {}
    for service in SERVICES:
        files = [stand.data / f"{service}.sqlite{part}" for part in PARTS]
        sizes[service] = sum(file.stat().st_size for file in files if file.exists())
    return sizes


def tables(stand):
    """Octets of the pages of each table with its indexes, by service and table; nothing where this SQLite cannot tell."""
    sizes = {}
    for service in SERVICES:
        # Nobody writes it now, and the log is empty: no other files are needed to read it.
        file = sqlite3.connect(f"file:{stand.data / (service + '.sqlite')}?immutable=1", uri=True)
        try:
            rows = file.execute(
                "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat AS s JOIN sqlite_schema AS m ON m.name = s.name GROUP BY 1"
            ).fetchall()
        except sqlite3.OperationalError as error:
            print(f"no sizes by table: {error}", file=sys.stderr)
            return {}
        finally:
            file.close()
        sizes.update({(service, table): size for table, size in rows})
    return sizes


# What every service keeps of what happened, of who did it and looked, and so that nothing is done twice.
KEPT = {"store_events": "an event", "store_audit": "a deed", "store_reads": "an answer that showed somebody", "store_replies": "a remembered reply"}

# Tables that are another's index.
INDEXES = {"store_reads": "store_read_subjects"}


def entries(stand):
    """Rows of the tables that every service has, by service and table."""
    counts = {}
    for service in SERVICES:
        file = sqlite3.connect(f"file:{stand.data / (service + '.sqlite')}?immutable=1", uri=True)
        try:
            for table in KEPT:
                counts[service, table] = file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        finally:
            file.close()
    return counts


def letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}").capitalize()


def rows_into(stand, kind):
    return sum(count for count, _ in stand.figures.get(f"rows/s into {kind}", []))


def rows_read(stand):
    file = sqlite3.connect(f"file:{stand.data / 'registry.sqlite'}?immutable=1", uri=True)
    try:
        return file.execute("SELECT ifnull(sum(length(tokens) / 6), 0) FROM store_reads").fetchone()[0]
    finally:
        file.close()


class Sizes:
    """What the files are after each part."""

    def __init__(self, stand):
        self.stand, self.parts, self.entries = stand, [], {}

    def take(self, name, count=1):
        """After a part of the play that `name` names, in which there were so many (a function: of when the services have stopped)."""
        self.stand.pause()
        number = count() if callable(count) else count
        self.parts.append((name, number, octets(self.stand), tables(self.stand)))
        self.entries = entries(self.stand)
        self.stand.start()

    def print(self):
        print("| | " + " | ".join(SERVICES) + " | all |")
        print("|---|" + "---:|" * (len(SERVICES) + 1))
        first = self.parts[0][2]
        cells = [first[service] for service in SERVICES]
        print(f"| {self.parts[0][0]}, octets | " + " | ".join(f"{cell:,}" for cell in [*cells, sum(cells)]) + " |")
        for (_, _, before, _), (name, number, after, _) in zip(self.parts, self.parts[1:]):
            cells = [(after[service] - before[service]) / max(1, number) for service in SERVICES]
            print(f"| {name} (of {number:,}), octets | " + " | ".join(f"{cell:,.0f}" for cell in [*cells, sum(cells)]) + " |")
        print("\nThe tables that grow most, octets each:\n")
        for (_, _, _, before), (name, number, _, after) in zip(self.parts, self.parts[1:]):
            grown = sorted(((after[key] - before.get(key, 0)) / max(1, number), key) for key in after)
            words = [f"{service}.{table} {size:,.0f}" for size, (service, table) in reversed(grown[-8:]) if size >= 1]
            print(f"- {name}: " + ", ".join(words))


    def print_entries(self):
        """Octets of an entry with its indexes, at the end; none where there were too few to tell."""
        sizes = self.parts[-1][3]
        print("\n| | " + " | ".join(SERVICES) + " |")
        print("|---|" + "---:|" * len(SERVICES))
        for table, name in KEPT.items():
            cells = []
            for service in SERVICES:
                rows = self.entries[service, table]
                size = sizes.get((service, table), 0) + sizes.get((service, INDEXES.get(table)), 0)
                cells.append(f"{size / rows:,.0f} (of {rows:,})" if rows >= 100 and size else "–")
            print(f"| {name}, octets | " + " | ".join(cells) + " |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--children", type=int, default=20_000)
    arguments.add_argument("--searches", type=int, default=2_000)
    arguments.add_argument("--commands", type=int, default=1_000)
    arguments.add_argument("--programs", type=pathlib.Path, help="where the programs are, instead of .build/release")
    chosen = arguments.parse_args()
    stand = Stand(HERE, chosen.children, chosen.programs)
    try:
        sizes = Sizes(stand)
        sizes.take("empty, two plans published")
        play(stand, "people.jsonl")
        sizes.take("a child, registered", rows_into(stand, "Children"))
        # What the quarters tell of is over by then.
        stand.move("2020-07-15")
        play(stand, "quarter-1.jsonl", "quarter-2.jsonl")
        stand.settle()
        sizes.take("a row of a delivery, with what comes with it", rows_into(stand, "Deliveries"))
        stand.pause()
        before = rows_read(stand)
        stand.start()
        for number in range(chosen.searches):
            search(stand, WORDS[number % len(WORDS)])
        sizes.take("a child shown, in the read log", lambda: rows_read(stand) - before)
        row = {name: value for name, value in stand.entered("thai-binh").items() if name != "id"} | {"confirmedDistinct": True}
        for number in range(chosen.commands):
            child = row | {"name": f"{row['name']} {letters(number)}"}
            stand.call("registry", LEADS[0], "registry.Children/Register", child, idempotency_key=str(uuid.uuid4()))
        sizes.take("a child registered by a call, with the reply", chosen.commands)
        print(f"{chosen.children:,} children, {chosen.searches:,} searches; {stand.name}\n")
        sizes.print()
        sizes.print_entries()
    finally:
        stand.stop()


if __name__ == "__main__":
    main()
