"""Every error that memobot raises on purpose. Each message says what to do next.

MemobotError
├── SettingsError            a setting has a value that cannot be used
├── CorpusError              the folder of texts is missing or cannot be read
├── ReadingError             one file could not be read (the others still are)
├── EmbeddingError           the embedding model is missing, damaged or refused the text
├── RerankingError           the reranking model is missing, damaged or of another kind
├── IndexUnavailable         there is an index to be made before questions can be answered
│   ├── IndexMissing             nothing has been ingested yet
│   ├── IndexCorrupt             the files of the index are damaged or incomplete
│   └── IndexMismatch            built by another embedding model or version of memobot
├── IndexBusy                another process is writing the index
├── QuestionError            an empty or over-long question
├── DraftError               a draft is empty, too large or cannot be read, so nothing is checked
├── OutputError              a file that was asked for could not be written
└── NotHeld                  the document or article asked for does not exist
    ├── UnknownDocument
    └── UnknownArticle
"""


class MemobotError(Exception):
    """Base of the tree: catch this to catch everything that memobot raises on purpose."""


class SettingsError(MemobotError):
    """A setting cannot be used as it stands."""


class CorpusError(MemobotError):
    """The corpus folder is missing or unreadable."""


class ReadingError(MemobotError):
    """One file could not be turned into text.

    `str(error)` is one line, without the file's name: it stands beside the name in the
    result of an ingest.
    """


class EmbeddingError(MemobotError):
    """The embedding model is missing, damaged, or could not embed a text."""


class RerankingError(MemobotError):
    """The reranking model is missing, damaged, or no model that can rerank."""


class IndexUnavailable(MemobotError):
    """No usable index; the remedy is always `memobot ingest`."""


class IndexMissing(IndexUnavailable):
    """Nothing has been ingested yet."""


class IndexCorrupt(IndexUnavailable):
    """Files of the index are damaged or incomplete."""


class IndexMismatch(IndexUnavailable):
    """The index was built by another embedding model or another version of its layout."""


class IndexBusy(MemobotError):
    """Another process holds the index's write lock."""


class QuestionError(MemobotError):
    """The question is empty or too long."""


class DraftError(MemobotError):
    """A draft cannot be checked: it is missing, empty, too large, or no text."""


class OutputError(MemobotError):
    """A file that the user asked for could not be written, or would replace another."""


class NotHeld(MemobotError):
    """What was asked to be shown is not in the corpus."""


class UnknownDocument(NotHeld):
    """No document answers to that name."""


class UnknownArticle(NotHeld):
    """The document has no such article."""
