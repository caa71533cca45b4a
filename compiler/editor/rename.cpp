// Names are shared by all kinds, within a knowledge base and with those that import it.
#include "compiler/editor/rename.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/parser/builder.h"

namespace kbc {
namespace {

bool is_one_word(std::string_view name) {
  return !name.empty() && word_end(name.data(), name.data() + name.size()) == name.data() + name.size();
}

}  // namespace

tl::expected<std::vector<Span>, std::string> rename(const Index& index, ThingId id, std::string_view name) {
  const Knowledge& k = index.knowledge();
  const Thing& thing = k[id];
  const auto refuse = [](std::string why) { return tl::unexpected(std::move(why)); };
  const std::vector<NamePlace> places = index.names_of(id);
  if (std::ranges::none_of(places, &NamePlace::declares))
    return refuse(
        fmt::format("this is {} without a name of its own: give it one with `as`", noun(thing.kind)));
  const bool well_formed = thing.kind == Kind::source ? is_one_word(name) : is_kebab(name);
  if (!well_formed)
    return refuse(
        fmt::format("`{}` is no name: names are small letters, digits and hyphens", name.substr(0, 60)));
  if (name.size() > kMaxName) return refuse(fmt::format("a name has at most {} bytes", kMaxName));
  const auto taken = std::ranges::find_if(k.things, [&](const Thing& other) {
    return other.name == name && &other != &thing && index.sources().text(other.header).ends_with(name);
  });
  if (taken != k.things.end()) return refuse(fmt::format("`{}` is taken: it is {}", name, noun(taken->kind)));
  std::vector<Span> spans;
  for (const NamePlace& place : places) spans.push_back(place.span);
  return spans;
}

std::vector<ChangedText> replaced(const Sources& sources, const std::vector<Span>& spans,
                                  std::string_view with) {
  std::vector<ChangedText> result;
  std::uint32_t copied = 0;
  const auto finish = [&] {
    if (!result.empty()) result.back().text.append(sources.text(result.back().file).substr(copied));
  };
  for (const Span& span : spans) {
    if (result.empty() || result.back().file != span.file) {
      finish();
      result.push_back({span.file, {}});
      copied = 0;
    }
    result.back().text.append(sources.text(span.file).substr(copied, span.begin - copied)).append(with);
    copied = span.end;
  }
  finish();
  return result;
}

}  // namespace kbc
