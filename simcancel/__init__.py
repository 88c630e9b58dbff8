"""simcancel: guides on cancelling and renewing SIM cards abroad, every fact with the line it came from."""

__version__ = "0.1.0"
