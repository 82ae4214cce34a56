#!/usr/bin/env python3
"""A second reader of the transparency log, from SPEC-LOG.md alone, with Python's standard library.

verify_log.py VECTORS-FOLDER
    checks every vector of packages/record/vectors/log

verify_log.py PROOF --log-key KEY [--witness KEY]... [--quorum N] [--file NAME=PATH]...
    checks a proof.tlog as it was downloaded, and that files have the digests that its entry names

Ends with 0 when everything holds, else with 1 and what does not.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import struct
import sys

# --- Ed25519 verification, after the reference code of RFC 8032, section 6 -------------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    e1 = (a[1] - a[0]) * (b[1] - b[0]) % P
    e2 = (a[1] + a[0]) * (b[1] + b[0]) % P
    e3 = 2 * a[3] * b[3] * D % P
    e4 = 2 * a[2] * b[2] % P
    e, f, g, h = e2 - e1, e4 - e3, e4 + e3, e2 + e1
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_mul(s, point):
    result = (0, 1, 1, 0)
    while s > 0:
        if s & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        s >>= 1
    return result


def point_equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def point_decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519_verify(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = point_decompress(public), point_decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    return point_equal(point_mul(s, BASE), point_add(r, point_mul(h, a)))


# --- The tree: RFC 6962, section 2.1 ---------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tree_hash(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha256(b"\x01" + tree_hash(leaves[:k]) + tree_hash(leaves[k:]))


def audit_path(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return audit_path(m, leaves[:k]) + [tree_hash(leaves[k:])]
    return audit_path(m - k, leaves[k:]) + [tree_hash(leaves[:k])]


def consistency(m, leaves, whole=True):
    if m == 0:
        return []
    if m == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = split(len(leaves))
    if m <= k:
        return consistency(m, leaves[:k], whole) + [tree_hash(leaves[k:])]
    return consistency(m - k, leaves[k:], False) + [tree_hash(leaves[:k])]


def root_of_path(leaf, index, size, path):
    """The root that an audit path leads to, from the top down; None when the path has another length."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    k = split(size)
    if index < k:
        below = root_of_path(leaf, index, k, path[:-1])
        return None if below is None else sha256(b"\x01" + below + path[-1])
    below = root_of_path(leaf, index - k, size - k, path[:-1])
    return None if below is None else sha256(b"\x01" + path[-1] + below)


# --- Tiles: C2SP tlog-tiles ------------------------------------------------------------------------------------------


def tile_path(level, index, width):
    digits = str(index)
    digits = digits.rjust((len(digits) + 2) // 3 * 3, "0")
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    name = "/".join(["x" + part for part in parts[:-1]] + parts[-1:])
    return "tile/%s/%s%s" % (level, name, "" if width == 256 else ".p/%d" % width)


def tile_bytes(level, index, width, entries):
    if level == "entries":
        own = entries[index * 256 : index * 256 + width]
        return b"".join(struct.pack(">H", len(entry)) + entry for entry in own)
    span = 256**level
    leaves = [leaf_hash(entry) for entry in entries]
    return b"".join(
        tree_hash(leaves[at * span : (at + 1) * span]) for at in range(index * 256, index * 256 + width)
    )


# --- Notes, checkpoints, cosignatures, proofs: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof --------

NOTE, COSIGNATURE = 1, 4
SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+\x00-\x1f\x7f-\x9f]")


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_key_name(name):
    return 0 < len(name) <= 255 and not SPACES.search(name)


def key_id(name, kind, public):
    return sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def parse_key(text):
    match = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(.+)", text)
    data = from_base64(match.group(3)) if match else None
    if data is None or len(data) != 33 or data[0] not in (NOTE, COSIGNATURE):
        return None
    name, kind, public = match.group(1), data[0], data[1:]
    if not is_key_name(name) or key_id(name, kind, public).hex() != match.group(2):
        return None
    return {"name": name, "id": key_id(name, kind, public), "kind": kind, "public": public}


