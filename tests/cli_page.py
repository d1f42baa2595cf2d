"""Makes docs/cli.md from the command itself: `python -m tests.cli_page > docs/cli.md`."""

from __future__ import annotations

import click

from ui.cli import main

HEAD = """# The command

Made from the command itself by `python -m tests.cli_page`; a test keeps the two equal. What scripts may rely on (JSON
forms, exit codes) is the machine interface: exit 0 done, 1 the record does not say, 2 wrong usage, 3 a source could
not be read, 4 the store cannot be reached or is not ours.
"""


def page() -> str:
    """The page, as Markdown."""
    assert isinstance(main, click.Group)
    parts = [HEAD]
    for name, command in sorted(main.commands.items()):
        context = click.Context(
            command,
            info_name=f"onrecord {name}",
            max_content_width=100,
            terminal_width=100,
            # what the command itself is called with; click remembers the first help option that it made
            help_option_names=["-h", "--help"],
        )
        parts.append(f"## onrecord {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
