"""The terminal entry, `lsp …`: the same reports and loaders as the pages, for schedules and scripts.

Exit code 0: done; 1: refused, with reasons; 2: wrong usage. Every command prints JSON with `--json` (docs/terminal.md).
Imports stand inside the commands, so that each starts with no more than it needs.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from lsp_data.errors import LspError, Severity
from presentation import asked
from presentation.terminal import (
    print_flags,
    print_history,
    print_json,
    print_problems,
    print_rows,
    print_status,
    print_table,
    progress,
)  # fmt: skip

if TYPE_CHECKING:
    from lsp_data.periods import Period
    from lsp_data.store.generations import Generation

app = typer.Typer(
    help="The dashboard of a Local Strategic Partnership, from the terminal.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Data = Annotated[Path, typer.Option("--data", envvar="LSP_DATA", help="Folder of the data.", file_okay=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
By = Annotated[str, typer.Option("--by", envvar="LSP_BY", help="Who does it: a post, not a name, for the history.")]
AsAt = Annotated[
    date | None, typer.Option("--as-at", parser=asked.day, metavar="DATE", help="As it was known on this day.")
]
Kind = Annotated[str, typer.Option(help="What the workbook is, where it is read as something else (docs/returns.md).")]
Written = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, metavar="FILE")]
Series = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, metavar="SERIES.csv")]
HERE = Path(__file__).resolve().parent
DATA = Path("data")
_RARELY = (100_000, 50, 100)  # a command soon ends: looking for rubbish as often as a server does takes a tenth of it


def run() -> None:
    """Start the terminal entry. An error for the person is a sentence, or JSON with `--json`, never a stack trace."""
    gc.set_threshold(*_RARELY)
    try:
        app()
    except asked.NotUnderstood as wrong:
        typer.echo(f"Error: {wrong}", err=True)
        sys.exit(2)
    except LspError as error:
        from loaders.loading import reasons

        _refuse(reasons(error))
    except OSError as problem:  # a file or folder of the person's; one without a name is an error of the program
        if problem.filename is None:
            raise
        _refuse([asked.no_access(problem)])


def _refuse(reasons: list[str]) -> NoReturn:
    if "--json" in sys.argv:
        print_json({"refused": reasons})
    else:
        typer.echo("\n".join(reasons), err=True)
    sys.exit(1)


@app.command()
def serve(
    data: Data = DATA,
    demo: Annotated[bool, typer.Option("--demo", help="Start with the invented sample partnership.")] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the pages.")] = 8501,
    address: Annotated[str, typer.Option(help="Address that the server listens on.")] = "localhost",
    as_json: Json = False,
) -> None:
    """Start the dashboard for the browser; the first start makes the store."""
    from lsp_data import audit
    from lsp_data.store import generations, publication

    folder = data.resolve()
    audit.require_free(address, port)
    publication.create(folder)
    if demo:
        from sample_data.load import load_sample

        with progress("Loading the sample partnership") as step:
            load_sample(folder, progress=step)
    publication.refresh(folder)
    facts = {"url": f"http://{address}:{port}", "data": str(folder), "generation": generations.current(folder).number}
    if as_json:
        print_json(facts)
    else:
        typer.echo(f"The dashboard is at {facts['url']} (data in {folder}). Stop it with Ctrl+C.")
    sys.stdout.flush()
    options = ("--server.port", str(port), "--server.address", address)
    command = [sys.executable, "-m", "pages.parts.server", "run", str(HERE / "app.py"), *options]
    environment = os.environ | {"LSP_DATA": str(folder)}
    os.chdir(HERE)  # Streamlit reads .streamlit/config.toml from there
    if os.name != "nt":
        os.execve(sys.executable, command, environment)  # noqa: S606  our own interpreter, and no shell
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603  as above


@app.command()
def inspect(file: Written, data: Data = DATA, kind: Kind = "", as_json: Json = False) -> None:
    """Read a workbook and say what it holds and what is wrong with it. Nothing is stored."""
    from loaders.workbook.child import begin_reading
    from lsp_data.settings import Settings

    kind = asked.kind(kind)
    gc.disable()  # one file is read, and the process ends before its rubbish matters
    settings = Settings(data=data)
    reading = begin_reading(file, settings)  # in a process of its own, while this one imports what understands it
    from loaders import inspection, mapping_text
    from lsp_data.measures.wording import times
    from lsp_data.store import reads

    catalogue, stored = reads.understanding_of(data)
    found = inspection.inspect(
        file, catalogue=catalogue, settings=settings, kind=kind, reading=reading,
        remembered=mapping_text.read_all(stored),
    )  # fmt: skip
    found = replace(found, problems=(*found.problems, *mapping_text.unread(stored)))
    if as_json:
        sys.stdout.writelines(inspection.json_lines(found))
    else:
        counts = {"figure": found.figures, "register row": found.entries, "problem": found.problems}
        said = ", ".join(times(len(rows), one) for one, rows in counts.items())
        typer.echo(f"{found.file}: {found.kind.replace('_', ' ')}, {said}")
        print_problems([inspection.problem_json(one) for one in found.problems])
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, metavar="FILE…")],
    data: Data = DATA,
    partner: Annotated[str | None, typer.Option(help="Partner (id or name), where the file does not say.")] = None,
    period: Annotated[str | None, typer.Option(help='Period, such as "2009/10 Q2", where it does not say.')] = None,
    known_at: Annotated[
        date | None,
        typer.Option("--known-at", parser=asked.day, metavar="DATE", help="Day on which it became known."),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Store what is proposed; else only compare.")] = False,
    kind: Kind = "",
    by: By = "terminal",
    as_json: Json = False,
) -> None:
    """Read returns, compare them with the store and, with --accept, store them."""
    from loaders.workbook.child import begin_reading
    from lsp_data.settings import Settings
    from lsp_data.store import generations, publication, reads

    asked.kind(kind)
    publication.create(data)
    when = asked.period(period)
    done: list[dict[str, Any]] = []
    with progress("Reading returns") as step:
        for count, file in enumerate(files):
            step(count, len(files), file.name)
            who = asked.partner(reads.catalogue_of(generations.current(data)), partner)
            reading = begin_reading(file, Settings(data=data))  # while this process imports what understands it
            from loaders import loading

            wish = loading.Wish(who, when, known_at, by if accept else None, kind)
            done.append(loading.load(data, file, wish, date.today(), reading))
    if as_json:
        print_json(done)
    else:
        for one in done:
            typer.echo(loading.in_words(one))
            print_problems(one["problems"])
    raise typer.Exit(1 if any(one["refused"] for one in done) else 0)


@app.command()
def template(
    output: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="Workbook to write.")],
    kind: Annotated[str, typer.Option(help="Another template than a partner's return (docs/terminal.md).")] = "",
    partner: Annotated[str | None, typer.Option(help="Partner (id or name) of a return.")] = None,
    period: Annotated[
        str | None, typer.Option(help='Period, such as "2009/10 Q2"; of a route map, a financial year.')
    ] = None,
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Write a partner's return for a period, or another template, filled in as far as the store knows."""
    from loaders import templates
    from lsp_data.store import generations, reads

    generation = generations.current(data)
    who, when = asked.partner(reads.catalogue_of(generation), partner), asked.period(period)
    facts: dict[str, Any] = {"file": str(output)}
    if kind and partner is not None:
        raise typer.BadParameter(f"a template of the kind {kind!r} is of no partner: leave out --kind or --partner")
    if kind:
        _other_template(kind, when, generation, output)
        facts |= {"kind": kind}
    elif who is None or when is None:
        raise typer.BadParameter("name a partner and a period, or another kind of template")
    else:
        templates.write_template(generation, who, when, output)
        facts |= {"partner": who, "period_start": when.start.isoformat(), "period_end": when.end.isoformat()}
    _say(facts, f"{output} is written.", as_json=as_json)


