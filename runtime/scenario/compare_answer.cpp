// Sources, doses, texts and ranks, compared.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/render/render.h"
#include "runtime/scenario/compare.h"

namespace kb {
namespace {

constexpr std::size_t kNoWrapping = 1'000'000;
constexpr std::size_t kMostShown = 400;  // bytes of a rendered answer that lacks a text

/// Sources by the numbers of their citations.
std::vector<std::string> sources(const Answer& answer, const CitationNumbers& numbers) {
  std::vector<std::string> ids;
  for (const Citation& citation : answer.citations)
    if (std::ranges::find(numbers, citation.number) != numbers.end()) ids.push_back(citation.id);
  return ids;
}

std::vector<std::string> all_sources(const Answer& answer) {
  std::vector<std::string> ids;
  for (const Citation& citation : answer.citations) ids.push_back(citation.id);
  return ids;
}

/// Line breaks and runs of spaces count as one space.
std::string spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// An answer as it is read, on one line.
std::string said_by(const Answer& answer) { return spaced(render_text(answer, {false, kNoWrapping})); }

std::vector<std::string> ranking(const Answer& answer) {
  std::vector<std::string> names;
  for (const OptionAnswer& option : answer.options) names.push_back(option.name);
  return names;
}

/// The options named, as they are ranked, each with what put it there.
std::vector<std::string> ranking_lines(const Answer& answer, const std::vector<std::string>& named) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < answer.options.size(); ++i) {
    const OptionAnswer& option = answer.options[i];
    if (i != 0 && std::ranges::find(named, option.name) == named.end()) continue;
    lines.push_back(fmt::format("{}. {}: {}{}{}", i + 1, option.name, option.verdict(),
                                option.rank.empty() ? "" : "; ", option.rank));
  }
  return lines;
}

Compared compare_amount(const std::string& amount, const Expectation& expectation,
                        std::vector<std::string> because) {
  if (amount == expectation.values.front()) return std::nullopt;
  return Mismatch{{}, 0, expectation.values.front(), amount.empty() ? "nothing" : amount, std::move(because)};
}

}  // namespace

Compared compare_cites(const Reply& reply, const Expectation& expectation) {
  const std::vector<std::string> cited = all_sources(*reply.answer);
  std::vector<std::string> missing;
  for (const std::string& source : expectation.values)
    if (std::ranges::find(cited, source) == cited.end()) missing.push_back(source);
  if (missing.empty()) return std::nullopt;
  return Mismatch{{}, 0, listed(missing), listed(cited), {}};
}

Compared compare_cites_not(const Reply& reply, const Expectation& expectation) {
  std::vector<std::string> found;
  std::vector<std::string> because;
  for (const OptionAnswer& option : reply.answer->options)
    for (const Reason& reason : option.reasons) {
      if (reason.state != RuleState::active && reason.state != RuleState::open) continue;
      for (const std::string& source : sources(*reply.answer, reason.citations)) {
        if (std::ranges::find(expectation.values, source) == expectation.values.end()) continue;
        if (std::ranges::find(found, source) == found.end()) found.push_back(source);
        because.push_back(fmt::format("{} rests on {}", reason_line(reason), source));
      }
    }
  if (found.empty()) return std::nullopt;
  return Mismatch{{}, 0, "not " + listed(found), "cited", std::move(because)};
}

Compared compare_not_counted(const Reply& reply, const Expectation& expectation) {
  std::vector<std::string> designs;
  for (const NotCounted& counted : asked(reply).not_counted) designs.push_back(counted.design);
  std::vector<std::string> missing;
  for (const std::string& design : expectation.values)
    if (std::ranges::find(designs, design) == designs.end()) missing.push_back(design);
  if (missing.empty()) return std::nullopt;
  return Mismatch{{}, 0, listed(missing), listed(designs), {}};
}

Compared compare_elemental(const Reply& reply, const Expectation& expectation) {
  const DoseAnswer& dose = asked(reply).dose;
  std::vector<std::string> because;
  if (!dose.asked.empty()) because.push_back("asked: " + dose.asked);
  if (!dose.conversion.empty()) because.push_back(dose.conversion);
  return compare_amount(dose.elemental, expectation, std::move(because));
}

Compared compare_total(const Reply& reply, const Expectation& expectation) {
  const auto& limits = asked(reply).dose.limits;
  if (limits.empty()) return compare_amount({}, expectation, {"no limit bears on it"});
  return compare_amount(limits.front().total, expectation,
                        {fmt::format("`{}` counts {}", limits.front().rule, listed(limits.front().counted))});
}

Compared compare_says(const Reply& reply, const Expectation& expectation) {
  const std::string text = said_by(*reply.answer);
  std::vector<std::string> missing;
  for (const std::string& wanted : expectation.values)
    if (text.find(spaced(wanted)) == std::string::npos) missing.push_back(fmt::format("\"{}\"", wanted));
  if (missing.empty()) return std::nullopt;
  std::size_t end = std::min(text.size(), kMostShown);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return Mismatch{{}, 0, listed(missing), text.substr(0, end) + (end < text.size() ? "…" : ""), {}};
}

Compared compare_says_not(const Reply& reply, const Expectation& expectation) {
  const std::string text = said_by(*reply.answer);
  std::vector<std::string> found;
  for (const std::string& unwanted : expectation.values)
    if (text.find(spaced(unwanted)) != std::string::npos) found.push_back(fmt::format("\"{}\"", unwanted));
  if (found.empty()) return std::nullopt;
  return Mismatch{{}, 0, "not " + listed(found), "said", {}};
}

Compared compare_first(const Reply& reply, const Expectation& expectation) {
  const std::vector<std::string> ranked = ranking(*reply.answer);
  if (!ranked.empty() && ranked.front() == expectation.values.front()) return std::nullopt;
  return Mismatch{{},
                  0,
                  expectation.values.front(),
                  ranked.empty() ? "nothing" : ranked.front(),
                  ranking_lines(*reply.answer, expectation.values)};
}

Compared compare_order(const Reply& reply, const Expectation& expectation) {
  std::vector<std::string> ranked = ranking(*reply.answer);
  std::erase_if(ranked, [&](const std::string& name) {
    return std::ranges::find(expectation.values, name) == expectation.values.end();
  });
  if (ranked == expectation.values) return std::nullopt;
  return Mismatch{
      {}, 0, listed(expectation.values), listed(ranked), ranking_lines(*reply.answer, expectation.values)};
}

}  // namespace kb
