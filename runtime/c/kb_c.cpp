// The C face: pointers to values and back, and nothing thrown past it.
#include "runtime/c/kb_c.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "runtime/c/base.h"
#include "runtime/c/question.h"
#include "runtime/render/json_text.h"
#include "runtime/render/plain.h"

using kb::c::Block;
using kb::c::give;
using kb::c::guarded;

namespace {

kb_status status_of(kb::c::Outcome outcome) {
  switch (outcome) {
    case kb::c::Outcome::answered: return KB_ANSWERED;
    case kb::c::Outcome::unknown: return KB_UNKNOWN;
    case kb::c::Outcome::depends: return KB_DEPENDS;
    case kb::c::Outcome::refused: break;
  }
  return KB_REFUSED;
}

kb_status refuse(const kb::OpenError& error, char** text) {
  return give(error.kind == kb::OpenErrorKind::damaged ? KB_DAMAGED : KB_REFUSED,
              kb::render::plain(error.message), text);
}

}  // namespace

extern "C" {

kb_status kb_open(const char* path, kb_base** base, char** text) {
  if (base != nullptr) *base = nullptr;
  if (text != nullptr) *text = nullptr;
  if (path == nullptr || base == nullptr || text == nullptr) return KB_FAILED;
  return guarded([&] {
    auto opened = kb::KnowledgeBase::open(path);
    if (!opened) return refuse(opened.error(), text);
    *base = new kb_base{std::move(*opened)};
    return KB_ANSWERED;
  });
}

kb_status kb_open_bytes(const void* bytes, size_t size, kb_base** base, char** text) {
  if (base != nullptr) *base = nullptr;
  if (text != nullptr) *text = nullptr;
  if ((bytes == nullptr && size != 0) || base == nullptr || text == nullptr) return KB_FAILED;
  return guarded([&] {
    std::vector<Block> blocks(size / sizeof(Block) + 1);
    if (size != 0) std::memcpy(blocks.data(), bytes, size);
    auto opened = kb::KnowledgeBase::from_bytes(std::as_bytes(std::span(blocks)).first(size));
    if (!opened) {
      opened.error().message.insert(0, "this file ");
      return refuse(opened.error(), text);
    }
    *base = new kb_base{std::move(*opened), std::move(blocks)};
    return KB_ANSWERED;
  });
}

void kb_close(kb_base* base) { delete base; }

kb_status kb_ask(const kb_base* base, const char* question, char** text) {
  if (text != nullptr) *text = nullptr;
  if (base == nullptr || question == nullptr || text == nullptr) return KB_FAILED;
  return guarded([&] {
    const kb::c::Reply reply = kb::c::reply_to(base->kb, question);
    const kb_status status = status_of(reply.outcome);
    return give(status, status == KB_REFUSED ? kb::render::plain(reply.text) : reply.text, text);
  });
}

kb_status kb_identity(const kb_base* base, char** text) {
  if (text != nullptr) *text = nullptr;
  if (base == nullptr || text == nullptr) return KB_FAILED;
  return guarded([&] {
    boost::json::object identity;
    identity["name"] = base->kb.name();
    identity["version"] = base->kb.version();
    identity["digest"] = base->kb.digest();
    return give(KB_ANSWERED, kb::render::json_text(identity), text);
  });
}

void kb_free(char* text) { std::free(text); }

const char* kb_version(void) { return KB_VERSION; }

}  // extern "C"
