"""What a shell completes beside commands, options and files: parties, data sets, variables, kinds; each is loaded when it is asked for."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem, FishComplete, add_completion_class


class _Fish(FishComplete):
    """Fish with values that have commas, as lists have them: click's own script gives what stands in front of the first."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


add_completion_class(_Fish)


def file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, as the shell completes them."""
    return [CompletionItem(incomplete, type="file")]


def party(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The parties whose id, or a word of whose name, begins so."""
    return _parties(incomplete, "")


def organisation(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The organisations among them."""
    return _parties(incomplete, "organisation")


def pair(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Two states joined by a hyphen, of several pairs the last: KAZ-RUS,UZB-…"""
    done, comma, last = incomplete.rpartition(",")
    first, dash, second = last.partition("-")
    if dash:
        return [CompletionItem(f"{done}{comma}{first}-{i.value}", help=i.help) for i in _parties(second, "state")]
    return [CompletionItem(f"{done}{comma}{i.value}-", help=i.help) for i in _parties(first, "state")]


def party_or_pair(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A party where no hyphen stands, else a pair."""
    return pair(ctx, param, incomplete) if "-" in incomplete else [*party(ctx, param, incomplete), *pair(ctx, param, incomplete)]


def group(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The groups of pairs that one is compared with."""
    return [*_words(("partners", "neighbours", "world"), incomplete), *_parties(incomplete, "organisation")]


def data_set(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The data sets, and what else `comity gather` takes."""
    from comity.gather import names

    return _words(["list", *names(), *(f"about:{n}" for n in names() if incomplete.startswith("about:"))], incomplete)


def variables(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The variables of panels, of several the last: distance,maj…"""
    from comity.panel.variables import names

    done, comma, last = incomplete.rpartition(",")
    return [CompletionItem(f"{done}{comma}{i.value}") for i in _words(names(), last)]


def kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The kinds of observations."""
    from comity.observation import vocabulary

    return _words(vocabulary().kinds, incomplete)


def _words(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def _parties(incomplete: str, sort: str) -> list[CompletionItem]:
    from comity.parties import parties

    begun = incomplete.casefold()
    fitting = [p for p in parties().values() if not sort or p.sort == sort]
    by_id = [p for p in fitting if p.id.casefold().startswith(begun)]
    by_name = [p for p in fitting if any(word.startswith(begun) for word in p.name.casefold().split()) and p not in by_id]
    return [CompletionItem(p.id, help=p.name) for p in [*by_id, *by_name]]
