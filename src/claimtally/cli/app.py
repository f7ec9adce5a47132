"""The program: its options and the list of its commands."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from claimtally.cli.annotate import annotate
from claimtally.cli.check import check
from claimtally.cli.compare import compare
from claimtally.cli.evaluate import evaluate
from claimtally.cli.exits import Commands
from claimtally.cli.explain import explain
from claimtally.cli.export import export
from claimtally.cli.extract import extract
from claimtally.cli.report import report
from claimtally.cli.run import run
from claimtally.cli.schema import schema

app = typer.Typer(
    name="claimtally",
    cls=Commands,
    help="Reads news articles, pulls out the claims a reader could check, and tells whether they tally.",
    epilog="Exit codes: 0 fine · 1 a check failed (--fail-on) · 2 wrong usage · 3 some input could not be read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (run, extract, check, compare, report, export, annotate, explain, evaluate, schema):
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        typer.echo(f"claimtally {metadata.version('claimtally')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Log what goes on, tracebacks included, to stderr.")] = False,
) -> None:
    """Take the options that stand before the command."""
    if debug:
        logging.basicConfig(level=logging.DEBUG)
        logging.getLogger().setLevel(logging.WARNING)
        logging.getLogger("claimtally").setLevel(logging.DEBUG)
