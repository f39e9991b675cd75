"""The few files that pages need: style sheets and an icon."""

from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from comity import packaged
from comity.errors import ComityError

_MEDIA = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
#: What each is made of: packages and paths.
_FILES = {
    "site.css": (("comity.brief", "templates/style.css"), ("comity.web", "assets/site.css")),
    "check.css": (("comity.check.render", "page.css"), ("comity.web", "assets/check.css")),
    "icon.svg": (("comity.web", "assets/icon.svg"),),
}


def static_file(request: Request) -> Response:
    """One of the files.

    Raises:
        ComityError: there is none of that name.

    """
    name = request.path_params["name"]
    if name not in _FILES:
        raise ComityError(f"There is no file {name}")
    return Response(_content(name), media_type=_MEDIA[name.rpartition(".")[2]], headers={"cache-control": "max-age=600"})


@cache
def _content(name: str) -> str:
    return "\n".join(packaged.text(*place) for place in _FILES[name])
