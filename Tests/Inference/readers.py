"""Who asks: every kind of reader that the shipped policy knows and that may not see what is sealed."""

import itertools
import json
import re

import world

# Of the offices of the province those that are confidential are left out: they may know. One stands for each that has the same rights
# (the Inspectorate has those of Planning, the Women's Union those of the Front). Left out are also who takes in what happened for as long
# as it has the child, and the chiefs of where cases are kept: what they know of their own work is told by docs/decisions/0020.
OFFICES = [f"hung-yen/{office}" for office in (
    "ubnd", "so-gddt", "so-tai-chinh", "so-khdt", "so-tttt", "so-vhttdl", "mttq", "quy-bao-tro-tre-em")]
PLACES = [world.TAKES_IN, world.HOME, "hung-yen/van-lam", "hung-yen/van-giang/xuan-quan"]
ELSEWHERE = ["thai-binh/so-gddt"]
# The handler's colleague, who works on none of these cases and is no chief.
CLERK = world.OF_CASES + "@clerk"
CLERK_ROLES = ["caseworker", "assessor", "provider", "communicator", "reporter", "reader", "observer"]
# Persons of offices that may know, who by their keys may not: of who leads, pays and goes over the trail, and of Health.
VIEWER, NURSE = world.LEAD + "@viewer", world.HEALTH + "@nurse"
VIEWER_ROLES = ["caseworker", "assessor", "provider", "communicator", "reporter", "reader", "observer", "organiser", "certifier", "lead",
                "auditor"]
NURSE_ROLES = ["organiser", "assessor", "provider", "accountant", "comptroller", "communicator", "reader", "observer", "reporter"]
# Who pays a list sees what it pays, and for whom: nothing else.
PAYER = world.LEAD + "@payer"
PAYER_ROLES = ["accountant", "comptroller", "reader"]
PAYERS_OWN = {f"funding.Entitlements/{method}" for method in ("Assess", "Lines", "List", "Payees")}
RUNS = "he-thong/quan-tri"
# Follows logs, and sees nothing sealed.
FOLLOWS = "service/gateway"
ALL = [RUNS, *OFFICES, *PLACES, *ELSEWHERE, CLERK, VIEWER, NURSE, FOLLOWS]
# Who may try most.
ACT = [world.HOME, world.TAKES_IN, CLERK, VIEWER, "hung-yen/van-lam", "hung-yen/so-gddt"]
PEOPLE = [(world.OF_CASES, "handler", None), (world.OF_CASES, "clerk", CLERK_ROLES), (world.LEAD, "viewer", VIEWER_ROLES),
          (world.HEALTH, "nurse", NURSE_ROLES), (world.LEAD, "payer", PAYER_ROLES)]
UNITS = sorted({world.LEAD, world.HEALTH, *OFFICES, *PLACES, *ELSEWHERE})

# What each world makes anew, and tells nothing: ids that nobody chose, moments, lives of logs, chains, signatures by keys of its own.
ANEW = [(re.compile(pattern), name) for pattern, name in (
    (r"\b[0-9a-f]{128}\b", "signature"), (r"\b[0-9a-f]{64}\b", "chain"), (r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", "trace"),
    (r"\b[0-9a-f]{16}\b", "life"), (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "moment"))]
ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def told(answer, unordered=False):
    """As it is compared: all its octets, members by name (their order is the machine's whim), lists as they came."""
    if unordered:
        items = answer[2] if isinstance(answer[2], list) else (answer[2] or {}).get("items", [])
        lines = {NUMBERS.sub("", told(item)) for item in items}
        return "\n".join([str(answer[0]), *sorted(lines)])
    text = json.dumps(answer, sort_keys=True, ensure_ascii=False)
    for pattern, name in ANEW:
        text = pattern.sub(name, text)
    ids = {}
    return ID.sub(lambda found: found[0] if found[0].startswith("00c0ffee-")
                  else f"id {ids.setdefault(found[0], len(ids))}", text)


# What the coordinator does for a workflow it does at its own pace, beside whoever else is at work: in which order its looks stand among
# theirs, and how often it woke, is neither world's.
AT_ITS_PACE = {("registry", "admin.Reads/List"), ("gateway", "admin.Reads/List"), ("gateway", "events.Log/Subscribe"), ("gateway", "admin.Audit/Search"),
               ("gateway", "events.Log/Head")}
NUMBERS = re.compile(r'"(number|position|sequence|at|traceparent|causation\w*|id)": [^,}]*')


def hear(stack, questions, readers=ALL, **metadata):
    """(reader, service, method, request) and what came of it. Who may not call a method at all is not asked again and again."""
    heard = []
    for reader in readers:
        denied = {}
        for service, method, body in questions:
            if denied.get((service, method), 0) >= 2:
                continue
            answer = stack.heard(reader, method, body, on=service, **metadata)
            if answer[0] == 7:
                denied[service, method] = denied.get((service, method), 0) + 1
            heard.append(((reader, service, method, json.dumps(body, sort_keys=True)), answer[0], told(answer, (service, method) in AT_ITS_PACE)))
    return heard


def apart(one, other):
    """What was answered otherwise in the two worlds."""
    return [(asked, mine, theirs) for (asked, _, mine), (also, _, theirs) in itertools.zip_longest(
        one, other, fillvalue=(None, None, None)) if asked != also or mine != theirs]


def said(differences, most=12):
    """The first of them, each from where it differs on."""
    lines = []
    for asked, mine, theirs in differences[:most]:
        at = next((at for at, (a, b) in enumerate(zip(mine or "", theirs or "")) if a != b), 0)
        lines.append(f"{asked}\n    …{(mine or '')[max(0, at - 120):at + 120]}\n    …{(theirs or '')[max(0, at - 120):at + 120]}")
    return f"{len(differences)} of them:\n" + "\n".join(lines)
