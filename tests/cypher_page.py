"""Prints docs/cypher.md from the catalogue: python -m tests.cypher_page > docs/cypher.md."""

from __future__ import annotations

from kg.store import queries

INTRO = """# Questions in Cypher

The graph is a plain property graph ([schema](schema.md)); whoever knows Cypher can ask it anything:

    onrecord cypher "MATCH (s:Statement) RETURN s.act, count(*) ORDER BY s.act"
    onrecord cypher "$(cat admissions.cypher)" --param name=quill

Only reading is allowed. A query that writes, loads files or addresses, or calls a procedure or function that is not
known to read is refused; one that takes too long, or wants more memory than there is, is stopped; rows beyond the limit
are cut, and the answer says so. Names that are spelled like a clause (`set`, `delete`) go in backticks.

The questions below ship with the product (`kg/store/cypher/*.cypher`). Each is tested on the embedded engine and on a
real Neo4j, with the same rows expected of both. This page is made from the files: `python -m tests.cypher_page`.
"""


def page() -> str:
    """The whole page."""
    parts = [INTRO]
    for entry in queries.catalogue():
        given = "".join(f"- `${name}`: {meaning}\n" for name, meaning in entry.parameters.items())
        parts.append(
            f"## {entry.name}\n\n{entry.title}\n\n{given + chr(10) if given else ''}```cypher\n{entry.text}\n```\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
