"""Those who mean no good: nothing is learned before its time, nothing stops the class."""

import asyncio
import socket
import time

import pytest

from classroom import ANSWER, Phone, Presentation, Stream, read_head, request

STRANGER = "127.0.9.9"


@pytest.fixture(scope="module")
def room():
    with Presentation("--share", "--address", "127.0.0.1") as room:
        yield room


def run(scene):
    return asyncio.run(scene)


def test_nothing_of_an_answer_is_sent_before_it_is_shown():
    async def scene(room):
        stream = await room.open()
        phone = await Phone.join(room.port)
        seen = [room.first]
        seen += await room.go(lambda state: state["isAsking"])
        told = [await phone.stream.next(lambda state: state["question"] is not None)]
        question = told[0]["question"]
        replies = [(await phone.answer(question, text)).text for text in ("5", "-7", "x")]
        files = [
            (await request(room.port, "GET", path, cookie=room.cookie)).text
            for path in ("/", "/page", "/page.js", "/phone.js", "/page.css", "/phone.css")]
        everything = str([seen, told, replies, files])
        assert ANSWER not in everything and "125349" not in everything
        # Going on and back does not open it again.
        await room.press("on")
        await stream.next(lambda state: ANSWER in str(state))
        await phone.stream.next(lambda state: state["answer"])
        await room.press("back")
        state = await phone.stream.next(lambda state: not state["answer"])
        assert state["isOpen"] is False
        assert (await phone.answer(question, ANSWER)).status == 409

    with Presentation() as room:
        run(scene(room))


@pytest.mark.parametrize("path", ["/page", "/page/events"])
@pytest.mark.parametrize("cookie", [None, "gradus-teacher-{port}=guessed", "gradus-teacher-{port}="])
def test_without_the_secret_nobody_drives(room, path, cookie):
    cookie = cookie and cookie.format(port=room.port)
    assert run(request(room.port, "GET", path, cookie=cookie)).status == 403
    keys = run(request(room.port, "POST", "/page/keys", {"keys": ["on"]}, cookie=cookie))
    assert keys.status == 403
    assert run(request(room.port, "GET", "/" + "0" * len(room.secret))).status == 404


def test_a_phones_name_does_not_drive(room):
    async def scene():
        phone = await Phone.join(room.port)
        keys = await request(
            room.port, "POST", "/page/keys", {"keys": ["on"]}, cookie=phone.cookie)
        assert keys.status == 403
        name = phone.cookie.split("=")[1]
        taken = await request(
            room.port, "GET", "/page", cookie=f"gradus-teacher-{room.port}={name}")
        assert taken.status == 403

    run(scene())


def test_from_another_machine_even_the_secret_does_not_drive(room):
    address = own_address()
    if address is None:
        pytest.skip("this machine has no address but its own")
    page = run(request(room.port, "GET", f"/{room.secret}", to=address))
    assert page.status == 404
    cookie = f"gradus-teacher-{room.port}={room.secret}"
    assert run(request(room.port, "GET", "/page", to=address, cookie=cookie)).status == 403
    assert run(request(room.port, "GET", "/", to=address)).status == 200


def own_address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return None
        return probe.getsockname()[0]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "", "[::1]:{port}"])
def test_another_hosts_name_is_refused(room, host):
    answer = run(request(room.port, "GET", "/", host=host.format(port=room.port) or "-"))
    assert answer.status == 421 and "set-cookie" not in answer.headers
    page = run(request(room.port, "GET", f"/{room.secret}", host=host.format(port=room.port) or "-"))
    assert page.status == 421


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
    {"origin": "https://127.0.0.1:{port}"},
])
def test_a_page_from_elsewhere_answers_and_drives_nothing(room, headers):
    async def scene():
        await room.open()
        phone = await Phone.join(room.port)
        given = {name: value.format(port=room.port) for name, value in headers.items()}
        assert (await phone.answer(1, "5", headers=given)).status == 403
        keys = await request(
            room.port, "POST", "/page/keys", {"keys": ["on"]}, cookie=room.cookie, headers=given)
        assert keys.status == 403

    run(scene())


def test_no_other_page_may_read_or_frame_what_is_said(room):
    page = run(request(room.port, "GET", "/", headers={"origin": "http://evil.example"}))
    assert not [name for name in page.headers if name.startswith("access-control")]
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "HttpOnly" in page.headers["set-cookie"] and "SameSite=Strict" in page.headers["set-cookie"]


@pytest.mark.parametrize("cookie", [
    None, "gradus-phone-{port}=", "gradus-phone-{port}=" + "a" * 26, "gradus-phone-1=x"])
def test_a_name_that_was_not_given_answers_nothing(room, cookie):
    answer = run(request(
        room.port, "POST", "/answer", {"question": 1, "text": "5"},
        cookie=cookie and cookie.format(port=room.port)))
    assert answer.status == 403


@pytest.mark.parametrize("body, status", [
    (b"", 400), (b"{", 400), (b"[]", 400), (b'{"question":1}', 400),
    (b'{"question":"1","text":"5"}', 400), (b'{"question":1e99,"text":"5"}', 400),
    (b'{"question":1,"text":""}', 400), (b'{"question":1,"text":"' + b"9" * 41 + b'"}', 400),
    (b'{"question":1,"text":"a\\u001b[2J"}', 400), (b'{"question":1,"text":"\xff"}', 400),
    (b'{"question":999,"text":"5"}', 409), (b'{"question":-1,"text":"5"}', 400),
    (b'{"question":9223372036854775807,"text":"5"}', 400),
    (b'{"text":"' + b"x" * 600 + b'"}', 413), (b"[" * 500, 400),
])
def test_what_is_no_answer_is_refused(room, body, status):
    async def scene():
        phone = await Phone.join(room.port)
        answer = await request(room.port, "POST", "/answer", body, cookie=phone.cookie)
        assert answer.status == status, answer.text
        form = await request(
            room.port, "POST", "/answer", body, cookie=phone.cookie,
            headers={"content-type": "text/plain"})
        assert form.status in (413, 415)

    run(scene())


