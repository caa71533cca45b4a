// Rows: cells under named columns, as a person. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/profile/tree.h"

namespace kb::batch {

/// The names in a first line; or why it names no columns.
[[nodiscard]] tl::expected<std::vector<std::string>, std::string> read_columns(std::string_view line,
                                                                               char between);

struct Row {
  std::string id;
  std::string dose;  ///< of what is asked about
  TreeNode said;     ///< all else, as a profile says it
};
/// An empty cell is not said. `cells` is only there to be used again.
[[nodiscard]] ProfileResult<Row> read_row(std::string_view line, char between,
                                          const std::vector<std::string>& columns,
                                          std::vector<std::string>& cells);

}  // namespace kb::batch
