"""Mentions of states in real news texts, against their labels."""

from pathlib import Path

from mentions import geowebnews, trnews


def test_mentions_agree_with_the_labels_of_geowebnews(shared: Path) -> None:
    done = geowebnews(shared / "corpora/geowebnews.jsonl.gz")
    assert done.labelled > 1000
    assert done.recall >= 0.95 and done.precision >= 0.98


def test_mentions_agree_with_the_labels_of_trnews(shared: Path) -> None:
    done = trnews(shared / "corpora/trnews.jsonl.gz")
    assert done.labelled > 400
    assert done.recall >= 0.95 and done.precision >= 0.9
