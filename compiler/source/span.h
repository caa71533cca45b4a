// Span: a stretch of one source file in bytes; lines and columns are worked out only when printing.
#pragma once

#include <compare>
#include <cstdint>

namespace kbc {

enum class FileId : std::uint32_t { none = UINT32_MAX };

/// Bytes [begin, end) of a file. Ordered by file, then place: the order in which diagnostics are printed.
struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return file != FileId::none; }
  auto operator<=>(const Span&) const = default;
};

}  // namespace kbc
