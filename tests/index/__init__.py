"""Tests of `simcancel/index`."""
