// A row says what a profile says whose lines are its columns and cells.
#include "runtime/batch/rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "runtime/batch/lines.h"
#include "runtime/profile/errors.h"
#include "runtime/profile/words.h"
#include "runtime/quantity/text.h"

namespace kb::batch {
namespace {

constexpr std::string_view kLists[] = {"taking", "supervised-by"};
constexpr std::string_view kOpenQuote =
    "a quote is left open: a cell stands in one line, with its quotes doubled";

/// As profiles call it.
std::string_view key_of(std::string_view column) { return column == "form" ? "candidate" : column; }

bool put(TreeBuilder& tree, std::string_view text) {
  return tree.put({NodeKind::text, 1, std::string(trimmed(text))});
}

/// Several things apart by `;`.
bool put_list(TreeBuilder& tree, std::string_view cell) {
  bool good = tree.open(NodeKind::list, 1);
  for (std::size_t at = 0; good && at <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    good = put(tree, cell.substr(at, end - at));
    at = end + 1;
  }
  return good && tree.close();
}

bool put_cell(TreeBuilder& tree, std::string_view column, std::string_view cell) {
  const bool list =
      std::ranges::find(kLists, column) != std::end(kLists) && cell.find(';') != std::string_view::npos;
  return put(tree, key_of(column)) && (list ? put_list(tree, cell) : put(tree, cell));
}

}  // namespace

tl::expected<std::vector<std::string>, std::string> read_columns(std::string_view line, char between) {
  std::vector<std::string> columns;
  if (!split_cells(line, between, columns)) return tl::unexpected(std::string(kOpenQuote));
  std::map<std::string, std::string_view> named;
  for (std::string& column : columns) {
    column = trimmed(column);
    std::string key(key_of(column));
    std::ranges::transform(key, key.begin(), to_lower);
    if (const auto [first, added] = named.emplace(std::move(key), column); !added && !column.empty())
      return tl::unexpected(fmt::format("the columns {} and {} say the same: keep one of the two",
                                        quoted(first->second), quoted(column)));
  }
  return columns;
}

ProfileResult<Row> read_row(std::string_view line, char between, const std::vector<std::string>& columns,
                            std::vector<std::string>& cells) {
  const auto text = plain_text(line);
  if (!text) return tl::unexpected(text.error());
  if (!split_cells(*text, between, cells)) return fail(ProfileErrorKind::unreadable, std::string(kOpenQuote));
  if (cells.size() != columns.size())
    return fail(ProfileErrorKind::unreadable,
                fmt::format("{} cells under {} columns", cells.size(), columns.size()));
  Row row;
  TreeBuilder tree;
  bool good = tree.open(NodeKind::map, 1);
  for (std::size_t i = 0; good && i < cells.size(); ++i) {
    if (trimmed(cells[i]).empty()) continue;
    if (columns[i] == "id")
      row.id = cells[i];
    else if (columns[i] == "dose")
      row.dose = cells[i];
    else
      good = put_cell(tree, columns[i], cells[i]);
  }
  if (!good || !tree.close()) return tl::unexpected(*tree.error());
  row.said = std::move(tree.documents().front());
  return row;
}

}  // namespace kb::batch
