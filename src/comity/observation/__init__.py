"""The observation: the one thing that documents and data sets become."""

from comity.observation.finding import Finding
from comity.observation.jsonl import dump, from_dict, load, to_dict
from comity.observation.observation import Attribute, Observation, fits, is_directed, normalized, validate, well_formed
from comity.observation.vocabulary import Kind, Vocabulary, vocabulary

__all__ = [
    "Attribute",
    "Finding",
    "Kind",
    "Observation",
    "Vocabulary",
    "dump",
    "fits",
    "from_dict",
    "is_directed",
    "load",
    "normalized",
    "to_dict",
    "validate",
    "vocabulary",
    "well_formed",
]
