// KnowledgeBase: a compiled knowledge base (`.kbx`), mapped and read in place.
//
// Opening checks the file's frame (FlatBuffers' verifier: bounds of every table), the format version, the
// digest, and that walks over the tables end (check.h); the latter two once for a file, if it is kept
// (checked.h). Indices are checked where they are followed: what doesn't exist reads as empty, so that no
// file leads outside of it. What is open stays as it is when another file takes its name, as those that kbc
// writes do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "runtime/artifact/kbx_generated.h"

namespace kb {

inline constexpr std::uint32_t kFormatVersion = 4;
inline constexpr std::uint32_t kNone = 0xffffffff;

enum class OpenErrorKind : std::uint8_t {
  unreadable,     ///< no such file, no permission, no regular file
  not_a_kbx,      ///< some other file
  wrong_version,  ///< written by an older or newer kbc
  damaged,        ///< cut short, or its digest does not fit
};

struct OpenError {
  OpenErrorKind kind;
  std::string message;  ///< the cause and the way out
};

struct OpenOptions {
  /// Compares the digest with the content: reads the whole file. May be left out for a file that was checked
  /// before; reading stays safe without it.
  bool check_digest = true;
  /// A folder of the user's own in which it is kept which files were found whole: one that hasn't changed
  /// since is not read as a whole again. Who can write there decides what is trusted. Empty: every file is
  /// checked.
  std::string checked_in = {};
};

/// Rows of one table. Reading past the end gives a row of zeros.
template <typename Row>
class Table {
 public:
  Table() = default;
  Table(const Row* rows, std::size_t size) : rows_(rows), size_(size) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const Row& operator[](std::size_t index) const {
    return index < size_ ? rows_[index] : kNothing;
  }
  /// The rows [begin, end), as far as they exist.
  [[nodiscard]] std::span<const Row> run(std::size_t begin, std::size_t end) const {
    end = end < size_ ? end : size_;
    return begin < end ? std::span<const Row>{rows_ + begin, end - begin} : std::span<const Row>{};
  }
  [[nodiscard]] const Row* begin() const { return rows_; }
  [[nodiscard]] const Row* end() const { return rows_ + size_; }

 private:
  static inline const Row kNothing{};
  const Row* rows_ = nullptr;
  std::size_t size_ = 0;
};

class KnowledgeBase {
 public:
  static tl::expected<KnowledgeBase, OpenError> open(const std::string& path,
                                                     const OpenOptions& options = {});
  /// Reads bytes that the caller keeps alive and aligned to 16; for tests and embedding.
  static tl::expected<KnowledgeBase, OpenError> from_bytes(std::span<const std::byte> bytes,
                                                           const OpenOptions& options = {});

  // ---- the whole
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view version() const;
  [[nodiscard]] std::string digest() const;  ///< 32 hexadecimal digits
  [[nodiscard]] std::uint32_t root() const { return root_; }
  [[nodiscard]] std::uint32_t reviewed() const { return reviewed_; }
  /// The whole file, for as long as this is open.
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

  // ---- texts
  [[nodiscard]] std::string_view text(std::uint32_t offset) const;
  [[nodiscard]] std::string_view kind(std::uint32_t node) const;  ///< "claim", "advise against"
  [[nodiscard]] std::string_view name(std::uint32_t node) const { return text(nodes[node].name()); }
  /// The title of a thing, or its name where it has none.
  [[nodiscard]] std::string_view title(std::uint32_t node) const;
  [[nodiscard]] std::string_view file(std::uint32_t node) const { return text(files[nodes[node].file()]); }
  [[nodiscard]] std::string_view keyword(std::uint8_t label) const { return text(keywords[label]); }
  /// The text of the first clause of a thing with this keyword; empty if there is none.
  [[nodiscard]] std::string_view clause(std::uint32_t node, std::string_view keyword) const;

  // ---- names
  /// The things that a name or another name means, in any case of letters. More than one: it is ambiguous.
  [[nodiscard]] std::span<const fbs::Name> find(std::string_view name) const;
  /// The thing of this kind that a name means; NONE if there is none or more than one.
  [[nodiscard]] std::uint32_t find(std::string_view name, std::string_view kind) const;

