"""Ingest of the transcripts against a bare spaCy `nlp.pipe` over the same words, in the same run; and its memory.

Both are whole processes, start-up included. Memory is measured on the transcripts once and four times over, to see that
it does not grow with the corpus. In each copy all but the commonest words are exchanged for others as frequent:
exact copies would be alike each to each, which no record is.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from _words import by_frequency, exchange
from measure import DATA, ONRECORD, end_engine, leave, report, run

# The whole pipeline over the same files, in stretches of 300 words: one document a printed line would slow it down.
BARE = """
import sys, pathlib, spacy
from ingest.extract.language import pipeline_path
name, path = pipeline_path()
nlp = spacy.load(path or name)
words = " ".join(pathlib.Path(file).read_text(encoding="utf-8") for file in sys.argv[1:]).split()
for doc in nlp.pipe(" ".join(words[at : at + 300]) for at in range(0, len(words), 300)):
    pass
print(nlp.meta["name"], nlp.meta["version"], *nlp.pipe_names)
"""

# Words in capitals and with a capital are the form of a transcript: labels, headings, names.
WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")


def exchanged(texts: Sequence[str], number: int) -> list[str]:
    """The texts in other words, the same for the same number; as they are for 0."""
    _, rare = by_frequency(word for text in texts for word in WORD.findall(text))
    others = exchange(rare, number) if number else {}
    return [WORD.sub(lambda match: others.get(match.group(), match.group()), text) for text in texts]


if not DATA.exists():
    sys.exit("the transcripts beside the project (../shared/data) are not here: nothing to measure")
FOLDERS = ("edtx", "post-office-inquiry", "covid-inquiry")
MOST = 8
sources = sorted(path for folder in FOLDERS for path in (DATA / folder).glob("*") if path.suffix in {".txt", ".rst"})
sources = sources[:: max(1, len(sources) // MOST)]

with tempfile.TemporaryDirectory() as scratch:
    ours = run(
        [*ONRECORD, "ingest", "--store", f"file:{scratch}/store", "--root", str(DATA), "--json", *map(str, sources)]
    )
    end_engine(f"{scratch}/store")
    words = sum(json.loads(line)["words"] for line in ours.out.splitlines())
    bare = run([sys.executable, "-c", BARE, *map(str, sources)])
    print("bare pipe:", bare.out.strip())
    print(
        f"{len(sources)} transcripts, {words} words: {words / ours.wall:.0f} words/s; bare pipe {words / bare.wall:.0f}"
    )
    many = Path(scratch, "many")
    many.mkdir()
    texts = [source.read_bytes().decode() for source in sources]
    for number in range(4):
        for source, text in zip(sources, exchanged(texts, number), strict=True):
            Path(many, f"{number}-{source.name}").write_bytes(text.encode())
    four = run([*ONRECORD, "ingest", "--store", f"file:{scratch}/four", "--root", str(many), str(many)])
    end_engine(f"{scratch}/four")
    shutil.rmtree(many)
leave(
    report("ingest / bare nlp.pipe, words per second", bare.wall / ours.wall, 1.0, "×", at_least=True),
    report("peak memory, transcripts once", ours.peak, 1200, "MB"),
    report("peak memory, four times as many", four.peak, 1200, "MB"),
    report("memory, four times as many against once", four.peak / ours.peak, 1.15, "×"),
)
