"""A mandate is signed as the services check it."""

import mandates


def test_a_signature_is_that_of_rfc_8032():
    # The second test vector of section 7.1.
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    assert mandates.sign(seed, b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")


def test_the_secret_is_read_from_a_certificate(tmp_path):
    # RFC 32's example, and again and again.
    place = tmp_path / "x.key_secret"
    place.write_text('signing\n    sign-key = "' + "HelloWorld" * 4 + '"\n', encoding="utf-8")
    assert mandates.signing_secret(place) == bytes.fromhex("864fd26fb559f75b") * 4


def test_a_mandate_says_what_it_signs():
    seed = bytes(range(32))
    made = mandates.mandate(seed, "thai-binh/thai-thuy", "run", "child")
    lines = "chungtay-mandate-1\nrun\ntransfer\n1\nthai-binh/thai-thuy\n-\nservice/gateway\nchild\n2021-12-31\n" + "\n".join(mandates.METHODS)
    assert made["signature"] == mandates.sign(seed, lines.encode()).hex()
    assert len(made["signature"]) == 128
