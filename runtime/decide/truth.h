// Truth: true, false, or open; and how the three combine (Kleene's strong logic).
#pragma once

#include <cstdint>

namespace kb {

enum class Truth : std::uint8_t { no, open, yes };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
constexpr Truth operator&(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth operator|(Truth a, Truth b) { return a < b ? b : a; }

}  // namespace kb
