"""`python -m memobot.cli`."""

from memobot.cli import main

if __name__ == "__main__":
    main()
