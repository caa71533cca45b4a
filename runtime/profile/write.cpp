// The reader's keys, the other way round.
#include "runtime/profile/write.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/profile/words.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

/// As it is where YAML reads it so, in any list or map; else in quotes, as JSON writes it.
std::string scalar(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '-' || c == '.' || c == '/' || static_cast<unsigned char>(c) >= 0x80;
  };
  const bool safe = !text.empty() && std::ranges::all_of(text, plain) && text.front() != ' ' &&
                    text.back() != ' ' && text.front() != '-' && text.front() != '.';
  if (safe) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + "\"";
}

std::string_view kind_key(std::string_view kind) {
  const bool is_key =
      kind == "form" || kind == "product" || kind == "option" || kind == "substance" || kind == "medicine";
  return is_key ? kind : std::string_view{};
}

std::string thing(const KnowledgeBase& kb, const Item& item) {
  std::string name = scalar(item.written.empty() ? kb.name(item.node) : std::string_view(item.written));
  const std::string_view key = kind_key(kb.kind(item.node));
  if (!item.dose || key.empty()) return name;
  return fmt::format("{{{}: {}, dose: {}}}", key, name, scalar(format_amount(*item.dose)));
}

/// A medicine of several classes is an item of each, and written once.
template <typename Write>
std::vector<std::string> each_once(const std::vector<Item>& items, Write write) {
  struct Written {
    std::string text;
    std::vector<std::uint32_t> nodes;
  };
  std::vector<Written> all;
  for (const Item& item : items) {
    std::string text = write(item);
    const auto same = std::ranges::find_if(all, [&](const Written& w) {
      return w.text == text && std::ranges::find(w.nodes, item.node) == w.nodes.end();
    });
    if (same == all.end())
      all.push_back({std::move(text), {item.node}});
    else
      same->nodes.push_back(item.node);
  }
  std::vector<std::string> result;
  for (Written& written : all) result.push_back(std::move(written.text));
  return result;
}

std::string subject(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string_view name = kb.name(row.node());
  switch (static_cast<FactKind>(row.kind())) {
    case FactKind::taking: return fmt::format("taking {}", name);
    case FactKind::supervised: return fmt::format("supervised by {}", name);
    case FactKind::holds: break;
  }
  return std::string(name);
}

/// What is taken: all of it as a list; or what is known to be, one by one.
void add_taking(std::vector<std::string>& lines, const KnowledgeBase& kb, const Profile& profile) {
  if (!profile.taking) return;
  const std::vector<std::string> taken =
      each_once(*profile.taking, [&](const Item& item) { return thing(kb, item); });
  if (!profile.taking_more) {
    lines.push_back(taken.empty()       ? "taking: nothing"
                    : taken.size() == 1 ? "taking: " + taken.front()
                                        : fmt::format("taking: [{}]", fmt::join(taken, ", ")));
    return;
  }
  const std::vector<std::string> written = each_once(*profile.taking, [&](const Item& item) {
    std::string line = fmt::format("taking {}", item.written.empty() ? kb.name(item.node) : item.written);
    if (item.dose) line += " " + format_amount(*item.dose);
    return scalar(line) + ": yes";
  });
  lines.insert(lines.end(), written.begin(), written.end());
}

}  // namespace

std::vector<std::string> profile_lines(const KnowledgeBase& kb, const Profile& profile) {
  std::vector<std::string> lines;
  if (profile.goal != kNone) lines.push_back(fmt::format("goal: {}", scalar(kb.name(profile.goal))));
  for (const MeasureValue& said : profile.measures) {
    const fbs::Measure& measure = kb.measures[said.measure];
    const Unit unit = parse_unit(kb.text(measure.unit())).value_or(plain_unit());
    lines.push_back(fmt::format("{}: {}", scalar(kb.name(measure.node())),
                                scalar(format_amount({said.range, unit, Basis::unspecified, false}))));
  }
  for (const FactValue& said : profile.facts)
    lines.push_back(fmt::format("{}: {}", scalar(subject(kb, said.fact)), said.value ? "yes" : "no"));
  for (const std::uint32_t fact : profile.unknown)
    lines.push_back(fmt::format("{}: unknown", scalar(subject(kb, fact))));
  add_taking(lines, kb, profile);
  if (profile.presume_no) lines.emplace_back("presume-no: yes");
  if (profile.candidate) {
    const std::string_view key = kind_key(kb.kind(profile.candidate->node));
    const std::string text = thing(kb, *profile.candidate);
    lines.push_back(profile.candidate->dose || key.empty() ? fmt::format("candidate: {}", text)
                                                           : fmt::format("candidate: {{{}: {}}}", key, text));
  }
  return lines;
}

std::string write_profile(const KnowledgeBase& kb, const Profile& profile) {
  const std::vector<std::string> lines = profile_lines(kb, profile);
  return lines.empty() ? "{}\n" : fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace kb
