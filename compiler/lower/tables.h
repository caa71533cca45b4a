// Tables: the rows of a `.kbx` (runtime/artifact/kbx.fbs explains them) before they are written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_set.hpp>

#include "runtime/artifact/kbx_generated.h"

namespace kbc {

/// All texts, each once. Offset 0 is the empty text.
class TextPool {
 public:
  std::uint32_t add(std::string_view text);
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return *bytes_; }

 private:
  using Bytes = std::vector<std::uint8_t>;
  static std::string_view text_at(const Bytes& bytes, std::uint32_t offset);
  struct Hash {
    const Bytes* bytes;
    std::size_t operator()(std::uint32_t offset) const {
      return std::hash<std::string_view>{}(text_at(*bytes, offset));
    }
  };
  struct Equal {
    const Bytes* bytes;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      return text_at(*bytes, a) == text_at(*bytes, b);
    }
  };
  std::unique_ptr<Bytes> bytes_ = std::make_unique<Bytes>(1);  ///< stays where it is when the pool is moved
  boost::unordered_flat_set<std::uint32_t, Hash, Equal> offsets_{0, Hash{bytes_.get()}, Equal{bytes_.get()}};
};

struct Tables {
  std::uint32_t root = 0;
  std::uint32_t reviewed = 0;
  TextPool texts;
  std::vector<std::uint32_t> files;
  std::vector<std::uint32_t> kinds;
  std::vector<std::uint32_t> keywords;
  std::vector<kb::fbs::Node> nodes;
  std::vector<kb::fbs::Clause> clauses;
  std::vector<std::uint32_t> out_nodes;
  std::vector<std::uint16_t> out_labels;
  std::vector<std::uint32_t> in_nodes;
  std::vector<std::uint16_t> in_labels;
  std::vector<kb::fbs::EdgeNote> edge_notes;
  std::vector<kb::fbs::Name> names;
  std::vector<kb::fbs::Fact> facts;
  std::vector<kb::fbs::Measure> measures;
  std::vector<kb::fbs::Condition> conditions;
  std::vector<std::uint32_t> condition_operands;
  std::vector<kb::fbs::Threshold> thresholds;
  std::vector<kb::fbs::Group> groups;
  std::vector<std::uint32_t> constraints;
  std::vector<kb::fbs::Option> options;
  std::vector<std::uint32_t> option_rules;
  std::vector<kb::fbs::Content> contents;
  std::vector<kb::fbs::Rule> rules;
  std::vector<std::uint32_t> rule_goals;
  std::vector<std::uint32_t> rule_overriders;
  std::vector<kb::fbs::Dose> doses;
  std::vector<kb::fbs::Limit> limits;
  std::vector<kb::fbs::Spacing> spacings;
  std::vector<kb::fbs::Preference> preferences;
  std::vector<std::uint32_t> preference_goals;
  std::vector<kb::fbs::Claim> claims;
  std::vector<kb::fbs::Evidence> evidence;
  std::vector<kb::fbs::Rating> ratings;
  std::vector<kb::fbs::Source> sources;
  std::vector<std::uint8_t> start_levels;
  std::vector<kb::fbs::Guidance> guidance;
  std::vector<kb::fbs::Guard> guards;
};

}  // namespace kbc
