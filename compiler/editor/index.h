// Index: the places of a knowledge base: what a name means where it stands, and where else it stands.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/analysis.h"

namespace kbc {

/// A name in a text, without the prefix of an import before it.
struct NamePlace {
  Span span;
  ThingId thing = ThingId::none;
  bool declares = false;
};

class Index {
 public:
  /// The analysis must outlive the index.
  explicit Index(const Analysis& analysis);

  [[nodiscard]] const Analysis& analysis() const { return analysis_; }
  [[nodiscard]] const Knowledge& knowledge() const { return analysis_.knowledge; }
  [[nodiscard]] const Sources& sources() const { return analysis_.project.sources; }

  /// The file with this path, as diagnostics show it; none if it was not read.
  [[nodiscard]] FileId file(std::string_view path) const;
  /// Null for what is no `.kb` file.
  [[nodiscard]] const Tree* tree(FileId file) const;

  /// The name that a place touches, its end included.
  [[nodiscard]] std::optional<NamePlace> name_at(FileId file, std::uint32_t offset) const;
  /// All names of a file in their order.
  [[nodiscard]] std::span<const NamePlace> names_in(FileId file) const;
  /// Where a thing is named, in order; where it is declared among them, if a name stands there.
  [[nodiscard]] std::vector<NamePlace> names_of(ThingId thing) const;
  /// Where to go for a thing: its name, or the beginning of a statement that has none.
  [[nodiscard]] Span definition(ThingId thing) const { return knowledge()[thing].header; }

 private:
  const Analysis& analysis_;
  std::vector<NamePlace> names_;    // by place
  std::vector<const Tree*> trees_;  // by file
};

/// What people call a thing: its title, or that of its entry in the bibliography; may be empty.
[[nodiscard]] std::string_view title_of(const Knowledge& knowledge, const Thing& thing);

}  // namespace kbc
