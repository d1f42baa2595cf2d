"""Ids that derive from content: the same input gives the same ids, on every machine and store."""

from __future__ import annotations

import hashlib
import unicodedata

# 80 bits: at a million statements the chance of any collision is below 1e-12.
_DIGEST_BYTES = 10


def content_id(prefix: str, *parts: object) -> str:
    """An id such as `st:1f0c…` from the parts' texts, which are kept apart by a separator that no text holds."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}:{hashlib.blake2b(joined.encode(), digest_size=_DIGEST_BYTES).hexdigest()}"


def name_key(name: str) -> str:
    """A name folded for comparison: compatibility form, case and surrounding punctuation dropped."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(folded.replace(".", " ").replace(",", " ").split())
