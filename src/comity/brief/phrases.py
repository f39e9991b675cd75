"""An observation in words."""

from collections.abc import Callable

from comity.brief.values import amount, ordinal
from comity.observation import Observation
from comity.parties import parties

_LEVEL = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "foreign_minister": "foreign minister",
    "minister": "minister",
    "parliament": "parliament",
    "other": "",
}
_STATUS = {
    "diplomatic": "diplomatic relations",
    "strategic_partnership": "strategic partnership",
    "comprehensive_strategic_partnership": "comprehensive strategic partnership",
    "alliance": "alliance",
    "other": "relations",
}
_OF = {"credit_line": "credit line", "other": "others"}
_COERCION = {
    "sanctions": "imposes sanctions on",
    "sanctions_lifted": "lifts sanctions on",
    "tariff": "puts tariffs on goods from",
    "ban": "bans trade or traffic with",
    "border_closed": "closes the border with",
    "border_opened": "opens the border with",
    "protest": "protests to",
    "threat": "threatens",
    "accusation": "accuses",
    "military": "uses force against",
    "other": "puts pressure on",
}
_MISSION = {
    "opened": "opens",
    "closed": "closes",
    "planned": "plans",
    "appointed": "appoints",
    "accredited": "accredits",
    "recalled": "recalls",
    "exists": "has",
}
_AGREEMENT = {
    "signed": "signed",
    "ratified": "ratified",
    "in_force": "in force",
    "negotiated": "under negotiation",
    "proposed": "proposed",
    "extended": "extended",
    "amended": "amended",
    "suspended": "suspended",
    "terminated": "terminated",
    "mentioned": "",
}


def name(party: str | None) -> str:
    """A party's short name as it stands in a sentence; the id itself where it is not known."""
    if party is None:
        return "the world"
    known = parties().get(party)
    if known is None:
        return party
    if known.sort == "organisation":
        return party if len(party) <= 6 else known.name
    articles = (
        "United States",
        "United Kingdom",
        "United Arab Emirates",
        "Netherlands",
        "Philippines",
        "Soviet Union",
        "Gambia",
        "Bahamas",
        "Maldives",
        "Comoros",
        "Czech Republic",
    )
    return f"the {known.name}" if known.name in articles else known.name


def sentence(o: Observation) -> str:
    """The fact that an observation states, in a few words, without its date."""
    text = _WRITERS[o.kind](o)
    return text[0].upper() + text[1:]


def note(o: Observation) -> str:
    """What a reader should know besides: that it is planned, aimed at, or denied."""
    return {"planned": "planned", "target": "target", "denied": "said not to be so"}.get(o.modality, "")


def _pair(o: Observation) -> str:
    return f"{name(o.a)} and {name(o.b)}"


def _trade(o: Observation) -> str:
    flow, product = str(o.attrs["flow"]), o.attrs.get("product")
    goods = f" of {product}" if product else ""
    if o.measure == "rank":
        role = {"exports": "export market", "imports": "source of imports"}.get(flow, "trade partner")
        return f"{name(o.b)} is {_possessive(o.a)} {_rank(o)} {role}{goods}"
    if o.measure == "share":
        whole = {"turnover": "trade", "balance": "balance"}.get(flow, flow)
        return f"{name(o.b)} has a share of {amount(o.value, o.unit, o.bound)} in {_possessive(o.a)} {whole}{goods}"
    what = {
        "turnover": f"trade turnover between {_pair(o)}{goods}",
        "exports": f"exports{goods} from {name(o.a)} to {name(o.b)}",
        "imports": f"imports{goods} of {name(o.a)} from {name(o.b)}",
        "balance": f"{_possessive(o.a)} trade balance with {name(o.b)}{goods}",
    }[flow]
    return f"{what}: {_figure(o)}"


def _figure(o: Observation) -> str:
    if o.measure == "change" and o.value is not None:
        if o.unit == "times":
            return f"{amount(o.value, o.unit, o.bound)} as much"
        direction = "up" if o.value >= 0 else "down"
        return f"{direction} {amount(abs(o.value), o.unit, o.bound)}"
    return amount(o.value, o.unit, o.bound) or "many"


def _rank(o: Observation) -> str:
    n = int(o.value or 1)
    return "largest" if n == 1 else f"{ordinal(n)} largest"


def _possessive(party: str) -> str:
    text = name(party)
    return f"{text}'" if text.endswith("s") else f"{text}'s"


def _investment(o: Observation) -> str:
    of = {"stock": " (stock)", "flow": " (flow)"}.get(str(o.attrs["of"]), "")
    if o.measure == "rank":
        n = int(o.value or 1)
        return f"{name(o.b)} is {ordinal(n)} among the places of {_possessive(o.a)} investment"
    if o.measure == "share":
        return f"{name(o.a)} has a share of {amount(o.value, o.unit, o.bound)} in the investment in {name(o.b)}"
    return f"investment from {name(o.a)} in {name(o.b)}{of}: {_figure(o)}"


