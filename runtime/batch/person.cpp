// A person from a line, and what stands of every option for them.
#include "runtime/batch/person.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/batch/lines.h"
#include "runtime/batch/rows.h"
#include "runtime/profile/words.h"
#include "runtime/render/json_text.h"
#include "runtime/render/plain.h"

namespace kb::batch {
namespace {

constexpr std::array<std::string_view, 4> kEffects{"suggest", "caution", "advise-against", "contraindicate"};

std::string as_json(std::string_view text) { return boost::json::serialize(boost::json::string(text)); }

std::string_view verdict_of(const Standing& standing) {
  static constexpr std::string_view kDepends = "depends";
  if (!standing.possible.single()) return kDepends;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (standing.possible.has(static_cast<Verdict>(v))) return verdict_name(static_cast<Verdict>(v));
  return kDepends;
}

tl::unexpected<ProfileError> bad(std::string message) {
  return tl::unexpected(ProfileError{ProfileErrorKind::bad_value, std::move(message), {}, {}});
}

}  // namespace

Desk::Desk(const KnowledgeBase& kb, const BatchOptions& options, const std::vector<std::string>& columns)
    : kb_(kb),
      options_(options),
      columns_(columns),
      says_id_(!named(kb, "id", kStatedKinds).empty()),
      survey_(kb),
      sources_(kb),
      names_(kb.nodes.size()) {}

ProfileResult<Desk::Person> Desk::read_json(std::string_view line) const {
  if (!line.starts_with('{'))
    return bad(line.empty() ? "the line is empty: write {} for a person of whom nothing is known"
                            : "a line is one JSON object: it begins with {");
  auto root = read_tree(line);
  if (!root) return tl::unexpected(root.error());
  std::vector<TreeNode>& items = root->items;
  const auto value_of = [&](std::string_view key) {
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
      if (items[i].text == key) return items.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    return items.end();
  };
  const bool wrapped = value_of("profile") != items.end();
  Person person;
  if (const auto id = value_of("id"); id != items.end() && (wrapped || !says_id_)) {
    if (id->kind != NodeKind::text) return bad("an `id` is a text or a number");
    person.id = as_json(id->text);
    items.erase(id - 1, id + 1);
  }
  if (wrapped && items.size() > 2)
    return bad(fmt::format("`{}` stands beside `profile`, where only an `id` may",
                           items[items[0].text == "profile" ? 2 : 0].text));
  auto profile = read_profile(kb_, wrapped ? items[1] : *root);
  if (!profile) return tl::unexpected(profile.error());
  person.profile = std::move(*profile);
  return person;
}

ProfileResult<Desk::Person> Desk::read_cells(std::string_view line) {
  auto row = read_row(line, options_.format == BatchFormat::csv ? ',' : '\t', columns_, cells_);
  if (!row) return tl::unexpected(row.error());
  auto profile = read_profile(kb_, row->said);
  if (!profile) return tl::unexpected(profile.error());
  if (!row->dose.empty()) {
    if (profile->candidate && profile->candidate->dose)
      return bad("a dose stands behind the form and in its own column: keep one of the two");
    if (const auto said = say_dose(kb_, *profile, row->dose); !said) return tl::unexpected(said.error());
  }
  return Person{std::move(row->id), std::move(*profile)};
}

ProfileResult<Desk::Person> Desk::read(std::string_view line) {
  if (line.size() > kMaxBatchLine) return bad(fmt::format("the line is longer than {} bytes", kMaxBatchLine));
  return options_.format == BatchFormat::ndjson ? read_json(line) : read_cells(line);
}

const std::string& Desk::quoted(std::uint32_t node) {
  std::string& name = names_[node];
  if (name.empty()) name = as_json(kb_.name(node));
  return name;
}

void Desk::append_json(std::span<const Standing> standings, std::string& out) {
  out += R"(,"options":[)";
  std::vector<std::uint32_t> rules;
  for (const Standing& standing : standings) {
    if (out.back() != '[') out += ',';
    out += R"({"option":)";
    out += quoted(kb_.options[standing.option].node());
    out += R"(,"verdict":")";
    out += verdict_of(standing);
    out += '"';
    if (!standing.possible.single()) {
      out += R"(,"possible":[)";
      for (std::size_t v = 0; v < kVerdicts; ++v)
        if (standing.possible.has(static_cast<Verdict>(v)))
          fmt::format_to(std::back_inserter(out), R"({}"{}")", out.back() == '[' ? "" : ",",
                         verdict_name(static_cast<Verdict>(v)));
      out += ']';
    }
    if (!standing.exact) out += R"(,"exact":false)";
    if (standing.decided_by != kNone) {
      out += R"(,"decided_by":)";
      out += quoted(kb_.rules[standing.decided_by].node());
      fmt::format_to(std::back_inserter(out), R"(,"certainty":"{}")", render::level_key(standing.certainty));
    }
    out += R"(,"rules":{)";
    for (const std::uint32_t rule : standing.active) {
      if (out.back() != '{') out += ',';
      out += quoted(kb_.rules[rule].node());
      out += ":\"";
      out += kEffects[std::min<std::size_t>(kb_.rules[rule].effect(), kEffects.size() - 1)];
      out += '"';
      rules.push_back(rule);
    }
    out += "}}";
  }
  out += ']';
  if (!options_.with_citations) return;
  std::ranges::sort(rules);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  out += R"(,"citations":{)";
  for (const std::uint32_t rule : rules) {
    if (out.back() != '{') out += ',';
    out += quoted(kb_.rules[rule].node());
    out += ":[";
    for (const std::uint32_t source : sources_.of(rule)) {
      if (out.back() != '[') out += ',';
      out += quoted(source);
    }
    out += ']';
  }
  out += '}';
}

