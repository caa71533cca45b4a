"""What somebody's Python program does with a knowledge base: asker.py LIBRARY FILE.kbx QUESTION [KEYS] prints the
answer. KEYS are the keys that it trusts."""
import ctypes
import sys


class Base:
    def __init__(self, library, path, *keys):
        self.kb = ctypes.CDLL(library)
        self.kb.kb_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_void_p)]
        self.kb.kb_open_signed.argtypes = [ctypes.c_char_p, *self.kb.kb_open.argtypes]
        self.kb.kb_ask.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
        self.kb.kb_free.argtypes = self.kb.kb_close.argtypes = [ctypes.c_void_p]
        self.base, text = ctypes.c_void_p(), ctypes.c_void_p()
        opens = self.kb.kb_open_signed if keys else self.kb.kb_open
        status = opens(path.encode(), *(key.encode() for key in keys), ctypes.byref(self.base), ctypes.byref(text))
        if status != 0:
            sys.stderr.write(self.taken(text))
            sys.exit(status)

    def ask(self, question):
        text = ctypes.c_void_p()
        status = self.kb.kb_ask(self.base, question.encode(), ctypes.byref(text))
        return status, self.taken(text)

    def taken(self, text):
        value = ctypes.string_at(text).decode()
        self.kb.kb_free(text)
        return value

    def close(self):
        self.kb.kb_close(self.base)


base = Base(sys.argv[1], sys.argv[2], *sys.argv[4:])
status, answer = base.ask(sys.argv[3])
base.close()
sys.stdout.write(answer)
sys.exit(status)
