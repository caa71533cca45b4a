"""One file of many edited: how long the language server takes until it answers again."""
import json, os, re, statistics, subprocess, time
from pathlib import Path


def split(text, files, folder):
    """The statements of a knowledge base shared out, in their order, among so many files."""
    statements = re.split(r"\n(?=[a-z])", text)
    share = -(-len(statements) // files)
    os.makedirs(folder)
    for i in range(0, len(statements), share):
        with open(os.path.join(folder, f"{i // share:04}.kb"), "w") as file: file.write("\n".join(statements[i:i + share]) + "\n")


class Session:
    """An editor's side of `kbc lsp`."""

    def __init__(self, kbc, folder):
        self.server = subprocess.Popen([kbc, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.asked = 0
        self.ask("initialize", {"rootUri": Path(folder).as_uri(), "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method, params, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def ask(self, method, params):
        self.asked += 1
        self.tell(method, params, id=self.asked)
        while (said := self.hear()).get("id") != self.asked: pass
        if "error" in said: raise RuntimeError(f"{method}: {said['error']}")
        return said["result"]

    def hear(self):
        length = 0
        while (line := self.server.stdout.readline()) != b"\r\n":
            if not line: raise RuntimeError("kbc lsp ended")
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length": length = int(value)
        return json.loads(self.server.stdout.read(length))

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.server.communicate()


def seconds_after_edit(kbc, path, edits=9):
    """From a change of the file to the answer of the next question about it: the median. It is checked that the answer knows of the change."""
    session, uri, text = Session(kbc, os.path.dirname(path)), Path(path).as_uri(), Path(path).read_text()
    document = {"uri": uri, "languageId": "kb", "version": 0, "text": text}
    session.tell("textDocument/didOpen", {"textDocument": document})
    session.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    seconds = []
    for version in range(1, edits + 1):
        begin = time.monotonic()
        changed = text + f'fact added-{version} {{ ask "?" }}\n'
        session.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": changed}]})
        symbols = session.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        seconds.append(time.monotonic() - begin)
        if f"added-{version}" not in json.dumps(symbols): raise RuntimeError("the answer does not know of the edit")
    session.end()
    return statistics.median(seconds)