void Desk::append_rows(std::span<const Standing> standings, const std::string& lead, std::string& out) {
  const char between = options_.format == BatchFormat::csv ? ',' : '\t';
  std::vector<std::string> words;
  const auto cell = [&] {
    append_cell(out, fmt::format("{}", fmt::join(words, " ")), between);
    out += between;
    words.clear();
  };
  if (standings.empty()) out.append(lead).append(5, between).append(1, '\n');
  for (const Standing& standing : standings) {
    out += lead;
    append_cell(out, kb_.name(kb_.options[standing.option].node()), between);
    out += between;
    out += verdict_of(standing);
    out += between;
    if (standing.decided_by != kNone) out += render::level_key(standing.certainty);
    out += between;
    for (const std::uint32_t rule : standing.active) words.emplace_back(kb_.name(kb_.rules[rule].node()));
    cell();
    if (options_.with_citations)
      for (const std::uint32_t rule : standing.active)
        for (const std::uint32_t source : sources_.of(rule))
          if (std::ranges::find(words, kb_.name(source)) == words.end()) words.emplace_back(kb_.name(source));
    cell();
    out += '\n';
  }
}

bool Desk::answer(std::string_view line, std::uint64_t number, std::string& out) {
  const char between = options_.format == BatchFormat::csv ? ',' : '\t';
  const bool json = options_.format == BatchFormat::ndjson;
  auto person = read(line);
  std::string fault;
  if (!person) {
    fault = person.error().message;
    if (fault.starts_with("line 1: ")) fault.erase(0, 8);  // each is a text of one line
  }
  tl::expected<std::span<const Standing>, Contradiction> standings;
  if (person) {
    standings = survey_.of(person->profile);
    if (!standings) fault = standings.error().message;
  }
  if (json) {
    fmt::format_to(std::back_inserter(out), R"({{"line":{})", number);
    if (person && !person->id.empty()) fmt::format_to(std::back_inserter(out), R"(,"id":{})", person->id);
    if (fault.empty())
      append_json(*standings, out);
    else
      fmt::format_to(std::back_inserter(out), R"(,"error":{})", as_json(fault));
    out += "}\n";
    return fault.empty();
  }
  std::string lead = fmt::format("{}{}", number, between);
  if (person) append_cell(lead, render::plain(person->id), between);
  lead += between;
  if (fault.empty()) {
    append_rows(*standings, lead, out);
  } else {
    out += lead;
    out.append(5, between);
    append_cell(out, render::plain(fault), between);
    out += '\n';
  }
  return fault.empty();
}

}  // namespace kb::batch
