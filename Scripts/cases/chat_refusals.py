# SPDX-License-Identifier: Apache-2.0
"""chat/01, 02, 07: what a model's refusals teach."""
import json

from .model import Chat, bad_request, pydantic, refusal, response, unprocessable, whole
from .report import case, each

LIMITS = ("max_completion_tokens", "max_tokens")
LIMIT = '(b.get("max_completion_tokens") or b.get("max_tokens") or 10**6)'

# MARK: 01 fields that a model does not know


def answered_and_remembered(chat, outcome, refusals=2):
    """Three questions are answered; what was learned with the first is not asked again."""
    whole(outcome, "first", chat.ask())
    outcome.expect(1 <= chat.model.refused() <= refusals, f"{chat.model.refused()} refused calls for the first question")
    chat.model.forget()
    for where, answer in chat.both():
        whole(outcome, where, answer)
    outcome.equal("refused calls after the first question", chat.model.refused(), 0)


@each("chat/01", "the field is dropped or renamed, the question answered, remembered",
      a="01a-refusal-message-is-object.http", b="01b-refusal-detail-is-array.http")
def unknown_field(bench, outcome, file):
    chat = Chat(bench, ('"max_completion_tokens" in b', file))
    answered_and_remembered(chat, outcome)
    outcome.expect(any("max_tokens" in body for body in chat.model.bodies), "no limit is sent any more")


def extra(field):
    return pydantic(field, "Extra inputs are not permitted", "extra_forbidden", input=True)


def mistral(message):
    return response(422, {"object": "error", "message": message, "type": "invalid_request_error", "code": None})


# What is refused (None: two fields at once), and in which words.
UNKNOWN = {
    "stream_options, object": ("stream_options", mistral({"detail": [extra("stream_options")]})),
    "stream_options, array": ("stream_options", unprocessable(extra("stream_options"))),
    "temperature, text": ("temperature", response(400, b"Unknown field: temperature", "text/plain")),
    "temperature, detail string": ("temperature", response(400, {"detail": "Unsupported parameter: 'temperature'"})),
    "both fields at once": (None, unprocessable(extra("stream_options"), extra("temperature"))),
    "an error in a list": ("stream_options", response(400, [{"error": {
        "code": 400, "status": "INVALID_ARGUMENT",
        "message": 'Invalid JSON payload received. Unknown name "stream_options": Cannot find field.'}}])),
    "Python's words": ("stream_options", mistral(
        "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]")),
    "Rust's words": ("max_completion_tokens", response(
        422, b"Failed to deserialize the JSON body into the target type: unknown field `max_completion_tokens`, "
        b"expected one of `model`, `messages`", "text/plain")),
    "JSON schema's words": ("max_completion_tokens", response(400, {"errors": [
        {"message": "Additional properties are not allowed ('max_completion_tokens' was unexpected)"}]})),
}


@each("chat/01", "the field is dropped or renamed, the question answered, remembered", **UNKNOWN)
def further_unknown_fields(bench, outcome, variant):
    field, answer = variant
    condition = f'"{field}" in b' if field else '"stream_options" in b or "temperature" in b'
    answered_and_remembered(Chat(bench, (condition, answer)), outcome)


# MARK: 02 windows and limits

@case("chat/02a", "answered with less, remembered")
def window(bench, outcome):
    answered_and_remembered(Chat(bench, (f"{LIMIT} > 3000", "02a-window-too-small.http")), outcome, 4)


@case("chat/02b", "answered with less, remembered")
def answer_limit(bench, outcome):
    answered_and_remembered(Chat(bench, (f"{LIMIT} > 2048", "02b-answer-limit-too-high.http")), outcome, 4)


def too_long_prompt():
    """A condition: whether a prompt is longer than 85 % of the first one."""
    first = []

    def holds(body):
        size = len(json.dumps(body["messages"]))
        first.append(size)
        return size > first[0] * 0.85

    return holds


