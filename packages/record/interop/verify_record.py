#!/usr/bin/env python3
"""A second reader of published records, from SPEC.md alone, with Python's standard library.

verify_record.py FILE
    checks a record.json as it was downloaded: one line a check, "OUTCOME NAME PARTY DETAIL"

verify_record.py --vectors FOLDER
    checks every vector of packages/record/vectors

Ends with 0 when no check failed, else with 1. Numbers in comments are sections of SPEC.md.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys
import unicodedata

PARTIES = ("government", "institute", "civilSociety")
DECISIONS = ("sign", "signWithReservation", "refuse")
CAPACITIES = ("principal", "alternate")
# 1.5: the rubric of each kind, who signs it, and what they may decide.
RUBRICS = {
    "minutes": ("plan", PARTIES, DECISIONS),
    "meetingForm": ("plan", PARTIES, DECISIONS),
    "translation": ("alliance", PARTIES, ("sign", "refuse")),
    "communique": ("civilSociety", ("civilSociety",), ("sign",)),
}
GROUNDS = ("personalData", "reserved", "confidential")
EARLIER = ("minuta-record/1", "minuta-record/2", "minuta-record/3")
FIELDS = set(
    "contact dissent fileName frozenBy institution leadAgency nextSession note office place presenter reason"
    " reservation responsible text title".split()
)


class Fault(Exception):
    """What is wrong with bytes that claim to be a record; `code` is one of 7.2."""

    def __init__(self, code, detail=""):
        super().__init__(f"{code}: {detail}")
        self.code = code


def need(holds, detail):
    if not holds:
        raise Fault("form_invalid", detail)


# --- 2. Bytes --------------------------------------------------------------------------------------------------------

MOST_BYTES = 64 * 1024 * 1024
LARGEST = 2**53 - 1


def read_json(data):
    """2.1"""
    need(len(data) <= MOST_BYTES, "too many bytes")
    try:
        value = json.loads(data.decode("utf-8"), parse_int=whole, parse_float=whole, parse_constant=no_constant)
    except RecursionError:
        raise Fault("nested_too_deep") from None
    except ValueError as error:
        raise Fault("form_invalid", str(error)) from None
    check_json(value, 0)
    return value


def whole(digits):
    number = float(digits)
    need(abs(number) <= LARGEST and number == int(number), "a number that is no whole number of at most 53 bits")
    return int(number)


def no_constant(name):
    raise Fault("form_invalid", name)


def check_json(value, depth):
    if depth > 250:
        raise Fault("nested_too_deep")
    if isinstance(value, str):
        need(not any(0xD800 <= ord(letter) <= 0xDFFF for letter in value), "half of a surrogate pair")
    elif isinstance(value, list):
        for each in value:
            check_json(each, depth + 1)
    elif isinstance(value, dict):
        for name, member in value.items():
            need(re.fullmatch(r"[\x20-\x7e]*", name) is not None, "a member name that is not ASCII")
            check_json(member, depth + 1)


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def canonical_text(value):
    """2.2"""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        letters = (ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value)
        return '"' + "".join(letters) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical_text, value)) + "]"
    return "{" + ",".join(f"{canonical_text(name)}:{canonical_text(value[name])}" for name in sorted(value)) + "}"


def canonical(value):
    return canonical_text(value).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).digest()


def digest_of(value):
    return sha256(canonical(value)).hex()


def is_digest(value):
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def to_base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text):
    """2.4; None for what is malformed"""
    if re.fullmatch(r"[A-Za-z0-9_-]*", text) is None or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if to_base64url(data) == text else None


def short_digest(digest, words):
    """2.6"""
    d = bytes.fromhex(digest)
    groups = ((words[d[3 * n]], (256 * d[3 * n + 1] + d[3 * n + 2]) % 100) for n in range(3))
    return " \u00b7 ".join(f"{word} {number:02d}" for word, number in groups)


# --- 3. Sealing ------------------------------------------------------------------------------------------------------


def is_reference(value):
    """3.2"""
    return isinstance(value, dict) and len(value) == 1 and is_digest(value.get("sealed"))


def unit_digest(disclosure):
    """3.1"""
    if re.fullmatch(r"[A-Za-z0-9_-]{21}[AQgw]", disclosure[0]) is None:
        raise Fault("salt_invalid")
    return digest_of(list(disclosure))


WHITE = "\t\n\v\f\r \u00a0\ufeff\u2028\u2029" + "".join(
    chr(c) for c in range(0x1000, 0x3001) if unicodedata.category(chr(c)) == "Zs"
)


def units_long(text):
    return len(text.encode("utf-16-be")) // 2


def is_letter(text, at):
    if not 0 <= at < len(text) or ord(text[at]) > 0xFFFF:
        return False
    return unicodedata.category(text[at])[0] in "LN"


def personal_mark(node):
    return next((mark for mark in node.get("marks", []) if mark["type"] == "personalData"), None)


def basis_of(mark):
    basis = mark.get("attrs", {}).get("legalBasis")
    return basis if isinstance(basis, str) else ""


def is_text(value):
    return isinstance(value, dict) and value.get("type") == "doc"


class Sealing:
    """3.3 to 3.6"""

    def __init__(self, content, salts, also_marked):
        self.salts = iter(salts)
        self.disclosures = []
        found = {}
        if is_text(content.get("text")):
            self.find_marked(content["text"], found)
        found.update((each["words"], each["legalBasis"]) for each in also_marked if units_long(each["words"]) >= 3)
        self.marked = sorted(found.items(), key=lambda each: (-units_long(each[0]), each[0].encode("utf-16-be")))
        self.manifest = self.rows(content)

    def find_marked(self, node, found):
        words, basis = "", ""

        def end():
            if units_long(words.strip(WHITE)) >= 3:
                found[words.strip(WHITE)] = basis

        for child in node.get("content", []):
            mark = personal_mark(child)
            if mark is None or (words != "" and basis_of(mark) != basis):
                end()
                words = ""
            if mark is not None:
                basis = basis_of(mark)
                words += child.get("text", "")
        end()
        for child in node.get("content", []):
            self.find_marked(child, found)

    def unit(self, value):
        disclosure = [next(self.salts), value]
        self.disclosures.append(disclosure)
        return {"sealed": unit_digest(disclosure)}

    def rows(self, value):
        if isinstance(value, list):
            return [self.rows(each) for each in value]
        if not isinstance(value, dict):
            return value
        sealed = {}
        for name, member in value.items():
            if name == "text" and is_text(member):
                sealed[name] = self.node(member)
            elif name in FIELDS and isinstance(member, str) and member != "":
                sealed[name] = self.unit(self.words(member))
            else:
                sealed[name] = self.rows(member)
        return sealed

    def node(self, node):
        sealed = {}
        for name, member in node.items():
            if name == "attrs":
                sealed[name] = self.rows(member)
            elif name == "content":
                if any(child["type"] == "text" for child in member):
                    sealed[name] = self.unit(self.inline(member))
                elif member:
                    sealed[name] = [self.node(child) for child in member]
            else:
                sealed[name] = member
        return sealed

    def inline(self, content):
        nodes = []
        for node in content:
            pieces = [(None, None)]
            if node["type"] == "text" and personal_mark(node) is None:
                pieces = self.pieces(node["text"])
            for text, basis in pieces:
                if basis is not None:
                    mark = {"type": "personalData", "attrs": {"legalBasis": basis}}
                    nodes.append({**node, "text": text, "marks": [*node.get("marks", []), mark]})
                else:
                    nodes.append(node if text is None else {**node, "text": text})
        return [node if personal_mark(node) is None else self.unit(node) for node in nodes]

    def words(self, text):
        pieces = self.pieces(text)
        if all(basis is None for _, basis in pieces):
            return text
        return {"words": [piece if basis is None else self.unit(piece) for piece, basis in pieces]}

    def pieces(self, text):
        pieces = [(text, None)]
        for words, basis in self.marked:
            cut = []
            for piece, known in pieces:
                cut.extend([(piece, known)] if known is not None else self.cut(piece, words, basis))
            pieces = cut
        return pieces

    def cut(self, text, words, basis):
        pieces, start, at = [], 0, text.find(words)
        while at >= 0:
            behind = at + len(words)
            if not is_letter(text, at - 1) and not is_letter(text, behind):
                if at > start:
                    pieces.append((text[start:at], None))
                pieces.append((words, basis))
                start = behind
            at = text.find(words, behind)
        if start < len(text) or not pieces:
            pieces.append((text[start:], None))
        return pieces


class Opening:
    """3.8; `placeholder` gives words and legal basis for a unit that is missing"""

    def __init__(self, manifest, disclosures, placeholder):
        self.placeholder = placeholder
        self.units, self.seen, self.missing = {}, set(), []
        for disclosure in read_disclosures(disclosures):
            digest = unit_digest(disclosure)
            if digest in self.units:
                raise Fault("unit_twice", digest)
            self.units[digest] = disclosure[1]
        self.value = self.open(manifest, 0)
        if self.units.keys() - self.seen:
            raise Fault("unit_foreign")

    def open(self, value, depth):
        if depth > 200:
            raise Fault("nested_too_deep")
        if isinstance(value, list):
            return [self.place(each, depth + 1, self.removed_node) for each in value]
        if not isinstance(value, dict):
            return value
        need(not is_reference(value), "a unit that is only another's digest")
        if len(value) == 1 and isinstance(value.get("words"), list):
            pieces = [self.place(piece, depth + 2, self.removed_words) for piece in value["words"]]
            need(all(isinstance(piece, str) for piece in pieces), "words")
            return "".join(pieces)
        return {
            name: self.place(
                member, depth + 1, self.removed_content if name == "content" else self.removed_words
            )
            for name, member in value.items()
        }

    def place(self, value, depth, removed):
        if not is_reference(value):
            return self.open(value, depth)
        digest = value["sealed"]
        if digest in self.seen:
            raise Fault("unit_twice", digest)
        self.seen.add(digest)
        if digest in self.units:
            return self.open(self.units[digest], depth)
        self.missing.append(digest)
        return removed(digest)

    def removed_words(self, digest):
        return self.placeholder(digest)[0]

    def removed_node(self, digest):
        words, basis = self.placeholder(digest)
        return {"type": "text", "text": words, "marks": [{"type": "removed", "attrs": {"legalBasis": basis}}]}

    def removed_content(self, digest):
        return [self.removed_node(digest)]


def read_disclosures(value):
    need(isinstance(value, list), "disclosures")
    for each in value:
        need(isinstance(each, list) and len(each) == 2 and isinstance(each[0], str), "disclosures")
    return value


# --- 4. Statements ---------------------------------------------------------------------------------------------------


def challenge_of(statement):
    """4.2"""
    return sha256(canonical(statement))


def passkey_fault(proof, challenge):
    """4.4; None when the proof holds"""
    names = ("authenticatorData", "clientDataJSON", "signature", "publicKey")
    data, client, signature, key = (from_base64url(proof[name]) for name in names)
    if data is None or client is None or signature is None or key is None or len(data) < 37:
        return "bytes_invalid"
    said = read_client_data(client)
    if said is None or said["type"] != "webauthn.get":
        return "not_an_assertion"
    if said["challenge"] != to_base64url(challenge):
        return "other_challenge"
    if not is_of_site(data[:32], said["origin"]):
        return "other_site"
    if data[32] & 0b101 != 0b101:
        return "user_not_verified"
    check = {-7: is_es256, -8: is_ed25519, -257: is_rs256}.get(proof["algorithm"])
    if check is None:
        return "algorithm_unknown"
    return None if check(key, signature, data + sha256(client)) else "signature_wrong"


def read_client_data(client):
    try:
        said = json.loads(client.decode("utf-8"), parse_int=float, parse_constant=no_constant)
    except (ValueError, Fault, RecursionError):
        return None
    names = ("type", "challenge", "origin")
    is_client_data = isinstance(said, dict) and all(isinstance(said.get(name), str) for name in names)
    return said if is_client_data else None


def is_of_site(id_hash, origin):
    match = re.fullmatch(r"https?://([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::[0-9]{1,5})?", origin)
    if match is None:
        return False
    labels = match[1].split(".")
    return any(sha256(".".join(labels[start:]).encode()) == id_hash for start in range(len(labels)))


# P-256: y² = x³ − 3x + b over the integers modulo PRIME; points are (x, y), None the neutral one.
PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
CURVE_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
ES256_KEY = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def p256_add(one, other):
    if one is None or other is None:
        return other if one is None else one
    (x1, y1), (x2, y2) = one, other
    if x1 == x2:
        if (y1 + y2) % PRIME == 0:
            return None
        slope = 3 * (x1 * x1 - 1) * pow(2 * y1, -1, PRIME)
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, PRIME)
    x = (slope * slope - x1 - x2) % PRIME
    return x, (slope * (x1 - x) - y1) % PRIME


def p256_times(factor, point):
    result = None
    while factor:
        if factor & 1:
            result = p256_add(result, point)
        point = p256_add(point, point)
        factor >>= 1
    return result


def read_integer(der, at):
    """One positive INTEGER in its shortest DER, with a length of one byte; the number and where it ends."""
    if der[at : at + 1] != b"\x02" or at + 2 > len(der):
        return None
    length = der[at + 1]
    digits = der[at + 2 : at + 2 + length]
    if length == 0 or length > 127 or len(digits) != length or digits[0] >= 128:
        return None
    if digits[0] == 0 and (length == 1 or digits[1] < 128) and digits != b"\0":
        return None
    return int.from_bytes(digits, "big"), at + 2 + length


def is_es256(key, signature, signed):
    if len(key) != 91 or not key.startswith(ES256_KEY):
        return False
    x, y = int.from_bytes(key[27:59], "big"), int.from_bytes(key[59:], "big")
    if x >= PRIME or y >= PRIME or (y * y - x * x * x + 3 * x - CURVE_B) % PRIME != 0:
        return False
    if len(signature) < 2 or signature[0] != 0x30 or signature[1] != len(signature) - 2:
        return False
    first = read_integer(signature, 2)
    second = first and read_integer(signature, first[1])
    if not second or second[1] != len(signature):
        return False
    r, s = first[0], second[0]
    if not (1 <= r < ORDER and 1 <= s < ORDER):
        return False
    inverse = pow(s, -1, ORDER)
    hashed = int.from_bytes(sha256(signed), "big")
    point = p256_add(p256_times(hashed * inverse % ORDER, BASE), p256_times(r * inverse % ORDER, (x, y)))
    return point is not None and point[0] % ORDER == r


# Ed25519, after the reference code of RFC 8032, section 6: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
FIELD = 2**255 - 19
GROUP = 2**252 + 27742317777372353535851937790883648493
EDWARDS_D = -121665 * pow(121666, -1, FIELD) % FIELD
ROOT_OF_MINUS_ONE = pow(2, (FIELD - 1) // 4, FIELD)
ED25519_KEY = bytes.fromhex("302a300506032b6570032100")


def edwards_add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % FIELD
    b = (one[1] + one[0]) * (other[1] + other[0]) % FIELD
    c = 2 * one[3] * other[3] * EDWARDS_D % FIELD
    d = 2 * one[2] * other[2] % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD


def edwards_times(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = edwards_add(result, point)
        point = edwards_add(point, point)
        factor >>= 1
    return result


def edwards_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= FIELD:
        return None
    square = (y * y - 1) * pow(EDWARDS_D * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD != 0:
        x = x * ROOT_OF_MINUS_ONE % FIELD
    if (x * x - square) % FIELD != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = FIELD - x
    return x, y, 1, x * y % FIELD


def is_ed25519(key, signature, signed):
    if len(key) != 44 or not key.startswith(ED25519_KEY) or len(signature) != 64:
        return False
    public, nonce_point = edwards_point(key[12:]), edwards_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if public is None or nonce_point is None or s >= GROUP:
        return False
    hashed = hashlib.sha512(signature[:32] + key[12:] + signed).digest()
    base = edwards_point((4 * pow(5, -1, FIELD) % FIELD).to_bytes(32, "little"))
    left = edwards_times(s, base)
    right = edwards_add(nonce_point, edwards_times(int.from_bytes(hashed, "little") % GROUP, public))
    return all((left[i] * right[2] - right[i] * left[2]) % FIELD == 0 for i in (0, 1))


def der(tag, content):
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    digits = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 + len(digits)]) + digits + content


RSA_ENCRYPTION = bytes.fromhex("300d06092a864886f70d0101010500")
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def rsa_key(modulus):
    digits = modulus.to_bytes(modulus.bit_length() // 8 + 1, "big")
    numbers = der(0x30, der(0x02, digits) + der(0x02, b"\x01\x00\x01"))
    return der(0x30, RSA_ENCRYPTION + der(0x03, b"\0" + numbers))


def is_rs256(key, signature, signed):
    # One modulus has one spelling, so the key is right when writing what was read gives it back.
    at = key.find(RSA_ENCRYPTION)
    numbers = key[at + len(RSA_ENCRYPTION) :]
    modulus = next(
        (
            number
            for size in range(256, 1026)
            for number in [int.from_bytes(numbers[-5 - size : -5], "big")]
            if rsa_key(number) == key
        ),
        None,
    )
    if modulus is None or not 2048 <= modulus.bit_length() <= 8192:
        return False
    size = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= modulus:
        return False
    info = SHA256_INFO + sha256(signed)
    padded = b"\0\x01" + b"\xff" * (size - len(info) - 3) + b"\0" + info
    return pow(number, 65537, modulus).to_bytes(size, "big") == padded


# --- 5 and 6. The published file -------------------------------------------------------------------------------------


def members(value, name):
    need(isinstance(value, dict), name)
    return value


def texts(value, *names):
    return all(isinstance(value.get(name), str) for name in names)


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def read_removals(value):
    """5.3"""
    need(isinstance(value, list), "removals")
    for each in value:
        members(each, "removals")
        is_removal = is_digest(each.get("unit")) and each.get("ground") in GROUNDS
        need(is_removal and texts(each, "legalBasis", "at", "by"), "removals")
    return value


def read_signature(value):
    """5.5"""
    statement = members(members(value, "signature").get("statement"), "statement")
    need(
        statement.get("type") == "minuta-statement/1"
        and is_digest(statement.get("digest"))
        and statement.get("party") in PARTIES
        and statement.get("capacity") in (*CAPACITIES, "author")
        and (statement["capacity"] != "author" or texts(statement, "organization"))
        and statement.get("decision") in DECISIONS
        and texts(statement, "nonce", "at", "key", "kind")
        and is_int(statement.get("version")),
        "statement",
    )
    read_disclosures(value.get("disclosures"))
    if value.get("means") == "passkey":
        proof = members(value.get("proof"), "proof")
        need(is_int(proof.get("algorithm")), "proof")
        need(texts(proof, "publicKey", "authenticatorData", "clientDataJSON", "signature"), "proof")
    else:
        need(value.get("means") == "paper", "means")
        scan = members(value.get("scan"), "scan")
        need(is_digest(scan.get("digest")) and texts(scan, "mediaType") and is_int(scan.get("size")), "scan")
    return value


def check_content(content, formats):
    members(content, "content")
    need(content.get("format") in formats, "format")
    need(isinstance(content.get("key"), str) and is_int(content.get("version")), "content")
    need(members(content.get("text"), "text").get("type") == "doc", "text")


def check_rubric(content):
    """5.5"""
    kind, provenance = content.get("kind"), members(content.get("provenance"), "provenance")
    need(isinstance(kind, str) and kind in RUBRICS, "rubric")
    need(provenance.get("sourceCategory") == RUBRICS[kind][0], "rubric")
    if kind == "communique":
        author = members(provenance.get("author"), "author")
        need(texts(author, "organization") and author["organization"] != "", "author")
    if kind == "translation":
        source = members(provenance.get("source"), "source")
        need(texts(source, "title", "address", "version", "datedOn", "language"), "source")
        need(is_digest(source.get("digest")), "source")


class Published:
    """A published file of format 4 that was read and opened."""

    def __init__(self, file, data):
        if canonical(file) != data:
            raise Fault("not_canonical")
        known = {
            "format", "manifest", "disclosures", "removals", "signatures", "files", "publicVersion", "publishedAt",
        }
        need(set(file) <= known, "member")
        self.manifest = members(file.get("manifest"), "manifest")
        need(is_int(file.get("publicVersion")) and texts(file, "publishedAt"), "publication")
        files = file.get("files", {})
        need(isinstance(files, dict) and all(is_digest(each) for each in files.values()), "files")
        disclosures = read_disclosures(file.get("disclosures"))
        self.removals = read_removals(file.get("removals"))
        need(isinstance(file.get("signatures"), list), "signatures")
        self.signatures = [read_signature(each) for each in file["signatures"]]
        basis = {removal["unit"]: removal["legalBasis"] for removal in self.removals}
        removed = "Removed" if self.manifest.get("language") == "en" else "Testado"

        def placeholder(unit):
            """6.1"""
            legal_basis = basis.get(unit, "")
            return (f"[{removed}: {legal_basis}]" if legal_basis else f"[{removed}]"), legal_basis

        opened = Opening(self.manifest, disclosures, placeholder)
        self.content, self.missing = opened.value, opened.missing
        check_content(self.content, ("minuta-record/4",))
        check_rubric(self.content)
        for each in self.signatures:
            statement = Opening(each["statement"], each["disclosures"], placeholder)
            need(texts(statement.value, "office", "reason"), "statement")
            self.missing = self.missing + statement.missing
        self.digest = digest_of(self.manifest)


# --- 7. Verification -------------------------------------------------------------------------------------------------


def verify(data):
    """Checks as (name, outcome, detail, party)."""
    try:
        file = members(read_json(data), "file")
        if file.get("format") == "minuta-published/1":
            return verify_sealed(Published(file, data))
        return verify_earlier(file)
    except Fault as fault:
        return [("format", "failed", fault.code, None)]


def verify_sealed(record):
    removed = [removal["unit"] for removal in record.removals]
    removals_hold = sorted(removed) == sorted(record.missing)
    checks = [
        ("format", "passed", record.content["format"], None),
        ("digest", "passed", record.digest, None),
        ("removals", "passed" if removals_hold else "failed", str(len(record.missing)), None),
    ]
    statements = [each["statement"] for each in record.signatures]
    signed = [(*signature_outcome(each, record), each["statement"]["party"]) for each in record.signatures]
    once = all(len({each[name] for each in statements}) == len(statements) for name in ("party", "nonce"))
    outcomes = [outcome for outcome, _, _ in signed]
    signers = RUBRICS[record.content["kind"]][1]
    count = signed_count(statements, signers)
    outcome = "passed" if all(each == "passed" for each in outcomes) else "unproven"
    if not once or "failed" in outcomes or count != len(signers):
        outcome = "failed"
    checks += [("signature", *each) for each in signed]
    return [*checks, ("signatures", outcome, f"{count}/{len(signers)}", None)]


def signature_outcome(signed, record):
    """7.3: outcome and detail"""
    statement, content = signed["statement"], record.content
    is_of_record = statement["digest"] == record.digest and all(
        statement.get(name) == content.get(name) for name in ("key", "kind", "version")
    )
    if not is_of_record:
        return "failed", "other_record"
    if not is_of_rubric(signed, content):
        return "failed", "out_of_rubric"
    if signed["means"] == "paper":
        return "unproven", "paper"
    fault = passkey_fault(signed["proof"], challenge_of(statement))
    return ("passed", "passkey") if fault is None else ("failed", fault)


def is_of_rubric(signed, content):
    """7.3"""
    statement = signed["statement"]
    _, signers, decisions = RUBRICS[content["kind"]]
    if statement["party"] not in signers or statement["decision"] not in decisions:
        return False
    is_author = statement["capacity"] == "author"
    if content["kind"] != "communique":
        return not is_author
    organization = content["provenance"]["author"]["organization"]
    return is_author and signed["means"] == "passkey" and statement["organization"] == organization


def signed_count(decisions, signers):
    return len({each["party"] for each in decisions if each["party"] in signers and each["decision"] != "refuse"})


def verify_earlier(file):
    """5.6"""
    content = file.get("content")
    check_content(content, EARLIER)
    need(is_digest(file.get("digest")) and texts(file, "publishedAt"), "digest")
    signatures = file.get("signatures")
    need(isinstance(signatures, list), "signatures")
    for each in signatures:
        members(each, "signature")
        need(
            each.get("party") in PARTIES
            and each.get("decision") in DECISIONS
            and each.get("capacity") in CAPACITIES
            and is_digest(each.get("digest"))
            and texts(each, "office", "reason", "at"),
            "signature",
        )
    computed = digest_of(content)
    signed = ["unproven" if each["digest"] == computed else "failed" for each in signatures]
    count = signed_count(signatures, PARTIES)
    return [
        ("format", "passed", content["format"], None),
        ("digest", "passed" if file["digest"] == computed else "failed", computed, None),
        *(("signature", outcome, "account", each["party"]) for outcome, each in zip(signed, signatures)),
        ("signatures", "failed" if "failed" in signed or count != 3 else "unproven", f"{count}/3", None),
    ]


# --- 8. Vectors ------------------------------------------------------------------------------------------------------


class Vectors:
    def __init__(self, folder):
        self.folder, self.count, self.wrong = folder, 0, []

    def load(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return json.load(file)

    def same(self, name, found, expected):
        self.count += 1
        if found != expected:
            self.wrong.append(f"{name}: {found!r} instead of {expected!r}")

    def run(self):
        for check in (self.canonical, self.digests, self.sealing, self.statements, self.passkeys, self.published):
            before = self.count
            check()
            print(f"{check.__name__}: {self.count - before} checked")
        for each in self.wrong:
            print(f"wrong: {each}")
        print(f"{self.count - len(self.wrong)} right, {len(self.wrong)} wrong")
        return not self.wrong

    def canonical(self):
        file = self.load("canonical.json")
        for case in file["cases"]:
            value = read_json(case["json"].encode("utf-8"))
            self.same(case["name"], canonical_text(value), case["canonical"])
            self.same(case["name"], digest_of(value), case["digest"])
        for case in file["refused"]:
            self.same(case["name"], code_of(lambda: read_json(from_base64url(case["bytes"]))), case["code"])

    def digests(self):
        file = self.load("digests.json")
        for case in file["base64url"]:
            self.same(case["name"], to_base64url(bytes.fromhex(case["bytes"])), case["text"])
            self.same(case["name"], from_base64url(case["text"]), bytes.fromhex(case["bytes"]))
        for text in file["malformed"]:
            self.same(f"malformed {text}", from_base64url(text), None)
        for case in file["units"]:
            self.same(case["name"], unit_digest([case["salt"], case["value"]]), case["digest"])
        for salt in file["badSalts"]:
            self.same(f"salt {salt}", code_of(lambda: unit_digest([salt, ""])), "salt_invalid")
        for case in file["short"]:
            self.same(case["name"], short_digest(case["digest"], spec_words()), case["short"])

    def sealing(self):
        for case in self.load("sealing.json")["cases"]:
            name = case["name"]
            sealed = Sealing(case["content"], case["salts"], case["alsoMarked"])
            self.same(name, sealed.manifest, case["manifest"])
            self.same(name, sealed.disclosures, case["disclosures"])
            self.same(name, digest_of(case["manifest"]), case["digest"])
            opened = Opening(case["manifest"], case["disclosures"], lambda _: ("", ""))
            self.same(name, opened.value, case["opened"])
            self.same(name, opened.missing, [])

    def statements(self):
        for case in self.load("statements.json")["cases"]:
            sealed = Sealing({"type": "minuta-statement/1", **case["facts"]}, case["salts"], [])
            self.same(case["name"], sealed.manifest, case["statement"])
            self.same(case["name"], sealed.disclosures, case["disclosures"])
            self.same(case["name"], to_base64url(challenge_of(case["statement"])), case["challenge"])

    def passkeys(self):
        for case in self.load("passkeys.json")["cases"]:
            self.same(case["name"], passkey_fault(case["proof"], from_base64url(case["challenge"])), case["fault"])

    def published(self):
        for case in self.load("published.json")["cases"]:
            data = from_base64url(case["bytes"]) if "bytes" in case else case["file"].encode("utf-8")
            self.same(case["name"], [list(each) for each in verify(data)], case["checks"])


def code_of(attempt):
    try:
        attempt()
    except Fault as fault:
        return fault.code
    return None


def spec_words():
    """The list of 2.6, read from the specification itself."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "SPEC.md")
    with open(path, encoding="utf-8") as file:
        section = file.read().split("2.6 **Short digest**")[1]
    return section.split("```")[1].split()


def main():
    parser = argparse.ArgumentParser(description="Checks published records by SPEC.md.")
    parser.add_argument("file", nargs="?", help="a record.json; - for standard input")
    parser.add_argument("--vectors", metavar="FOLDER")
    asked = parser.parse_args()
    if asked.vectors is not None:
        return 0 if Vectors(asked.vectors).run() else 1
    if asked.file is None:
        parser.error("name a file, or --vectors FOLDER")
    if asked.file == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with open(asked.file, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    checks = verify(data)
    for name, outcome, detail, party in checks:
        print(outcome, name, party or "-", detail)
    return 1 if any(outcome == "failed" for _, outcome, _, _ in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
