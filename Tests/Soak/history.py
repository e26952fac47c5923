"""What was asked, when, and what was answered: all that the checker knows of the clients. Moments are seconds of one monotonic clock."""

import dataclasses
import json
import threading
import time

DONE, REFUSED, UNKNOWN = "done", "refused", "unknown"
# A command that makes something, changes what no other changes, does something else to it; a question.
MAKE, CHANGE, ACT, READ = "make", "change", "act", "read"


@dataclasses.dataclass
class Attempt:
    begin: float
    end: float
    # How long the caller gave it, and gRPC's number of how it ended; None where no word came at all until long after its deadline.
    limit: float
    status: int | None


@dataclasses.dataclass
class Operation:
    """A command, asked again under its key until it is answered for good; or a question, asked once."""

    client: str
    service: str
    method: str
    kind: str
    begin: float
    end: float | None = None
    attempts: list = dataclasses.field(default_factory=list)
    outcome: str = UNKNOWN
    # A word that stands in what it makes or changes and nowhere else.
    marker: str = ""
    # What a make has made (once that is known), a change has changed, a read was about.
    subject: str = ""
    # Where the service's log stood when it was acknowledged, and whether its last event is the command's own.
    position: int = 0
    is_exact: bool = True
    # Of a read: what it had to show, since when that was so, and what it showed.
    expected: object = None
    since: float = 0.0
    observed: object = None
    # The sentence of the last refusal.
    said: str = ""


@dataclasses.dataclass
class Window:
    """A fault, from its beginning until all was whole again."""

    fault: str
    service: str
    begin: float
    end: float
    # When the fault itself was over, and how long until all was whole from then on.
    over: float = 0.0
    # While it lasts calls may go unanswered: who is stopped or cut off says nothing.
    is_silent: bool = False
    # From when to when the clients' times tell of it.
    measured: tuple | None = None


@dataclasses.dataclass
class Restore:
    """A service's file was put back: events beyond `head` are no more. Nothing ran at `begin`; from `end` on everything did again."""

    service: str
    head: int
    begin: float
    end: float
    # Up to which event the log had been, and who had followed it beyond `head`.
    was: int
    heard: list = dataclasses.field(default_factory=list)
    # Who said so: followers in their health, and the service itself to whoever had seen more.
    told: list = dataclasses.field(default_factory=list)


class History:
    def __init__(self):
        self.lock = threading.Lock()
        self.operations, self.windows, self.restores = [], [], []
        # What nobody expected: moment, column of the checker's, sentence.
        self.surprises = []

    def begin(self, operation):
        with self.lock:
            self.operations.append(operation)
        return operation

    def surprise(self, column, text):
        with self.lock:
            self.surprises.append((time.monotonic(), column, text))

    def known_lost(self, operation):
        """True where a restore took away what was acknowledged, None where that cannot be told."""
        for restore in self.restores:
            if restore.service != operation.service or operation.end is None or operation.end > restore.begin:
                continue
            if operation.position > restore.head:
                return True if operation.is_exact else None
            if operation.position == restore.head and not operation.is_exact:
                return None
        return False

    def dump(self, path):
        kept = {name: [dataclasses.asdict(each) for each in getattr(self, name)] for name in ("operations", "windows", "restores")}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(kept | {"surprises": self.surprises}, file, ensure_ascii=False, indent=1, default=str)
