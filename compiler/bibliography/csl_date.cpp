// Every form is read into the same days, which are checked against the calendar.
#include "compiler/bibliography/csl_date.h"

#include <charconv>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include "runtime/csl/fields.h"

namespace kbc {
namespace {

constexpr int kMaxYear = 9999;
/// A message quotes no more of a value than this.
constexpr std::size_t kMostQuoted = 40;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || at != end || value < 1 || value > kMaxYear) return std::nullopt;
  return value;
}

bool in_calendar(const CslDay& date) {
  if (date.month > 12 || (date.day != 0 && date.month == 0)) return false;
  if (date.day == 0) return true;
  const std::chrono::year_month_day day{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return date.day <= 31 && day.ok();
}

/// 2025, 2025-11 or 2025-11-03.
std::optional<CslDay> parse_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  CslDay result;
  const std::pair<int*, std::string_view> parts[] = {
      {&result.year, text.substr(0, 4)},
      {&result.month, text.size() > 4 ? text.substr(4, 3) : ""},
      {&result.day, text.size() > 7 ? text.substr(7, 3) : ""}};
  for (auto [part, digits] : parts) {
    if (digits.empty()) continue;
    if (part != &result.year) {
      if (digits.front() != '-') return std::nullopt;
      digits.remove_prefix(1);
    }
    const auto value = number(digits);
    if (!value) return std::nullopt;
    *part = *value;
  }
  return in_calendar(result) ? std::optional(result) : std::nullopt;
}

class DateReader {
 public:
  DateReader(const Sources& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  std::optional<CslDate> read(const EntryNode& node) {
    const bool understood = node.kind == EntryKind::text   ? read_text(node)
                            : node.kind == EntryKind::list ? read_list(node)
                                                           : read_map(node);
    if (!understood) return std::nullopt;
    if (days_.size() > 2 || (days_.empty() && !other_.contains("literal"))) return bad(node), std::nullopt;
    if (days_.size() == 2 && days_[1] < days_[0]) {
      diagnostics_.report(DiagnosticKind::impossible_range, node.span).advise("write the earlier date first");
      return std::nullopt;
    }
    boost::json::object csl = to_csl();
    return CslDate{std::move(days_), std::move(csl)};
  }

 private:
  bool bad(const EntryNode& node) {
    std::string quoted(sources_.text(node.span));
    quoted = quoted.substr(0, quoted.find_first_of("\r\n"));
    if (quoted.size() > kMostQuoted) quoted = quoted.substr(0, kMostQuoted) + "…";
    diagnostics_.report(DiagnosticKind::bad_date, node.span, quoted)
        .advise("2026-11 and 2026 will do as well, and `literal: \"in press\"` for what is no date");
    return false;
  }

  bool read_text(const EntryNode& node) {
    std::string_view text = node.text;
    if (text.ends_with('~') || text.ends_with('?')) {
      other_["circa"] = true;
      text.remove_suffix(1);
    }
    const std::size_t slash = text.find('/');
    const auto first = parse_day(text.substr(0, slash));
    if (!first) return bad(node);
    days_.push_back(*first);
    if (slash == std::string_view::npos) return true;
    const auto last = parse_day(text.substr(slash + 1));
    if (!last) return bad(node);
    days_.push_back(*last);
    return true;
  }

  bool read_list(const EntryNode& node) {
    if (node.items.empty() || node.items.size() > 2) return bad(node);
    for (const EntryNode& item : node.items) {
      if (item.kind != EntryKind::map) return bad(item);
      if (!read_map(item)) return false;
    }
    return true;
  }

  bool read_map(const EntryNode& node) {
    CslDay day;
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const std::string& key = node.items[i].text;
      const EntryNode& value = node.items[i + 1];
      if (value.kind == EntryKind::null) continue;
      if (key == "date-parts") {
        if (!read_parts(value)) return false;
      } else if (value.kind != EntryKind::text) {
        return bad(value);
      } else if (key == "year" || key == "month" || key == "day") {
        const auto part = number(value.text);
        if (!part) return bad(value);
        (key == "year" ? day.year : key == "month" ? day.month : day.day) = *part;
      } else if (key == "raw" || key == "edtf") {
        if (!read_text(value)) return false;
      } else if (key == "circa") {
        other_[key] = kb::csl_flag(value.text);
      } else if (key == "literal" || key == "season") {
        other_[key] = boost::json::string(value.text);
      } else {
        return bad(node.items[i]);
      }
    }
    if (day == CslDay{}) return true;
    if (day.year == 0 || !in_calendar(day)) return bad(node);
    days_.push_back(day);
    return true;
  }

  bool read_parts(const EntryNode& node) {
    if (node.kind != EntryKind::list || node.items.empty() || node.items.size() > 2) return bad(node);
    for (const EntryNode& item : node.items) {
      if (item.kind != EntryKind::list || item.items.empty() || item.items.size() > 3) return bad(item);
      CslDay day;
      int* const parts[] = {&day.year, &day.month, &day.day};
      for (std::size_t i = 0; i < item.items.size(); ++i) {
        const auto part = number(item.items[i].text);
        if (!part) return bad(item);
        *parts[i] = *part;
      }
      if (!in_calendar(day)) return bad(item);
      days_.push_back(day);
    }
    return true;
  }

  [[nodiscard]] boost::json::object to_csl() const {
    std::map<std::string, boost::json::value> sorted = other_;
    boost::json::array dates;
    for (const CslDay& day : days_) {
      boost::json::array parts{day.year};
      if (day.month != 0) parts.emplace_back(day.month);
      if (day.day != 0) parts.emplace_back(day.day);
      dates.push_back(std::move(parts));
    }
    if (!dates.empty()) sorted.emplace("date-parts", std::move(dates));
    boost::json::object result;
    for (auto& [key, value] : sorted) result[key] = std::move(value);
    return result;
  }

  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<CslDay> days_;
  std::map<std::string, boost::json::value> other_;
};

}  // namespace

std::optional<CslDate> read_csl_date(const EntryNode& node, const Sources& sources,
                                     Diagnostics& diagnostics) {
  return DateReader(sources, diagnostics).read(node);
}

}  // namespace kbc
