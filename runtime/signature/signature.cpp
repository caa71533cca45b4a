// The texts, and libsodium's answer.
#include "runtime/signature/signature.h"

#include <algorithm>

#include <sodium.h>

#include "runtime/signature/hexadecimal.h"

namespace kb {
namespace {

constexpr std::string_view kPublicKey = "kb public key 1 ";
constexpr std::string_view kSignature = "kb signature 1 ";

/// What stands in a line of its own behind these words.
std::optional<std::string_view> line_after(std::string_view words, std::string_view text) {
  if (!text.starts_with(words) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(words.size());
  text.remove_suffix(1);
  return text;
}

}  // namespace

std::string public_key_text(const PublicKey& key) {
  return std::string(kPublicKey).append(to_hexadecimal(key.bytes)) + "\n";
}

std::optional<PublicKey> read_public_key(std::string_view text) {
  const auto digits = line_after(kPublicKey, text);
  PublicKey key;
  if (!digits || !from_hexadecimal(*digits, key.bytes)) return std::nullopt;
  return key;
}

std::string name_of(const PublicKey& key) { return to_hexadecimal(key.bytes).substr(0, 16); }

std::string signature_text(const Signature& signature) {
  return std::string(kSignature)
             .append(to_hexadecimal(signature.key.bytes))
             .append(" ")
             .append(to_hexadecimal(signature.bytes)) +
         "\n";
}

std::optional<Signature> read_signature(std::string_view text) {
  const auto digits = line_after(kSignature, text);
  if (!digits) return std::nullopt;
  const std::size_t space = digits->find(' ');
  Signature signature;
  if (space == std::string_view::npos || !from_hexadecimal(digits->substr(0, space), signature.key.bytes) ||
      !from_hexadecimal(digits->substr(space + 1), signature.bytes))
    return std::nullopt;
  return signature;
}

SignatureCheck check_signature(std::span<const std::byte> bytes, std::string_view text,
                               std::span<const PublicKey> trusted) {
  const auto signature = read_signature(text);
  if (!signature) return SignatureCheck::no_signature;
  if (std::ranges::find(trusted, signature->key) == trusted.end()) return SignatureCheck::untrusted_key;
  const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
  const bool good =
      sodium_init() >= 0 && crypto_sign_verify_detached(signature->bytes.data(), data, bytes.size(),
                                                        signature->key.bytes.data()) == 0;
  return good ? SignatureCheck::good : SignatureCheck::wrong;
}

}  // namespace kb
