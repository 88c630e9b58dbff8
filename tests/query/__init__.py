"""Tests of `simcancel/query`."""
