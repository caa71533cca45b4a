"""Asks the native runtime, and prints each question with its answer: ask.py LIBKB.SO BASE.kbx FILE.yaml...

A file is a list of scenarios, whose profiles are taken, or one profile. Each profile is put as every question of kb_c.h that it
is fit for; texts that are no questions come at the end. One line of JSON for each: {"question", "status", "text"}, the first for the
knowledge base itself. tools/web hands them to compare.js.
"""
import ctypes
import json
import sys

import yaml

VERDICTS = ["contraindicated", "not-suggested", "suggested-with-caution", "suggested", "not-enough-evidence", "no-recommendation"]
NO_QUESTIONS = ["", " ", "{", "}", "goal: x", '{"goal"', '{"goal": 1, "goal": 2}', '{"goal": "x"} y', '{"\u00e9\U0001f600": "\\ud83d\\ude00"}',
                '{"age": 1e400}', '{"age": -0.0}', '{"a": "\\u0000"}', '{"a": "\\ud800"}', "\ufeff{}", "[" * 40, '{"a":' * 40,
                '{"candidate": "no-such-thing"}', '{"question": "when", "profile": {}}', '{"question": "why", "profile": {}}',
                '{"question": "what-if", "profile": {}}', '{"question": "compare", "profile": {}}', '{"asks": 1, "profile": {}}']


class Native:
    def __init__(self, library, path):
        self.kb = ctypes.CDLL(library)
        self.kb.kb_ask.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        self.kb.kb_identity.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.kb.kb_free.argtypes = [ctypes.c_void_p]
        self.base, text = ctypes.c_void_p(), ctypes.c_void_p()
        if self.kb.kb_open(path.encode(), ctypes.byref(self.base), ctypes.byref(text)) != 0:
            sys.exit(ctypes.string_at(text).decode())

    def call(self, function, *given):
        text = ctypes.c_void_p()
        status = function(self.base, *given, ctypes.byref(text))
        value = ctypes.string_at(text).decode()
        self.kb.kb_free(text)
        return {"status": status, "text": value}

    def identity(self):
        return self.call(self.kb.kb_identity)

    def ask(self, question):
        return self.call(self.kb.kb_ask, question.encode())


def profiles(path):
    with open(path, encoding="utf-8") as file:
        content = yaml.load(file, Loader=yaml.BaseLoader)  # every scalar a text, as the runtime takes it
    return [entry["profile"] for entry in content] if isinstance(content, list) else [content]


def option(profile):
    candidate = profile.get("candidate") if isinstance(profile, dict) else None
    return candidate.get("form") or candidate.get("product") or candidate.get("intake") if isinstance(candidate, dict) else candidate


def questions(profile, before):
    yield profile
    yield {"question": "questions", "profile": profile}
    yield {"question": "what-if", "profile": profile, "before": before}
    if not (isinstance(profile, dict) and profile.get("candidate")):
        return
    yield {"question": "why", "profile": profile}
    yield {"question": "plan", "profile": profile, "bedtime": "22:30"}
    for verdict in VERDICTS:
        yield {"question": "why-not", "profile": profile, "wanted": verdict}
        yield {"question": "change", "profile": profile, "wanted": verdict}
    among = [name for name in (option(profile), option(before)) if name]
    rest = {key: value for key, value in profile.items() if key != "candidate"}
    yield {"question": "compare", "profile": rest, "among": among}


def main(library, base, *files):
    native = Native(library, base)
    print(json.dumps({"question": None, **native.identity()}))
    before = {}
    for path in files:
        for profile in profiles(path):
            for question in questions(profile, before):
                text = json.dumps(question, ensure_ascii=False)
                print(json.dumps({"question": text, **native.ask(text)}))
            before = profile
    for text in NO_QUESTIONS:
        print(json.dumps({"question": text, **native.ask(text)}))


main(*sys.argv[1:])
