// Variable: something that can still be split: a fact, or a number between two others. Private to this room.
#pragma once

#include <cstdint>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

struct Variable {
  enum class Kind : std::uint8_t { fact, measure, total };
  Kind kind = Kind::fact;
  std::uint32_t index = 0;
  friend bool operator==(const Variable&, const Variable&) = default;
};

}  // namespace kb
