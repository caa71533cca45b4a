// JSON as a tree, from the parser's events: boost::json::value would keep one of two equal keys, and numbers
// not as they are written.
#include <algorithm>
#include <exception>
#include <functional>
#include <limits>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/profile/tree.h"

namespace kb {
namespace {

namespace json = boost::json;

/// The lines of a text, asked for from its beginning to its end.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  std::uint32_t at(std::size_t offset) {
    for (; at_ < std::min(offset, text_.size()); ++at_)
      if (text_[at_] == '\n') ++line_;
    return line_;
  }
  /// Of a piece of the text; the line before it, for a piece that was put together elsewhere.
  std::uint32_t of(std::string_view piece) {
    const std::less<const char*> before;
    const char* const begin = text_.data();
    if (before(piece.data(), begin) || !before(piece.data(), begin + text_.size())) return line_;
    return at(static_cast<std::size_t>(piece.data() - begin));
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

struct Handler {
  // What the parser is to bound by itself: nothing, the text's size does. It looks for these names.
  // NOLINTBEGIN(readability-identifier-naming)
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();
  // NOLINTEND(readability-identifier-naming)

  explicit Handler(std::string_view text) : lines(text) {}

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) { return check(tree.open(NodeKind::map, lines.of({})), ec); }
  bool on_object_end(std::size_t, json::error_code& ec) { return check(tree.close(), ec); }
  bool on_array_begin(json::error_code& ec) { return check(tree.open(NodeKind::list, lines.of({})), ec); }
  bool on_array_end(std::size_t, json::error_code& ec) { return check(tree.close(), ec); }
  bool on_key_part(json::string_view s, std::size_t, json::error_code&) { return part(s); }
  bool on_key(json::string_view s, std::size_t, json::error_code& ec) { return whole(s, ec); }
  bool on_string_part(json::string_view s, std::size_t, json::error_code&) { return part(s); }
  bool on_string(json::string_view s, std::size_t, json::error_code& ec) { return whole(s, ec); }
  bool on_number_part(json::string_view s, json::error_code&) { return part(s); }
  bool on_int64(std::int64_t, json::string_view s, json::error_code& ec) { return whole(s, ec); }
  bool on_uint64(std::uint64_t, json::string_view s, json::error_code& ec) { return whole(s, ec); }
  bool on_double(double, json::string_view s, json::error_code& ec) { return whole(s, ec); }
  bool on_bool(bool value, json::error_code& ec) { return whole(value ? "true" : "false", ec); }
  bool on_null(json::error_code& ec) { return check(tree.put({NodeKind::nothing, lines.of({})}), ec); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  bool part(json::string_view s) {
    lines.of({s.data(), s.size()});
    gathered.append(s.data(), s.size());
    return true;
  }
  bool whole(json::string_view s, json::error_code& ec) {
    part(s);
    return check(tree.put({NodeKind::text, lines.of({}), std::exchange(gathered, {})}), ec);
  }
  static bool check(bool fine, json::error_code& ec) {
    if (!fine) ec = json::error::syntax;  // any error stops the parser; the tree says which
    return fine;
  }

  Lines lines;
  TreeBuilder tree;
  std::string gathered;
};

}  // namespace

bool begins_as_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

ProfileResult<TreeNode> read_json(std::string_view text) {
  return plain_text(text).and_then([](std::string_view plain) -> ProfileResult<TreeNode> {
    if (!begins_as_json(plain))
      return fail(ProfileErrorKind::unreadable, "this is no JSON: it does not begin with `{`");
    return read_json_tree(plain);
  });
}

ProfileResult<TreeNode> read_json_tree(std::string_view text) {
  try {
    json::parse_options options;
    options.max_depth = kMaxTreeDepth + 1;  // the tree's own bound speaks first
    json::basic_parser<Handler> parser(options, text);
    json::error_code ec;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
    Handler& handler = parser.handler();
    if (handler.tree.error()) return tl::unexpected(*handler.tree.error());
    const std::size_t rest = std::min(text.find_first_not_of(" \t\r\n", read), text.size());
    if (!ec && rest == text.size() && handler.tree.documents().size() == 1)
      return std::move(handler.tree.documents().front());
    const std::string cause = ec ? ec.message() : "something follows the closing `}`";
    return tl::unexpected(at_line(
        handler.lines.at(ec ? read : rest),
        {ProfileErrorKind::unreadable,
         fmt::format(
             "this is no JSON ({}): a text that begins with `{{` has its names and words in double quotes",
             cause),
         {},
         {}}));
  } catch (const std::exception& error) {
    return fail(ProfileErrorKind::unreadable, fmt::format("this is no JSON: {}", quoted(error.what())));
  }
}

}  // namespace kb
