// File URIs and the paths that they name (RFC 8089).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kbc::lsp {

/// Nothing if it names no file of this machine.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace kbc::lsp
