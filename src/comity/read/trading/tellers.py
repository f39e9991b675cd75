"""Whose trade it is that a sentence tells by who tells it, or by a whole of which it tells a part."""

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import figure_words
from comity.read.grammar import words
from comity.read.grammar.links import OF
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.goods import is_whole
from comity.read.trading.trade_words import trade_nouns, trade_words

#: Who is quoted in front stands within so many tokens ("as per Chile's central bank, …").
_FRONT = 3


def tellers(sentence: Sentence, discourse: Discourse) -> list[str]:
    """The parties that are said to tell what a sentence tells ("…, Kenya said", "said Kenya's minister", "by Kenyan figures")."""
    saying = words(sentence.language).sets["saying"]
    groups = [g for v in sentence.verbs if v.lemma in saying for g in (*v.subjects, *(o for o in v.objects if o.i == v.j))]
    told = [g for g in sentence.nouns if g.by in trade_words(sentence.language).according and sentence.head(g).tag == "N"]
    told += [g for v in sentence.verbs for g in v.subjects]
    # "Bank of Peru data have exports to Chile down by 5 percent".
    told = [m for g in told for m in (g, *(o for p, o in g.behind if p == OF))]
    told = [g for g in told if sentence.head(g).lemma in figure_words(sentence.language).neutral]
    found = [a.party for g in groups for a in (actors(sentence, g, discourse) or owners(sentence, g, discourse))] + [
        a.party for g in told for a in owners(sentence, g, discourse)
    ]
    quoted = [g for g in sentence.nouns if g.by in trade_words(sentence.language).quoting]
    offices = [g for g in quoted if g.i <= _FRONT]
    found += [a.party for g in offices for a in actors(sentence, g, discourse) if a.sort == "institution" and is_actor(a.party)]
    # "According to the Peruvian customs".
    found += [a.party for g in quoted for a in owners(sentence, g, discourse)]
    return list(dict.fromkeys(found))


def of_wholes(sentence: Sentence, discourse: Discourse) -> list[str]:
    """Whose a whole of trade is, of which a sentence tells a part ("… $3 million, or 19 percent of Fiji's total imports")."""
    nouns = trade_nouns(sentence.language)
    wholes = [g for g in sentence.nouns if sentence.head(g).lemma in nouns and is_whole(sentence, g)]
    return [a.party for g in wholes for a in states(owners(sentence, g, discourse))]
