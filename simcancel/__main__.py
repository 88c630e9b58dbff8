"""`python -m simcancel`."""

from simcancel.cli import main

main()
