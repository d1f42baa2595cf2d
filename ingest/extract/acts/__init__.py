"""Acts of testimony: how an answer stands to what its question puts."""

from ingest.extract.acts.reader import read_answer

__all__ = ["read_answer"]
