"""``comity explain``: why a text gave what it gave."""

import datetime
import sys

import click

from comity.cli.output import say


@click.command("explain")
@click.argument("text")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is told, by which 'last year' and 'on Tuesday' are read."
)
@click.option("--title", default="", help="The title of the document that it stands in.")
def command(text: str, day: datetime.datetime | None, title: str) -> None:
    """Show how a sentence is read: marks, groups, verbs, frames and why some were rejected, discourse, facts.

    TEXT is a sentence or a short text; - reads it from standard input.
    """
    from comity.documents import Document
    from comity.documents.clean import cleaned
    from comity.read.explanation import explain

    told = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
    document = cleaned(Document("text", told, title=title, date=day.date() if day else None))
    for line in explain(document):
        say(line)
