// DOIs as people write them, and the one way to store them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kbc {

/// The bare DOI ("10.1000/182") of one written bare, as a link to doi.org or after "doi:"; nothing if it is
/// none.
[[nodiscard]] std::optional<std::string> bare_doi(std::string_view text);

/// Whether two bare DOIs name the same thing: capitals count for nothing.
[[nodiscard]] bool same_doi(std::string_view a, std::string_view b);

}  // namespace kbc
