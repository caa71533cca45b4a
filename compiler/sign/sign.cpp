// A secret key is the seed of RFC 8032: the rest is worked out from it whenever it is used.
#include "compiler/sign/sign.h"

#include <array>

#include <sodium.h>

#include "runtime/signature/hexadecimal.h"

namespace kbc {
namespace {

constexpr std::string_view kSecretKey = "kb secret key 1 ";

/// Both halves of a key, overwritten when they are no longer needed.
struct KeyPair {
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  kb::PublicKey shared;

  KeyPair() = default;
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
  ~KeyPair() {
    sodium_memzero(seed.data(), seed.size());
    sodium_memzero(secret.data(), secret.size());
  }
  void derive() { crypto_sign_seed_keypair(shared.bytes.data(), secret.data(), seed.data()); }
};

}  // namespace

tl::expected<KeyTexts, std::string> make_key() {
  if (sodium_init() < 0) return tl::unexpected(std::string("the system gives no random numbers"));
  KeyPair key;
  randombytes_buf(key.seed.data(), key.seed.size());
  key.derive();
  std::string digits = kb::to_hexadecimal(key.seed);
  KeyTexts texts{{}, kb::public_key_text(key.shared)};
  texts.secret.reserve(kb::kMaxSignatureBytes);  // no copy is left behind where it grew
  texts.secret.append(kSecretKey).append(digits).append("\n");
  forget(digits);
  return texts;
}

tl::expected<std::string, std::string> sign(std::span<const std::byte> bytes, std::string_view secret) {
  if (sodium_init() < 0) return tl::unexpected(std::string("the system gives no random numbers"));
  KeyPair key;
  if (!secret.starts_with(kSecretKey) || !secret.ends_with('\n') ||
      !kb::from_hexadecimal(secret.substr(kSecretKey.size(), secret.size() - kSecretKey.size() - 1),
                            key.seed))
    return tl::unexpected(std::string("is no secret key: `kbc keygen` makes one"));
  key.derive();
  kb::Signature signature{key.shared, {}};
  crypto_sign_detached(signature.bytes.data(), nullptr, reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), key.secret.data());
  return kb::signature_text(signature);
}

void forget(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace kbc
