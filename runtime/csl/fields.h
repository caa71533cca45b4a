// The fields and types that CSL knows: what isn't in these tables is a slip of the pen.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <boost/json/value.hpp>

namespace kb {

enum class CslValue : std::uint8_t { text, names, date, texts, custom };

struct CslField {
  std::string_view name;
  CslValue value;
};

inline constexpr std::array kCslFields{
#define KB_CSL_FIELD(name, value) CslField{name, CslValue::value},
#include "runtime/csl/fields.def"
#undef KB_CSL_FIELD
};

inline constexpr std::array<std::string_view, 45> kCslTypes{"article",
                                                            "article-journal",
                                                            "article-magazine",
                                                            "article-newspaper",
                                                            "bill",
                                                            "book",
                                                            "broadcast",
                                                            "chapter",
                                                            "classic",
                                                            "collection",
                                                            "dataset",
                                                            "document",
                                                            "entry",
                                                            "entry-dictionary",
                                                            "entry-encyclopedia",
                                                            "event",
                                                            "figure",
                                                            "graphic",
                                                            "hearing",
                                                            "interview",
                                                            "legal_case",
                                                            "legislation",
                                                            "manuscript",
                                                            "map",
                                                            "motion_picture",
                                                            "musical_score",
                                                            "pamphlet",
                                                            "paper-conference",
                                                            "patent",
                                                            "performance",
                                                            "periodical",
                                                            "personal_communication",
                                                            "post",
                                                            "post-weblog",
                                                            "regulation",
                                                            "report",
                                                            "review",
                                                            "review-book",
                                                            "software",
                                                            "song",
                                                            "speech",
                                                            "standard",
                                                            "thesis",
                                                            "treaty",
                                                            "webpage"};

/// The parts of a name.
inline constexpr std::array<std::string_view, 9> kCslNameParts{
    "family", "given",        "literal",         "dropping-particle", "non-dropping-particle",
    "suffix", "comma-suffix", "static-ordering", "parse-names"};

/// Where CSL takes a truth value or a text; elsewhere `true` is a text like any other.
inline boost::json::value csl_flag(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return boost::json::string(text);
}

}  // namespace kb
