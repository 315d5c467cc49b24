"""The clients of soak.py: good ones, which check each answer, bad ones, and ones that leave. A kind is a function that does one
piece of work with a `Tally`; it runs in a process of its own until the time is up."""
import random, select, socket, struct, time
from collections import Counter

PAUSE = 0.005
# The server's head and content limit is 3 s and its keep-alive limit 8 s (soak.py's LIMITS); a busy machine may be late.
SLACK = 20


class Wrong(Exception):
    """The server did what it should not."""


class Tally:
    """What one process has done, and its random numbers and source address (each has its own, for the ports)."""

    def __init__(self, kind, index, port, seed):
        self.kind, self.port, self.source = kind, port, f"127.0.1.{index + 1}"
        self.random = random.Random(f"{seed} {kind}")
        self.done, self.faults = Counter(), Counter()

    def connect(self, receive_buffer=None):
        s = socket.socket()
        if receive_buffer:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        # Where only the pair of addresses must be unique, ports do not run out.
        s.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
        s.settimeout(SLACK)
        s.bind((self.source, 0))
        s.connect(("127.0.0.1", self.port))
        self.done["connections"] += 1
        return s

    def count(self, requests=1):
        self.done["requests"] += requests
        self.done[self.kind] += requests


def work(kind, index, port, end, seed, reports):
    tally = Tally(kind, index, port, seed)
    while time.monotonic() < end:
        try:
            KINDS[kind](tally)
        except Wrong as fault:
            tally.faults[f"{kind}: {fault}"] += 1
        except OSError as error:
            tally.faults[f"{kind}: {type(error).__name__} {error}"] += 1
        time.sleep(PAUSE)
    reports.put((tally.done, tally.faults))


