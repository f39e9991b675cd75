"""The second reader and its server: faults, limits, keys, addresses, and the file of answers."""

import json
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chat_server import Server, chat, counting, questions
from comity.errors import SecondReaderError
from comity.read import Document
from comity.second import SecondReader, Settings
from comity.second.answers import Answers
from comity.second.prompt import prompt, question
from commands import COMMAND, comity
from test_second import ANSWER, DAY, FACT, TEXT


@pytest.mark.parametrize(
    ("answer", "words"),
    [("no JSON", "no JSON with a list"), ('{"facts": 3}', "no list of facts"), (500, "gives no answer"), (b"garbage", "gives no"),
     (chat("", "stop"), "empty answer"), (chat('{"facts": [', "length"), "was cut before its first"), (429, "gives no answer"), ('{"facts": [' + "[" * 5000, "no JSON")],
)  # fmt: skip
def test_a_bad_answer_costs_its_part_and_is_not_kept(serve: Callable[[Any], str], tmp_path: Path, answer: Any, words: str) -> None:
    answers = tmp_path / "answers.jsonl"
    text = f"{TEXT} " + "Peru grows potatoes. " * 20 + "The King of Jordan set foot on Cyprus on 2 June 2016."
    good = json.dumps(
        {
            "facts": [
                FACT
                | {"a": "Jordan", "b": "Cyprus", "period": "2 June 2016", "quote": "The King of Jordan set foot on Cyprus on 2 June 2016"}
            ]
        }
    )
    url = serve(lambda request: good if "set foot on Cyprus" in request["messages"][-1]["content"].split("<text>")[1] else answer)
    reader = SecondReader(Settings("m", url, cache=answers, part=200, retries=0))
    found = reader.read(Document("d", text, date=DAY))
    assert [(f.observation.a, f.observation.b) for f in found] == [("JOR", "CYP")]
    assert reader.failures and words in reader.failures[0]
    assert len(answers.read_text().splitlines()) == 1


