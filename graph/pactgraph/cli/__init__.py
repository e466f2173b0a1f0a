"""The command ``pactgraph``. Each command is a file of its own here, loaded when it is called: help must not wait for spaCy."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

COMMANDS = {
    "build": "Read documents and make a graph of them, or add them to one.",
    "remove": "Take documents out of a graph again.",
    "query": "Ask a graph, in SPARQL or by the name of a question.",
    "events": "List who does what to whom.",
    "quotes": "List who said what.",
    "offices": "List who holds which office.",
    "why": "Show the sentences behind the ties of two actors.",
    "why-not": "Show what spoke for a tie and was turned down, with the reasons.",
    "network": "Measure the network of actors.",
    "view": "Make the page and open it in the browser.",
    "report": "Write a report: ties, camps, voices, contradictions.",
    "export": "Write a graph in another format.",
    "diff": "Show what changed between two graphs, and because of what.",
    "verify": "Derive every fact again from its sentence.",
    "validate": "Check a graph against its shapes (SHACL).",
    "evaluate": "Measure the extraction against a gold file.",
    "serve": "Answer SPARQL over HTTP, with the page.",
    "info": "Show versions, and what a graph was built with.",
}

USAGE, INPUTS_FAILED, INTERRUPTED = 2, 3, 130


class _Commands(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"pactgraph.cli.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"pactgraph {version('pactgraph')}")
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit.")
def group() -> None:
    """Documents about international relations become a knowledge graph: who stands with whom, who leads whom, who said
    what, each fact one step from the sentence that says it.

    Exit codes: 0 done, 1 an error, 2 wrong usage, 3 done but some inputs failed.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; every error of ours is one line."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    from pactgraph.errors import PactgraphError

    try:
        code = group.main(arguments, prog_name="pactgraph", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped", INTERRUPTED)
    except PactgraphError as error:
        return _leave() if isinstance(error.__cause__, BrokenPipeError) else _say(str(error), 1)
    except (BrokenPipeError, SystemExit):  # the second is how click leaves when the reader of its output has gone
        return _leave()
    except OSError as error:
        _leave()
        return _say(f"{error.filename or 'output'}: {error.strerror or error}", 1)
    except MemoryError:
        return _say("out of memory: give fewer documents at once", 1)


def _leave() -> int:
    """Give up on standard output: its reader has seen enough (`| head` say), or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say(message: str, code: int) -> int:
    click.echo(f"pactgraph: {' '.join(message.split())}", err=True)
    return code
