// Rename: a thing's name changed wherever it stands, or the reason why it cannot be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "compiler/editor/index.h"

namespace kbc {

/// The places of a thing's name, all to be replaced by the new one; else why not, in words. A name may still
/// be a keyword where it stands: only reading the changed texts shows that.
[[nodiscard]] tl::expected<std::vector<Span>, std::string> rename(const Index& index, ThingId thing,
                                                                  std::string_view name);

/// The texts of some files with spans of them replaced; spans are in order and do not overlap.
struct ChangedText {
  FileId file = FileId::none;
  std::string text;
};
[[nodiscard]] std::vector<ChangedText> replaced(const Sources& sources, const std::vector<Span>& spans,
                                                std::string_view with);

}  // namespace kbc
