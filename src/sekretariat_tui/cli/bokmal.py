"""click in bokmål: its help, its words and its complaints."""

import contextlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from ..domain.errors import SekretariatError

# ``søk`` and ``årshjul`` cannot be typed on every keyboard.
ASCII_NAMES = {"sok": "søk", "aarshjul": "årshjul"}


def _complaint(error: click.ClickException) -> str:
    """What was wrong with the command line, in one sentence."""
    match error:
        case click.NoSuchOption():
            hint = f" Mente du {' eller '.join(error.possibilities)}?" if error.possibilities else ""
            return f"Valget {error.option_name} finnes ikke.{hint}"
        case click.MissingParameter():
            param = error.param
            name = param.make_metavar(error.ctx) if param is not None and error.ctx is not None else ""
            return f"Kommandoen mangler {name.strip('[].') or 'noe'}."
        case click.BadOptionUsage():
            return f"Valget {error.option_name} mangler en verdi."
        case click.BadParameter():
            name = error.param.opts[0] if error.param is not None and error.param.opts else "verdien"
            return f"Verdien for {name} kan ikke brukes: {error.message}"
        case click.UsageError():
            words = error.message
            if words.startswith("No such command"):
                return f"Kommandoen «{words.split()[-1].strip(chr(39) + '.')}» finnes ikke."
            if "unexpected extra argument" in words:
                return "For mange ord på kommandolinjen. Sett anførselstegn rundt det som hører sammen."
            return words
    return error.format_message()


class Number(click.ParamType):
    """A whole number within limits, both included. click's own type speaks English in help and complaints."""

    name = "TALL"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with a sentence in bokmål."""
        with contextlib.suppress(ValueError):
            if self.least <= int(value) <= self.most:
                return int(value)
        self.fail(f"«{value}». Skriv et helt tall fra {self.least} til {self.most}.", param, ctx)


class _Norsk(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Bruk: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Valg"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjelpen."
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[VALG]") for piece in super().collect_usage_pieces(ctx)]


class Command(_Norsk):
    """A command whose help is in bokmål."""


class Group(_Norsk, click.Group):
    """The commands together; without one, the program opens."""

    command_class = Command

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, ASCII_NAMES.get(cmd_name, cmd_name))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[VALG]", "[KOMMANDO] …"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Norsk.format_options(self, ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(limit=100)))
        with formatter.section("Kommandoer"):
            formatter.write_dl(rows)

    def run(self, words: Sequence[str]) -> int:
        """Runs the command line and gives the exit code."""
        out = sys.stdout
        try:
            result: Any = self.main(list(words), prog_name="sekretariat", standalone_mode=False)
        except SekretariatError as error:
            click.echo(error.sentence.replace("\n", " "), err=True)
            return 1
        except click.UsageError as error:
            click.echo(_complaint(error), err=True)
            help_for = error.ctx.command_path if error.ctx is not None else "sekretariat"
            click.echo(f"Se «{help_for} --help».", err=True)
            return 2
        except click.ClickException as error:
            click.echo(_complaint(error), err=True)
            return 1
        except (click.Abort, KeyboardInterrupt):
            click.echo("Avbrutt.", err=True)
            return 1
        except BrokenPipeError:  # «sekretariat søk … | head»
            return 0
        except SystemExit:
            if sys.stdout is not out:  # click met the same: it muffled the streams, and ends with 1 for it
                return 0
            raise
        return result if isinstance(result, int) else 0
