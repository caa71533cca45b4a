// Signature: whether a `.kbx` is what the holder of a trusted key signed. Ed25519 (RFC 8032) over all bytes
// of the file, kept in a file of its own beside it. Whoever needs no signature needs nothing of this room.
//
// Keys and signatures are one line of text each, with numbers in small hexadecimal digits; a file that
// differs from that in any byte is none.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kb {

struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const PublicKey&) const = default;
};

struct Signature {
  PublicKey key;  ///< that it says it was made with
  std::array<std::uint8_t, 64> bytes{};
};

/// "kb public key 1 " and 64 digits.
[[nodiscard]] std::string public_key_text(const PublicKey& key);
[[nodiscard]] std::optional<PublicKey> read_public_key(std::string_view text);
/// How a key is named to people: its first 16 digits.
[[nodiscard]] std::string name_of(const PublicKey& key);

/// "kb signature 1 ", the public key's 64 digits, a space and 128 digits.
[[nodiscard]] std::string signature_text(const Signature& signature);
[[nodiscard]] std::optional<Signature> read_signature(std::string_view text);

enum class SignatureCheck : std::uint8_t {
  good,
  no_signature,   ///< the text is none
  untrusted_key,  ///< made with a key that is not among the trusted ones
  wrong,          ///< other bytes were signed
};

/// Whether `text`, a signature's file, shows that one of the trusted keys signed these bytes. An opened
/// knowledge base gives its own (`kb.bytes()`): what is checked is what is asked.
[[nodiscard]] SignatureCheck check_signature(std::span<const std::byte> bytes, std::string_view text,
                                             std::span<const PublicKey> trusted);

/// Where the signature of a file lies: beside it, under its name and this.
inline constexpr std::string_view kSignatureEnding = ".sig";
/// No file of a key or a signature is longer.
inline constexpr std::size_t kMaxSignatureBytes = 256;

}  // namespace kb
