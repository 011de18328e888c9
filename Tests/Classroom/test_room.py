"""The class: a page that is driven, a hundred phones, connections that drop."""

import asyncio
import os
import signal

import pytest

from classroom import ANSWER, Phone, Presentation, is_running, request, wait_until


def run(scene):
    return asyncio.run(scene)


def test_the_page_is_driven_from_title_to_end_and_back():
    async def scene(room):
        stream = await room.open()
        first = room.first
        assert "Asking a room" in first["heading"] and "One question" in "".join(first["pictures"])
        seen = await room.go(lambda state: state["end"])
        text = str(seen)
        assert "Look at the picture." in text and "The last words." in text and "Which one?" in text
        # Twice each number: every cell of the second picture is another one than before.
        changed = [state for state in seen if "pictured * 2" in str(state["pictures"][-1:])][-1]
        assert changed["pictures"][-1].count(" changed<") == 4
        await room.press(*["back"] * 20)
        await room.press(*["back"] * 20)
        last = await stream.next(lambda state: "Asking a room" in state["heading"])
        assert last == first

    with Presentation() as room:
        run(scene(room))


def test_a_hundred_phones_vote_and_see_the_answer_with_the_class():
    async def scene(room):
        stream = await room.open()
        phones = await asyncio.gather(
            *(Phone.join(room.port, f"127.0.1.{1 + number % 50}") for number in range(100)))
        await stream.next(lambda state: state["phones"] == 100)
        await room.ask()
        states = await asyncio.gather(
            *(phone.stream.next(lambda state: state["question"] is not None) for phone in phones))
        assert all(state["isOpen"] and state["answer"] is None for state in states)
        question = states[0]["question"]
        # 40 are right, 30 say 1, 20 say -4, and ten say 0 to 4: so 1 is said 32 times.
        said = ["31337.25"] * 40 + ["1"] * 30 + ["-4"] * 20 + [str(number % 5) for number in range(10)]
        replies = await asyncio.gather(
            *(phone.answer(question, text) for phone, text in zip(phones, said)))
        assert {reply.status for reply in replies} == {200}
        # One that thinks again is counted once.
        assert (await phones[99].answer(question, "31337.25")).json == {"taken": "31337.25"}
        asked = await stream.next(lambda state: "100 answers" in str(state["after"]))
        assert "right" not in str(asked["after"]) and "-4" not in str(asked["after"])
        await room.press("on")
        answered = (await stream.next(lambda state: "right" in str(state["after"])))["after"][-1]
        # Sorted: 20 times -4, twice 0, 32 times 1: the 50th and the 51st are both 1.
        assert "100 answers, 41 right" in answered and 'the middle one is <span class="pos">1</span>' in answered
        rows = [row.split("</tr>")[0] for row in answered.split("<tr")[1:]]
        counts = {row.split('scope="row">')[1].split("<")[0]: row for row in rows}
        assert '<td class="end">20</td>' in counts["-4"] and "right" not in counts["-4"]
        assert '<td class="end">32</td>' in counts["1"]
        assert '<td class="end">41</td>' in counts["31337.25"] and "right" in counts["31337.25"]
        states = await asyncio.gather(
            *(phone.stream.next(lambda state: state["answer"]) for phone in phones))
        assert all(not state["isOpen"] and "31337" in state["answer"] for state in states)

    with Presentation("--share", "--address", "127.0.0.1") as room:
        assert room.phones == f"http://127.0.0.1:{room.port}/"
        run(scene(room))


def test_a_choice_counts_each_option():
    async def scene(room):
        stream = await room.open()
        phones = await asyncio.gather(*(Phone.join(room.port) for _ in range(5)))
        await room.ask()
        await room.go(lambda state: "31337" in str(state))
        await room.ask()
        state = await phones[0].stream.next(lambda state: state.get("kind") == "choice")
        assert state["options"] == ["the <strong>first</strong>", "the second", "the third"]
        for phone, text in zip(phones, ["1", "2", "2", "2", "b"]):
            assert (await phone.answer(state["question"], text)).status == 200
        await room.press("on")
        answered = await stream.next(lambda state: "5 answers, 4 right" in str(state))
        row = [row for row in answered["after"][-1].split("<tr") if "the second" in row][0]
        assert '<td class="end">4</td>' in row and "right" in row

    with Presentation() as room:
        run(scene(room))


def test_a_page_that_lost_its_connection_is_shown_what_is_shown_now():
    async def scene(room):
        stream = await room.open()
        stream.close()
        await room.press("on", "on")
        again = await room.connect()
        state = await again.next(lambda state: state["place"])
        assert "One question" in state["heading"]

    with Presentation() as room:
        run(scene(room))


def test_votes_and_the_place_outlive_the_program_that_serves():
    async def scene(room):
        await room.open()
        await room.ask()
        phones = [await Phone.join(room.port) for _ in range(3)]
        question = (await phones[0].stream.next(lambda state: state["question"]))["question"]
        for phone in phones:
            assert (await phone.answer(question, "7")).status == 200
        old = room.server
        os.kill(old, signal.SIGKILL)
        wait_until(lambda: not is_running(old))
        for _ in range(100):
            try:
                again = await room.connect()
                break
            except (ConnectionError, AssertionError):
                await asyncio.sleep(0.1)
        state = await again.next(lambda state: state["isAsking"])
        assert "3 answers" in str(state["after"])
        # The phones are known by the names that the first one gave.
        assert (await phones[0].answer(question, "8")).status == 200
        fourth = await Phone.join(room.port)
        assert (await fourth.answer(question, "8")).status == 200
        await again.next(lambda state: "4 answers" in str(state["after"]))
        room.stream = again
        await room.press("on")
        await again.next(lambda state: "4 answers, 0 right" in str(state["after"]))

    with Presentation() as room:
        run(scene(room))


def test_the_program_that_serves_ends_with_the_presentation():
    async def scene(room):
        await room.open()

    with Presentation() as room:
        run(scene(room))
        server = room.server
        room.process.kill()
        wait_until(lambda: not is_running(server))


@pytest.mark.parametrize("arguments, words", [
    (["--share"], "--web"), (["--web", "--big"], "--big"), (["--web", "--port", "0"], "--port"),
    (["--web", "--share", "--address", "a/b"], "--address"),
])
def test_options_that_do_not_fit_are_refused(arguments, words):
    import subprocess
    from classroom import GRADUS
    done = subprocess.run([GRADUS, "present", "1", *arguments], capture_output=True, text=True)
    assert done.returncode == 2 and words in done.stderr and not done.stdout


def test_without_the_program_that_serves_it_says_how_to_get_it(tmp_path):
    import subprocess
    from classroom import GRADUS
    done = subprocess.run(
        [GRADUS, "present", "1", "--web"], capture_output=True, text=True,
        env=os.environ | {"GRADUS_CLASSROOM": str(tmp_path / "none")})
    assert done.returncode == 2 and "Sources/Classroom/build" in done.stderr


def test_a_port_that_is_taken_is_named():
    import subprocess
    from classroom import GRADUS
    with Presentation() as room:
        done = subprocess.run(
            [GRADUS, "present", "1", "--web", "--port", str(room.port)], capture_output=True,
            text=True, stdin=subprocess.DEVNULL, timeout=20)
        assert done.returncode == 1 and f"port {room.port}" in done.stderr
