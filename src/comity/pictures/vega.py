"""What draws: a program that starts at once, since it imports nothing of Comity."""

import json
import signal
import sys

#: The version of Vega-Lite: another one may draw otherwise.
_VERSION = "5.20"
_EMPTY = '{"mark": "point", "data": {"values": []}}'


def serve() -> None:
    """Draw what comes on standard input, until it is closed: a line of JSON for each declaration, and for its SVG with an error."""
    import vl_convert

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The first picture takes most of a second, any later one some hundredths.
    vl_convert.vegalite_to_svg(_EMPTY, vl_version=_VERSION)
    for line in sys.stdin.buffer:
        svg = error = ""
        try:
            svg = vl_convert.vegalite_to_svg(json.loads(line), vl_version=_VERSION)
        except ValueError as refused:
            error = str(refused).partition("\n")[0]
        print(json.dumps([svg, error]), flush=True)


if __name__ == "__main__":
    serve()
