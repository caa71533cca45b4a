// The line table: built once when a file is added, searched when a place is printed.
#include "compiler/source/source.h"

#include <algorithm>
#include <utility>

namespace kbc {
namespace {

constexpr std::size_t kBlock = 4096;

constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

FileId Sources::add(std::string path, std::string text) {
  File file{std::move(path), std::move(text), {0}, {}};
  std::uint32_t characters = 0;
  for (std::size_t i = 0; i < file.text.size(); ++i) {
    if (i % kBlock == 0) file.characters.push_back(characters);
    if (begins_character(file.text[i])) ++characters;
    if (file.text[i] == '\n') file.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  }
  file.characters.push_back(characters);
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  if (!holds(span.file)) return {};
  const std::string_view whole = at(span.file).text;
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  return whole.substr(begin, span.end > begin ? span.end - begin : 0);
}

std::size_t Sources::line_index(const File& file, std::uint32_t offset) {
  const auto after = std::ranges::upper_bound(file.line_starts, offset);
  return static_cast<std::size_t>(after - file.line_starts.begin()) - 1;
}

std::uint32_t Sources::characters_before(const File& file, std::size_t offset) {
  const std::size_t block = offset / kBlock;
  if (block >= file.characters.size()) return file.characters.back();
  const std::string_view rest = std::string_view(file.text).substr(block * kBlock, offset - block * kBlock);
  return file.characters[block] + static_cast<std::uint32_t>(std::ranges::count_if(rest, begins_character));
}

Position Sources::position(FileId id, std::uint32_t offset) const {
  const File& file = at(id);
  const std::size_t place = std::min<std::size_t>(offset, file.text.size());
  const std::size_t line = line_index(file, offset);
  std::uint32_t before = characters_before(file, place) - characters_before(file, file.line_starts[line]);
  // A place amid a character has that character's column.
  if (before > 0 && place < file.text.size() && !begins_character(file.text[place])) --before;
  return {static_cast<std::uint32_t>(line + 1), before + 1};
}

Span Sources::line(FileId id, std::uint32_t offset) const {
  const File& file = at(id);
  const std::size_t index = line_index(file, offset);
  const std::uint32_t begin = file.line_starts[index];
  const bool last = index + 1 == file.line_starts.size();
  std::size_t end = last ? file.text.size() : file.line_starts[index + 1] - 1;
  if (end > begin && file.text[end - 1] == '\r') --end;
  return {id, begin, static_cast<std::uint32_t>(end)};
}

}  // namespace kbc
