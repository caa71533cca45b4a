// Sign: keys made, and files signed with them. Who holds the secret key can sign; who has the public one can
// check (runtime/signature).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "runtime/signature/signature.h"

namespace kbc {

/// A key as the text of its two files. The secret one is "kb secret key 1 " and 64 digits, in one line.
struct KeyTexts {
  std::string secret;
  std::string shared;
};

/// A new key, from the system's source of chance.
[[nodiscard]] tl::expected<KeyTexts, std::string> make_key();

/// The text of the signature of these bytes; the error says why the secret key's text is none.
[[nodiscard]] tl::expected<std::string, std::string> sign(std::span<const std::byte> bytes,
                                                          std::string_view secret);

/// Overwrites a text that nobody else is to see, and empties it.
void forget(std::string& secret);

}  // namespace kbc
