// What a page sees of the runtime: README.md. Compiled into kb-runtime.js, where `Module` is what kbRuntime() promises;
// in JavaScript of 2018, since Emscripten's own tools read it.
/* global Module, HEAPU8, HEAPU32, UTF8ToString */
{
  const status = Object.freeze({ answered: 0, damaged: 1, refused: 2, unknown: 3, depends: 4, failed: 5 });
  const kPointer = 4;

  const noRoom = new Error("there is not enough memory");

  // Gives the bytes a place in the runtime's memory while `use` runs with it.
  const placed = (bytes, use) => {
    const at = Module._malloc(bytes.length);
    if (at === 0) throw noRoom;
    try {
      HEAPU8.set(bytes, at);
      return use(at);
    } finally {
      Module._free(at);
    }
  };

  // Calls a function of kb_c.h whose last parameters are pointers to what it gives; the last of these is a text. Where the
  // runtime ends itself, for want of memory, nothing more can be had of it.
  let ended = false;
  const call = (outs, use) => {
    if (ended) return { status: status.failed, text: null };
    try {
      return placed(new Uint8Array(outs * kPointer), (places) => {
        const code = use(places);
        const given = Array.from({ length: outs }, (_, i) => HEAPU32[places / kPointer + i]);
        const text = given[outs - 1] === 0 ? null : UTF8ToString(given[outs - 1]);
        Module._kb_free(given[outs - 1]);
        return { status: code, text, base: given[0] };
      });
    } catch (error) {
      ended = error !== noRoom;
      return { status: status.failed, text: null };
    }
  };

  const opened = (base) => ({
    ask(question) {
      const bytes = new TextEncoder().encode(`${question}\0`);
      const { status, text } = call(1, (out) => placed(bytes, (at) => Module._kb_ask(base, at, out)));
      return { status, text };
    },
    identity() {
      return JSON.parse(call(1, (out) => Module._kb_identity(base, out)).text);
    },
    close() {
      Module._kb_close(base);
      base = 0;
    },
  });

  Module.status = status;
  Module.open = (bytes) => {
    const { status: code, text, base } = call(2, (outs) =>
      placed(bytes, (at) => Module._kb_open_bytes(at, bytes.length, outs, outs + kPointer)));
    if (code === status.answered) return opened(base);
    throw Object.assign(new Error(text || noRoom.message), { status: code });
  };
  Object.defineProperty(Module, "version", { get: () => UTF8ToString(Module._kb_version()) });
}
