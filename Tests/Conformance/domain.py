"""The messages of the registry that the tests speak CTP/1 with. Another deployment changes them here."""

import uuid

# Holds the roles reader, caseworker and lead over the commune; its key is what the tests call with.
UNIT = "thai-binh/so-ldtbxh"
COMMUNE = "thai-binh/thai-thuy/diem-dien"

# A command of the registry, a query for what it made, a feed, and an import.
COMMAND = "registry.Children/Register"
QUERY = "registry.Children/Get"
FEED = "registry.Children/List"
IMPORT = "registry.Children/Import"

# Every service answers these.
CHECK = "health.Health/Check"
METHODS = "reflection.Methods/List"
DESCRIBE = "reflection.Methods/Describe"
HEAD = "events.Log/Head"


def child(name=None):
    """A made-up child whose name no other has, so that it is nobody's duplicate."""
    return {
        "name": name or f"Bé Thử {uuid.uuid4().hex[:12]}", "sex": "female", "birthYear": 2015, "commune": COMMUNE,
        "confirmedDistinct": True,
    }


def row(name=None):
    """A row of IMPORT that holds such a child."""
    return {"child": child(name)}


# What makes a command's request INVALID_ARGUMENT, and the field that is to be named.
FAULT = ({"birthYear": "2015"}, "/birthYear")
# The feed's request for the children that these tests entered, and how to know them.
LISTED = {"commune": COMMUNE}


def fresh_id():
    return str(uuid.uuid4())
