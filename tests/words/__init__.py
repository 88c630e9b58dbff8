"""Tests of `simcancel/words`."""
