# SPDX-License-Identifier: Apache-2.0
"""The list of cases, and what one of them gave."""
import traceback


class Skipped(Exception):
    """The case cannot be run here; the text says why."""


class Outcome:
    """What was seen, and what of it is wrong."""

    def __init__(self):
        self.seen = []
        self.faults = []

    def see(self, text):
        self.seen.append(str(text))

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)
        return bool(holds)

    def equal(self, what, got, wanted):
        return self.expect(got == wanted, f"{what} is {shown(got)}, not {shown(wanted)}")


def shown(value, limit=90):
    text = repr(value)
    return text if len(text) <= limit else text[:limit] + "…"


CASES = []
# What one line tells of a case that went wrong in many ways.
MOST_FAULTS = 4


def register(name, expected, run):
    CASES.append((name, expected, run))


def case(name, expected):
    """Registers a function of (bench, outcome) as the case of that name."""

    def decorate(run):
        register(name, expected, run)
        return run

    return decorate


def each(name, expected, **variants):
    """Registers a function of (bench, outcome, variant) once for each variant."""

    def decorate(run):
        for label, variant in variants.items():
            full_name = name + label if name.endswith("/") else f"{name} {label}"
            register(full_name, expected, lambda bench, outcome, variant=variant: run(bench, outcome, variant))
        return run

    return decorate


def run_case(bench, name, expected, run):
    """Runs one case and prints its line. Returns ok, FAULT or skip."""
    outcome = Outcome()
    verdict = "ok"
    try:
        run(bench, outcome)
    except Skipped as reason:
        verdict = "skip"
        outcome.see(reason)
    except Exception as error:  # A case that breaks is a fault of that case alone.
        frame = traceback.extract_tb(error.__traceback__)[-1]
        outcome.faults.append(f"{type(error).__name__}: {error} ({frame.name}, line {frame.lineno})")
    finally:
        bench.end_case()
    if outcome.faults:
        verdict = "FAULT"
    line = f"{verdict:5}  {name} | expected: {expected} | got: {', '.join(outcome.seen) or 'nothing'}"
    if outcome.faults:
        line += f" | wrong: {'; '.join(outcome.faults[:MOST_FAULTS])}"
        if len(outcome.faults) > MOST_FAULTS:
            line += f"; and {len(outcome.faults) - MOST_FAULTS} more"
    print(line.replace("\n", "\\n"), flush=True)
    return verdict
