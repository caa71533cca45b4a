// What was signed is found good; one bit or byte more, less or other, of anything, is not.
#include "compiler/sign/sign.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using kb::SignatureCheck;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

/// The first test vector of RFC 8032 that signs something (7.1, TEST 2).
constexpr const char* kSecret =
    "kb secret key 1 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n";
constexpr const char* kShared =
    "kb public key 1 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c\n";
constexpr const char* kSigned =
    "kb signature 1 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c "
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00\n";

TEST(Sign, IsEd25519) {
  EXPECT_EQ(kbc::sign(bytes_of("\x72"), kSecret), kSigned);
  const auto key = kb::read_public_key(kShared);
  ASSERT_TRUE(key);
  EXPECT_EQ(kb::public_key_text(*key), kShared);
  EXPECT_EQ(kb::name_of(*key), "3d4017c3e843895a");
  EXPECT_EQ(kb::check_signature(bytes_of("\x72"), kSigned, std::vector{*key}), SignatureCheck::good);
}

TEST(Sign, KeysAreNew) {
  const auto one = kbc::make_key();
  const auto other = kbc::make_key();
  ASSERT_TRUE(one && other);
  EXPECT_NE(one->secret, other->secret);
  const std::string file = "a file";
  const auto signature = kbc::sign(bytes_of(file), one->secret);
  ASSERT_TRUE(signature);
  const auto trusted = *kb::read_public_key(one->shared);
  const auto stranger = *kb::read_public_key(other->shared);
  EXPECT_EQ(kb::check_signature(bytes_of(file), *signature, std::vector{stranger, trusted}),
            SignatureCheck::good);
  EXPECT_EQ(kb::check_signature(bytes_of(file), *signature, std::vector{stranger}),
            SignatureCheck::untrusted_key);
  EXPECT_EQ(kb::check_signature(bytes_of(file), *signature, {}), SignatureCheck::untrusted_key);
}

TEST(Sign, NoOtherFileIsTheOneThatWasSigned) {
  const std::vector trusted{*kb::read_public_key(kShared)};
  std::string file(64, 'x');
  const std::string signature = *kbc::sign(bytes_of(file), kSecret);
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    std::string other = file;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
    EXPECT_EQ(kb::check_signature(bytes_of(other), signature, trusted), SignatureCheck::wrong) << bit;
  }
  for (const std::string& other : {file + "x", file.substr(1), std::string()})
    EXPECT_EQ(kb::check_signature(bytes_of(other), signature, trusted), SignatureCheck::wrong) << other;
}

TEST(Sign, NoOtherSignatureIsTheOneThatWasMade) {
  const std::vector trusted{*kb::read_public_key(kShared)};
  const std::string whole = kSigned;
  ASSERT_LE(whole.size(), kb::kMaxSignatureBytes);
  const auto check = [&](const std::string& text) {
    return kb::check_signature(bytes_of("\x72"), text, trusted);
  };
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_EQ(check(whole.substr(0, size)), SignatureCheck::no_signature) << size;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string other = whole;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
    EXPECT_NE(check(other), SignatureCheck::good) << bit;
  }
  for (const std::string& other :
       {whole + whole, whole + "\n", " " + whole, whole.substr(0, whole.size() - 1) + "\r\n"})
    EXPECT_EQ(check(other), SignatureCheck::no_signature) << other;
}

TEST(Sign, NoOtherTextIsAKey) {
  const std::string secret = kSecret;
  const std::string shared = kShared;
  for (std::size_t size = 0; size < secret.size(); ++size) {
    EXPECT_FALSE(kbc::sign({}, std::string_view(secret).substr(0, size))) << size;
    EXPECT_FALSE(kb::read_public_key(std::string_view(shared).substr(0, size))) << size;
  }
  EXPECT_EQ(kbc::sign({}, kShared).error(), "is no secret key: `kbc keygen` makes one");
  EXPECT_FALSE(kb::read_public_key(kSecret));
  EXPECT_FALSE(kb::read_public_key(kSigned));
  EXPECT_FALSE(kb::read_public_key(shared + "\n"));
}

TEST(Sign, WhatIsForgottenIsGone) {
  std::string secret = kSecret;
  kbc::forget(secret);
  EXPECT_TRUE(secret.empty());
}

}  // namespace
