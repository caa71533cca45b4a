// One statement at a time: what X3 throws at a fault is caught here, recorded, and parsing goes on.
#include "compiler/parser/parser.h"

#include "compiler/parser/grammar.h"

namespace kbc {
namespace {

/// U+202A to U+202E and U+2066 to U+2069: embeddings, overrides and isolates, as Unicode's security guidance
/// (UTS 55) has it. The marks that Hebrew and Arabic texts need are none of these.
bool turns_direction(std::string_view character) {
  return (character >= "\xE2\x80\xAA" && character <= "\xE2\x80\xAE") ||
         (character >= "\xE2\x81\xA6" && character <= "\xE2\x81\xA9");
}

/// Reports the first byte that no `.kb` file may hold: no UTF-8, or a control character.
bool check_bytes(FileId file, std::string_view text, Diagnostics& diagnostics) {
  const auto fault = [&](std::size_t at, std::string_view what) {
    const auto begin = static_cast<std::uint32_t>(at);
    diagnostics.report(DiagnosticKind::bad_byte, Span{file, begin, begin + 1}, what)
        .advise("a .kb file is plain text in UTF-8");
    return false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      if ((lead < 0x20 && lead != '\n' && lead != '\t' && lead != '\r') || lead == 0x7F)
        return fault(i, "a control character cannot stand here");
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return fault(i, "this byte is no UTF-8");
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U)
        return fault(i, "this byte is no UTF-8");
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
      return fault(i, "this byte is no UTF-8");
    if (turns_direction(text.substr(i, length)))
      return fault(i,
                   "a character that turns the direction of writing cannot stand here: what is read would "
                   "not be what is seen");
    i += length;
  }
  return true;
}

}  // namespace

Tree parse(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  namespace x3 = boost::spirit::x3;
  const std::string_view text = sources.text(file);
  Builder builder(file, text, diagnostics);
  if (!check_bytes(file, text, diagnostics)) {
    builder.tree.incomplete = true;
    return std::move(builder.tree);
  }

  grammar::Space space;
  space.builder = &builder;
  const auto statement = x3::with<grammar::BuilderTag>(std::ref(builder))[grammar::item];

  const char* at = builder.begin();
  if (text.starts_with("\xEF\xBB\xBF")) at += 3;
  for (at = skip_space(at, builder.end(), &builder); at != builder.end();
       at = skip_space(at, builder.end(), &builder)) {
    try {
      if (x3::phrase_parse(at, builder.end(), statement, space, x3::skip_flag::dont_post_skip)) continue;
      builder.unknown_statement(at);
    } catch (const x3::expectation_failure<const char*>& failure) {
      at = skip_space(failure.where(), builder.end(), nullptr);
      builder.unexpected(at, failure.which() == "an operand" ? builder.operand_wanted() : failure.which());
    }
    builder.abandon();
    at = builder.next_statement(at);
  }
  builder.tree.nodes.shrink_to_fit();  // it grew by doubling
  return std::move(builder.tree);
}

}  // namespace kbc
