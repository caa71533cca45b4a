// The syntax tree of one file: clauses, their operands and the comments, in one flat array.
//
// A node is followed by its children, each with its own subtree (preorder), and knows the size of its
// subtree: the children of a node are read by stepping over sizes. A clause's operand elements come before
// its clauses.
//
//   fact x { presume no }        clause(fact)
//                                  phrase  word(x)
//                                  clause(presume)
//                                    phrase  word(no)
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/language/language.h"
#include "compiler/source/source.h"

namespace kbc {

enum class NodeKind : std::uint8_t {
  clause,      ///< keyword, elements, clauses; a statement is a clause of the file
  any_of,      ///< a or b or …
  all_of,      ///< a and b and …
  negation,    ///< not a
  comparison,  ///< phrase, operator, phrase
  phrase,      ///< one or more words and texts side by side
  word,        ///< a run of letters, digits and - . / % and the like: name, number, unit, date or code
  text,        ///< "…" or """…"""
};

enum class Comparison : std::uint8_t { less, less_equal, greater, greater_equal, equal, not_equal };

struct Node {
  std::uint32_t begin = 0;  ///< bytes in the file
  std::uint32_t end = 0;
  std::uint32_t size = 1;        ///< nodes in this subtree, with itself
  std::uint16_t row_number = 0;  ///< of a clause
  NodeKind kind : 4 = NodeKind::word;
  Comparison comparison : 4 = Comparison::less;  ///< of a comparison
  bool optional : 1 = false;                     ///< of a word: `name?`
  bool in_block : 1 = false;    ///< of a clause: stands in a block, not in its statement's head
  bool incomplete : 1 = false;  ///< of a clause: some of it could not be read, and was reported

  /// Of a clause: its row in the language.
  [[nodiscard]] const Clause& row() const { return row_numbered(row_number); }
};
static_assert(sizeof(Node) == 16);  // there is one for every few bytes of text

struct Comment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool documents = false;  ///< `///`: belongs to the next statement
};

class Tree;

/// A node of a tree, to read.
class NodeRef {
 public:
  NodeRef(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  [[nodiscard]] const Node* operator->() const;
  [[nodiscard]] Span span() const;
  [[nodiscard]] Span keyword_span() const;  ///< of a clause: the keyword only
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const Tree& tree() const { return *tree_; }

  class Children;
  [[nodiscard]] Children children() const;
  /// The operand of a clause: its children that are no clauses.
  [[nodiscard]] std::vector<NodeRef> elements() const;

 private:
  const Tree* tree_;
  std::uint32_t index_;
};

class Tree {
 public:
  FileId file = FileId::none;
  std::vector<Node> nodes;        ///< the file's statements one after the other
  std::vector<Comment> comments;  ///< in order
  bool incomplete = false;        ///< a statement could not be read, and was reported

  [[nodiscard]] NodeRef::Children statements() const;
  /// The text of the `///` lines before a place, without their marks, blank lines and other comments; joined
  /// by line feeds.
  [[nodiscard]] std::string documentation_before(std::uint32_t offset, std::string_view text) const;
};

/// Siblings, read by stepping over their subtrees.
class NodeRef::Children {
 public:
  Children(const Tree& tree, std::uint32_t first, std::uint32_t end)
      : tree_(&tree), first_(first), end_(end) {}

  class Iterator {
   public:
    using value_type = NodeRef;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    NodeRef operator*() const { return {*tree_, index_}; }
    Iterator& operator++() { return index_ += tree_->nodes[index_].size, *this; }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Tree* tree_ = nullptr;
    std::uint32_t index_ = 0;
  };
  [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
  [[nodiscard]] Iterator end() const { return {tree_, end_}; }

 private:
  const Tree* tree_;
  std::uint32_t first_;
  std::uint32_t end_;
};

inline const Node* NodeRef::operator->() const { return &tree_->nodes[index_]; }
inline Span NodeRef::span() const { return {tree_->file, (*this)->begin, (*this)->end}; }
inline NodeRef::Children NodeRef::children() const { return {*tree_, index_ + 1, index_ + (*this)->size}; }
inline NodeRef::Children Tree::statements() const {
  return {*this, 0, static_cast<std::uint32_t>(nodes.size())};
}

/// What a text stands for: its quotes gone, its escapes replaced, the common indentation of a long text
/// removed. Escapes were checked by the parser.
[[nodiscard]] std::string text_value(std::string_view quoted);

/// The tree as text, one node a line, for tests: independent of spacing and comments.
[[nodiscard]] std::string dump(const Tree& tree, const Sources& sources);

}  // namespace kbc
