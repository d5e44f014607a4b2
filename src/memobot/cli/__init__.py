"""The command line: parse, call the assistant, print.

JSON goes to standard output, everything else to standard error. Exit code 0: done; 1: the
answer is "no"; 2: the call or the input was wrong, said in one line.
"""

from memobot.cli.agreements import deadlines, terms
from memobot.cli.application import app, main
from memobot.cli.checking import check
from memobot.cli.doctor import doctor
from memobot.cli.evaluation import app as evaluation
from memobot.cli.texts import ask, chat, ingest, search, show

__all__ = ["app", "main"]

for command in (ingest, ask, search, show, terms, deadlines, check, chat, doctor):
    app.command()(command)
app.add_typer(evaluation, name="eval")
