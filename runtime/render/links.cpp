// Ties whose keyword alone would not say to a reader what is what.
#include "runtime/render/links.h"

#include <algorithm>
#include <iterator>

namespace kb::render {
namespace {

struct Link {
  std::string_view keyword;
  std::string_view down;
  std::string_view up;
};

constexpr Link kLinks[] = {
    {"source", "source", "source of"},
    {"reported by", "retold by", "retells"},
    {"retells", "the same study as", "told again in"},
    {"support", "supported by", "supports"},
    {"oppose", "against it", "speaks against"},
    {"undercut", "set aside", "set aside"},
    {"follows from", "follows from", "leads to"},
    {"because", "because of", "reason for"},
    {"on", "decided by", "bears on"},
    {"when", "asks for", "asked for by"},
    {"unless", "unless", "exception to"},
    {"who", "made up of", "makes up"},
    {"for", "for", "named by"},
    {"of", "belongs to", "has"},
    {"contains", "contains", "in"},
    {"between", "one side", "side in"},
    {"overrides", "overridden by", "overrides"},
    {"implies", "implied by", "implies"},
    {"answered by", "answered by", "answers"},
};

std::string words(std::string_view keyword, std::string_view Link::*side) {
  const auto found = std::ranges::find(kLinks, keyword, &Link::keyword);
  return std::string(found == std::end(kLinks) ? keyword : (*found).*side);
}

}  // namespace

std::string link_down(std::string_view keyword) { return words(keyword, &Link::down); }
std::string link_up(std::string_view keyword) { return words(keyword, &Link::up); }

}  // namespace kb::render