def parse_note(note):
    """(text, [(name, id, signature)]), or None."""
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        return None
    lines = note[end + 2 : -1].split("\n")
    signatures = []
    for line in lines:
        match = re.fullmatch(r"— ([^ ]+) ([^ ]+)", line)
        data = from_base64(match.group(2)) if match else None
        if data is None or len(data) < 5 or not is_key_name(match.group(1)):
            return None
        signatures.append((match.group(1), data[:4], data[4:]))
    return (note[: end + 1], signatures) if len(lines) <= 100 else None


def parse_checkpoint(text):
    if not text.endswith("\n"):
        return None
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]):
        return None
    root = from_base64(lines[2])
    if root is None or len(root) != 32 or int(lines[1]) >= 2**53:
        return None
    return {"origin": lines[0], "size": int(lines[1]), "root": root}


def lines_of(note, key):
    return [signature for name, ident, signature in note[1] if name == key["name"] and ident == key["id"]]


def is_signed_by(note, key):
    lines = lines_of(note, key)
    return (
        key["kind"] == NOTE
        and bool(lines)
        and all(ed25519_verify(key["public"], note[0].encode(), signature) for signature in lines)
    )


def cosigned_at(note, key, signature):
    if key["kind"] != COSIGNATURE or len(signature) != 72:
        return None
    at = struct.unpack(">Q", signature[:8])[0]
    message = "cosignature/v1\ntime %d\n%s" % (at, note[0])
    return at if ed25519_verify(key["public"], message.encode(), signature[8:]) else None


def parse_proof(text):
    """{extra, index, path, note}, or None."""
    head, blank, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines[0] != "c2sp.org/tlog-proof@v1":
        return None
    extra = None
    if len(lines) > 1 and lines[1].startswith("extra "):
        extra = from_base64(lines[1][6:])
        if extra is None:
            return None
        del lines[1]
    if len(lines) < 2 or not re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines[1]):
        return None
    path = [from_base64(line) for line in lines[2:]]
    if any(step is None or len(step) != 32 for step in path) or len(path) > 53:
        return None
    note = parse_note(checkpoint)
    return note and {"extra": extra, "index": int(lines[1][6:]), "path": path, "note": note}


def verify_inclusion(entry, text, log_key, witnesses, quorum, seen):
    """(first fault or None, {size, index, cosigned}): SPEC-LOG.md, “Checking a proof”."""
    proof = parse_proof(text)
    checkpoint = parse_checkpoint(proof["note"][0]) if proof else None
    if checkpoint is None:
        return "malformed", None
    note = proof["note"]
    if checkpoint["origin"] != log_key["name"]:
        return "otherLog", None
    if not is_signed_by(note, log_key):
        return "badSignature", None
    cosigned = []
    for witness in witnesses:
        times = [cosigned_at(note, witness, signature) for signature in lines_of(note, witness)]
        if None in times:
            return "badCosignature", None
        if times:
            cosigned.append((witness["name"], max(times)))
    if seen and checkpoint["size"] < seen["size"]:
        return "rollback", None
    if seen and checkpoint["size"] == seen["size"] and checkpoint["root"] != seen["root"]:
        return "fork", None
    if len(cosigned) < quorum:
        return "tooFewWitnesses", None
    size, index = checkpoint["size"], proof["index"]
    if index >= size or root_of_path(leaf_hash(entry), index, size, proof["path"]) != checkpoint["root"]:
        return "entryNotInTree", None
    return None, {"size": size, "index": index, "cosigned": cosigned}


# --- The two ways to call it -----------------------------------------------------------------------------------------


