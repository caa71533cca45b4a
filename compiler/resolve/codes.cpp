// One function a terminology, and the table of them.
#include "compiler/resolve/codes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kbc {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }
unsigned digit(char c) { return static_cast<unsigned>(c - '0'); }

/// SNOMED CT: the last digit is Verhoeff's, in the dihedral group of ten elements.
bool is_snomed(std::string_view code) {
  static constexpr std::array<std::array<unsigned, 10>, 8> kPermuted = {{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                                         {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
                                                                         {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
                                                                         {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
                                                                         {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
                                                                         {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
                                                                         {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
                                                                         {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}}};
  const auto product = [](unsigned a, unsigned b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    return b < 5 ? 5 + (a + 5 - b) % 5 : (a + 5 - b) % 5;
  };
  if (code.size() < 6 || code.size() > 18 || !digits(code) || code.front() == '0') return false;
  unsigned check = 0;
  for (std::size_t i = 0; i < code.size(); ++i)
    check = product(check, kPermuted[i % 8][digit(code[code.size() - 1 - i])]);
  return check == 0;
}

/// LOINC: digits, a hyphen, and Luhn's check digit.
bool is_loinc(std::string_view code) {
  if (code.size() < 3 || code.size() > 9 || code[code.size() - 2] != '-') return false;
  const std::string_view number = code.substr(0, code.size() - 2);
  if (!digits(number) || !is_digit(code.back())) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const unsigned d = digit(number[number.size() - 1 - i]) * (i % 2 == 0 ? 2 : 1);
    sum += d / 10 + d % 10;
  }
  return (10 - sum % 10) % 10 == digit(code.back());
}

/// ATC: one to five levels.
bool is_atc(std::string_view code) {
  constexpr std::string_view kShape = "A00AA00";
  if (code.size() != 1 && code.size() != 3 && code.size() != 4 && code.size() != 5 && code.size() != 7)
    return false;
  return std::ranges::equal(code, kShape.substr(0, code.size()),
                            [](char c, char shape) { return shape == 'A' ? is_capital(c) : is_digit(c); });
}

bool is_icd10(std::string_view code) {
  if (code.size() < 3 || code.size() > 8 || !is_capital(code[0]) || !is_digit(code[1])) return false;
  const auto sign = [](char c) { return is_digit(c) || is_capital(c); };
  if (code.size() > 3 && (code[3] != '.' || code.size() == 4)) return false;
  return sign(code[2]) && (code.size() == 3 || std::ranges::all_of(code.substr(4), sign));
}

bool is_rxnorm(std::string_view code) { return digits(code) && code.size() <= 8 && code.front() != '0'; }

/// UNII: ten signs, the last the sum of the others in base 36.
bool is_unii(std::string_view code) {
  if (code.size() != 10) return false;
  unsigned sum = 0;
  unsigned last = 0;
  for (const char c : code) {
    if (!is_digit(c) && !is_capital(c)) return false;
    last = is_digit(c) ? digit(c) : static_cast<unsigned>(c - 'A') + 10;
    sum += last;
  }
  return (sum - last) % 36 == last;
}

/// CAS: 7440-23-5, the last digit being the weighted sum of the others.
bool is_cas(std::string_view code) {
  if (code.size() < 7 || code.size() > 12 || code[code.size() - 2] != '-' || code[code.size() - 5] != '-')
    return false;
  unsigned sum = 0;
  unsigned weight = 1;
  for (std::size_t i = code.size() - 2; i-- > 0;) {
    if (i == code.size() - 5) continue;
    if (!is_digit(code[i])) return false;
    sum += weight++ * digit(code[i]);
  }
  return is_digit(code.back()) && sum % 10 == digit(code.back());
}

struct Terminology {
  std::string_view word;
  bool (*is_code)(std::string_view);
  std::string_view shape;
};

constexpr Terminology kTerminologies[] = {
    {"snomed", is_snomed, "a SNOMED CT identifier is 6 to 18 digits, and the last one checks the others"},
    {"loinc", is_loinc, "a LOINC code is a number, a hyphen and a check digit, such as 2345-7"},
    {"atc", is_atc,
     "an ATC code is a letter, two digits, two letters and two digits, or a beginning of that: C03AA"},
    {"icd10", is_icd10, "an ICD-10 code is a letter and two signs, perhaps with more behind a point: N18.3"},
    {"rxnorm", is_rxnorm, "an RxNorm identifier is a number of up to 8 digits"},
    {"unii", is_unii, "a UNII is ten capitals and digits, and the last one checks the others"},
    {"cas", is_cas, "a CAS number is three numbers, and the last one checks the others: 7732-18-5"},
};

const Terminology* find(std::string_view word) {
  const auto* const found = std::ranges::find(kTerminologies, word, &Terminology::word);
  return found == std::end(kTerminologies) ? nullptr : found;
}

}  // namespace

bool is_code(std::string_view terminology, std::string_view code) {
  const Terminology* known = find(terminology);
  return known == nullptr || known->is_code(code);
}

std::string_view code_shape(std::string_view terminology) {
  const Terminology* known = find(terminology);
  return known == nullptr ? std::string_view{} : known->shape;
}

}  // namespace kbc
