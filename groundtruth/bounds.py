"""stackcheck's bound of every function of an image, told where the observed calls went."""

import collections
import json
import pathlib
import subprocess
import tempfile

WHY = "observed"


def call_facts(image, indirect):
    """Facts for stackcheck: per function, all that its calls through pointers were seen to reach."""
    targets = collections.defaultdict(set)
    for site, target in indirect:
        targets[image.name_at(site)].add(image.name_at(target))
    return [{"call": {"function": function}, "targets": sorted(names), "why": WHY}
            for function, names in sorted(targets.items())]


def report(stackcheck, image, budget, facts):
    """stackcheck's JSON report of `image` under `budget` with more facts."""
    document = json.loads(pathlib.Path(budget).read_text())
    base = pathlib.Path(budget).resolve().parent
    document["include"] = [str(base / path) for path in document.get("include", [])]
    document["facts"] = document.get("facts", []) + facts
    document.pop("$schema", None)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document, file)
        file.flush()
        command = [stackcheck, "--format=json", f"--budget={file.name}", str(image.path)]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"stackcheck: {done.stderr}")
    return json.loads(done.stdout)


def by_symbol(document):
    return {row["symbol"]: row for row in document["boards"][0]["functions"]}