@pytest.mark.parametrize("text", [
    "save x.gradus", "source /etc/passwd", "conv 2 3x3", "print 1; quit", "hidden", "'; let a = 1",
    "(((((((((((((((1)))))))))))))))", "nan", "zeros(9999,9999)", "9^9^9^9^9^9^9^9^9^9",
])
def test_no_statement_is_taken_from_the_room(text):
    async def scene(room):
        await room.open()
        phone = await Phone.join(room.port)
        await room.ask()
        question = (await phone.stream.next(lambda state: state["question"]))["question"]
        answer = await phone.answer(question, text)
        # A formula of numbers is an answer; whatever names something is none.
        assert answer.status == (200 if text[0] in "9(" else 422), answer.text
        await room.press("on")
        await room.stream.next(lambda state: ANSWER in str(state))

    with Presentation() as room:
        run(scene(room))


@pytest.mark.parametrize("bytes", [
    b"GARBAGE\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: x\r\n\r\n",
    b"POST /answer HTTP/1.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nx: " + b"y" * 20000 + b"\r\n\r\n",
    b"GET /" + b"y" * 20000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 1000 + b"\r\n",
    b"POST /answer HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n" + b"z" * 100000,
    b"POST /answer HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" + b"1\r\nz\r\n" * 9000,
])
def test_what_is_malformed_or_oversized_is_refused_and_closed(room, bytes):
    async def scene():
        reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
        writer.write(bytes)
        try:
            async with asyncio.timeout(15):
                try:
                    answer = await reader.read()
                except ConnectionResetError:
                    answer = b""
        finally:
            writer.close()
        assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4", b"HTTP/1.1 505")), answer
        assert (await request(room.port, "GET", "/")).status == 200

    run(scene())


def test_one_that_sends_a_byte_a_second_is_cut_off(room):
    async def scene():
        reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
        start = time.monotonic()
        ended = asyncio.create_task(reader.read())
        for byte in b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: yyyyyyyy":
            if ended.done():
                break
            try:
                writer.write(bytes([byte]))
                await writer.drain()
            except ConnectionError:
                break
            await asyncio.sleep(1)
        assert time.monotonic() - start < 15
        writer.close()

    run(scene())


def test_a_crowd_of_idle_connections_shuts_nobody_out(room):
    async def scene():
        crowd = []
        for _ in range(600):
            try:
                crowd.append(await asyncio.open_connection(
                    "127.0.0.1", room.port, local_addr=(STRANGER, 0)))
            except OSError:
                break
        assert (await request(room.port, "GET", f"/{room.secret}")).status == 200
        phone = await Phone.join(room.port, "127.0.1.7")
        assert (await phone.answer(1, "5")).status in (409, 422)
        for _, writer in crowd:
            writer.close()

    run(scene())


def test_a_flood_is_refused_while_the_class_goes_on():
    async def scene(room):
        stream = await room.open()
        await room.ask()
        phone = await Phone.join(room.port, "127.0.1.8")
        question = (await phone.stream.next(lambda state: state["question"]))["question"]
        done = False
        statuses = set()

        async def flood():
            while not done:
                try:
                    statuses.add((await request(
                        room.port, "POST", "/answer", {"question": question, "text": "1"},
                        cookie="gradus-phone-1=x", source=STRANGER)).status)
                except (ConnectionError, OSError, asyncio.IncompleteReadError):
                    statuses.add(0)

        floods = [asyncio.create_task(flood()) for _ in range(30)]
        while 429 not in statuses:
            await asyncio.sleep(0.05)
        for text in ("7", "8", "9"):
            start = time.monotonic()
            assert (await phone.answer(question, text)).json == {"taken": text}
            assert time.monotonic() - start < 3
        await room.press("on")
        await stream.next(lambda state: "1 answer, 0 right" in str(state["after"]))
        done = True
        await asyncio.gather(*floods)
        assert 200 not in statuses

    with Presentation("--share", "--address", "127.0.0.1") as room:
        run(scene(room))


def test_a_phone_that_changes_its_mind_too_often_is_slowed_and_counts_once(room):
    async def scene():
        phone = await Phone.join(room.port)
        statuses = [(await phone.answer(1, str(number))).status for number in range(20)]
        assert statuses[0] == 409 and 429 in statuses

    run(scene())


def test_one_that_never_reads_does_not_fill_the_memory(room):
    async def scene():
        await room.open()
        phone = await Phone.join(room.port)
        # A reader that stops reading: states are whole, and of many the latest alone waits.
        deaf = await Stream.open(room.port, "/events", phone.cookie)
        deaf.reader._transport.pause_reading()
        for _ in range(100):
            await room.press("on", "back")
        size = int(next(
            line.split()[1] for line in open(f"/proc/{room.server}/status")
            if line.startswith("VmRSS")))
        assert size < 100_000
        assert (await request(room.port, "GET", "/")).status == 200

    run(scene())
