// Reading a tree: elements, documentation, the value of a text.
#include "compiler/syntax/tree.h"

#include <algorithm>

namespace kbc {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80U) {
    put(code);
  } else if (code < 0x800U) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000U) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

std::uint32_t hex4(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) {
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

std::string unescape(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '\\' || i + 1 == body.size()) {
      out.push_back(body[i]);
      continue;
    }
    switch (const char c = body[++i]) {
      case 'b': out.push_back('\b'); break;
      case 'f': out.push_back('\f'); break;
      case 'n': out.push_back('\n'); break;
      case 'r': out.push_back('\r'); break;
      case 't': out.push_back('\t'); break;
      case 'u': {
        std::uint32_t code = hex4(body.substr(i + 1));
        i += 4;
        if (code >= 0xD800U && code < 0xDC00U) {  // the parser has seen to it that the other half follows
          code = 0x10000U + ((code - 0xD800U) << 10U) + (hex4(body.substr(i + 3)) - 0xDC00U);
          i += 6;
        }
        append_utf8(out, code);
        break;
      }
      default: out.push_back(c); break;
    }
  }
  return out;
}

/// A long text is written indented like its surroundings: the indentation that all its lines share is not
/// part of it.
std::string without_indentation(std::string_view body) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    std::string_view line = body.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    at = end + 1;
  }
  std::size_t shared = std::string_view::npos;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t indent = lines[i].find_first_not_of(" \t");
    if (indent != std::string_view::npos) shared = std::min(shared, indent);
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    if (i > 0 && shared != std::string_view::npos) line.remove_prefix(std::min(shared, line.size()));
    if (line.find_first_not_of(" \t") == std::string_view::npos) line = {};
    if (i > 0) out.push_back('\n');
    out.append(line);
  }
  const std::size_t first = out.find_first_not_of('\n');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of('\n') - first + 1);
}

}  // namespace

std::vector<NodeRef> NodeRef::elements() const {
  std::vector<NodeRef> result;
  for (const NodeRef child : children())
    if (child->kind != NodeKind::clause) result.push_back(child);
  return result;
}

Span NodeRef::keyword_span() const {
  const Node& node = tree_->nodes[index_];
  return {tree_->file, node.begin, node.begin + static_cast<std::uint32_t>(node.row().keyword.size())};
}

std::string Tree::documentation_before(std::uint32_t offset, std::string_view text) const {
  auto end = std::ranges::lower_bound(comments, offset, {}, &Comment::begin);
  auto begin = end;
  std::uint32_t next = offset;
  const auto only_space_between = [&](std::uint32_t from, std::uint32_t to) {
    return text.substr(from, to - from).find_first_not_of(" \t\r\n") == std::string_view::npos;
  };
  while (begin != comments.begin() && only_space_between(std::prev(begin)->end, next))
    next = (--begin)->begin;
  std::string out;
  for (; begin != end; ++begin) {
    if (!begin->documents) continue;
    std::string_view line = text.substr(begin->begin, begin->end - begin->begin);
    line.remove_prefix(std::min(line.find_first_not_of('/'), line.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (!out.empty()) out.push_back('\n');
    out.append(line);
  }
  return out;
}

std::string text_value(std::string_view quoted) {
  if (quoted.starts_with("\"\"\"") && quoted.size() >= 6)
    return unescape(without_indentation(quoted.substr(3, quoted.size() - 6)));
  return unescape(quoted.substr(1, quoted.size() - 2));
}

std::string dump(const Tree& tree, const Sources& sources) {
  static constexpr std::string_view kNames[] = {"clause",     "any-of", "all-of", "not",
                                                "comparison", "phrase", "word",   "text"};
  static constexpr std::string_view kOperators[] = {"<", "<=", ">", ">=", "=", "!="};
  std::string out;
  std::vector<std::uint32_t> ends;  // of the subtrees that are open here
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    const Node& node = tree.nodes[i];
    out.append(ends.size() * 2, ' ').append(kNames[static_cast<std::size_t>(node.kind)]);
    if (node.kind == NodeKind::clause) out.append(" ").append(node.row().keyword);
    if (node.kind == NodeKind::comparison)
      out.append(" ").append(kOperators[static_cast<std::size_t>(node.comparison)]);
    if (node.kind == NodeKind::word || node.kind == NodeKind::text)
      out.append(" ").append(sources.text(Span{tree.file, node.begin, node.end}));
    if (node.optional) out.append(" ?");
    out.push_back('\n');
    ends.push_back(i + node.size);
  }
  return out;
}

}  // namespace kbc
