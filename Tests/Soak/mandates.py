"""Mandates for runs of workflows, signed as who starts one signs them."""

import ctypes
import ctypes.util
import re

METHODS = ["registry.Children/Transfer", "registry.Children/Withdraw"]
UNTIL = "2021-12-31"
Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def mandate(secret, unit, run, child):
    """As docs/decisions/0042 says it: a line a member, signed."""
    lines = ["chungtay-mandate-1", run, "transfer", "1", unit, "-", "service/gateway", child, UNTIL, *METHODS]
    return {"run": run, "workflow": "transfer", "version": 1, "unit": unit, "bearer": "service/gateway", "child": child, "methods": METHODS,
            "until": UNTIL, "signature": sign(secret, "\n".join(lines).encode()).hex()}


def signing_secret(certificate):
    """The seed of the key that a certificate's owner signs with (Ed25519), 32 octets."""
    with open(certificate, encoding="utf-8") as file:
        text = re.search(r'sign-key\s*=\s*"([^"]{40})"', file.read())[1]
    return b"".join(z85(text[at:at + 5]) for at in range(0, 40, 5))


def z85(five):
    number = 0
    for character in five:
        number = number * 85 + Z85.index(character)
    return number.to_bytes(4, "big")


def sign(seed, octets):
    """By libsodium, which the portal needs anyway."""
    sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
    public, secret, signature = (ctypes.create_string_buffer(size) for size in (32, 64, 64))
    sodium.crypto_sign_seed_keypair(public, secret, seed)
    sodium.crypto_sign_detached(signature, None, octets, ctypes.c_ulonglong(len(octets)), secret)
    return signature.raw
