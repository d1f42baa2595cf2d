"""Makes docs/profiles.md from the profiles: `python -m tests.profiles_page`."""

from __future__ import annotations

from pathlib import Path

from kg.cite.profile import profile, profiles

PAGE = Path(__file__).parents[1] / "docs" / "profiles.md"
HEAD = """# Court profiles

Made from `kg/cite/profiles/*.toml` by `python -m tests.profiles_page`; a test keeps the two equal. A profile inherits
the default and changes what its court wants. What could not be verified says so here and in the file: check it, and
local rules always come first. To add a court, add a file.
"""


def page() -> str:
    """The page's text."""
    rows = [HEAD]
    for name in profiles():
        found = profile(name)
        rows.append(f"## {name}\n\n{found.title}.\n")
        notes = list(dict.fromkeys(found.uncertain()))
        rows.append("\n".join(f"- Not certain: {note}" for note in notes) + "\n" if notes else "Nothing uncertain.\n")
    return "\n".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
