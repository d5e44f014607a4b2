"""The FastAPI application: the page, and Chainlit behind it.

Imports Chainlit, which reads its folder and the environment while it is imported: first
`workfolder.claim`, then this module, once a process.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from chainlit.server import get_html_template
from chainlit.utils import mount_chainlit
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from memobot.web.chat import Chat
from memobot.web.desk import Desk
from memobot.web.draft_files import add_draft_files
from memobot.web.guard import Guard, Hosts
from memobot.web.page import LANGUAGES, page, preferred, script_hashes
from memobot.web.workfolder import put_translations, welcome

logging.getLogger("chainlit").setLevel(logging.ERROR)


def application(desk: Desk, folder: Path, hosts: Hosts) -> Guard:
    """The page with everything it calls, for the `hosts` given, inside its guard.

    `folder` is the work folder that Chainlit was imported with.
    """
    put_translations(folder)
    made_by_chainlit: Any = get_html_template
    template, words = made_by_chainlit(""), welcome()
    pages = {language: page(template, language, words) for language in LANGUAGES}

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)

    @app.get("/")
    async def index(request: Request) -> HTMLResponse:
        language = preferred(request.headers.get("accept-language", ""))
        return HTMLResponse(pages[language], headers={"Vary": "Accept-Language"})

    add_draft_files(app)

    # The file names no handlers; they are registered as closures over the desk instead of
    # finding it in a global.
    mount_chainlit(app=app, target=str(folder / "handlers.py"), path="/")
    Chat(desk).register()
    return Guard(app, hosts, script_hashes(pages["en"]))
