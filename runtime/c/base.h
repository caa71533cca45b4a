// What the C functions share: the base that they hand out, texts of the caller's, and no throwing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/c/kb_c.h"

namespace kb::c {

/// Bytes that lie where a knowledge base can be read in place.
struct alignas(16) Block {
  std::array<std::byte, 16> bytes;
};

}  // namespace kb::c

struct kb_base {
  kb::KnowledgeBase kb;
  std::vector<kb::c::Block> blocks = {};  ///< what it reads; empty for a file, which is mapped
};

namespace kb::c {

/// Memory that kb_free frees; KB_FAILED where there is none.
inline kb_status give(kb_status status, const std::string& text, char** into) {
  *into = static_cast<char*>(std::malloc(text.size() + 1));
  if (*into == nullptr) return KB_FAILED;
  std::memcpy(*into, text.c_str(), text.size() + 1);
  return status;
}

/// What our own code reports are values. The libraries below may run out of memory.
template <typename Call>
kb_status guarded(Call call) {
  try {
    return call();
  } catch (const std::exception&) {
    return KB_FAILED;
  }
}

}  // namespace kb::c
