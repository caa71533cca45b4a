// References: a list of sources as other programs and other texts take it. Each format has a file of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/statement.h"

namespace kb {

enum class ReferenceFormat : std::uint8_t { vancouver, apa, csl_json, bibtex, ris };

/// "vancouver", "apa", "csl-json", "bibtex", "ris"
[[nodiscard]] std::optional<ReferenceFormat> reference_format(std::string_view name);

/// The sources in their order (APA: in the alphabet's). Of none: the empty text; as CSL-JSON, an empty list.
[[nodiscard]] std::string render_references(const std::vector<Citation>& sources, ReferenceFormat format);

namespace render {

[[nodiscard]] std::string vancouver(const std::vector<Citation>& sources);
[[nodiscard]] std::string apa(const std::vector<Citation>& sources);
[[nodiscard]] std::string csl_json(const std::vector<Citation>& sources);
[[nodiscard]] std::string bibtex(const std::vector<Citation>& sources);
[[nodiscard]] std::string ris(const std::vector<Citation>& sources);

/// "Retracted 2025-03-01."; empty of a source that stands.
[[nodiscard]] std::string retraction_words(const Citation& citation);
/// "2025-03-01" of 20250301.
[[nodiscard]] std::string iso_date(std::uint32_t yyyymmdd);

}  // namespace render
}  // namespace kb
