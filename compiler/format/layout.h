// What is known of each token before anything is written: widths, where lines may break, which blocks may
// stay on one line. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/format/tokens.h"

namespace kbc::layout {

inline constexpr std::size_t kColumns = 120;
inline constexpr std::size_t kIndent = 2;

/// In characters, up to the end of the line.
[[nodiscard]] std::size_t columns(std::string_view text);
/// Spaces before the token where it stands on the line of the token before it.
[[nodiscard]] std::size_t space_before(const Token& before, const Token& token);
/// Whether the clause says what to do at a time: it is read as a sentence, its operand not aligned with
/// others.
[[nodiscard]] bool is_step(const Clause& row);

class Measures {
 public:
  explicit Measures(const Tokens& tokens);

  /// Columns that the tokens from `first` to `last` take on one line.
  [[nodiscard]] std::size_t width(std::size_t first, std::size_t last) const {
    return widths_[last + 1] - widths_[first] - spaces_[first];
  }
  /// Of an item: it and its block can stand on one line, as the block did.
  [[nodiscard]] bool may_be_flat(std::size_t item) const { return flat_[item]; }
  /// Where a line can break before the token: the last one that then belongs to it; else kNone.
  [[nodiscard]] std::size_t chunk(std::size_t token) const { return chunks_[token]; }
  /// Of an opening brace: how wide the keywords of its block are.
  [[nodiscard]] std::size_t keyword_width(std::size_t brace) const { return keyword_widths_[brace]; }

 private:
  void measure_widths(const std::vector<Token>& tokens);
  void find_flat(const std::vector<Token>& tokens);
  void find_chunks(const std::vector<Token>& tokens);
  void align_keywords(const std::vector<Token>& tokens);

  std::vector<std::size_t> widths_;  // of all tokens before this one, with their spaces
  std::vector<std::size_t> spaces_;
  std::vector<bool> flat_;
  std::vector<std::size_t> chunks_;
  std::vector<std::size_t> keyword_widths_;
};

}  // namespace kbc::layout
