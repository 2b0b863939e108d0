"""`python -m liandong`: the command line, also where the shell does not find `liandong`."""

from liandong.cli import main

if __name__ == "__main__":  # worker processes import this module again
    main()
