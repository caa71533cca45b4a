"""W(n) for a benchmark of several engines: the workload as a knowledge base, and the command lines that answer it.
A harness that loads `Peer` calls emit, compile_cmds, cold and warm; `Base`, `which` and `out_of` come from its package."""
import json, os
from .base import *

DESIGN = {"rct": "rct", "observational": "cohort", "mechanism": "mechanism", "anecdote": "anecdote"}
EFFECT = {"for": "suggest", "caution": "caution", "against": "advise against"}
UNIT = {"age": "years", "egfr": "mL/min", "dose": "mg"}


class Peer(Base):
    name = group = "kbq"
    note = "the knowledge base as text; `kbq batch` for all, a process for one"

    def version(self):
        self.kbc, self.kbq = which("kbc", "KBC"), which("kbq", "KBQ")
        if not (self.kbc and self.kbq): return None
        return (out_of([self.kbq, "--version"]).splitlines() or ["kbq"])[0]

    def emit(self, kb, profiles, w):
        path = os.path.join(w, "w.kb")
        with open(path, "w") as f: f.write(text_of(kb))
        with open(os.path.join(w, "references.yaml"), "w") as f:
            for i in range(kb["sources"]): f.write(f"- {{id: s{i}, type: article, title: Source {i}}}\n")
        with open(os.path.join(w, "people.ndjson"), "w") as f:
            for p in profiles:
                person = {"goal": "good", "presume-no": True, "age": p[0], "egfr": p[1], "dose": p[2], **{f"c{c}": True for c in p[3:]}}
                f.write(json.dumps(person, separators=(",", ":")) + "\n")
        return [path, os.path.join(w, "references.yaml")]

    def compile_cmds(self, w):
        return [("kbc", [self.kbc, "build", os.path.join(w, "w.kb"), "-o", os.path.join(w, "w.kbx")])]

    def cold(self, w, i):
        with open(os.path.join(w, "people.ndjson")) as f: line = f.readlines()[i]
        one = os.path.join(w, f"person-{i}.ndjson")
        with open(one, "w") as f: f.write(line)
        return [self.kbq, "batch", os.path.join(w, "w.kbx"), "--in", one]

    def warm(self, w, mode, seconds, dump):
        program = os.path.join(os.path.dirname(os.path.realpath(self.kbq)), "bench_people")
        if dump: return ["sh", "-c", f"head -n {dump} '{w}/people.ndjson' | '{self.kbq}' batch '{w}/w.kbx'"]
        return [program, os.path.join(w, "w.kbx"), os.path.join(w, "people.ndjson"), mode, str(seconds)]

    def parse(self, text):
        answers = {}
        for line in text.splitlines():
            answer = json.loads(line)
            verdicts = {}
            for option in answer["options"]:
                effects = set(option["rules"].values())
                verdict = {"not-suggested": "avoid"}.get(option["verdict"])     # W's words for ours
                if verdict is None and "caution" in effects: verdict = "caution"
                if verdict is None: verdict = {"suggested": "suggest", "not-enough-evidence": "weak"}.get(option["verdict"])
                if verdict: verdicts[int(option["option"][1:])] = verdict
            cited = {int(rule[1:]): frozenset(int(s[1:]) for s in sources) for rule, sources in answer["citations"].items()}
            answers[answer["line"] - 1] = (verdicts, cited)
        return answers


def text_of(kb):
    out = ["knowledge base w {\n  title \"W\"\n  version \"1\"\n  notice \"Invented.\"\n  bibliography \"references.yaml\"\n}\n",
           "goal good\noutcome score { better higher }\n"]
    for m, unit in UNIT.items(): out.append(f"measure {m} in {unit} {{ ask \"{m}?\"  from 0 to 1000 {unit} }}\n")
    out += [f"fact c{i} {{ ask \"{i}?\"  presume no }}\n" for i in range(kb["conditions"])]
    out += [f"option f{i}\n" for i in range(kb["forms"])]
    out += [f"evidence e{i} : {DESIGN[d]} {{ source s{s}  states \"{i}\" }}\n" for i, (d, s) in enumerate(kb["evidence"])]
    for i, (evidence, below) in enumerate(kb["claims"]):
        support = "".join(f"  support e{e}\n" for e in evidence) + "".join(f"  support k{c}\n" for c in below)
        out.append(f"claim k{i} {{\n  states \"{i}\"\n{support}}}\n")
    for i, (form, direction, lits, claims, overrides) in enumerate(kb["recs"]):
        terms = []
        for lit in lits:
            if lit[0] == "num": terms.append(f"{lit[1]} {lit[2]} {lit[3]} {UNIT[lit[1]]}")
            else: terms.append(("not " if lit[0] == "neg" else "") + f"c{lit[1]}")
        body = "  says \"-\"\n" if direction == "caution" else ""
        body += "  because " + ", ".join(f"k{c}" for c in claims) + "\n"
        if overrides: body += "  overrides " + ", ".join(f"r{o}" for o in overrides) + "\n"
        out.append(f"{EFFECT[direction]} f{form}{' for good' if direction == 'for' else ''} when {' and '.join(terms)} as r{i} {{\n{body}}}\n")
    return "".join(out)