  // ---- runs of rows
  [[nodiscard]] std::span<const fbs::Clause> clauses_of(std::uint32_t node) const {
    return clauses.run(nodes[node].clauses_begin(), nodes[node + std::size_t{1}].clauses_begin());
  }
  struct Edge {
    std::uint32_t node;   ///< at the other end
    std::uint32_t index;  ///< of an incoming edge: what edge_notes refer to
    std::uint8_t label;   ///< keywords
    bool optional;        ///< helps, but isn't needed
    bool descriptive;     ///< says what something is about: nothing rests on it, and such edges may go round
    bool begins_clause;   ///< of an incoming edge: another clause names it than the one before of this label
  };
  class Edges;
  [[nodiscard]] Edges in(std::uint32_t node) const;   ///< what it rests on
  [[nodiscard]] Edges out(std::uint32_t node) const;  ///< what rests on it
  [[nodiscard]] std::span<const fbs::EdgeNote> notes_of_edge(std::uint32_t edge) const;

  Table<fbs::Node> nodes;
  Table<fbs::Clause> clauses;
  Table<std::uint32_t> out_nodes;
  Table<std::uint16_t> out_labels;
  Table<std::uint32_t> in_nodes;
  Table<std::uint16_t> in_labels;
  Table<fbs::EdgeNote> edge_notes;
  Table<fbs::Name> names;
  Table<std::uint32_t> files;
  Table<std::uint32_t> kinds;
  Table<std::uint32_t> keywords;
  Table<fbs::Fact> facts;
  Table<fbs::Measure> measures;
  Table<fbs::Condition> conditions;
  Table<std::uint32_t> condition_operands;
  Table<fbs::Threshold> thresholds;
  Table<fbs::Group> groups;
  Table<std::uint32_t> constraints;
  Table<fbs::Option> options;
  Table<std::uint32_t> option_rules;
  Table<fbs::Content> contents;
  Table<fbs::Rule> rules;
  Table<std::uint32_t> rule_goals;
  Table<std::uint32_t> rule_overriders;
  Table<fbs::Dose> doses;
  Table<fbs::Limit> limits;
  Table<fbs::Spacing> spacings;
  Table<fbs::Preference> preferences;
  Table<std::uint32_t> preference_goals;
  Table<fbs::Claim> claims;
  Table<fbs::Evidence> evidence;
  Table<fbs::Rating> ratings;
  Table<fbs::Source> sources;
  Table<std::uint8_t> start_levels;
  Table<fbs::Guidance> guidance;
  Table<fbs::Guard> guards;

 private:
  KnowledgeBase() = default;
  static tl::expected<KnowledgeBase, OpenError> read(std::span<const std::byte> bytes, bool check_digest,
                                                     bool check_rows);

  std::shared_ptr<const void> mapping_;  ///< keeps the file mapped; null for bytes of the caller's
  std::span<const std::byte> bytes_;
  Table<std::uint8_t> texts_;
  std::uint32_t root_ = kNone;
  std::uint32_t reviewed_ = 0;
  std::uint64_t digest_low_ = 0;
  std::uint64_t digest_high_ = 0;
};

class KnowledgeBase::Edges {
 public:
  class Iterator {
   public:
    using value_type = Edge;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const Edges* edges, std::size_t at) : edges_(edges), at_(at) {}
    Edge operator*() const {
      const std::uint16_t label = edges_->labels_[at_];
      return {edges_->ends_[at_],
              static_cast<std::uint32_t>(edges_->first_ + at_),
              static_cast<std::uint8_t>(label & 0xFFU),
              (label & 0x100U) != 0,
              (label & 0x200U) != 0,
              (label & 0x400U) != 0};
    }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {edges_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Edges* edges_ = nullptr;
    std::size_t at_ = 0;
  };
  Edges(std::span<const std::uint32_t> ends, std::span<const std::uint16_t> labels, std::size_t first)
      : ends_(ends.first(ends.size() < labels.size() ? ends.size() : labels.size())),
        labels_(labels),
        first_(first) {}
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, ends_.size()}; }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }

 private:
  std::span<const std::uint32_t> ends_;
  std::span<const std::uint16_t> labels_;
  std::size_t first_;
};

/// The digest of a file's bytes, which hold the digest's field at `digest_offset` (taken as zeros).
struct DigestValue {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};
[[nodiscard]] DigestValue digest_of(std::span<const std::byte> bytes, std::size_t digest_offset);

}  // namespace kb