class Reader:
    """Answers from a socket, strictly read."""

    def __init__(self, s):
        self.socket, self.buffer = s, b""

    def more(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise Wrong("the connection ended in an answer")
        self.buffer += data

    def line(self):
        while b"\r\n" not in self.buffer:
            self.more()
        line, _, self.buffer = self.buffer.partition(b"\r\n")
        return line

    def take(self, count):
        while len(self.buffer) < count:
            self.more()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def head(self):
        line = self.line()
        if not line.startswith(b"HTTP/1.1 "):
            raise Wrong(f"not a status line: {line[:40]}")
        fields = {}
        while field := self.line():
            name, _, value = field.partition(b":")
            fields[name.lower().decode()] = value.strip().decode()
        return int(line[9:12]), fields

    def pieces(self):
        while size := int(self.line(), 16):
            yield self.take(size)
            if self.take(2) != b"\r\n":
                raise Wrong("a chunk without its end")
        if self.line():
            raise Wrong("a trailer")

    def answer(self):
        status, fields = self.head()
        if fields.get("transfer-encoding") == "chunked":
            return status, fields, b"".join(self.pieces())
        return status, fields, self.take(int(fields.get("content-length", 0)))

    def expect(self, status, content):
        got, fields, body = self.answer()
        if got != status or body != content:
            raise Wrong(f"{got} with {len(body)} bytes instead of {status} with {len(content)}")
        return fields

    def ended(self):
        if self.buffer or self.socket.recv(1 << 16):
            raise Wrong("bytes behind the last answer")


def leave(tally, s):
    """Goes away by FIN or by RST."""
    if tally.random.random() < 0.5:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    s.close()


def content_of(tally):
    kind = tally.random.random()
    size = 0 if kind < 0.05 else tally.random.randrange(1, 2000) if kind < 0.8 else tally.random.randrange(1, 1 << 18)
    return tally.random.randbytes(size)


def chunked(tally, content):
    """Content in chunks of any size, some with an extension, some messages with a trailer."""
    out, place = b"", 0
    while place < len(content):
        size = tally.random.randrange(1, len(content) - place + 1) if tally.random.random() < 0.7 else len(content) - place
        extension = b";a=b" if tally.random.random() < 0.1 else b""
        out += b"%x%s\r\n" % (size, extension) + content[place:place + size] + b"\r\n"
        place += size
    return out + (b"0\r\nX-Sum: 1\r\n\r\n" if tally.random.random() < 0.1 else b"0\r\n\r\n")


def request(tally, content, is_chunked):
    if is_chunked:
        return b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(tally, content)
    return b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(content) + content


def echoed(content):
    return content or b"OK"


def posts(tally, is_chunked):
    """Echoed content on one connection, now and then written in small pieces."""
    with tally.connect() as s:
        reader = Reader(s)
        for _ in range(50):
            content = content_of(tally)
            data = request(tally, content, is_chunked)
            if tally.random.random() < 0.1 and len(data) < 3000:
                for place in range(0, len(data), 97):
                    s.sendall(data[place:place + 97])
            else:
                s.sendall(data)
            reader.expect(200, echoed(content))
            tally.count()


def pipelined(tally):
    """Many requests in one write; the answers come in their order. Some are not read to the end."""
    with tally.connect() as s:
        reader = Reader(s)
        for _ in range(10):
            contents = [tally.random.randbytes(tally.random.randrange(200)) for _ in range(16)]
            s.sendall(b"".join(request(tally, content, tally.random.random() < 0.5) for content in contents))
            for content in contents:
                reader.expect(200, echoed(content))
            tally.count(len(contents))
        s.sendall(request(tally, b"last", False) * 16)
        tally.count(16)
        leave(tally, s)


def pipelined_bad(tally):
    """A bad second request still lets the first be answered."""
    with tally.connect() as s:
        reader = Reader(s)
        s.sendall(request(tally, b"good", False) + b"GET / HTTP/1.1\r\nHost : x\r\n\r\n")
        reader.expect(200, b"good")
        expect_refusal(reader, 400)
        tally.count(2)


def continued(tally):
    """Content that waits for 100."""
    with tally.connect() as s:
        reader = Reader(s)
        content = tally.random.randbytes(500)
        s.sendall(b"POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n")
        if (status := reader.head()[0]) != 100:
            raise Wrong(f"{status} instead of 100")
        if tally.random.random() < 0.3:
            tally.count()
            return leave(tally, s)
        s.sendall(content)
        reader.expect(200, content)
        tally.count()


def other_methods(tally):
    with tally.connect() as s:
        reader = Reader(s)
        s.sendall(b"HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" b"DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n" b"GET /a HTTP/1.0\r\nHost: x\r\n\r\n")
        if (status := reader.head()[0]) != 200:
            raise Wrong(f"{status} to HEAD")
        reader.expect(200, b"OK")
        reader.expect(200, b"OK")
        reader.ended()
        tally.count(3)


def events_whole(tally):
    with tally.connect() as s:
        reader = Reader(s)
        s.sendall(b"GET /sse?n=30&ms=3 HTTP/1.1\r\nHost: x\r\n\r\n")
        status, fields, content = reader.answer()
        if content != b"".join(b"data: event %d\n\n" % index for index in range(30)):
            raise Wrong("events lost or out of order")
        tally.count()


def events_left(tally):
    """Leaves in the middle of the events."""
    with tally.connect() as s:
        reader = Reader(s)
        s.sendall(b"GET /sse?n=5000&ms=2 HTTP/1.1\r\nHost: x\r\n\r\n")
        if (status := reader.head()[0]) != 200:
            raise Wrong(f"{status} for events")
        pieces = reader.pieces()
        received = b"".join(next(pieces) for _ in range(tally.random.randrange(1, 30)))
        if not b"".join(b"data: event %d\n\n" % index for index in range(100)).startswith(received):
            raise Wrong("events lost or out of order")
        tally.count()
        leave(tally, s)


def large_left(tally):
    """Leaves in the middle of a large answer."""
    with tally.connect() as s:
        s.sendall(b"GET /large?bytes=%d HTTP/1.1\r\nHost: x\r\n\r\n" % tally.random.randrange(1 << 20, 1 << 25))
        for _ in range(tally.random.randrange(20)):
            s.recv(1 << 14)
        tally.count()
        leave(tally, s)


def large_whole(tally):
    with tally.connect() as s:
        size = tally.random.randrange(1, 1 << 22)
        s.sendall(b"GET /large?bytes=%d HTTP/1.1\r\nHost: x\r\n\r\n" % size)
        Reader(s).expect(200, b"x" * size)
        tally.count()


def never_reading(tally, count=20, stay=None):
    """Asks for a large answer and never reads; the server gives up after its write limit."""
    sockets = [tally.connect(receive_buffer=4096) for _ in range(count)]
    for s in sockets:
        s.sendall(b"GET /large?bytes=100000000 HTTP/1.1\r\nHost: x\r\n\r\n")
    tally.count(count)
    time.sleep(tally.random.choice([0.5, 2, 7]) if stay is None else stay)
    for s in sockets:
        leave(tally, s)


# Where a client can leave: what it sends before.
PHASES = [
    b"", b"G", b"GET / HT", b"GET / HTTP/1.1\r\nHo", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /slow?ms=2000 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /sse?n=1000&ms=5 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /large?bytes=9000000 HTTP/1.1\r\nHost: x\r\n\r\n", b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n",
    b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf", b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5", b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\nTrail",
    b"POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n",
    b"GET /slow?ms=100 HTTP/1.1\r\nHost: x\r\n\r\n" * 8, b"GET / HTTP/1.1\r\nHost: x : y\r\n\r\n",
]


def resets(tally):
    """RST in every phase, at once or a little later."""
    for sent in PHASES:
        s = tally.connect()
        if sent:
            s.sendall(sent)
        if tally.random.random() < 0.5:
            time.sleep(tally.random.random() * 0.01)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        s.close()
    tally.count(len(PHASES))


def half_closed(tally):
    """FIN in every phase, while the client still listens: the server ends the connection, whatever it answered before."""
    for sent in PHASES:
        with tally.connect() as s:
            if sent:
                s.sendall(sent)
            if tally.random.random() < 0.5:
                time.sleep(tally.random.random() * 0.01)
            s.shutdown(socket.SHUT_WR)
            try:
                while s.recv(1 << 16):
                    pass
            except ConnectionResetError:
                pass
            except TimeoutError:
                raise Wrong(f"still open after a half-close behind {sent[:40]}")
    tally.count(len(PHASES))


def hold(tally, count, sent, piece, every):
    """Connections that are open together, each getting a piece now and then, until the server has closed them all.
    Returns what each received."""
    received = {}
    poll = select.poll()
    sockets = {}
    for _ in range(count):
        s = tally.connect()
        if sent:
            s.sendall(sent)
        sockets[s.fileno()] = s
        received[s.fileno()] = b""
        poll.register(s, select.POLLIN)
    results, end = [], time.monotonic() + SLACK
    next_piece = time.monotonic() + every
    while sockets and time.monotonic() < end:
        for number, _ in poll.poll(100):
            try:
                data = sockets[number].recv(4096)
            except ConnectionResetError:
                data = b""
            received[number] += data
            if not data:
                poll.unregister(number)
                sockets.pop(number).close()
                results.append(received[number])
        if piece and time.monotonic() >= next_piece:
            next_piece += every
            for number, s in sockets.items():
                # One that has its answer waits for the end.
                if not received[number]:
                    try:
                        s.send(piece)
                    except OSError:
                        pass
    for s in sockets.values():
        s.close()
    if sockets:
        raise Wrong(f"{len(sockets)} of {count} were not closed")
    tally.count(count)
    return results


def refused_in_time(tally, count, sent, piece):
    results = hold(tally, count, sent, piece, 0.3)
    bad = [answer for answer in results if not answer.startswith(b"HTTP/1.1 408 ")]
    if bad:
        raise Wrong(f"{len(bad)} of {count} slow clients got {bad[0][:40]} instead of 408")


def dripping(tally, count=20):
    refused_in_time(tally, count, b"GET / HTTP/1.1\r\nX-Drip: ", b"a")


def slow_content(tally, count=20):
    """The head and then nothing."""
    refused_in_time(tally, count, b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc", b"")


def silent(tally, count=20):
    results = hold(tally, count, b"", b"", 1)
    if any(results):
        raise Wrong(f"an answer to a silent client: {max(results)[:40]}")


def idle(tally, count=20):
    """One answer each, then nothing: closed without another word."""
    results = hold(tally, count, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"", 1)
    if any(answer.count(b"HTTP/1.1 ") != 1 or not answer.endswith(b"OK") for answer in results):
        raise Wrong("an idle client got something else than its answer")


def events_unread(tally, count=20, stay=2):
    """Stops reading events; large ones are not at hand, so it is the buffers that stay full of small ones."""
    sockets = [tally.connect(receive_buffer=4096) for _ in range(count)]
    for s in sockets:
        s.sendall(b"GET /sse?n=100000&ms=1 HTTP/1.1\r\nHost: x\r\n\r\n")
    tally.count(count)
    time.sleep(stay)
    for s in sockets:
        leave(tally, s)


def expect_refusal(reader, status):
    got, fields, _ = reader.answer()
    if got != status:
        raise Wrong(f"{got} instead of {status}")
    if status == 400:
        if fields.get("connection") != "close":
            raise Wrong("400 without close")
        reader.ended()


GET, POST = b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nHost: x\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"

# The rules of the grammar: bytes, and the only right status.
MALFORMED_HEADS = [
    (GET + b"A : b\r\n\r\n", 400), (GET + b"A\t: b\r\n\r\n", 400), (GET + b": b\r\n\r\n", 400), (GET + b"A(b: c\r\n\r\n", 400),
    (GET + b"A: b\r\n c\r\n\r\n", 400), (b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400), (GET + b"A: b\0c\r\n\r\n", 400),
    (GET + b"A: b\rc\r\n\r\n", 400), (GET + b"A: b\nC: d\r\n\r\n", 400), (GET + b"A: \x7f\r\n\r\n", 400), (b"GET / HTTP/1.1\nHost: x\n\n", 400),
    (b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400), (b"GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", 400), (b"GET /\r\nHost: x\r\n\r\n", 400),
    (b"GET / http/1.1\r\nHost: x\r\n\r\n", 400), (b"GET / HTTP/1.1 x\r\nHost: x\r\n\r\n", 400), (b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
    (b"GET / HTTP/1.1\r\n\r\n", 400), (GET + b"Host: x\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400), (b"GET x:80 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400), (b"GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", 400), (b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400), (b"CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n", 405), (b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
    (b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501), (b"M" * 40 + b" / HTTP/1.1\r\nHost: x\r\n\r\n", 501),
    (POST + b"Content-Length: +5\r\n\r\nabcde", 400), (POST + b"Content-Length: -0\r\n\r\n", 400), (POST + b"Content-Length: 0x5\r\n\r\nabcde", 400),
    (POST + b"Content-Length: 5_0\r\n\r\n", 400), (POST + b"Content-Length: 5 5\r\n\r\n", 400), (POST + b"Content-Length: 5,5\r\n\r\nabcde", 400),
    (POST + b"Content-Length: 99999999999999999999\r\n\r\n", 400), (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400),
    (POST + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde", 400), (POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    (POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400), (POST + b"Transfer-Encoding: identity\r\n\r\n", 400),
    (POST + b"Transfer-Encoding:\r\n\r\n", 400), (POST + b"Transfer-Encoding: chunked;x\r\n\r\n", 400), (POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n", 400),
    (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 501), (b"POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    (POST + b"Expect: tea\r\nContent-Length: 5\r\n\r\n", 417), (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    (GET + b"A: " + b"b" * 17000 + b"\r\n\r\n", 431), (GET + b"A: b\r\n" * 120 + b"\r\n", 431), (POST + b"Content-Length: 2000000\r\n\r\n", 413),
]
MALFORMED_CHUNKS = [(CHUNKED + rest, status) for rest, status in [
    (b"0x5\r\nabcde\r\n0\r\n\r\n", 400), (b"+5\r\nabcde\r\n0\r\n\r\n", 400), (b"-5\r\n", 400), (b"5 \r\nabcde\r\n0\r\n\r\n", 400), (b" 5\r\nabcde\r\n0\r\n\r\n", 400),
    (b"_5\r\n", 400), (b"g\r\n", 400), (b"\r\n", 400), (b"00000000000000005\r\nabcde\r\n", 400), (b"ffffffffffffffff\r\n", 400), (b"fffffffffffffffff\r\n", 400),
    (b"5;\r\nabcde\r\n", 400), (b"5;a=\x01\r\nabcde\r\n", 400), (b"5\nabcde\r\n", 400), (b"5;a\nb\r\nabcde\r\n", 400), (b"5\r\nabcdef\r\n", 400),
    (b"5\r\nabcde\n0\r\n\r\n", 400), (b"5;a=" + b"b" * 5000 + b"\r\nabcde\r\n", 400), (b"0\r\nA : b\r\n\r\n", 400), (b"0\r\nA: b\r\n c\r\n\r\n", 400),
    (b"0\r\nA: " + b"b" * 9000 + b"\r\n\r\n", 431)]]


def malformed(tally, table):
    """Each of the table, whole or cut anywhere, some after a good request on the same connection."""
    data, status = tally.random.choice(table)
    with tally.connect() as s:
        reader = Reader(s)
        if tally.random.random() < 0.3:
            s.sendall(request(tally, b"good", False))
            reader.expect(200, b"good")
        cut = tally.random.randrange(len(data)) if tally.random.random() < 0.5 else 0
        if cut:
            s.sendall(data[:cut])
            time.sleep(0.001)
        try:
            s.sendall(data[cut:])
        except (BrokenPipeError, ConnectionResetError):
            pass  # It has been refused by its first part: what matters is the answer.
        try:
            expect_refusal(reader, status)
        except Wrong as fault:
            raise Wrong(f"{fault} for {data[:30] if table is MALFORMED_HEADS else data[len(CHUNKED):][:30]}")
        tally.count()


KINDS = {
    "post with length": lambda tally: posts(tally, False), "post in chunks": lambda tally: posts(tally, True), "pipelined": pipelined,
    "pipelined behind a bad one": pipelined_bad, "expect 100": continued, "other methods": other_methods, "events": events_whole,
    "events left": events_left, "events unread": events_unread, "large": large_whole, "large left": large_left,
    "never reading": never_reading, "reset": resets, "half-closed": half_closed, "dripping": dripping, "slow content": slow_content,
    "silent": silent, "idle": idle, "malformed head": lambda tally: malformed(tally, MALFORMED_HEADS),
    "malformed chunk": lambda tally: malformed(tally, MALFORMED_CHUNKS),
}


def slow_round(port, count, measure):
    """All slow clients at once, each kind in a process; returns the highest memory meanwhile."""
    import multiprocessing
    tasks = [(dripping, (count,)), (silent, (count,)), (slow_content, (count,)), (never_reading, (count, 7)), (events_unread, (count // 2, 7))]
    children = [multiprocessing.Process(target=task, args=(Tally(task.__name__, index, port, 0), *arguments))
                for index, (task, arguments) in enumerate(tasks)]
    for child in children:
        child.start()
    peak = 0.0
    while any(child.is_alive() for child in children):
        peak = max(peak, measure())
        time.sleep(0.1)
    if any(child.exitcode for child in children):
        raise SystemExit("soak: the slow clients were not treated as they should (see above)")
    return peak
