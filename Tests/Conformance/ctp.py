import json, struct, time, zmq, zmq.auth
from zmq.utils.monitor import recv_monitor_message
HEADER = struct.Struct(">2sBBQIHH")
CALL, ITEM, END, REPLY, CANCEL, CREDIT, PING, PONG, GOAWAY = range(1, 10)
ALONE = zmq.EVENT_DISCONNECTED | zmq.EVENT_CLOSED  # it has gone, or nobody is there yet: a call would wait for it unheard
class Failure(Exception):
    def __init__(self, status, metadata):
        super().__init__(status, metadata.get("message"))
        self.status, self.metadata, self.details = status, metadata, json.loads(metadata.get("details", "{}"))

class Service:
    def __init__(self, endpoint, server_key, certificate):
        self.socket, self.last, self.seen = zmq.Context.instance().socket(zmq.DEALER), 0, {}
        self.socket.linger = self.socket.sndtimeo = 0
        if server_key:
            self.socket.curve_publickey, self.socket.curve_secretkey = zmq.auth.load_certificate(certificate)
            self.socket.curve_serverkey = server_key.encode()
        self.monitor = self.socket.get_monitor_socket(zmq.EVENT_HANDSHAKE_FAILED_AUTH | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL | ALONE)
        self.socket.connect(endpoint)
    def send(self, kind, call, argument=0, method=b"", metadata=b"", body=b""):
        header = HEADER.pack(b"CT", 1, kind, call, argument, len(method), len(metadata))
        try: self.socket.send(header + method + metadata + body)
        except zmq.Again: self.receive(0)  # nobody is there any more: the monitor says why
    def receive(self, deadline):
        ready, _, _ = zmq.select([self.socket, self.monitor], [], [], max(0, deadline - time.monotonic()))
        if self.socket in ready:
            _, _, kind, call, argument, method, metadata = HEADER.unpack_from(frame := self.socket.recv())
            body = HEADER.size + method + metadata
            return kind, call, argument, json.loads(frame[body - metadata:body] or "{}"), frame[body:]
        if not ready: raise Failure(4 if self.socket.poll(0, zmq.POLLOUT) else 14, {})
        heard = recv_monitor_message(self.monitor)
        raise Failure(14 if heard["event"] & ALONE or heard["value"] in (300, 500) else 16, {})
    def call(self, method, request={}, rows=None, on_item=None, timeout=120.0, grant=32, **metadata):
        self.last, credit, taken, deadline = self.last + 1, 64, 0, time.monotonic() + timeout
        call, body, rows = self.last, json.dumps(request).encode() if rows is None else b"", None if rows is None else iter(rows)
        if self.seen: metadata["seen"] = ",".join(f"{log}={at}" for log, at in self.seen.items())
        metadata = json.dumps({name.replace("_", "-"): text for name, text in metadata.items()}).encode()
        self.send(CALL, call, int(timeout * 1000), method.encode(), metadata, body)
        try:
            while True:
                while rows and credit:
                    row, credit = next(rows, None), credit - 1
                    if row is None: rows = self.send(END, call)
                    else: self.send(ITEM, call, body=json.dumps(row).encode())
                kind, of, argument, answer, body = self.receive(deadline)
                if kind == PING: self.send(PONG, of, argument)
                if of != call: continue
                if kind == CREDIT: credit += argument
                if kind == ITEM:
                    on_item(json.loads(body)); taken += 1
                    if taken % grant == 0: self.send(CREDIT, call, grant)
                if kind == REPLY: break
        except BaseException as failure:
            if getattr(failure, "status", 4) == 4: self.send(CANCEL, call)
            raise
        for log, at in (entry.split("=") for entry in answer.get("position", "").split(",") if entry):
            self.seen[log] = max(at, at if argument else self.seen.get(log, at), key=lambda place: int(place.split(":")[-1]))
        if argument: raise Failure(argument, answer)
        return json.loads(body) if body else None
