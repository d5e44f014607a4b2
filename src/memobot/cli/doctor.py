"""`memobot doctor`: what is configured, whether it answers, and what to do where it does not."""

from __future__ import annotations

import typer

from memobot.cli.calls import DONE, NO, AsOf, Corpus, IndexFolder, Json


def doctor(
    corpus: Corpus = None, index: IndexFolder = None, as_of: AsOf = None, json: Json = False
) -> None:
    """Look at all that is configured and say what does not answer. Exit code 1 if something fails.

    Nothing is changed, and of the texts nothing leaves the machine.
    """
    from memobot.diagnosis.configuration import configured
    from memobot.diagnosis.diagnose import diagnose
    from memobot.diagnosis.versions import versions
    from memobot.language_models.opening import open_language_model
    from memobot.rendering import print_diagnosis

    found = configured(corpus=corpus, index=index, as_of=as_of)
    checks = diagnose(found, open_language_model)
    raise typer.Exit(DONE if print_diagnosis(checks, versions(), as_json=json) else NO)
