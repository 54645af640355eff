"""lit's configuration: shell tests here, stack cases under stack/ (its own lit.local.cfg).

Run it with `lit -D stackcheck=build/stackcheck corpus`, or `./dev test`.
"""

import os
import sys

import lit.formats

corpus = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, corpus)
sys.dont_write_bytecode = True

config.name = "corpus"
config.test_format = lit.formats.ShTest()
config.suffixes = [".test"]
config.test_source_root = corpus
config.excludes = ["README.md"]

stackcheck = lit_config.params.get("stackcheck")
if not stackcheck or not os.access(stackcheck, os.X_OK):
    lit_config.fatal(f"-D stackcheck=PROGRAM: wanted an executable file, got {stackcheck}")
config.stackcheck = os.path.abspath(stackcheck)
config.test_exec_root = os.path.join(os.path.dirname(config.stackcheck), "corpus")

config.recursiveExpansionLimit = 3  # %prepare names %t
config.substitutions.append(("%stackcheck", config.stackcheck))
config.substitutions.append(("%python", sys.executable))
config.substitutions.append(("%exits", f"{sys.executable} {os.path.join(corpus, 'exits.py')}"))
config.environment["PATH"] = "/usr/lib/llvm-22/bin" + os.pathsep + os.environ["PATH"]