def test_of_an_answer_that_breaks_off_what_is_whole_is_taken_told_and_kept(serve: Callable[[Any], str], tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    cut = chat(f'{{"facts": [{json.dumps(FACT)}, {{"kind": "visit", "a": "Chi', "length")
    reader = SecondReader(Settings("m", serve(cut), cache=answers))
    found = reader.read(Document("d", TEXT, date=DAY))
    assert [f.observation.kind for f in found] == ["visit"] and "breaks off; its first 1 facts" in reader.failures[0]
    again = SecondReader(Settings("m", cache=answers, replay=True))
    assert again.read(Document("d", TEXT, date=DAY)) == found and again.failures == reader.failures


@pytest.mark.parametrize("limit", [{"most_calls": 1}, {"most_tokens": 5}])
def test_a_run_keeps_to_its_limits_and_goes_on_later(serve: Callable[[Any], str], tmp_path: Path, limit: dict[str, Any]) -> None:
    answers, text = tmp_path / "answers.jsonl", f"{TEXT} " + "Peru grows potatoes. " * 40
    url = serve(counting(ANSWER))
    limited = SecondReader(Settings("m", url, cache=answers, part=200, retries=0, **limit))
    limited.read(Document("d", text, date=DAY))
    assert len(questions()) <= 1 and "the limit of" in limited.failures[-1]
    whole = SecondReader(Settings("m", url, cache=answers, part=200))
    found = whole.read(Document("d", text, date=DAY))
    assert len(found) == 1 and whole.failures == [] and len(questions()) == len(answers.read_text().splitlines())


def test_a_run_keeps_to_its_time(serve: Callable[[Any], str]) -> None:
    reader = SecondReader(Settings("m", serve(ANSWER), part=200, retries=0, most_seconds=1e-9))
    reader.read(Document("d", f"{TEXT} " + "Peru grows potatoes. " * 40, date=DAY))
    assert "the limit of 1e-09 seconds is reached" in reader.failures[-1]


def words_of(text: str) -> int:
    return len(" ".join(m["content"] for m in prompt().messages(question(text))).split())


@pytest.mark.parametrize(("lacking", "is_cut"), [(1, True), (40, True), (-30, False), (-5000, False)])
def test_a_server_that_cuts_a_question_is_told_on(serve: Callable[[Any], str], tmp_path: Path, lacking: int, is_cut: bool) -> None:
    """However little of it is missing, and not where it just fits."""
    answers = tmp_path / "answers.jsonl"
    reader = SecondReader(Settings("m", serve(counting(ANSWER, words_of(TEXT) - lacking)), cache=answers))
    found = reader.read(Document("d", TEXT, date=DAY))
    assert bool(found) is not is_cut and bool(reader.failures) is is_cut and bool(answers.read_text()) is not is_cut
    assert not is_cut or "does not read the whole question" in reader.failures[0]


def test_a_server_is_tried_once_for_questions_of_one_length(serve: Callable[[Any], str]) -> None:
    reader = SecondReader(Settings("m", serve(counting(ANSWER)), part=200))
    reader.read(Document("d", f"{TEXT} " + "Peru grows potatoes. " * 200, date=DAY))
    assert len(questions()) > 3 and len(Server.asked) == len(questions()) + 1 and reader.failures == []


def test_of_long_texts_that_one_is_told_which_does_not_fit(serve: Callable[[Any], str]) -> None:
    long = f"{TEXT} " + "Peru grows potatoes, and many of them. " * 50
    reader = SecondReader(Settings("m", serve(counting(ANSWER, words_of(TEXT) + 100))))
    assert len(reader.read(Document("short", TEXT, date=DAY))) == 1 and reader.failures == []
    assert reader.read(Document("long", long, date=DAY)) == [] and "does not read the whole" in reader.failures[0]


def test_a_server_that_refuses_what_is_too_long_cuts_nothing(serve: Callable[[Any], str]) -> None:
    whole = counting(ANSWER)
    reader = SecondReader(Settings("m", serve(lambda request: whole(request) if request["max_tokens"] > 1 else 400)))
    assert len(reader.read(Document("d", TEXT, date=DAY))) == 1 and reader.failures == []


def test_a_server_that_tells_no_tokens_is_told_of(serve: Callable[[Any], str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    run = comity("read", "a.txt", "b.txt", "--reader", "llm", "--model", "m", "--endpoint", serve(ANSWER), cwd=tmp_path)
    assert run.returncode == 0 and run.stderr.count("does not say how many tokens it reads") == 1


def test_a_key_goes_to_the_server_and_nowhere_else(serve: Callable[[Any], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_LLM_KEY", "sk-very-secret")
    answers = tmp_path / "answers.jsonl"
    reader = SecondReader(Settings("m", serve(lambda _: ANSWER if len(Server.asked) == 1 else 401), cache=answers, retries=0))
    found = [*reader.read(Document("d", TEXT, date=DAY)), *reader.read(Document("e", f"{TEXT} Peru grows potatoes.", date=DAY))]
    assert Server.keys == ["Bearer sk-very-secret"] * 2 and reader.failures
    assert "secret" not in answers.read_text() + str(reader.failures) + repr(reader.settings) + str(found)


def test_a_server_that_is_busy_is_asked_again(serve: Callable[[Any], str]) -> None:
    reader = SecondReader(Settings("m", serve(lambda _: ANSWER if len(Server.asked) > 1 else 429), retries=1))
    assert len(reader.read(Document("d", TEXT, date=DAY))) == 1 and reader.failures == [] and len(Server.asked) == 2


def test_nothing_is_sent_elsewhere_unasked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import socket

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(SecondReaderError, match="only with --allow-remote"):
        SecondReader(Settings("m", "https://models.example/v1"))
    with pytest.raises(SecondReaderError, match="is no address"):
        SecondReader(Settings("m", "models.example"))


def test_what_goes_to_another_machine_is_told_before_it_goes(serve: Callable[[Any], str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    # This machine by an address that is not the loopback's: for all that is known it is another.
    run = ["read", "a.txt", "--reader", "llm", "--model", "m", "--endpoint", serve(ANSWER).replace("127.0.0.1", "0.0.0.0")]
    refused = comity(*run, cwd=tmp_path)
    assert refused.returncode == 1 and "only with --allow-remote" in refused.stderr and Server.asked == []
    sent = comity(*run, "--allow-remote", "--price", "1", "2", cwd=tmp_path)
    assert "1 documents go to this address, in some 1 questions of" in sent.stderr and "at most 0.01" in sent.stderr
    assert sent.returncode == 0 and len(Server.asked) == 1
    assert comity("read", "-", *run[2:], "--allow-remote", cwd=tmp_path).returncode == 2


def test_a_file_of_answers_that_was_cut_goes_on_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"key": "a", "answer": "{}"}\n{"key": "b", "ans')
    SecondReader(Settings("m", cache=path))
    path.write_text('nonsense\n{"key": "a", "answer": "{}"}\n')
    with pytest.raises(SecondReaderError, match="line 1"):
        SecondReader(Settings("m", cache=path))


@pytest.mark.parametrize("torn", ['{"key": "b", "ans', '{"k', '{"key": "b", "answer": "{}"}', ""])
def test_a_run_that_was_stopped_as_it_wrote_is_gone_on_with_again_and_again(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"key": "a", "answer": "{}"}\n' + torn)
    for key in "cde":
        Answers(path).put(key, f"of {key}\u2028\ud800 中")
    kept = Answers(path, grows=False)
    assert [kept.get(key) for key in "acde"] == ["{}", *(f"of {key}\u2028\ud800 中" for key in "cde")]
    assert kept.get("b") == ("{}" if torn.endswith("}") else None)


def _put(path: Path, name: str, begin: Any) -> None:
    answers = Answers(path)
    begin.wait()
    for key in range(200):
        assert answers.put(str(key), name + "x" * 20_000) == answers.get(str(key))
    (path.parent / name).write_text(json.dumps([answers.get(str(key)) for key in range(200)]))


def test_two_processes_share_a_file_of_answers(tmp_path: Path) -> None:
    path, ways = tmp_path / "answers.jsonl", multiprocessing.get_context("fork")
    begin = ways.Event()
    both = [ways.Process(target=_put, args=(path, name, begin)) for name in ("one", "two")]
    for process in both:
        process.start()
    begin.set()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    after = Answers(path, grows=False)
    told = [json.loads((tmp_path / name).read_text()) for name in ("one", "two")]
    assert told[0] == told[1] == [after.get(str(key)) for key in range(200)], "each took the answer that a replay takes"


def test_what_cannot_hold_answers_is_told_before_anything_is_asked(serve: Callable[[Any], str], tmp_path: Path) -> None:
    url = serve(ANSWER)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "ledger").write_bytes(b"\0DUCK\0")
    for cache in (tmp_path, tmp_path / "none" / "answers.jsonl", tmp_path / "pipe", tmp_path / "ledger"):
        with pytest.raises(SecondReaderError):
            SecondReader(Settings("m", url, cache=cache))
    for cache in (None, tmp_path / "none.jsonl"):
        with pytest.raises(SecondReaderError, match="a replay takes its answers from a file"):
            SecondReader(Settings("m", url, cache=cache, replay=True))
    assert Server.asked == [] and (tmp_path / "ledger").read_bytes() == b"\0DUCK\0"


class Elsewhere:
    """Another address of this machine, that counts who comes."""

    def __enter__(self) -> "Elsewhere":
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def came(self) -> bool:
        self._socket.settimeout(0.2)
        try:
            self._socket.accept()[0].close()
        except TimeoutError:
            return False
        return True


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(serve: Callable[[Any], str], status: int) -> None:
    with Elsewhere() as elsewhere:

        def send_on(handler: Server) -> None:
            handler.send_response(status)
            handler.send_header("Location", f"http://localhost:{elsewhere.port}/v1/chat/completions")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        reader = SecondReader(Settings("m", serve(lambda _: send_on)))
        assert reader.read(Document("d", TEXT, date=DAY)) == [] and "sends on to another address" in reader.failures[0]
        assert len(Server.asked) == 1 and not elsewhere.came


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_no_proxy_stands_before_this_machine(serve: Callable[[Any], str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for usual in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(usual, raising=False)
    with Elsewhere() as elsewhere:
        monkeypatch.setenv(name, f"http://127.0.0.1:{elsewhere.port}")
        reader = SecondReader(Settings("m", serve(ANSWER)))
        assert len(reader.read(Document("d", TEXT, date=DAY))) == 1 and not elsewhere.came


@pytest.mark.parametrize(
    "endpoint",
    ["http://2130706434/v1", "http://0.0.0.0/v1", "http://[::]/v1", "http://127.0.0.1.example/v1", "http://localhost.example/v1", "http://10.0.0.7/v1",
     "http://127.0.0.1\\@models.example/v1", "http://models.example#@127.0.0.1/v1", "http://me:sk-secret@127.0.0.1/v1", "http://sk-secret@localhost/v1",
     "http://127.0.0.1/v1?key=sk-secret", "http://127.0.0.1:99999/v1", "http://[::1/v1", "http://127.0.0.1/v1\nX: 1", "ftp://127.0.0.1/v1", "file:///v1",
     "http:///v1", ""],
)  # fmt: skip
def test_an_address_that_is_not_this_machine_alone_is_refused(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
    with pytest.raises(SecondReaderError) as told:
        SecondReader(Settings("m", endpoint))
    assert "secret" not in str(told.value)


def test_localhost_is_this_machine_only_where_its_name_leads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def leading(*addresses: str) -> Any:
        return lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", leading("127.0.0.1", "::1"))
    assert not Settings("m", "http://LOCALHOST:8080/v1").checked().is_remote
    for elsewhere in (("203.0.113.9",), ("127.0.0.1", "203.0.113.9")):
        monkeypatch.setattr(socket, "getaddrinfo", leading(*elsewhere))
        with pytest.raises(SecondReaderError, match="only with --allow-remote"):
            Settings("m", "http://localhost:8080/v1").checked()


def test_a_key_is_in_no_error_and_no_log(
    serve: Callable[[Any], str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setenv("COMITY_LLM_KEY", "sk-very-secret\n")
    caplog.set_level(logging.DEBUG)

    def repeats(handler: Server) -> None:
        body = json.dumps({"error": {"message": f"Wrong: {handler.headers['Authorization']} \u001b[31m"}}).encode()
        handler.send_response(401)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    (tmp_path / "a.txt").write_text(TEXT)
    run = comity("read", "a.txt", "--reader", "llm", "--model", "m", "--endpoint", serve(lambda _: repeats), cwd=tmp_path)
    assert run.returncode == 1 and "(the key)" in run.stderr and Server.keys == ["Bearer sk-very-secret"]
    assert "secret" not in run.stdout + run.stderr + caplog.text and "\x1b" not in run.stderr
    monkeypatch.setenv("COMITY_LLM_KEY", "sk secrét")
    run = comity("read", "a.txt", "--reader", "llm", "--model", "m", "--endpoint", serve(ANSWER), cwd=tmp_path)
    assert run.returncode == 1 and "COMITY_LLM_KEY" in run.stderr and "secr" not in run.stderr and Server.asked == []


def test_only_the_question_and_the_key_go_out(serve: Callable[[Any], str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "of-openai-alone")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gate: of-openai-alone\nAuthorization: of-openai-alone")
    SecondReader(Settings("m", serve(ANSWER))).read(Document("d", TEXT, date=DAY))
    assert "of-openai-alone" not in str(Server.heads) + str(Server.asked) and Server.keys == ["Bearer none"]
    assert not {"tools", "functions", "tool_choice"} & {*Server.asked[0]}


def _endless(handler: Server) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b'{"x": "' + b"x" * 2**20)


def _dripping(handler: Server) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize(("answer", "told"), [(_endless, "more than 16 MB"), (_dripping, "no whole answer in the 0.3 seconds")])
def test_an_answer_without_end_ends(serve: Callable[[Any], str], answer: Callable[[Server], None], told: str) -> None:
    reader = SecondReader(Settings("m", serve(lambda _: answer), timeout=0.3, retries=2))
    begun = time.monotonic()
    assert reader.read(Document("d", TEXT, date=DAY)) == [] and told in reader.failures[0] and len(Server.asked) == 1
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"{}", b'{"choices": null}', b'{"choices": [null]}', b'{"choices": [{"message": null}]}', b'{"choices": 7}',
     b'{"choices": [{"message": {"content": [1]}}]}', b'{"usage": 3, "choices": [{"message": {"content": "{}"}}]}', b"\xff\xfe", b"[" * 100_000,
     b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}', b'{"choices": [{"message": {"content": "{\\"facts\\": [\\"\\\\ud800\\"]}"}}]}'],
)  # fmt: skip
def test_whatever_a_server_answers_is_told_in_a_line(serve: Callable[[Any], str], tmp_path: Path, body: bytes) -> None:
    reader = SecondReader(Settings("m", serve(body), retries=0, cache=tmp_path / "answers.jsonl"))
    assert reader.read(Document("d", TEXT, date=DAY)) == []
    assert all("\n" not in failure and len(failure) < 400 for failure in reader.failures)
    SecondReader(Settings("m", cache=tmp_path / "answers.jsonl", replay=True))


def test_half_a_sign_in_an_answer_costs_nothing_else(serve: Callable[[Any], str], tmp_path: Path) -> None:
    answer = json.dumps({"facts": [FACT | {"a": "\ud800"}, FACT | {"who": "\ud800"}, FACT]})
    reader = SecondReader(Settings("m", serve(answer), cache=tmp_path / "answers.jsonl"))
    assert len(reader.read(Document("d", TEXT, date=DAY))) == 1 and len(reader.rejected) == 2 and reader.failures == []


def test_a_run_that_is_interrupted_goes_on_from_its_answers(serve: Callable[[Any], str], tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name in "abcde":
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{TEXT} It was day {name}.")
    slow = counting(ANSWER)

    def answer(request: dict[str, Any]) -> bytes:
        if len(questions()) == 3:
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)
        return slow(request)

    run = ["read", "texts", "--reader", "llm", "--model", "m", "--endpoint", serve(answer), "--answers", "answers.jsonl", "--ledger"]
    process = subprocess.Popen([*COMMAND, *run, "l.duckdb"], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    stderr = process.communicate(timeout=60)[1]
    assert process.returncode == 130 and stderr.strip().endswith("comity: stopped") and "Traceback" not in stderr
    kept = len((tmp_path / "answers.jsonl").read_text().splitlines())
    assert kept == 2
    Server.asked.clear()
    Server.answer = staticmethod(slow)  # type: ignore[method-assign, assignment]
    again = comity(*run, "l.duckdb", cwd=tmp_path)
    assert again.returncode == 0 and len(questions()) == 3 and "5 documents with 5 observations" in again.stderr


def test_a_server_that_is_not_there_is_not_asked_for_ever() -> None:
    reader = SecondReader(Settings("m", "http://127.0.0.1:9/v1", part=30, retries=0))
    reader.read(Document("d", f"{TEXT} " + " ".join(f"It was day {n} of the year." for n in range(20)), date=DAY))
    assert sum("gives no answer" in failure for failure in reader.failures) == 5 and "no more is asked" in reader.failures[-1]


def test_what_is_not_installed_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *_: None)
    with pytest.raises(SecondReaderError, match=r"pip install 'comity\[llm\]'"):
        SecondReader(Settings("m"))
    (tmp_path / "answers.jsonl").touch()
    assert SecondReader(Settings("m", cache=tmp_path / "answers.jsonl", replay=True)).read(Document("d", TEXT)) == []


def test_a_model_that_knows_the_bound_of_an_answer_by_its_newer_name_is_asked_by_it(serve: Callable[[Any], str]) -> None:
    def refuse(handler: Server) -> None:
        body = b'{"error": {"message": "Use \'max_completion_tokens\' instead."}}'
        handler.send_response(400)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    reader = SecondReader(Settings("m", serve(lambda request: refuse if "max_tokens" in request else ANSWER)))
    assert len(reader.read(Document("d", TEXT, date=DAY))) == 1 and reader.failures == []
    assert [request.get("max_completion_tokens") for request in Server.asked] == [None, 2000]


def test_a_server_that_tells_no_tokens_keeps_to_a_limit_all_the_same(serve: Callable[[Any], str]) -> None:
    reader = SecondReader(Settings("m", serve(ANSWER), part=30, most_tokens=5000))
    reader.read(Document("d", f"{TEXT} " + " ".join(f"It was day {n} of the year." for n in range(20)), date=DAY))
    assert 1 <= len(Server.asked) <= 2 and "the limit of 5000 tokens" in reader.failures[-1]