WINDOWS = {
    "vLLM": (f"{LIMIT} > 3000", refusal(
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (904 in the messages, "
        "4096 in the completion). Please reduce the length.", code=400)),
    "vLLM, newer": (f"{LIMIT} > 3192", refusal(
        "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 4096 tokens "
        "and your request has 904 input tokens (4096 > 4096 - 904).")),
    "Anthropic": (f"{LIMIT} > 2048", refusal(
        "max_tokens: 4096 > 2048, which is the maximum allowed number of output tokens for this model")),
    "Groq": (f"{LIMIT} > 1024", refusal(
        "`max_completion_tokens` must be less than or equal to `1024`, the maximum value for `max_completion_tokens` "
        "is less than the `context_window` for this model")),
    "pydantic": (f"{LIMIT} > 512", unprocessable(pydantic(
        "max_completion_tokens", "Input should be less than or equal to 512", "less_than_equal", ctx={"le": 512}))),
    "a range": (f"{LIMIT} > 2000", refusal("Range of max_tokens should be [1, 2000]", code="invalid_parameter_error")),
    "no number": (f"{LIMIT} > 1500", refusal("The requested output is longer than this model writes: lower max_tokens.")),
    "prompt, llama.cpp": (too_long_prompt, response(400, {"error": {
        "code": 400, "message": "the request exceeds the available context size, try increasing it",
        "type": "exceed_context_size_error", "n_prompt_tokens": 1400, "n_ctx": 1024}})),
    "prompt, OpenAI": (too_long_prompt, refusal(
        "This model's maximum context length is 1024 tokens. However, your messages resulted in 1400 tokens.",
        code="context_length_exceeded", param="messages")),
    "prompt, 413": (too_long_prompt, response(413, {"error": {
        "message": "Request too large for model: reduce your message size", "type": "tokens"}})),
}


@each("chat/02", "answered with less, remembered", **WINDOWS)
def windows(bench, outcome, rule):
    condition, answer = rule
    condition = condition() if condition is too_long_prompt else condition
    answered_and_remembered(Chat(bench, (condition, answer)), outcome, 6)


# MARK: 07 values of a caller

def that_callers_fault(bench, outcome, rule, fields, param, others):
    """A value is refused for the caller who sent it; another caller's field is sent on afterwards."""
    chat = Chat(bench, rule)
    for where, answer in chat.both(**fields):
        bad_request(outcome, where, answer, param)
    chat.model.forget()
    whole(outcome, "next caller", chat.ask(**others))
    for name, value in others.items():
        names = LIMITS if name in LIMITS else (name,)
        sent = [body.get(other) for body in chat.model.bodies for other in names]
        outcome.expect(value in sent, f"the next caller's {name} reaches the model as {sent}")
    outcome.expect(any(name in body for body in chat.model.bodies for name in LIMITS), "no limit is sent any more")


@case("chat/07a", "400 with param stop; the next caller's stop is sent")
def bad_stop(bench, outcome):
    that_callers_fault(bench, outcome, ('b.get("stop") in (" ", [" "])', "07a-bad-stop-value.http"), {"stop": [" "]}, "stop",
                       {"stop": ["END"]})


@case("chat/07b", "400 with param max_completion_tokens; the next caller's limit is sent")
def bad_limit(bench, outcome):
    that_callers_fault(bench, outcome, (f"{LIMIT} < 16", "07b-bad-limit-value.http"), {"max_completion_tokens": 1},
                       "max_completion_tokens", {"max_completion_tokens": 64})


@case("chat/07b max_tokens", "400 with param max_tokens; the next caller's limit is sent")
def bad_old_limit(bench, outcome):
    that_callers_fault(bench, outcome, (f"{LIMIT} < 16", "07b-bad-limit-value.http"), {"max_tokens": 1}, "max_tokens",
                       {"max_tokens": 64})


@case("chat/07c", "sent under the other name; answered, remembered")
def old_name_unsupported(bench, outcome):
    renamed(bench, outcome, "max_tokens", "07c-max-tokens-unsupported.http")


@case("chat/07c the other way round", "sent under the other name; answered, remembered")
def new_name_unsupported(bench, outcome):
    renamed(bench, outcome, "max_completion_tokens",
            refusal("Unsupported parameter: 'max_completion_tokens' is not supported with this model.",
                    code="unsupported_parameter", param="max_completion_tokens"))


def renamed(bench, outcome, name, answer):
    chat = Chat(bench, (f'"{name}" in b', answer))
    other = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}[name]
    for asked in ("max_tokens", "max_completion_tokens"):
        whole(outcome, asked, chat.ask(**{asked: 100}))
        outcome.equal(f"{other} sent for {asked}", chat.model.bodies[-1].get(other), 100)
    outcome.expect(chat.model.refused() <= 1, f"{chat.model.refused()} refused calls")


SCHEMA = {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object"}}}
# A condition on what is sent, the model's refusal, a caller's fields, the parameter at fault, the next caller's fields.
VALUES = {
    "stop, pydantic": (
        'b.get("stop") == ["\\n\\n"]', unprocessable(pydantic("stop", "Value error, stop must not be blank", "value_error")),
        {"stop": ["\n\n"]}, "stop", {"stop": ["END"]}),
    "stop, message object": (
        'b.get("stop") == ["x"]',
        mistral({"detail": [pydantic("stop", "String should have at least 2 characters", "string_too_short")]}),
        {"stop": ["x"]}, "stop", {"stop": ["END"]}),
    "stop, with param": (
        'len(b.get("stop") or []) > 2',
        refusal("Invalid 'stop': array too long. Expected a maximum length of 2.", param="stop"),
        {"stop": ["a", "b", "c"]}, "stop", {"stop": ["END"]}),
    "response_format": (
        '"json_schema" in str(b.get("response_format"))', refusal(
            "Invalid schema for response_format 'x': additionalProperties is required to be false", param="response_format"),
        {"response_format": SCHEMA}, "response_format", {}),
    "least limit": (
        f"{LIMIT} < 2", refusal("max_tokens must be at least 2, got 1.", param="max_tokens"),
        {"max_tokens": 1}, "max_tokens", {"max_tokens": 50}),
}


@each("chat/07", "that caller's 400 with param; the next caller's field is sent", **VALUES)
def further_values(bench, outcome, variant):
    condition, answer, fields, param, others = variant
    that_callers_fault(bench, outcome, (condition, answer), fields, param, others)


@case("chat/07 limit above the model's", "lowered instead: answered")
def lowered(bench, outcome):
    chat = Chat(bench, (f"{LIMIT} > 2048", "02b-answer-limit-too-high.http"))
    for where, answer in chat.both(max_tokens=3000):
        whole(outcome, where, answer)


OURS = {
    "only the default": refusal(
        "Unsupported value: 'temperature' does not support 0.1 with this model. Only the default (1) value is supported.",
        param="temperature", code="unsupported_value"),
    "pydantic": unprocessable(pydantic("temperature", "Input should be greater than 0.5", "greater_than")),
    "Moonshot": refusal("invalid temperature: only 0.6 is allowed for this model"),
}


@each("chat/07 a value of ours:", "left out, answered, remembered", **OURS)
def ours(bench, outcome, answer):
    answered_and_remembered(Chat(bench, ('b.get("temperature") == 0.1', answer)), outcome)
