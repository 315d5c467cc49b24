# SPDX-License-Identifier: Apache-2.0
"""chat/03 to 06: answers that break off, characters in halves, thoughts, and shapes."""
import json

from .model import GOOD, Chat, broken_stream, chunk, product_list, response, said, stream, whole
from .report import case, each

PART = "The Fjordline jacket "

# MARK: 03 answers that broke off


def broke_off(bench, outcome, answer):
    chat = Chat(bench, ("True", answer))
    product_list(outcome, "object", chat.ask())
    broken_stream(outcome, "stream", chat.ask(stream=True))


@each("chat/03", "error event in a stream, product list else", **{
    "a": "03a-finish-error-in-choice.http", "b": "03b-finish-error.http", "c": "03c-finish-insufficient-resource.http",
    "d": "03d-finish-abort.http", "e": "03e-error-event.http", "f": "03f-error-object-without-error-key.http"})
def broken_files(bench, outcome, file):
    broke_off(bench, outcome, file)


BROKEN = {
    "no end": stream(PART, done=False),
    "DONE without a finish reason, error event before": stream(PART, b"event: error\ndata: upstream went away\n\n"),
    "error key": stream(PART, {"error": {"message": "overloaded", "type": "server_error", "code": 503}}),
    "error a string": stream(PART, {"error": "Internal error: CUDA out of memory"}),
    "error beside choices": stream(PART, {**chunk({"content": ""}), "error": {"code": 429, "message": "rate limited"}}),
    "detail": stream(PART, {"detail": "engine is dead", "code": 500}, done=False),
    "network_error": stream(PART, chunk({}, "network_error")),
    "cancelled": stream(PART, chunk({}, "cancelled")),
    "native_finish_reason": stream(PART, chunk({}, "error", native_finish_reason="MALFORMED_RESPONSE")),
    "broken JSON": stream(PART, b'data: {"id":"c1","cho\n\n', done=False),
}


@each("chat/03", "error event in a stream, product list else", **BROKEN)
def further_broken(bench, outcome, answer):
    broke_off(bench, outcome, answer)


@each("chat/03 before any text:", "product list in both", **{
    "error event": stream({"error": {"message": "overloaded", "code": 503}}),
    "finish error": stream(chunk({}, "error")), "empty stream": stream(), "nothing": stream(done=False),
    "500": response(500, {"error": {"message": "boom"}}), "stop at once": stream(chunk({}, "stop"))})
def before_text(bench, outcome, answer):
    chat = Chat(bench, ("True", answer))
    for where, got in chat.both():
        product_list(outcome, where, got)


FINISHES = {
    "g": ("03g-finish-max-tokens.http", "length"), "h": ("03h-finish-safety.http", "content_filter"),
    **{reason: (reason, "length") for reason in ("MAX_TOKENS", "model_length", "max_output_tokens")},
    **{reason: (reason, "content_filter")
       for reason in ("RECITATION", "PROHIBITED_CONTENT", "safety", "sensitive", "BLOCKLIST")},
    **{reason: (reason, "stop") for reason in ("eos", "end_turn", "STOP", "stop_sequence")},
    "unknown word": ("blue_moon", "stop"), "empty": ("", "stop"),
}


@each("chat/03", "length, content_filter or stop", **FINISHES)
def finishes(bench, outcome, variant):
    reason, wanted = variant
    chat = Chat(bench, ("True", reason if reason.endswith(".http") else said(PART, finish=reason)))
    for where, answer in chat.both():
        outcome.see(f"{where}: {answer.brief()}")
        outcome.equal(f"{where}: finish_reason", answer.finish, wanted)
        outcome.equal(f"{where}: error", answer.error, None)
        outcome.expect(answer.text.startswith(PART.strip()), f"{where}: text {answer.text[:60]!r}")


# MARK: 04 halves of characters

COAT = "\U0001f9e5"


def text_is(bench, outcome, answer, text, finish="stop"):
    chat = Chat(bench, ("True", answer))
    for where, got in chat.both():
        whole(outcome, where, got, text=text, finish=finish)


