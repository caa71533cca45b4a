// Integer helpers of exact arithmetic: 128-bit intermediates, checked steps back to 64 bits, rounding.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace kb {

// Spelled with __extension__ because the type is no part of ISO C++, but of both compilers.
__extension__ typedef __int128 Int128;

inline std::optional<Int128> checked_multiply(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

// The two limits of int64_t are kept free: ranges use them for open ends.
inline std::optional<std::int64_t> narrow(Int128 value) {
  if (value >= std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  if (value <= std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

// Nearest integer to numerator / denominator (denominator > 0), halves away from zero.
constexpr Int128 divide_nearest(Int128 numerator, Int128 denominator) {
  const Int128 whole = numerator / denominator;
  const Int128 rest = numerator % denominator;
  const Int128 size = rest < 0 ? -rest : rest;
  if (size < denominator - size) return whole;
  return numerator < 0 ? whole - 1 : whole + 1;
}

constexpr Int128 greatest_common_divisor(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

}  // namespace kb
