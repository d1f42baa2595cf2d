"""The command `onrecord`: exit codes and JSON as CONTRACT.md promises them.

Heavy libraries load inside the commands that need them, so that `--help` loads none. Data goes to standard output,
messages and progress to standard error.
"""

from __future__ import annotations

import click

from ui.asking import ask, cypher, find, statements
from ui.briefing import brief
from ui.citing import cite, lint, serve
from ui.keeping import export, import_, ingest, remove, text, verify


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--store", metavar="URL", help="Where the record is kept; every command takes it too.")
@click.version_option(package_name="onrecord")
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who admitted what, when, and where is it on the record?"""
    context.obj = {"store": store}


for command in (ingest, statements, ask, find, cypher, cite, brief, lint, text, verify, remove, export, import_, serve):
    main.add_command(command)


if __name__ == "__main__":
    main()
