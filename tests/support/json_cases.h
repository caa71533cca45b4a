// Texts that are JSON, that are not, and of which JSON's standard (RFC 8259) leaves it open, in the manner of
// Nicolas Seriot's JSONTestSuite, each by itself as a value; a reader that wants an object puts it in one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace support {

struct JsonCase {
  std::string_view name;  ///< y_: must be read; n_: must be refused; i_: either, and never anything else
  std::string text;
};

inline std::vector<JsonCase> json_cases() {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  using namespace std::string_literals;
  return {
      {"y_empty_list", "[]"},
      {"y_list_of_lists", "[[],[[]]]"},
      {"y_space_everywhere", " [ 1 ,\t2 ,\r\n3 ] "},
      {"y_true", "true"},
      {"y_null", "null"},
      {"y_zero", "0"},
      {"y_minus_zero", "-0"},
      {"y_fraction", "1.25"},
      {"y_exponent", "1E+2"},
      {"y_small", "1e-2"},
      {"y_empty_text", "\"\""},
      {"y_escapes", R"("\"\\\/\b\f\n\r\t")"},
      {"y_escaped_letter", R"("\u0041")"},
      {"y_surrogates", R"("\uD834\uDD1E")"},
      {"y_text_in_utf8", "\"\xC3\xA4\xE6\xBC\xA2\xF0\x9D\x84\x9E\""},
      {"y_separators_of_lines", "\"\xE2\x80\xA8\xE2\x80\xA9\""},
      {"y_delete", "\"\x7F\""},
      {"y_escaped_nul", R"("\u0000")"},
      {"y_noncharacter", R"("\uFFFF")"},
      {"y_object", R"({"a":{"b":[1]}})"},
      {"y_empty_key", R"({"":0})"},
      {"n_nothing", ""},
      {"n_a_comma_at_the_end", "[1,]"},
      {"n_a_comma_at_the_beginning", "[,1]"},
      {"n_two_commas", "[1,,2]"},
      {"n_no_comma", "[1 2]"},
      {"n_unclosed_list", "[1"},
      {"n_closed_twice", "[1]]"},
      {"n_closed_otherwise", "[1}"},
      {"n_unclosed_object", R"({"a":1)"},
      {"n_no_colon", R"({"a" 1})"},
      {"n_key_without_quotes", "{a:1}"},
      {"n_key_in_single_quotes", "{'a':1}"},
      {"n_number_as_key", "{1:1}"},
      {"n_comma_in_an_object_at_the_end", R"({"a":1,})"},
      {"n_comment", "[1 /* one */]"},
      {"n_comment_to_the_end", "[1] // one"},
      {"n_leading_zero", "012"},
      {"n_plus", "+1"},
      {"n_point_at_the_end", "1."},
      {"n_point_at_the_beginning", ".5"},
      {"n_exponent_without_digits", "1e"},
      {"n_hexadecimal", "0x1F"},
      {"n_nan", "NaN"},
      {"n_infinity", "-Infinity"},
      {"n_minus_alone", "-"},
      {"n_wide_digits", "\xEF\xBC\x91"},
      {"n_capital_true", "True"},
      {"n_cut_true", "tru"},
      {"n_unclosed_text", "\"a"},
      {"n_single_quotes", "'a'"},
      {"n_line_break_in_a_text", "\"a\nb\""},
      {"n_tab_in_a_text", "\"a\tb\""},
      {"n_nul_in_a_text", "\"a\0b\""s},
      {"n_unknown_escape", R"("\x41")"},
      {"n_escape_at_the_end", R"("\)"},
      {"n_cut_escape", R"("\u00")"},
      {"n_escape_without_digits", R"("\u00zz")"},
      {"n_two_values", "1 2"},
      {"n_form_feed_as_space", "[\f1]"},
      {"n_no_break_space",
       "[\xC2\xA0"
       "1]"},
      {"n_open_lists", repeated("[", 100'000)},
      {"n_open_objects", repeated(R"({"a":)", 100'000)},
      {"i_huge_number", "1" + repeated("0", 400)},
      {"i_huge_exponent", "1e400"},
      {"i_tiny_exponent", "1e-400"},
      {"i_long_fraction", "0." + repeated("3", 1000)},
      {"i_beyond_64_bits", "18446744073709551616"},
      {"i_lone_surrogate", R"("\uD800")"},
      {"i_surrogates_the_wrong_way", R"("\uDD1E\uD834")"},
      {"i_invalid_utf8", "\"\xFF\""},
      {"i_overlong_utf8", "\"\xC0\xAF\""},
      {"i_surrogate_in_utf8", "\"\xED\xA0\x80\""},
      {"i_cut_utf8", "\"\xE6\xBC\""},
      {"i_byte_order_mark",
       "\xEF\xBB\xBF"
       "1"},
      {"i_deep", repeated("[", 500) + repeated("]", 500)},
  };
}

}  // namespace support
