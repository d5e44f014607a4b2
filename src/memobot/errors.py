"""Every error that memobot raises on purpose. Each message says what to do next.

MemobotError
├── SettingsError            a setting has a value that cannot be used
├── CorpusError              the folder of texts is missing or cannot be read
├── ReadingError             one file could not be read (the others still are)
├── EmbeddingError           the embedding model is missing, damaged or refused the text
├── RerankingError           the reranking model is missing, damaged or of another kind
├── LanguageModelError       the language model gave no usable reply; the answer does without
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

from enum import StrEnum


class Failure(StrEnum):
    """What kept a language model from replying."""

    PACKAGE = "package"  # the provider's package is not installed
    CONFIGURATION = "configuration"  # its name, address or prompts cannot be used
    UNREACHABLE = "unreachable"
    REFUSED = "refused"  # the key is missing or wrong
    NO_SUCH_MODEL = "no_such_model"
    BUSY = "busy"  # too many requests, or none left
    TOO_LONG = "too_long"  # more text than the model takes
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"  # the connection ended in the middle of a reply
    ENDLESS = "endless"
    EMPTY = "empty"
    UNREADABLE = "unreadable"  # a reply in no form that was asked for
    SERVER = "server"  # any other fault of the server
    RESTING = "resting"  # it failed a moment ago and is not asked for a while


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


class LanguageModelError(MemobotError):
    """The language model gave no usable reply. `str(error)` holds no key and no reply."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure


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