def _other_template(kind: str, when: Period | None, generation: Generation, output: Path) -> None:
    from loaders import templates
    from lsp_data.periods import financial_start
    from lsp_data.store import reads

    year = financial_start(when.end) if when else reads.catalogue_of(generation).partnership.last_year
    known = {one.kind: one for one in templates.others(year)}
    if kind not in known:
        raise typer.BadParameter(f"no template is called {kind!r}. Known: {', '.join(known)}.")
    known[kind].write(generation, output)


@app.command()
def status(
    data: Data = DATA,
    as_at: AsAt = None,
    area: Annotated[str | None, typer.Option(help="An area's id, or * for all; else the partnership's own.")] = None,
    as_json: Json = False,
) -> None:
    """Where every indicator stands."""
    from lsp_data import reports
    from lsp_data.store import generations

    generation = generations.current(data)
    rows = reports.status_rows(generation, asked.as_at(as_at, generation), asked.area(generation, area))
    if as_json:
        print_json(rows)
    else:
        from lsp_data.store import reads
        from presentation.years_over import long_over

        if over := long_over(reads.catalogue_of(generation).partnership, asked.as_at(None, generation)):
            typer.echo(f"{over} Fix the reporting date on the page Administration: Partnership.", err=True)
        nothing = "Nothing is known of this area." if area else "No indicator is in use yet."
        print_status(rows, nothing)


