"""A root, and a leaf that it signed: with a self-signed leaf mbedTLS skips its deepest path."""

import pathlib
import subprocess

HOST = "data.example.org"
DIGESTS = {"ec384": "-sha384"}  # -sha256 for other keys
KEYS = {
    "ec": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "ec384": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "rsa": ["-newkey", "rsa:2048"],
}


def openssl(directory, *arguments):
    subprocess.run(["openssl", *arguments], cwd=directory, check=True, capture_output=True)


def make_root(directory, key, name="root"):
    openssl(directory, "req", "-x509", "-nodes", "-days", "2", "-subj", f"/CN=Test {name}",
            "-keyout", f"{name}.key", "-out", f"{name}.pem", *KEYS[key])
    openssl(directory, "x509", "-in", f"{name}.pem", "-outform", "DER", "-out", f"{name}.der")
    return pathlib.Path(directory) / f"{name}.der"


def sign(directory, key, name, issuer, subject, extensions):
    openssl(directory, "req", "-nodes", "-subj", f"/CN={subject}", "-keyout", f"{name}.key",
            "-out", f"{name}.csr", *KEYS[key])
    extension_file = pathlib.Path(directory) / f"{name}.ext"
    extension_file.write_text(extensions)
    openssl(directory, "x509", "-req", DIGESTS.get(key, "-sha256"), "-in", f"{name}.csr",
            "-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key", "-CAcreateserial", "-days", "2",
            "-extfile", extension_file.name, "-out", f"{name}.pem")


def make(directory, key, host=HOST, intermediates=0):
    """root.der to trust; leaf.pem, leaf.key and chain.pem (without the root) for a server."""
    make_root(directory, key)
    issuer, chain = "root", []
    for number in range(intermediates):
        name = f"intermediate{number}"
        sign(directory, key, name, issuer, f"Test {name}", "basicConstraints=critical,CA:TRUE\n")
        issuer, chain = name, [name, *chain]
    sign(directory, key, "leaf", issuer, host, f"subjectAltName=DNS:{host}\n"
         "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n")
    texts = [(pathlib.Path(directory) / f"{name}.pem").read_text() for name in chain]
    (pathlib.Path(directory) / "chain.pem").write_text("".join(texts))
    return pathlib.Path(directory) / "root.der"