def check_vectors(folder):
    checks = []

    def check(what, holds):
        checks.append(bool(holds))
        if not holds:
            print("FAILED %s" % what)

    def read(name):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return json.load(file)

    tree = read("tree.json")
    entries = [("asiento %d" % i).encode() for i in range(700)]
    leaves = [leaf_hash(entry) for entry in entries]
    roots = {}
    for case in tree["roots"]:
        roots[case["size"]] = tree_hash(leaves[: case["size"]])
        check("root of %d" % case["size"], roots[case["size"]] == from_base64(case["root"]))
    for case in tree["inclusion"]:
        index, size = case["index"], case["size"]
        path = [from_base64(step) for step in case["path"]]
        check("path of %d in %d" % (index, size), path == audit_path(index, leaves[:size]))
        check("%d in %d" % (index, size), root_of_path(leaves[index], index, size, path) == tree_hash(leaves[:size]))
    for case in tree["consistency"]:
        path = [from_base64(step) for step in case["path"]]
        check("%d to %d" % (case["from"], case["to"]), path == consistency(case["from"], leaves[: case["to"]]))
    for case in tree["tiles"]:
        check(case["path"], tile_path(case["level"], case["index"], case["width"]) == case["path"])
        data = tile_bytes(case["level"], case["index"], case["width"], entries[: case["size"]])
        check("bytes of %s" % case["path"], hashlib.sha256(data).hexdigest() == case["sha256"])
    for case in tree["paths"]:
        check(case["path"], tile_path(case["level"], case["index"], case["width"]) == case["path"])

    notes = read("notes.json")
    for case in notes["keys"]:
        key = parse_key(case["verifierKey"])
        check("key %s" % case["name"], key and int.from_bytes(key["id"], "big") == case["id"])
    for case in notes["notes"]:
        note = parse_note(case["note"])
        check("note of %d" % case["size"], note and note[0] == case["text"])
        check("size %d" % case["size"], parse_checkpoint(note[0])["size"] == case["size"])
        for signer in case["signers"]:
            key = parse_key(signer["verifierKey"])
            if signer["at"] is None:
                check("signature of %s" % key["name"], is_signed_by(note, key))
            else:
                (line,) = lines_of(note, key)
                check("cosignature of %s" % key["name"], cosigned_at(note, key, line) == signer["at"])
    for text in notes["malformed"]:
        check("malformed %r" % text[:60], parse_note(text) is None)
    for text in notes["malformedCheckpoints"]:
        check("malformed checkpoint %r" % text, parse_checkpoint(text) is None)

    proofs = read("proofs.json")
    for case in proofs["cases"]:
        policy = case["policy"]
        seen = policy["seen"] and {"size": policy["seen"]["size"], "root": from_base64(policy["seen"]["root"])}
        fault, _ = verify_inclusion(
            from_base64(case.get("entry", proofs["entry"])),
            case["proof"],
            parse_key(policy["logKey"]),
            [parse_key(text) for text in policy["witnesses"]],
            policy["quorum"],
            seen,
        )
        check("%s: %s, not %s" % (case["name"], fault, case["fault"]), fault == case["fault"])
    print("%d checks, %d failed" % (len(checks), checks.count(False)))
    return all(checks)


def check_proof(arguments):
    with open(arguments.path, encoding="utf-8", newline="") as file:
        text = file.read()
    keys = [parse_key(key) for key in [arguments.log_key, *arguments.witness]]
    if None in keys:
        print("FAILED a key is not of the form name+hash+key")
        return False
    proof = parse_proof(text)
    if not proof or proof["extra"] is None:
        print("FAILED malformed")
        return False
    fault, found = verify_inclusion(proof["extra"], text, keys[0], keys[1:], arguments.quorum, None)
    if fault:
        print("FAILED %s" % fault)
        return False
    entry = json.loads(proof["extra"].decode())
    print("entry %d of %d: %s" % (found["index"], found["size"], entry["key"]))
    for name, at in found["cosigned"]:
        print("cosigned by %s at %d" % (name, at))
    for pair in arguments.file:
        name, _, path = pair.partition("=")
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        if entry["files"].get(name) != digest:
            print("FAILED %s is not the file that was logged" % name)
            return False
        print("%s is the file that was logged" % name)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", help="folder of vectors, or a proof.tlog")
    parser.add_argument("--log-key")
    parser.add_argument("--witness", action="append", default=[])
    parser.add_argument("--quorum", type=int, default=0)
    parser.add_argument("--file", action="append", default=[])
    arguments = parser.parse_args()
    if os.path.isdir(arguments.path):
        holds = check_vectors(arguments.path)
    elif arguments.log_key:
        holds = check_proof(arguments)
    else:
        parser.error("a proof needs --log-key")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