@each("chat/04", "joined, else U+FFFD; the answer goes on", **{
    "a": ("04a-surrogates-in-two-chunks.http", f"{PART}{COAT} keeps you dry."),
    "b": ("04b-lone-surrogate.http", f"{PART}half \ufffd of one, keeps you dry."),
    "c": ("04c-utf8-cut-between-chunks.http", f"coat {COAT} dry.")})
def halves(bench, outcome, variant):
    text_is(bench, outcome, *variant)


def raw_delta(content):
    """A chunk whose text is bytes that are no UTF-8 by themselves."""
    return b'data: {"id":"c1","choices":[{"index":0,"delta":{"content":"' + content + b'"},"finish_reason":null}]}\n\n'


BYTES = COAT.encode()
HALVES = {
    "bytes one by one": ([raw_delta(b"coat " + BYTES[:1]), raw_delta(BYTES[1:2]), raw_delta(BYTES[2:3]),
                          raw_delta(BYTES[3:] + b" dry.")], f"coat {COAT} dry."),
    "é in two": ([raw_delta(b"caf\xc3"), raw_delta(b"\xa9 dry.")], "café dry."),
    "€ after two bytes": ([raw_delta(b"30 \xe2\x82"), raw_delta(b"\xac dry.")], None),
    "bytes that never end": ([raw_delta(b"coat \xf0\x9f"), "is dry."], "coat \ufffdis dry."),
    "bytes at the end": (["The coat is dry.", raw_delta(b" \xe2\x82")], "The coat is dry. \ufffd"),
    "half at the end": (["The coat is dry. \ud83e"], "The coat is dry. \ufffd"),
    "second half first": (["The coat \udde5", "is dry."], "The coat \ufffdis dry."),
    "two first halves": (["The \ud83e", "\ud83e", "\udde5 dry."], f"The \ufffd{COAT} dry."),
    "an empty chunk between": (["The \ud83e", "", "\udde5 dry."], f"The {COAT} dry."),
    "one pair in one chunk": ([f"The {COAT}", " dry."], f"The {COAT} dry."),
}


@each("chat/04", "joined, else U+FFFD; the answer goes on", **HALVES)
def further_halves(bench, outcome, variant):
    events, text = variant
    if text is None:  # An amount of money: what grounding does with it is another matter; the character is whole.
        for where, answer in Chat(bench, ("True", said(*events))).both():
            outcome.see(f"{where}: {answer.brief()}")
            outcome.expect(answer.status == 200 and "\ufffd" not in answer.text, f"{where}: {answer.text!r}")
        return
    text_is(bench, outcome, said(*events), text)


# MARK: 05 thoughts

@case("chat/05a", "thoughts not shown")
def think_tags(bench, outcome):
    text_is(bench, outcome, "05a-think-tags.http", GOOD)


@case("chat/05b", "thoughts alone: product list")
def think_until_limit(bench, outcome):
    thoughts_alone(bench, outcome, "05b-think-until-the-limit.http")


def thoughts_alone(bench, outcome, answer):
    chat = Chat(bench, ("True", answer))
    for where, got in chat.both():
        product_list(outcome, where, got, without="hinking")


