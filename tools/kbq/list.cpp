// `kbq list`: the statements of a kind, or how many there are of each.
#include <algorithm>
#include <map>

#include "commands.h"
#include "statement.h"
#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/render/json_text.h"
#include "runtime/render/plain.h"
#include "runtime/text/nearest.h"

namespace {

namespace json = boost::json;
using kb::render::columns;
using kb::render::plain;

struct Row {
  std::string name;
  std::string text;
};

/// Lists that hold several kinds.
bool is_option_kind(std::string_view kind) { return kind == "form" || kind == "product" || kind == "option"; }

/// "claims", "risk-groups", "criteria" as their kinds are written.
std::string singular(std::string word) {
  std::ranges::replace(word, '-', ' ');
  if (word == "criteria") return "criterion";
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool wanted(std::string_view kind, const std::string& asked) {
  if (asked == "rules" || asked == "rule") return kb::is_rule_kind(kind);
  if (asked == "options") return is_option_kind(kind);
  std::string written = asked;
  std::ranges::replace(written, '-', ' ');
  return kind == written || kind == singular(asked);
}

/// Names in one column, texts hanging beside it.
std::string table(const std::vector<Row>& rows, std::size_t width) {
  constexpr std::size_t kGap = 2;
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, columns(plain(row.name)));
  const std::size_t text_at = std::min(widest, width / 3) + kGap;
  std::string out;
  for (const Row& row : rows) {
    const std::string name = plain(row.name);
    std::size_t filled = columns(name);
    out += name;
    if (filled + kGap > text_at && !row.text.empty()) out += '\n', filled = 0;
    for (const std::string& line :
         kb::render::wrapped(plain(row.text), width - std::min(text_at, width - 1))) {
      if (!line.empty()) out.append(text_at - filled, ' ').append(line);
      out += '\n';
      filled = 0;
    }
  }
  return out;
}

json::object identity(const kb::KnowledgeBase& kb) {
  json::object result;
  result["name"] = kb.name();
  result["version"] = kb.version();
  result["digest"] = kb.digest();
  return result;
}

json::object to_json(const kb::KnowledgeBase& kb, std::uint32_t node) {
  json::object row;
  row["name"] = kb.name(node);
  row["kind"] = kb.kind(node);
  row["title"] = kb.title(node);
  row["text"] = summary(kb, node);
  const auto level = level_of(kb, node);
  row["certainty"] = level ? json::value(kb::render::level_key(*level)) : json::value();
  row["file"] = kb.file(node);
  row["line"] = kb.nodes[node].line();
  return row;
}

std::string list_json(const kb::KnowledgeBase& kb, std::string_view key, json::array rows) {
  json::object result;
  result["format"] = 1;
  result["kb"] = identity(kb);
  result[key] = std::move(rows);
  return kb::render::json_text(result);
}

/// Nodes without the sentinel that ends the last one's runs.
std::uint32_t node_count(const kb::KnowledgeBase& kb) {
  return kb.nodes.empty() ? 0 : static_cast<std::uint32_t>(kb.nodes.size() - 1);
}

Result list_kinds(const kb::KnowledgeBase& kb, bool as_json, std::size_t width) {
  std::vector<std::size_t> counts(kb.kinds.size());
  for (std::uint32_t node = 0; node < node_count(kb); ++node)
    if (const std::size_t kind = kb.nodes[node].kind(); kind < counts.size()) ++counts[kind];
  std::vector<Row> rows;
  json::array objects;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    rows.push_back({std::string(kb.text(kb.kinds[i])), std::to_string(counts[i])});
    json::object& object = objects.emplace_back(json::object()).as_object();
    object["kind"] = rows.back().name;
    object["statements"] = counts[i];
  }
  return {kAnswered, as_json ? list_json(kb, "kinds", std::move(objects)) : table(rows, width), {}};
}

Result no_such_kind(const kb::KnowledgeBase& kb, const std::string& kind) {
  std::vector<std::string_view> kinds = {"rules", "options"};
  for (const std::uint32_t text : kb.kinds) kinds.push_back(kb.text(text));
  const std::vector<std::string> nearest = kb::nearest_names(kind, kinds);
  return {
      kUsage,
      {},
      fmt::format("no kind of statement is called {}{}; without a kind, all kinds are listed", plain(kind),
                  nearest.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(nearest, ", ")))};
}

/// `kind`: "forms", "claim", "rules"; empty: how many there are of each kind.
Result list(const kb::KnowledgeBase& kb, const std::string& kind, const std::string& format,
            kb::TextStyle style) {
  const bool as_json = format == "json";
  if (kind.empty()) return list_kinds(kb, as_json, style.width);
  if (std::ranges::none_of(kb.kinds, [&](std::uint32_t text) { return wanted(kb.text(text), kind); }))
    return no_such_kind(kb, kind);
  std::vector<std::uint32_t> found;
  for (std::uint32_t node = 0; node < node_count(kb); ++node)
    if (wanted(kb.kind(node), kind)) found.push_back(node);
  std::vector<Row> rows;
  json::array objects;
  for (const std::uint32_t node : found) {
    if (as_json)
      objects.emplace_back(to_json(kb, node));
    else
      rows.push_back({std::string(kb.name(node)), summary(kb, node)});
  }
  return {
      kAnswered, as_json ? list_json(kb, "statements", std::move(objects)) : table(rows, style.width), {}};
}

constexpr std::string_view kListExamples =
    "Examples:\n"
    "  kbq list sleep.kbx            how many statements there are of each kind\n"
    "  kbq list sleep.kbx forms      what --form can name\n"
    "  kbq list sleep.kbx facts      what --with and --without can name\n"
    "  kbq list sleep.kbx claims --format json";

}  // namespace

void add_list(Commands& commands) {
  struct ListOptions {
    std::string kind;
    std::string format = "text";
  };
  const auto options = std::make_shared<ListOptions>();
  CLI::App* command = commands.add("list", "What does the knowledge base speak of?", kListExamples,
                                   [options](const kb::KnowledgeBase& kb, kb::TextStyle style) {
                                     return list(kb, options->kind, options->format, style);
                                   });
  command->add_option("KIND", options->kind, "forms, facts, claims, evidence, sources, rules, …")
      ->type_name("");
  add_format(command, options->format, {"text", "json"});
}
