// Sources: the owned text of every file of one compilation, and the way from a span back to line and column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/span.h"

namespace kbc {

/// Files larger than this are refused (KB0110): offsets must fit 32 bits with room to spare.
inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 30;

/// Line and column count from 1; columns count characters (UTF-8 code points), not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class Sources {
 public:
  /// Takes over the text. `path` is what diagnostics show and what the artifact stores: relative to the
  /// knowledge base's folder, with forward slashes, so that the same tree gives the same bytes anywhere.
  FileId add(std::string path, std::string text);

  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] bool holds(FileId file) const { return static_cast<std::size_t>(file) < files_.size(); }
  [[nodiscard]] const std::string& path(FileId file) const { return at(file).path; }
  [[nodiscard]] std::string_view text(FileId file) const { return at(file).text; }
  [[nodiscard]] std::string_view text(Span span) const;
  /// The line alone: cheaper than a position, whose column counts characters.
  [[nodiscard]] std::uint32_t line_number(FileId file, std::uint32_t offset) const {
    return static_cast<std::uint32_t>(line_index(at(file), offset)) + 1;
  }
  [[nodiscard]] Position position(FileId file, std::uint32_t offset) const;
  /// The whole line (without its end) that holds the offset, and where it begins.
  [[nodiscard]] Span line(FileId file, std::uint32_t offset) const;

 private:
  struct File {
    std::string path;
    std::string text;
    std::vector<std::uint32_t> line_starts;
    std::vector<std::uint32_t> characters;  // that begin before each block: a long line costs no more
  };
  [[nodiscard]] const File& at(FileId file) const { return files_[static_cast<std::size_t>(file)]; }
  [[nodiscard]] static std::size_t line_index(const File& file, std::uint32_t offset);
  [[nodiscard]] static std::uint32_t characters_before(const File& file, std::size_t offset);

  std::deque<File> files_;  // a deque: string_views into the texts stay valid as files are added
};

}  // namespace kbc
