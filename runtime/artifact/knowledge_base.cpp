// Reading texts, names and edges of a mapped knowledge base, with every index checked.
#include "runtime/artifact/knowledge_base.h"

#include <algorithm>

#include <fmt/format.h>

namespace kb {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

/// The run of rows whose key is `wanted`, in a table sorted by that key.
template <typename Row, typename Key, typename Of>
std::span<const Row> equal_run(const Table<Row>& table, const Key& wanted, Of key_of) {
  const Row* first =
      std::partition_point(table.begin(), table.end(), [&](const Row& r) { return key_of(r) < wanted; });
  const Row* last = first;  // few have the same
  while (last != table.end() && !(wanted < key_of(*last))) ++last;
  return {first, last};
}

}  // namespace

std::string_view KnowledgeBase::text(std::uint32_t offset) const {
  std::uint32_t length = 0;
  std::size_t at = offset;
  for (unsigned shift = 0; shift < 32; shift += 7) {
    const std::uint32_t byte = texts_[at++];
    length |= (byte & 0x7FU) << shift;
    if ((byte & 0x80U) == 0) break;
  }
  const auto bytes = texts_.run(at, at + length);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view KnowledgeBase::name() const { return name(root_); }
std::string_view KnowledgeBase::version() const { return clause(root_, "version"); }
std::string KnowledgeBase::digest() const { return fmt::format("{:016x}{:016x}", digest_high_, digest_low_); }

std::string_view KnowledgeBase::kind(std::uint32_t node) const {
  return node < nodes.size() ? text(kinds[nodes[node].kind()]) : std::string_view{};
}

std::string_view KnowledgeBase::title(std::uint32_t node) const {
  const std::string_view title = clause(node, "title");
  return title.empty() ? name(node) : title;
}

std::string_view KnowledgeBase::clause(std::uint32_t node, std::string_view wanted) const {
  for (const fbs::Clause& clause : clauses_of(node))
    if (clause.depth() == 0 && keyword(clause.keyword()) == wanted) return text(clause.text());
  return {};
}

std::span<const fbs::Name> KnowledgeBase::find(std::string_view name) const {
  const std::string wanted = lower(name);
  return equal_run(names, std::string_view(wanted),
                   [this](const fbs::Name& row) { return text(row.text()); });
}

std::uint32_t KnowledgeBase::find(std::string_view name, std::string_view wanted) const {
  std::uint32_t result = kNone;
  for (const fbs::Name& row : find(name)) {
    if (kind(row.node()) != wanted) continue;
    if (result != kNone && result != row.node()) return kNone;
    result = row.node();
  }
  return result;
}

KnowledgeBase::Edges KnowledgeBase::in(std::uint32_t node) const {
  const std::size_t begin = nodes[node].in_begin();
  const std::size_t end = nodes[node + std::size_t{1}].in_begin();
  return {in_nodes.run(begin, end), in_labels.run(begin, end), begin};
}

KnowledgeBase::Edges KnowledgeBase::out(std::uint32_t node) const {
  const std::size_t begin = nodes[node].out_begin();
  const std::size_t end = nodes[node + std::size_t{1}].out_begin();
  return {out_nodes.run(begin, end), out_labels.run(begin, end), begin};
}

std::span<const fbs::EdgeNote> KnowledgeBase::notes_of_edge(std::uint32_t edge) const {
  return equal_run(edge_notes, edge, [](const fbs::EdgeNote& note) { return note.edge(); });
}

}  // namespace kb
