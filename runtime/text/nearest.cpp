// Edit distance with transposition (optimal string alignment) over whole names, then over their parts.
#include "runtime/text/nearest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <tuple>

namespace kb {
namespace {

/// Longer names are taken for unlike anything: no input may make this slow.
constexpr std::size_t kMostLength = 64;
/// Parts shorter than this ("of", "in") say nothing when shared.
constexpr std::size_t kLeastPart = 3;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The distance, if it is no more than `limit`; both texts no longer than kMostLength.
std::optional<std::size_t> distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer - shorter > limit) return std::nullopt;
  using Row = std::array<std::size_t, kMostLength + 1>;
  Row before{};
  Row above{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t differs = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differs});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return std::nullopt;
    before = above;
    above = row;
  }
  if (above[b.size()] > limit) return std::nullopt;
  return above[b.size()];
}

/// A third of the name may be wrong: `ct` for `cat`, but not `dog` for `cat`.
std::size_t limit_for(std::size_t length) { return length < 2 ? 0 : std::max<std::size_t>(1, length / 3); }

std::vector<std::string_view> parts(std::string_view name) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_. /", at), name.size());
    if (end - at >= kLeastPart) result.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

bool same(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

bool begins_with(std::string_view name, std::string_view start) {
  return start.size() >= kLeastPart && name.size() >= start.size() &&
         same(name.substr(0, start.size()), start);
}

/// How many parts the names do not share, if they share one; one part of each may be misspelt by a letter.
std::optional<std::size_t> parts_apart(std::string_view wanted, std::string_view candidate) {
  const std::vector<std::string_view> a = parts(wanted);
  const std::vector<std::string_view> b = parts(candidate);
  std::size_t shared = 0;
  std::size_t slips = 0;
  for (const std::string_view part : a) {
    if (std::ranges::any_of(b, [&](std::string_view other) { return same(part, other); })) {
      ++shared;
    } else if (std::ranges::any_of(b, [&](std::string_view other) {
                 return part.size() > kLeastPart && distance(part, other, 1);
               })) {
      ++shared;
      ++slips;
    }
  }
  if (shared == 0) return std::nullopt;
  return 2 * (std::max(a.size(), b.size()) - std::min({shared, a.size(), b.size()})) + slips;
}

/// Smaller is nearer: the way the names are alike, then how far apart they are in that way.
using Rank = std::pair<std::uint8_t, std::size_t>;
constexpr std::uint8_t kSlips = 0;
constexpr std::uint8_t kStart = 1;
constexpr std::uint8_t kParts = 2;

std::optional<Rank> rank(std::string_view wanted, std::string_view candidate) {
  if (candidate.empty() || candidate.size() > kMostLength) return std::nullopt;
  if (const auto edits = distance(wanted, candidate, limit_for(wanted.size()))) return Rank{kSlips, *edits};
  if (begins_with(candidate, wanted) || begins_with(wanted, candidate))
    return Rank{kStart,
                std::max(wanted.size(), candidate.size()) - std::min(wanted.size(), candidate.size())};
  if (const auto apart = parts_apart(wanted, candidate)) return Rank{kParts, *apart};
  return std::nullopt;
}

}  // namespace

Slip slip(std::string_view written, std::string_view meant) {
  constexpr std::size_t kLeast = 4;
  if (written.size() < kLeast || meant.size() < kLeast) return Slip::none;
  const auto letter = [](char c) { return c == '_' ? '-' : lower(c); };
  while (!written.empty() && !meant.empty() && letter(written.front()) == letter(meant.front())) {
    written.remove_prefix(1);
    meant.remove_prefix(1);
  }
  while (!written.empty() && !meant.empty() && letter(written.back()) == letter(meant.back())) {
    written.remove_suffix(1);
    meant.remove_suffix(1);
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::ranges::any_of(written, is_digit) || std::ranges::any_of(meant, is_digit)) return Slip::none;
  if (written.size() + meant.size() <= 1) return Slip::spelt;
  if (written.size() == 1 && meant.size() == 1) return Slip::changed;
  const bool swapped = written.size() == 2 && meant.size() == 2 && letter(written[0]) == letter(meant[1]) &&
                       letter(written[1]) == letter(meant[0]);
  return swapped ? Slip::spelt : Slip::none;
}

std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string_view> candidates,
                                       std::size_t most) {
  if (wanted.empty() || wanted.size() > kMostLength) return {};
  std::vector<std::pair<Rank, std::string_view>> found;
  for (const std::string_view candidate : candidates)
    if (const auto near = rank(wanted, candidate)) found.emplace_back(*near, candidate);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> result;
  for (const auto& [near, name] : found) {
    if (result.size() == most || (found.front().first.first == kSlips && near.first != kSlips)) break;
    result.emplace_back(name);
  }
  return result;
}

}  // namespace kb