@app.command()
def flags(data: Data = DATA, as_at: AsAt = None, as_json: Json = False) -> None:
    """What the rules flag, the gravest first; "red and worsening" leads."""
    from lsp_data import reports
    from lsp_data.store import generations

    generation = generations.current(data)
    rows = reports.records(reports.flags(generation, asked.as_at(as_at, generation)))
    if as_json:
        print_json(rows)
    else:
        print_flags(rows, "No flag is raised.")


@app.command()
def chase(
    data: Data = DATA,
    period: Annotated[str | None, typer.Option(help='Only what belongs to it, such as "2009/10 Q2".')] = None,
    as_at: AsAt = None,
    as_json: Json = False,
) -> None:
    """What is overdue from whom, with a text to send to each partner."""
    from lsp_data import reports
    from lsp_data.store import generations

    generation = generations.current(data)
    rows = reports.records(reports.chase(generation, asked.as_at(as_at, generation), asked.period(period)))
    if as_json:
        print_json(rows)
    else:
        typer.echo("\n\n".join(row["text"] for row in rows) or "Nothing is overdue.")


@app.command()
def forecast(file: Series, data: Data = DATA, as_json: Json = False) -> None:
    """Where each series of a CSV file will be, how sure that is, and whether its target will be met."""
    from presentation.series_answers import write_forecasts

    write_forecasts(file, as_json=as_json)


@app.command()
def spc(file: Series, data: Data = DATA, as_json: Json = False) -> None:
    """The XmR chart of each series of a CSV file: is a change more than the usual up and down?"""
    from presentation.series_answers import write_charts

    write_charts(file, as_json=as_json)


@app.command()
def history(data: Data = DATA, as_json: Json = False) -> None:
    """Every publication, newest first: what, when, who and why."""
    from lsp_data import reports
    from lsp_data.store import generations

    rows = reports.records(reports.history(generations.current(data)))
    if as_json:
        print_json(rows)
    else:
        print_history(rows, "Nothing was published yet.")


@app.command("take-back")
def take_back(
    return_id: Annotated[str, typer.Argument(metavar="RETURN", help="Its id, from `lsp history`.")],
    reason: Annotated[str, typer.Option(help="Why; it stands in the history.")],
    data: Data = DATA,
    by: By = "terminal",
    as_json: Json = False,
) -> None:
    """Withdraw a return: its figures no longer count. Nothing is deleted."""
    from lsp_data import decisions

    made = decisions.take_back(data, return_id, made_by=by, reason=reason)
    facts = {"return_id": return_id, "generation": made.number}
    _say(facts, f"{return_id} is taken back (generation {made.number}).", as_json=as_json)


@app.command()
def verify(data: Data = DATA, as_json: Json = False) -> None:
    """Prove that the store is whole: files, hashes, checks, and status computed anew."""
    from lsp_data import audit

    found = audit.verify(data)
    broken = any(one.severity is Severity.ERROR for one in found)
    columns = ("severity", "code", "where", "reason", "mend")
    rows = [{name: str(getattr(one, name)) for name in columns} for one in found]
    if as_json:
        print_json({"whole": not broken, "findings": rows})
    else:
        print_rows(rows, columns, "")
        typer.echo("Something is wrong, see above." if broken else "The store is whole.")
    raise typer.Exit(1 if broken else 0)


@app.command()
def backup(
    output: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="New zip to write.")],
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Write the whole of the data into one zip."""
    from lsp_data import backup as backups

    made = backups.backup(data, output)
    facts = {"file": str(made.path), "generation": made.generation, "files": made.files, "bytes": made.bytes}
    _say(facts, f"{made.path} holds generation {made.generation} and {made.files} files.", as_json=as_json)


@app.command()
def restore(file: Written, data: Data = DATA, as_json: Json = False) -> None:
    """Bring a backup into a data folder that holds no store."""
    from lsp_data import backup as backups

    made = backups.restore(data, file)
    facts = {"data": str(data), "generation": made.generation, "files": made.files}
    _say(facts, f"{data} holds generation {made.generation} from {file}.", as_json=as_json)


@app.command()
def doctor(data: Data = DATA, as_json: Json = False) -> None:
    """Is this machine fit to run the dashboard? Versions, data folder, store, disk and limits."""
    from lsp_data import audit

    found = audit.examine(data)
    fit = all(one.ok for one in found)
    if as_json:
        print_json({"fit": fit, "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in found]})
    else:
        print_table(("what", "", "detail"), [(one.name, "ok" if one.ok else "NOT OK", one.detail) for one in found])
    raise typer.Exit(0 if fit else 1)


def _say(facts: dict[str, Any], sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_json(facts)
    else:
        typer.echo(sentence)
