"""Tests of `simcancel/answer`."""
