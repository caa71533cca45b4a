// `kbc language`: the reference of the language, printed from its table.
#pragma once

#include <string>

/// All kinds of statement, or the one that is named (by its keyword or identifier); empty if there is none.
std::string language_reference(const std::string& kind);