THOUGHTS = {
    "letter by letter": said(*"<think>hmm, rain</think>", *"\n", GOOD),
    "in one chunk": said("<think>hmm</think>" + GOOD),
    "empty": said("<think>\n\n</think>\n\n", GOOD),
    "reasoning_content": said(chunk({"reasoning_content": "hmm, rain"}), chunk({"reasoning_content": " gear"}), GOOD),
    "reasoning": said(chunk({"reasoning": "hmm", "content": None}), chunk({"reasoning": "x", "content": ""}), GOOD),
    "reasoning_details": said(
        chunk({"content": "", "reasoning_details": [{"type": "reasoning.text", "text": "hmm"}]}), GOOD),
    "blanks before": said("\n", " <think>hmm", "</think>", GOOD),
    "thinking": said("<thinking>hmm</thinking>\n", GOOD),
    "closing tag with the answer": said("<think>a < b and </thin", "k>" + GOOD),
    "a list of parts": said(chunk({"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "hmm"}]}]}),
                            chunk({"content": [{"type": "text", "text": GOOD}]})),
}


@each("chat/05", "thoughts not shown", **THOUGHTS)
def further_thoughts(bench, outcome, answer):
    text_is(bench, outcome, answer, GOOD)


@each("chat/05 alone:", "product list", **{
    "closed": said("<think>Still thinking</think>"),
    "reasoning_content": said(chunk({"reasoning_content": "thinking"})),
    "stop inside": said("<think>Still thinking about rain"), "cut tag": said("<think>thinking</thi", finish="length"),
    "blank answer": said("<think>thinking</think>\n\n ")})
def further_alone(bench, outcome, answer):
    thoughts_alone(bench, outcome, answer)


@case("chat/05 no thought", "a text that only looks like one is shown")
def no_thought(bench, outcome):
    text_is(bench, outcome, said("I <th", "ink the coat is dry, 3 < 4."), "I <think the coat is dry, 3 < 4.")


# MARK: 06 types and content types

@each("chat/06", "answered", a="06a-stream-called-json.http", b="06b-completion-called-text.http",
      c="06c-empty-details-as-array.http", d="06d-empty-delta-as-array.http")
def types(bench, outcome, file):
    text_is(bench, outcome, file, GOOD)


def completion(**message):
    return {"id": "x", "object": "chat.completion", "choices": [
        {"index": 0, "message": {"role": "assistant", "content": GOOD, **message}, "finish_reason": "stop"}]}


def with_usage(usage):
    return stream(GOOD, {**chunk({}, "stop"), "usage": usage})


TYPES = {
    "stream called text": said(GOOD, kind="text/plain; charset=utf-8"),
    "stream called bytes": said(GOOD, kind="application/octet-stream"),
    "completion called a stream": response(200, completion(), "text/event-stream"),
    "completion with blanks before": response(200, b"\n  " + json.dumps(completion()).encode(), "text/html"),
    "completion with refusal null": response(200, completion(refusal=None, tool_calls=[], annotations={})),
    "comment before": stream(b": PROCESSING\n\n", GOOD, chunk({}, "stop"), kind="application/json"),
    "usage a string": with_usage("12"), "usage a list": with_usage([]),
    "usage with strings": with_usage({"prompt_tokens": "12", "completion_tokens": None}),
    "details a string": with_usage({"prompt_tokens": 1, "completion_tokens": 2, "prompt_tokens_details": ""}),
    "usage negative": with_usage({"prompt_tokens": -5, "completion_tokens": 1e300}),
    "delta null": stream(GOOD, chunk(None, "stop")),
    "delta missing": stream(GOOD, {"choices": [{"index": 0, "finish_reason": "stop"}]}),
    "content null": stream(chunk({"content": None}), GOOD, chunk({"content": None}, "stop")),
    "choices empty": stream({"choices": []}, GOOD, chunk({}, "stop"),
                            {"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}),
    "choices null": stream({"choices": None, "prompt_filter_results": []}, GOOD, chunk({}, "stop")),
    "tool_calls empty": stream(chunk({"content": GOOD, "tool_calls": []}), chunk({"tool_calls": None}, "stop")),
    "ids of other types": stream({**chunk({"content": GOOD}), "id": 12, "created": "now", "model": None}, chunk({}, "stop")),
    "index a string": said({"choices": [{"index": "0", "delta": {"content": GOOD}, "finish_reason": ""}]}),
    "content a list": stream(chunk({"content": [{"type": "text", "text": GOOD}]}), chunk({}, "stop")),
    "message beside delta": stream({"choices": [
        {"index": 0, "delta": {"content": GOOD}, "message": [], "finish_reason": "stop", "logprobs": []}]}),
}


@each("chat/06", "answered", **TYPES)
def further_types(bench, outcome, answer):
    text_is(bench, outcome, answer, GOOD)