def _finance(o: Observation) -> str:
    of = str(o.attrs["of"])
    what = _OF.get(of, of)
    if of == "debt":
        return f"debt of {name(o.b)} to {name(o.a)}: {_figure(o)}"
    return f"{what} from {name(o.a)} to {name(o.b)}: {_figure(o)}"


def _count(o: Observation) -> str:
    of = str(o.attrs["of"])
    figure = _figure(o)
    if o.measure == "share":
        return f"{name(o.b)} has a share of {figure} in {_possessive(o.a)} {of}"
    if of in ("students", "tourists", "migrants"):
        return f"{of} from {name(o.a)} in {name(o.b)}: {figure}"
    return f"{_OF.get(of, of)} between {_pair(o)}: {figure}"


def _border(o: Observation) -> str:
    return f"border between {_pair(o)}: {_figure(o)}"


def _agreement(o: Observation) -> str:
    act = _AGREEMENT[str(o.attrs["action"])]
    others = o.attrs.get("others")
    more = f", with {', '.join(name(p) for p in others)}" if isinstance(others, list) else ""
    place = f" in {o.attrs['place']}" if o.attrs.get("place") else ""
    return f"{o.attrs['name']}{more}" + (f": {act}{place}" if act else "")


def _visit(o: Observation) -> str:
    sort = {"other": ""}.get(str(o.attrs["type"]), f"{o.attrs['type']} ")
    who = o.attrs.get("who") or _LEVEL[str(o.attrs["level"])] or "a delegation"
    level = _LEVEL[str(o.attrs["level"])]
    role = f" ({level} of {name(o.a)})" if level and level.lower() not in str(who).lower() else f" ({name(o.a)})"
    return f"{sort}visit of {who}{role} to {name(o.b)}"


def _meeting(o: Observation) -> str:
    sort = {"commission": "joint commission or forum", "call": "call", "sidelines": "meeting on the sidelines"}
    level = _LEVEL[str(o.attrs["level"])]
    level = f", level of {level}s" if level and level != "parliament" else f", {level}" if level else ""
    return f"{sort.get(str(o.attrs['format']), 'meeting')} of {_pair(o)}{level.replace('heads of states', 'heads of state')}"


def _relations(o: Observation) -> str:
    status, action = _STATUS[str(o.attrs["status"])], str(o.attrs["action"])
    if o.modality == "denied":
        return f"no {status} between {_pair(o)}"
    return f"{status} between {_pair(o)}" + (f" {action}" if action != "described" else "")


def _mission(o: Observation) -> str:
    what, action = str(o.attrs["what"]).replace("_", " "), str(o.attrs["action"])
    count = amount(o.value, "count", o.bound)
    things = f"{count} {what}".strip()
    if action == "expelled":
        return f"{name(o.b)} expels {things} of {name(o.a)}"
    if action == "summoned":
        return f"{name(o.b)} summons the {what} of {name(o.a)}"
    if action == "closed":
        return f"{what} of {name(o.a)} in {name(o.b)} closed"
    return f"{name(o.a)} {_MISSION[action]} {things or what} in {name(o.b)}"


def _multilateral(o: Observation) -> str:
    return f"work together in {name(str(o.attrs['organisation']))}"


def _membership(o: Observation) -> str:
    action = str(o.attrs["action"])
    verb = {
        "member": "is a member of",
        "joined": "joins",
        "left": "leaves",
        "candidate": "is a candidate for",
        "observer": "is an observer in",
        "suspended": "is suspended from",
    }[action]
    return f"{name(o.a)} {verb} {name(o.b)}"


def _anniversary(o: Observation) -> str:
    of = f" of {o.attrs['of']}" if o.attrs.get("of") else ""
    return f"{ordinal(int(str(o.attrs['n'])))} anniversary{of}"


def _project(o: Observation) -> str:
    action = {"running": "in use", "planned": "planned"}.get(str(o.attrs["action"]), str(o.attrs["action"]))
    return f"{o.attrs['name']} ({o.attrs['sector']}): {action}"


def _coercion(o: Observation) -> str:
    return f"{name(o.a)} {_COERCION[str(o.attrs['action'])]} {name(o.b)}"


_WRITERS: dict[str, Callable[[Observation], str]] = {
    "trade": _trade,
    "investment": _investment,
    "finance": _finance,
    "count": _count,
    "border": _border,
    "agreement": _agreement,
    "visit": _visit,
    "meeting": _meeting,
    "relations": _relations,
    "mission": _mission,
    "multilateral": _multilateral,
    "membership": _membership,
    "anniversary": _anniversary,
    "project": _project,
    "coercion": _coercion,
}
