// Whatever the bytes and wherever the spans: the renderers give clean text, the same each time, and never
// crash.
#include <algorithm>

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/render_json.h"
#include "compiler/diagnostics/render_text.h"
#include "runtime/text/characters.h"

namespace kbc {
namespace {

/// Bytes that stress what a renderer minds, and any others.
rc::Gen<std::string> any_text() {
  const auto piece =
      rc::gen::oneOf(rc::gen::element<std::string>(
                         "\n", "\r\n", "\t", "漢", "\u0301", "\u202e", "\x1b[31m", "\xff", "\xe6\xbc",
                         "word ", "                                                                "),
                     rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& each : pieces) text += each;
                        return text;
                      });
}

rc::Gen<Span> any_span() {
  const auto offset =
      rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 400), rc::gen::arbitrary<std::uint32_t>());
  const auto file = rc::gen::map(rc::gen::element<std::uint32_t>(0, 1, 2, UINT32_MAX),
                                 [](std::uint32_t id) { return static_cast<FileId>(id); });
  return rc::gen::construct<Span>(file, offset, offset);
}

struct Made {
  Sources sources;
  std::vector<Diagnostic> list;
};

Made make() {
  Made made;
  made.sources.add(*any_text(), *any_text());
  made.sources.add("b.kb", *any_text());
  Diagnostics list;
  const auto count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) {
    Diagnostic& one =
        list.report(*rc::gen::element(DiagnosticKind::unknown_name, DiagnosticKind::strong_on_weak),
                    *any_span(), *any_text());
    one.at(*any_text()).advise(*any_text()).did_you_mean({*any_text()});
    for (const Span& span : *rc::gen::container<std::vector<Span>>(any_span())) one.also(span, *any_text());
    if (*rc::gen::arbitrary<bool>()) one.replace(*any_span(), *any_text());
  }
  made.list = list.sorted();
  return made;
}

RC_GTEST_PROP(RenderAnything, TextIsCleanUtf8WithoutControlCharacters, ()) {
  const Made made = make();
  const std::string text =
      render_text(made.list, made.sources, {.most = *rc::gen::inRange<std::size_t>(0, 8)});
  RC_ASSERT(kb::valid_length(text) == text.size());
  RC_ASSERT(std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7F;
  }));
  RC_ASSERT(text == render_text(made.list, made.sources, {.most = 8}) ||
            text.find("… not shown") != std::string::npos);
}

RC_GTEST_PROP(RenderAnything, ColoursChangeNothingElse, ()) {
  const Made made = make();
  std::string coloured = render_text(made.list, made.sources, {.colour = true});
  for (const char* const code : {"\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m"}) {
    const std::string_view part = code;
    for (std::size_t at = coloured.find(part); at != std::string::npos; at = coloured.find(part, at))
      coloured.erase(at, part.size());
  }
  RC_ASSERT(coloured == render_text(made.list, made.sources));
}

RC_GTEST_PROP(RenderAnything, JsonCanBeReadBack, ()) {
  const Made made = make();
  const std::string text = render_json(made.list, made.sources);
  const boost::json::value read = boost::json::parse(text);
  RC_ASSERT(read.at("diagnostics").as_array().size() == made.list.size());
  RC_ASSERT(read.at("errors").to_number<std::size_t>() == count_errors(made.list));
}

}  // namespace
}  // namespace kbc
