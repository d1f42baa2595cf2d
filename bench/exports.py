"""Exports of 10,000 statements: each format within 60 seconds and 500 MB.

`python bench/exports.py [COUNT]` prints, for each format, seconds, the highest memory of the process, and the ratio to
the limit (below 1 is within it). Each format runs in a process of its own, so that one does not hide behind another.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SECONDS, MEGABYTES = 60.0, 500.0


def once(form: str, count: int) -> None:
    """One format in this process; prints seconds, megabytes and bytes written."""
    from kg.cite.export import write
    from kg.model.text import Span
    from tests.factories import card, statement

    document = card("matter/long.txt")
    # the text is built while the statements are, each answer read at its spans by the gate
    pieces: list[str] = []
    length = 0
    made = []
    for number in range(count):
        question, answer = (
            f"What of item {number}, the valve{number % 13}?",
            f"Answer number {number} about part{number}.",
        )
        row = f"Q. {question}\nA. {answer}\n"
        asked, said = length + 3, length + 3 + len(question) + 4
        made.append((question, answer, Span(asked, asked + len(question)), Span(said, said + len(answer))))
        pieces.append(row)
        length += len(row)
    text = "".join(pieces)
    items = (
        statement(answer, question, document=document, ordinal=number, answer_spans=(said,), question_spans=(asked,))
        for number, (question, answer, asked, said) in enumerate(made)
    )
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        write(items, form, out, source=lambda _: (text, document.sha256))
        taken = time.perf_counter() - start
        size = out.tell()
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, size)


def main() -> int:
    from kg.cite.export import FORMATS

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    worst = 0.0
    print(f"{'format':<10} {'seconds':>8} {'MB':>7} {'written MB':>11} {'ratio':>6}")
    for form in FORMATS:
        done = subprocess.run(
            [sys.executable, __file__, "--one", form, str(count)], capture_output=True, text=True, check=True
        )
        seconds, memory, size = (float(part) for part in done.stdout.split())
        ratio = max(seconds / SECONDS, memory / MEGABYTES)
        worst = max(worst, ratio)
        print(f"{form:<10} {seconds:>8.2f} {memory:>7.0f} {size / 1e6:>11.1f} {ratio:>6.2f}")
    return 0 if worst < 1 else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        once(sys.argv[2], int(sys.argv[3]))
    else:
        raise SystemExit(main())
