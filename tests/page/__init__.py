"""Tests of `simcancel/page`."""
