"""stackcheck's report of an image, or of the sources and objects it was made from."""

import json
import pathlib
import subprocess
import tempfile


def stackcheck_json(stackcheck, *arguments):
    done = subprocess.run([stackcheck, "--stacks", "--format=json", *map(str, arguments)],
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"stackcheck could not analyse {arguments}: {done.stderr}{done.stdout}")
    return json.loads(done.stdout)


def movable(budget, cpu=None):
    """The text of `budget`, readable from any folder, perhaps for another CPU."""
    document = json.loads(pathlib.Path(budget).read_text())
    base = pathlib.Path(budget).resolve().parent
    document["include"] = [str(base / path) for path in document.get("include", [])]
    document.pop("$schema", None)
    if cpu:
        document["target"]["cpu"] = cpu
        document["libraries"]["flags"] = [f"-mcpu={cpu}", "-mthumb"]
    return json.dumps(document)


def report(stackcheck, path, budget, cpu=None, code="--code=auto"):
    """stackcheck's report of `path`, an image or a folder with a compile database. `code` is the
    option that says what of it is measured."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(movable(budget, cpu))
        file.flush()
        return stackcheck_json(stackcheck, f"--budget={file.name}", code, path)


def by_symbol(document):
    return {row["symbol"]: row for row in document["boards"][0]["functions"]}


def other_code(compiled, linked):
    """Functions of the image whose frame the compiled sources do not have: other code."""
    return [symbol for symbol, row in linked.items()
            if symbol not in compiled or compiled[symbol]["frame_bytes"] != row["frame_bytes"]]
