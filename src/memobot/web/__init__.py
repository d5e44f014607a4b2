"""The chat page: Chainlit in FastAPI, on this machine, with nothing fetched from elsewhere.

server.py       serve(settings): the address, the start, the end
workfolder.py   the folder that Chainlit works in, made anew for each process
application.py  the page with Chainlit behind it, inside its guard
guard.py        who may call what: hosts, origins, paths; the security headers
page.py         the HTML of the page, with every outside address taken out
desk.py         one Assistant for the process, reopened when the index was replaced
chat.py         what happens on a question
markdown.py     an answer -> Markdown in which the texts can do nothing but be read
views.py        citations -> what the page shows of them
exhibits.py     what is shown beside answers: the terms card, the timeline, the deadlines
cards.py        one agreement of the ledger -> its terms card
overviews.py    the ledger -> what the timeline and the deadlines show; who asks for them
timeline.py     the ledger -> where the bars of the timeline stand
phrases.py      what the page says itself, in four languages
term_words.py   the same of the terms card, the timeline and the deadlines
site/           styles, scripts, custom elements, translations, logo
"""
